"""EndNote's tagged format (.enw; refer): a percent sign and one character begin a field, a blank line parts records."""

import re

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.tagged import Ledger, find_linked_doi, is_double_spaced, split_lines

TAG = re.compile(r"(%[0-9A-Z@!#$&()*+<=>?\[\]^{|}~])(?:[ \t]+(.*)|$)")
KIND = re.compile(r"^%0[ \t]+\S.*\n(?:[ \t]*\n)*%\S[ \t]", re.MULTILINE)
TITLE = re.compile(r"^%T[ \t]+\S", re.MULTILINE)
FIELDS = re.compile(r"^%[ADJBX0][ \t]+\S", re.MULTILINE)
FIRST = ("%T", "%A", "%J", "%B", "%D", "%E")
LISTED = ("%K", "%+")


def is_endnote_tagged(text: str) -> bool:
    r"""Say whether a text is in EndNote's tagged format.

    Examples
    --------
    >>> is_endnote_tagged("%0 Journal Article\n%T Looms\n")
    True
    >>> is_endnote_tagged("% a comment\n@article{cat, title = {Looms}}\n")
    False
    """
    return bool(KIND.search(text) or (TITLE.search(text) and FIELDS.search(text)))


def parse_endnote_tagged(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse EndNote's tagged format, as ``formats.Syntax`` says.

    A record begins with a tag under a blank line, or with a second %0; %0 need not be its first tag, and may be missing.

    Examples
    --------
    >>> records, rows = parse_endnote_tagged("%T Looms\n%0 Journal Article\n\n%T Cats\n%A Cat, Ann\n")
    >>> [raw.values["%T"] for raw in records]
    [['Looms'], ['Cats']]
    """
    ledger = Ledger(LISTED)
    parted = not is_double_spaced(text)  # blank lines part records
    after_blank = True
    for line in split_lines(text):
        match = TAG.match(line)
        if not line.strip():
            ledger.add_blank()
        elif match and (not ledger.inside or _is_next(ledger.values, match[1], after_blank and parted)):
            ledger.add_record(match[1], (match[2] or "").strip())
        elif match:
            ledger.add_value(match[1], (match[2] or "").strip())
        elif ledger.inside:
            ledger.add_more(line)
        else:
            ledger.add_stray(line)
        after_blank = not line.strip()
    records, rows = ledger.build_account()
    return [_add_doi(raw) for raw in records], rows


def _is_next(values, tag, after_blank):
    """Whether a tag begins the next record: %0, or one that stands first in others, under a blank line and behind a title.

    Other tags do not: an abstract may hold blank lines, and end with one.
    """
    if tag == "%0":  # two that follow each other are two kinds of one work
        return after_blank or ("%0" in values and len(values) > 1)
    return after_blank and "%T" in values and tag in FIRST


def _add_doi(raw):
    """The record with the DOI of its addresses, where it has no other."""
    doi = "" if "%R" in raw.values else find_linked_doi(raw.values, ["%U"])
    return raw._replace(values={**raw.values, "DOI found": [doi]}) if doi else raw
