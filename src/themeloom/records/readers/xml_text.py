"""Papers in XML: PubMed, EndNote, arXiv (Atom and OAI), Zotero RDF.

A text is cut at the marks of its records before anything is parsed, and each record is parsed alone. So a broken record costs
only itself, and what the head of a file declares is never read: no entity can unfold, no other file can be drawn in.
"""

import re

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.spans import FURNITURE, NOTE, RECORD, REJECTED, Span, build_account
from themeloom.records.readers.xml_elements import build_element_values, name_element
from themeloom.records.readers.xml_pieces import find_declared, parse_piece

HEAD = 20_000  # characters within which the first mark of XML stands
HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
ROOTS = re.compile(
    r"^[ \t]*<(?:\?xml\s|(?:\w{1,20}:)?(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitationSet|MedlineCitation|"
    r"xml|records?|OAI-PMH|ListRecords|GetRecord|RDF|feed)(?=[\s>/]))",
    re.IGNORECASE | re.MULTILINE,
)
RDF = re.compile(r"<(?:\w{1,20}:)?RDF[\s>]")
RECORDS = [  # the names of the elements that are records; the first that a file has are its own
    re.compile(rf"<(/?)(?:[\w.-]{{1,20}}:)?({names})(?=[\s/>])[^<>]*>", re.IGNORECASE)
    for names in ("PubmedArticle|PubmedBookArticle", "MedlineCitation", "record", "entry")
]
TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*+)[^<>]*>")
HIDDEN = (("<!--", "-->"), ("<![CDATA[", "]]>"))  # marks of records within these are none
WITHDRAWN = re.compile(r"\s*<DeleteCitation>.*</DeleteCitation>\s*", re.DOTALL)  # PubMed: numbers of papers that are no more
LONGEST_FRAME = 5000  # characters of text around the records that are furniture still
ASIDE = {"attachment", "note", "annotation"}  # types of items of Zotero that are no papers
PARTS = {"journal", "memo", "attachment", "collection", "series", "periodical"}  # elements that are none, where no type says so


def is_xml(text: str) -> bool:
    """Say whether a text is XML, other than a web page.

    Examples
    --------
    >>> is_xml("<xml><records><record/></records></xml>"), is_xml("<1. >\\nTitle\\n  Looms")
    (True, False)
    """
    root = ROOTS.search(text, 0, HEAD)
    if not root or HTML.search(text, 0, HEAD):
        return False
    if text[root.start() :].lstrip().startswith("<?xml") and not text[: root.start()].strip():
        return True
    return bool(RDF.search(text, 0, HEAD)) or any(pattern.search(text) for pattern in RECORDS)


def parse_xml(text: str) -> tuple[list[RawRecord], list[Row]]:
    """Parse a text in XML, as ``formats.Syntax`` says: its head and its end are rows.

    The values of a record are those that ``xml_elements.build_element_values`` gives.

    Examples
    --------
    >>> records, rows = parse_xml("<xml><records>\\n<record><title>Looms</title></record>\\n</records></xml>")
    >>> records
    [RawRecord(line=2, lines=1, values={'title': ['Looms']}, reason='')]
    >>> [(row.line, row.lines, row.reason) for row in rows]
    [(1, 1, 'head of the file'), (3, 1, 'end of the file')]
    """
    masked = _mask(text)
    declared = find_declared(text)
    if RDF.search(masked, 0, HEAD):
        stretches = _cut_items(masked)
        spans = _read_items(text, stretches, declared)
    else:
        stretches = _cut_records(masked)
        spans = [span for start, end in stretches for span in _read_record(text, start, end, declared)]
    return build_account(text, _fill_gaps(text, spans))


def _mask(text):
    """The text with comments and literal sections blanked out, each character at its place."""
    parts = []
    place = 0
    while True:
        begins = [(text.find(begin, place), begin, end) for begin, end in HIDDEN]
        start, begin, end = min((hidden for hidden in begins if hidden[0] >= 0), default=(-1, "", ""))
        stop = text.find(end, start + len(begin)) if start >= 0 else -1
        if stop < 0:
            return "".join([*parts, text[place:]])
        parts += [text[place:start], " " * (stop + len(end) - start)]
        place = stop + len(end)


