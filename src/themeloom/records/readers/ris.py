"""RIS: a record goes from TY to ER, one tag a line; nearly every database and reference manager writes it, in its own way."""

import re
from functools import cache

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.tagged import Ledger, find_linked_doi, split_lines
from themeloom.records.values.identifiers import find_doi

# with one blank only before the hyphen, a line of prose may look like it ("TY - a new notation"): the type is then one word
START = re.compile(r"([ \t]*)TY(?:(  )-[ \t]*(.*)|( ?)-[ \t]*([A-Za-z]{2,10}))[ \t]*$")
MARK = re.compile(
    r"^[ \t]*TY(?:  -.*| ?-[ \t]*[A-Za-z]{2,10}[ \t]*)\n(?:[ \t]*\n)*[ \t]*(?:[A-Z][A-Z0-9] {0,2}|[A-Z]{4}  )-", re.MULTILINE
)
LOOSE = re.compile(r"([ \t]*)(?:[A-Z][A-Z0-9]|[A-Z]{4}(?=  -))( {0,2})-(?:[ \t]|$)")
GLUED = re.compile(r"TY {0,2}-[ \t]*[A-Za-z]{2,10}$")  # two files put together where the first one has no last line end
LISTED = ("KW", "AD", "N1")
# "Cited By :3", "References: ...", "doi: ...": what a note is about
CITED = re.compile(r"^cited by (\d+)$|\b(?:Cited By|Times Cited)(?: \(since \d{4}\))?\s?: ?(\d+)", re.IGNORECASE)
NOTES = ("N1", "U3")
# the same abstract in several languages, each begins with the word for it
HEADED = re.compile(
    r"(abstract|summary|r[eé]sum(?:o|en|[eé])?|sumario|sommaire|riassunto|zusammenfassung|kurzfassung)\b", re.IGNORECASE
)
ENGLISH = ("abstract", "summary")
NOTE = re.compile(r"([A-Za-z][\w ()]{2,60}?) ?: *(?=\S)")
PAGED = re.compile(r" OP {1,2}- .*")  # a tag of EBSCO that a reference manager put behind the value before it
HEADER = re.compile(r"(Provider|Database): *(.*?)\.?$")
HOST = re.compile(r"https?://([^/\s:?#]+)", re.IGNORECASE)
ADDRESSES = ("UR", "L2", "LK", "L1")
FURNITURE = {
    "record header": re.compile(r"Record #\d+ of \d+|Provider: .*|Content: [a-z]+/.*|Database: .*"),
    "record number": re.compile(r"\d{1,6}\.|<\d{1,6}\. ?>|<\d{1,6}>"),
    "link": re.compile(r"Link to .*|https?://\S+"),
}


def is_ris(text: str) -> bool:
    r"""Say whether a text is RIS: a line TY, and a line with another tag under it.

    Examples
    --------
    >>> is_ris("TY  - JOUR\nTI  - Looms\nER  - \n")
    True
    >>> is_ris("TY - A New Notation\nWe show a notation.\n")
    False
    """
    return MARK.search(text) is not None


