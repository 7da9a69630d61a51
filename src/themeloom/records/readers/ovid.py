"""Ovid's text export: a record begins with its number in angle brackets, its fields as tags or as labels with the text below."""

import re

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.tagged import Ledger, split_lines

NUMBER = re.compile(r"<\d{1,7}\.? ?>[ \t]*$")
TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|$)")
LABEL = re.compile(r"([A-Z][\w/&(),.' -]{1,60})$")
MARK = re.compile(r"^<\d{1,7}\.? ?>[ \t]*\n(?:[ \t]*\n)*(?:[A-Z][A-Z0-9]  - \S|[A-Z][\w/&(),.' -]{1,60}\n[ \t]+\S)", re.MULTILINE)
LISTED = ("Subject Headings", "MeSH Subject Headings", "Keyword Heading", "Institution", "IN")
AUTHORS = frozenset(("Author", "Authors", "Author(s)", "Authors Full Name"))
# a source: "Weave J. 12(3):7-9, 2018." or "Weave J January/February 2018;12(3):7-9"
EDITORS = re.compile(r"^.*\[Ed(?:itor|\.)[^\]]{0,60}\]\.\s+")
VENUE = re.compile(r"(.{3,200}?)(?:\.(?: |$|(?=:))|,? \d+,|, \d{4}\(|(?: [A-Z][a-z]+(?:/[A-Z][a-z]+)?)? \d{4};)")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d(?=;|: |\.?$|, |\()")
PLACE = re.compile(r"(?:^|[\s;])(?!(?:19|20)\d\d:)(\d+)(?:\(([^()]{1,20})\))?: ?([A-Z]?\d+(?:-[A-Z]?\d+)?)")
# what stands behind an author's name: the role, degrees, marks of addresses
BEHIND = re.compile(r"\s{0,9}\[[^\]]{0,200}\]$|\s{1,9}[\d,+*#]{1,40}$")
# initials are no degrees: "Cat MA"
DEGREES = re.compile(r"^(.{0,200},\s{0,9}\S.{0,200}?)(?:,?\s+(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|MPH|MB|FACSM|RN)\.?)+$")
LONGEST_NAME = 200  # characters
SPOKEN = ("LG", "LA", "DT", "PT", "Language", "Publication Type")  # values that may end as sentences do


def is_ovid(text: str) -> bool:
    r"""Say whether a text is Ovid's: a number in angle brackets, and a field under it.

    Examples
    --------
    >>> is_ovid("<1. >\nTI  - Looms\n"), is_ovid("<1>\nTitle\n  Looms\n"), is_ovid("<1>\nLooms weave.\n")
    (True, True, False)
    """
    return MARK.search(text) is not None


def parse_ovid(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse Ovid's text export, as ``formats.Syntax`` says.

    The number is the tag ``number``; what the source (SO) says is found as ``SO journal``, ``SO year`` and so on. The search
    strategy is outside of the records.

    Examples
    --------
    >>> records, rows = parse_ovid("<1. >\nTI  - Looms\n\n<2. >\nTitle\n  On\n  cats\n")
    >>> [raw.values for raw in records]
    [{'number': ['1'], 'TI': ['Looms']}, {'number': ['2'], 'Title': ['On cats']}]
    """
    ledger = Ledger(LISTED)
    labelled = False  # the open record has labels, and no tags
    for line in split_lines(text):
        match = TAG.match(line)
        if NUMBER.match(line):
            ledger.add_record("number", re.sub(r"\D", "", line))
            labelled = False
        elif not line.strip():
            ledger.add_blank()
        elif not ledger.inside:
            ledger.add_stray(line)
        elif match and not labelled:
            ledger.add_value(match[1], (match[2] or "").strip())
        elif (label := LABEL.match(line)) and (labelled or ledger.tag == "number"):
            labelled = True
            ledger.add_value(label[1].strip(), "")
        else:
            ledger.add_more(line)
    records, rows = ledger.build_account()
    return [_add_extras(raw) for raw in records], rows


def _add_extras(raw):
    """The record with each author apart, and with the journal that its source begins with."""
    values = dict(raw.values)
    for label in AUTHORS & values.keys():
        values[label] = [name for text in values[label] for name in re.split(r" {2,}|; ", text)]
    for tag in (AUTHORS | {"AU", "FA"}) & values.keys():
        values[tag] = [_cut_name(name) for name in values[tag]]
    for tag in SPOKEN:
        values |= {tag: [text.rstrip(".") for text in values[tag]]} if tag in values else {}
    sources = raw.values.get("SO") or raw.values.get("Source") or [""]
    return raw._replace(values=values | _cut_source(EDITORS.sub("", sources[0]))) if values else raw


def _cut_name(name):
    """A name without what stands behind it; a longer text is none."""
    before = ""
    while before != name and len(name) <= LONGEST_NAME:
        before = name
        name = DEGREES.sub(r"\1", BEHIND.sub("", name))
    return name


def _cut_source(source):
    """Journal, year, volume, issue and pages that a source names."""
    venue = VENUE.match(source)
    rest = source[venue.end(1) :] if venue else source
    year = YEAR.search(rest)
    place = PLACE.search(rest)
    parts = dict(zip(("volume", "issue", "pages"), place.groups(), strict=True)) if place else {}
    parts |= {"journal": venue and venue[1], "year": year and year[0]}
    return {f"SO {name}": [part] for name, part in parts.items() if part}