def _cut_records(masked):
    """(start, end) of the records; one that is not closed goes up to the next, or to the end of the text."""
    pattern = next((pattern for pattern in RECORDS if pattern.search(masked)), None)
    stretches = []
    begun = None
    for match in pattern.finditer(masked) if pattern else []:
        if match[1]:
            if begun is not None:
                stretches.append((begun, match.end()))
            begun = None
            continue
        if begun is not None:
            stretches.append((begun, match.start()))
        begun = match.start()
        if match[0].endswith("/>"):
            stretches.append((begun, match.end()))
            begun = None
    return stretches if begun is None else [*stretches, (begun, len(masked))]


def _cut_items(masked):
    """(start, end) of the elements directly below the root of an RDF text."""
    stretches = []
    depth = 0
    begun = 0
    for match in TAG.finditer(masked):
        if match[1]:
            depth -= 1
            if depth == 1:
                stretches.append((begun, match.end()))
            continue
        if depth == 1:
            begun = match.start()
        if not match[0].endswith("/>"):
            depth += 1
        elif depth == 1:
            stretches.append((begun, match.end()))
    return stretches if depth <= 1 else [*stretches, (begun, len(masked))]


def _read_record(text, start, end, declared):
    """The span of a record, and a note on its repair."""
    element, remark = parse_piece(text[start:end], declared)
    if element is None:
        return [Span(start, end, RECORD, remark)]
    # the oldest files of PubMed have the citation without the article around it
    path = "medlinecitation" if name_element(element) == "medlinecitation" else ""
    values = build_element_values(element, path)
    if name_element(element) == "entry" and any("arxiv.org/" in address for address in values.get("id", [])):
        values["repository"] = ["arXiv"]  # any news on the Web may be a feed of entries
    record = Span(start, end, RECORD, values=values)
    return [record, Span(start, end, NOTE, remark)] if remark else [record]


def _read_items(text, stretches, declared):
    """Spans of the items of an RDF text; what an item only points to, its journal, is read with it."""
    parsed = [(start, end, *parse_piece(text[start:end], declared)) for start, end in stretches]
    read = [
        (start, end, element, remark, build_element_values(element))
        for start, end, element, remark in parsed
        if element is not None
    ]
    spans = [Span(start, end, RECORD, remark) for start, end, element, remark in parsed if element is None]
    parts = {_name_resource(element): (name_element(element), values) for *_, element, _, values in read}
    for start, end, element, remark, values in read:
        kind = values.get("itemtype", [""])[0].lower()
        if kind in ASIDE or (not kind and name_element(element) in PARTS):
            spans.append(Span(start, end, FURNITURE, f"{kind or name_element(element)}, not a paper"))
            continue
        name, journal = parts.get(values.get("ispartof@resource", [""])[0], ("", {}))
        values |= {f"ispartof/{name}/{tag}": cells for tag, cells in journal.items() if name}
        spans.append(Span(start, end, RECORD, values=values))
        if remark:
            spans.append(Span(start, end, NOTE, remark))
    return sorted(spans, key=lambda span: span.start)


def _name_resource(element):
    """What other elements call an element of an RDF text."""
    return next((value for attribute, value in element.items() if attribute.endswith("}about")), None)


def _fill_gaps(text, spans):
    """The spans, with those for all that is between them."""
    placed = [span for span in spans if span.kind != NOTE]
    filled = []
    place = 0
    for number, span in enumerate([*placed, Span(len(text), len(text), RECORD)]):
        gap = text[place : span.start]
        start = place + len(gap) - len(gap.lstrip())
        if start < span.start:
            bare = re.sub(r"<[^<>]*>", "", gap).strip()
            where = ("head of the file", "end of the file")[place > 0] if number in (0, len(placed)) else "between the records"
            if WITHDRAWN.fullmatch(gap):
                where = "citations that were withdrawn"
            expected = len(bare) <= LONGEST_FRAME if where != "between the records" else not bare
            reason = where if placed else "XML without records of a known kind"
            filled.append(Span(start, span.start, FURNITURE if expected and placed else REJECTED, reason))
        filled.append(span)
        place = max(place, span.end)
    return [*filled[:-1], *(span for span in spans if span.kind == NOTE)]