def parse_ris(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse RIS, as ``formats.Syntax`` says.

    A line is a tag only if it is indented and spaced as the TY line of its record, other lines belong to the tag above. What
    notes and addresses say is found as tags of its own: ``N1 Cited By``, ``N1 References``, ``DOI found``, ``source`` (the
    database or the web site, where all records of the file have the same), ``Provider`` and ``Database`` (from the lines above a
    record). Of the same abstract in several languages only one is AB, the English one if there is one.

    Examples
    --------
    >>> records, rows = parse_ris("3. limit 2 to english\nTY  - JOUR\nTI  - Looms\nER  - \n")
    >>> records[0].values
    {'TY': ['JOUR'], 'TI': ['Looms']}
    >>> rows[0].text
    '3. limit 2 to english'
    """
    ledger = Ledger(LISTED)
    pattern = None
    header = {}
    for line in split_lines(text):
        start = START.match(line)
        spacing = _build_pattern(start[1], start[2] or start[4]) if start else None
        # one that is spaced as the open record begins the next one, which has no ER above it; else it may be prose
        if start and (not ledger.inside or start[2] or spacing is pattern):
            pattern = spacing
            ledger.add_record("TY", (start[3] or start[5] or "").strip())
            ledger.values.update(header)
            header = {}
        elif not line.strip():
            ledger.add_blank()
        elif ledger.inside:
            pattern = _add_inside(ledger, line, pattern)
        else:
            header |= _add_outside(ledger, line.strip())
    records, rows = ledger.build_account()
    return _add_extras(records), rows


@cache
def _build_pattern(indent, gap):
    """The pattern of a line with a tag: indented and spaced as the TY line of its record."""
    rest = r"(?:[ \t]+(.*)|$)" if len(gap) < 2 else r"[ \t]*(.*)$"
    tag = "[A-Z][A-Z0-9]" if len(gap) < 2 else "[A-Z][A-Z0-9](?:[A-Z]{2})?"  # one database has PMID
    return re.compile(f"{indent}({tag}){gap}-{rest}")


def _add_inside(ledger, line, pattern):
    """Add a line of an open record; return the pattern of its tags, which the first one shows where TY is spaced otherwise."""
    match = pattern.match(line)
    if not match and ledger.tag == "TY" and (loose := LOOSE.match(line)):
        pattern = _build_pattern(*loose.groups())
        match = pattern.match(line)
    value = (match[2] or "").strip() if match else ""
    if " OP " in value:
        value = PAGED.sub("", value)
    if match and match[1] == "ER" and (glued := GLUED.match(value)):
        ledger.add_end()
        ledger.add_record("TY", glued[0].partition("-")[2].strip(), shared=True)
    elif match and match[1] == "ER" and not value:
        ledger.add_end()
    elif match:
        ledger.add_value(match[1], value)
    elif FURNITURE["record header"].fullmatch(line.strip()) and line.startswith("Record #"):
        ledger.add_stray(line, "furniture", "record header")
    else:
        ledger.add_more(line)
    return pattern


def _add_outside(ledger, line):
    """Add a line between records; return what it says of the next one, as tag and values."""
    reason = next((reason for reason, pattern in FURNITURE.items() if pattern.fullmatch(line)), None)
    if reason:
        ledger.add_stray(line, "furniture", reason)
    else:
        ledger.add_stray(line)
    match = HEADER.match(line)
    return {match[1]: [match[2]]} if match and match[2] else {}


def _add_extras(records):
    """The records with tags for what their notes and addresses say."""
    sources = [_list_sources(raw.values) for raw in records if raw.values]
    shared = sorted(set.intersection(*sources)) if sources else []
    return [raw._replace(values=_list_extras(raw.values, shared)) if raw.values else raw for raw in records]


def _list_sources(values):
    """The database and the web site of a record."""
    hosts = [match[1].lower() for tag in ADDRESSES for link in values.get(tag, []) if (match := HOST.match(link))]
    return {*values.get("DB", [])[:1], *hosts[:1]}


def _list_extras(values, sources):
    """Tags and values of a record, with those that notes and addresses hold."""
    extras = {"source": sources} if sources else {}
    for note in values.get("N1", []):
        if match := NOTE.match(note):
            extras.setdefault(f"N1 {match[1]}", []).append(note[match.end() :])
    if counts := [match[1] or match[2] for tag in NOTES for note in values.get(tag, []) if (match := CITED.search(note))]:
        extras["N1 Cited By"] = counts[:1]
    if len(values.get("AB", [])) > 1 and (abstracts := _pick_language(values["AB"])):
        extras["AB"] = abstracts
    texts = [*values.get("M3", []), *extras.get("N1 doi", []), *extras.get("N1 DOI", [])]
    dois = [*filter(None, map(find_doi, texts)), find_linked_doi(values, ADDRESSES)]
    if doi := dois[0]:
        extras["DOI found"] = [doi]
    return {**values, **extras}


def _pick_language(abstracts):
    """Of abstracts that begin with the word for it in different languages, the English one or the first; else None."""
    heads = [match[1].casefold() for text in abstracts if (match := HEADED.match(text))]
    if len(heads) < len(abstracts) or len(set(heads)) < len(heads):
        return None
    return [next((text for head, text in zip(heads, abstracts, strict=True) if head in ENGLISH), abstracts[0])]
