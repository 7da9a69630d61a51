"""MEDLINE (PubMed's .nbib, also ERIC's): tags of four places and a hyphen, lines that go on are indented by six blanks."""

import re
from collections import defaultdict

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.tagged import Ledger, find_orcid, is_double_spaced, split_lines

# "TI  - ", "PMID- ", ERIC's "ISSN - "; "AU - MD9" is no tag: the place of the hyphen is wrong
TAG = re.compile(r"([A-Z][A-Z0-9]  |[A-Z][A-Z0-9]{2} |[A-Z][A-Z0-9]{3} ?)-(?: (.*)|$)")
NUMBER = re.compile(r"^PMID ?- ?\d+[ \t]*\n(?:[ \t]*\n)*[A-Z][A-Z0-9]{1,3} {0,2}-", re.MULTILINE)
TITLE = re.compile(r"^(?:TI  |BTI )- \S", re.MULTILINE)
OWN = re.compile(r"^OWN - \S", re.MULTILINE)
OTHERS = re.compile(r"^(?:ER  -[ \t]*$|TY  -|<\d+\.? ?>[ \t]*$)", re.MULTILINE)  # marks of RIS and of Ovid
FIELDS = re.compile(r"^(?:FAU |DP  |JT  |PG  |VI  |JID |STAT|MH  |OT  |LID |AID )- \S", re.MULTILINE)


def is_medline(text: str) -> bool:
    r"""Say whether a text is in MEDLINE's format.

    Examples
    --------
    >>> is_medline("PMID- 12345\nTI  - Looms weave.\n")
    True
    >>> is_medline("PMID and other numbers\nWe count numbers.\n")
    False
    """
    if NUMBER.search(text):
        return True
    return bool(TITLE.search(text) and (OWN.search(text) or FIELDS.search(text)) and not OTHERS.search(text))


def parse_medline(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse MEDLINE's format, as ``formats.Syntax`` says.

    A record begins with PMID or, without one, with a tag under a blank line. ORCIDs (AUID) stand in the order of the authors,
    empty for an author without one; the DOI, which is marked among other identifiers, is the tag ``DOI found``; several kinds of
    document (PT) are one value.

    Examples
    --------
    >>> records, rows = parse_medline("PMID- 1\nTI  - On\n      looms.\n\nPMID- 2\nTI  - On cats.\n")
    >>> [raw.values["TI"] for raw in records]
    [['On looms.'], ['On cats.']]
    """
    ledger = Ledger()
    parted = not is_double_spaced(text)  # blank lines part records
    numbered = NUMBER.search(text) is not None
    after_blank = True
    orcids = defaultdict(dict)  # line of a record -> number of an author -> his ORCID
    for line in split_lines(text):
        match = TAG.match(line)
        tag = match[1].strip() if match else ""
        value = (match[2] or "").strip() if match else ""
        if not line.strip():
            ledger.add_blank()
        elif match and (
            not ledger.inside or (tag == "PMID" and value.isdigit()) or (after_blank and parted and _is_first(tag, numbered))
        ):
            ledger.add_record(tag, value)
            begun = ledger.line
        elif match:
            ledger.add_value(tag, value)
            if tag == "AUID" and (orcid := find_orcid(value)):
                orcids[begun].setdefault(_count_authors(ledger.values), orcid)
        elif ledger.inside and not (after_blank and parted and line[:1].strip()):
            ledger.add_more(line)
        else:
            ledger.add_stray(line)
        after_blank = not line.strip()
    records, rows = ledger.build_account()
    return [_add_extras(raw, orcids.get(raw.line, {})) for raw in records], rows


def _is_first(tag, numbered):
    """Whether a tag under a blank line begins a record: any where the file has no numbers, else ERIC's first one only."""
    return not numbered or tag == "OWN"


def _count_authors(values):
    """How many authors there are so far."""
    return len(values.get("FAU") or values.get("AU", []))


def _add_extras(raw, orcids):
    """The record with an ORCID, or none, for each author, and with what is marked as its DOI among other identifiers."""
    values = {tag: several for tag, several in raw.values.items() if tag != "AUID"}
    places = range(1, _count_authors(values) + 1)
    dois = [number for tag in ("LID", "AID") for number in values.get(tag, []) if number.endswith("[doi]")]
    values |= {"AUID": [orcids.get(place, "") for place in places]} if orcids.keys() & set(places) else {}
    values |= {"PT": ["; ".join(values["PT"])]} if "PT" in values else {}
    values |= {"DOI found": dois[:1]} if dois else {}
    return raw._replace(values=values) if len(values) > 1 else raw
