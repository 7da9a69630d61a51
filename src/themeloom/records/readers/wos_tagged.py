"""Web of Science, plain text (savedrecs.txt, .ciw, .isi): a record goes from PT to ER, lines that go on are indented."""

import re
import unicodedata
from collections import Counter

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.tagged import Ledger, find_orcid, split_lines

TAG = re.compile(r"([A-Z][A-Z0-9])(?: +(.*)|[ \t]*)$")
HEADER = re.compile(r"^FN .*\n(?:[ \t]*\n)*VR \d", re.MULTILINE)
MARK = re.compile(r"^PT [A-Z][ \t]*\n(?:[ \t]*\n)*[A-Z][A-Z0-9] +\S", re.MULTILINE)
FURNITURE = {
    "end of the file": re.compile(r"EF[ \t]*(?:FN .*)?"),
    "header of the file": re.compile(r"FN .*|VR [\d.]+[ \t]*"),
}
MAIL = re.compile(r"\s?\([^()]{0,99}@[^()]{0,99}\)")
LISTED = ("AU", "AF", "BA", "BF", "BE", "GP", "CA", "C1", "CR")
# where a program has taken the blanks from the beginnings of lines, only these are tags: capitals often go on on the next line
KNOWN = frozenset(
    re.findall(
        r"\w\w",
        "AB AE AF AR AU BA BE BF BN BP BS C1 C3 CA CC CL CR CT CY D2 DA DE DG DI DT EA ED EI EM EP EY FU FX GA GP HC HO HP ID "
        "IS J9 JI LA MA MC MQ NR OA OI P2 PA PD PG PI PM PN PS PU PY RI RP SC SE SI SN SO SP SU TC TI U1 U2 UT VL WC WE X1 X4 "
        "X5 Y1 Y4 Y5 Z1 Z2 Z3 Z4 Z8 Z9 ZB",
    )
)


def is_wos_tagged(text: str) -> bool:
    r"""Say whether a text is a plain-text export of the Web of Science: by its header, or a record that begins with PT.

    Examples
    --------
    >>> is_wos_tagged("PT J\nAU Cat, A\nTI Looms\nER\n")
    True
    >>> is_wos_tagged("PT Symmetry\nWe study PT.\n")
    False
    """
    return bool(HEADER.search(text) or MARK.search(text))


def parse_wos_tagged(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse a plain-text export of the Web of Science, as ``formats.Syntax`` says: header and end are rows.

    ORCIDs (OI) are put into the order of the authors by their names, as tag ``OI by author``.

    Examples
    --------
    >>> records, rows = parse_wos_tagged("FN Some Name\nVR 1.0\nPT J\nAU Cat, A\n   Dog, B\nTI On\n   Looms\nER\n\nEF\n")
    >>> records[0].values
    {'PT': ['J'], 'AU': ['Cat, A', 'Dog, B'], 'TI': ['On Looms']}
    """
    ledger = Ledger(LISTED)
    indented = "\n   " in text
    for line in split_lines(text):
        match = TAG.match(line)
        tag = match[1] if match else ""
        value = (match[2] or "").strip() if match else ""
        reason = (
            next((reason for reason, pattern in FURNITURE.items() if pattern.fullmatch(line)), None)
            if line[:1] in "EFV"
            else None
        )
        if not line.strip():
            ledger.add_blank()
        elif tag == "PT" and (not ledger.inside or re.fullmatch("[A-Z]", value)):
            ledger.add_record("PT", value)
        elif reason:
            ledger.add_stray(line, "furniture", reason)
        elif not ledger.inside:
            ledger.add_stray(line)
        elif tag == "ER" and not value:
            ledger.add_end()
        elif tag in KNOWN or (tag and indented):
            ledger.add_value(tag, value)
        else:
            ledger.add_more(line)
    records, rows = ledger.build_account()
    return [_tidy_authors(raw) for raw in records], rows


def _tidy_authors(raw):
    """The record with its authors' names without addresses of mail, and with their ORCIDs."""
    values = raw.values
    for tag in ("AU", "AF"):
        if any("@" in name for name in values.get(tag, [])):
            values = {**values, tag: [MAIL.sub("", name).strip() for name in values[tag]]}
    return raw._replace(values=_add_orcids(values) if "OI" in values else values)


def _add_orcids(values):
    """The values of a record with its ORCIDs in the order of its authors.

    An author has that of the same name, else that of the same surname and initial, where nobody else has these.
    """
    named = {}
    for part in "; ".join(values["OI"]).split(";"):
        name, _, code = part.rpartition("/")
        if orcid := find_orcid(code):
            named.setdefault(_fold_name(name), orcid)
    names = [_fold_name(name) for name in values.get("AF") or values.get("AU", [])]
    people = Counter(_shorten_name(name) for name in names)
    owners = Counter(_shorten_name(name) for name in named)
    short = {_shorten_name(name): orcid for name, orcid in named.items()}
    alone = {name for name in short if people[name] == owners[name] == 1 and all(name)}
    orcids = [named.get(name) or (short[_shorten_name(name)] if _shorten_name(name) in alone else "") for name in names]
    return {**values, "OI by author": orcids} if any(orcids) else values


def _shorten_name(name):
    """Surname and initial."""
    return name[0], name[1][:1]


def _fold_name(name):
    """Surname and given names without accents, in letters of one case."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))
    surname, _, given = plain.partition(",")
    return re.sub(r"[\W_]+", "", surname), re.sub(r"[\W_]+", "", given)
