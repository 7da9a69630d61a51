"""PubMed's "Abstract (text)": numbered citations, each followed by blocks: title, authors, their addresses, abstract, numbers."""

import re

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.pubmed_summary import collect_citations, cut_summary, is_pubmed_summary
from themeloom.records.readers.tagged import Ledger, split_lines

YEAR = r"\b(?:1[89]|20)\d\d\b"
NUMBER = re.compile(r"(\d{1,6})[.:] +(\S.*)$")
CITED = re.compile(YEAR)
PMID = re.compile(r"PMID: *(\d{1,9})(?: *\[[^\]]*\])?[ \t]*$")
MARK = re.compile(r"^\d{1,6}[.:] +\S.*\n(?:[ \t]*\S.*\n){0,6}[ \t]*\n", re.MULTILINE)
PMID_LINE = re.compile(r"^PMID: *\d{1,9}(?: *\[[^\]\n]*\])?[ \t]*$", re.MULTILINE)
NUMBERS = re.compile(r"(DOI|PMCID|PMID): *(\S+)")
LABELS = {  # how a block begins -> its tag
    "Author information": re.compile(r"Author information: *"),
    "Collaborators": re.compile(r"Collaborators(?: \(\d+\))?: *"),
    "Conflict of interest": re.compile(r"Conflict of interest statement: *"),
    "Keywords": re.compile(r"KEYWORDS: *"),
    "Copyright": re.compile(r"(?:Copyright|©|\(c\)|Crown Copyright|Published by|This article is protected)", re.IGNORECASE),
    "Related": re.compile(
        r"(?:Comment|Erratum|Retraction|Expression of concern|Update|Republished|Summary for patients|Original report"
        r"|Corrected and republished|Dataset|Reprint|Cites|Retracted and republished) (?:in|on|of|for|from)$"
    ),
    "Note": re.compile(r"\[(?:Article in |No authors listed|Indexed for).*"),
    "Other abstract": re.compile(r"(?:Publisher|Other|Plain Language Summary): *"),
}
SECTION = re.compile(r"[A-Z][A-Z /&,'()-]{2,60}: ")
NAME = re.compile(r"[^\W\d_][\w'’. -]* ([^\W\d_]{1,4}(?:-[^\W\d_]{1,2})?)(?: (?:Jr|Sr|2nd|3rd|4th|I{2,3}|IV))?")
JOURNAL = re.compile(rf"(.+?)\. +(?={YEAR})")
PLACE = re.compile(r"(?P<date>[^;:]+?)(?:;(?P<volume>[^():;]*)(?:\((?P<issue>[^)]*)\))?)?(?::(?P<pages>[^.:;]+))?\.(?: |$)")


def is_pubmed_text(text: str) -> bool:
    r"""Say whether a text is PubMed's: a numbered citation as a block, and a line with the PMID; or both in one block.

    Examples
    --------
    >>> is_pubmed_text("1. Weave J. 2020 Jan;1(2):3-4.\n\nLooms.\n\nCat A.\n\nPMID: 12345\n")
    True
    >>> is_pubmed_text("1. Looms in 2020\n\nWe weave.\n")
    False
    """
    return _is_abstracts(text) or is_pubmed_summary(text)


def _is_abstracts(text):
    """Whether citations are blocks of their own, and the PMID a line."""
    return PMID_LINE.search(text) is not None and any(CITED.search(match[0]) for match in MARK.finditer(text))


def parse_pubmed_text(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse PubMed's "Abstract (text)", or its "Summary (text)", which has only the citations; as ``formats.Syntax`` says.

    The blocks become the tags Citation, Title, Author, Author information, Abstract, DOI, PMCID, PMID and others; of the citation
    there are Journal, Date, Volume, Issue and Pages, too. A summary has the tag Summary.

    Examples
    --------
    >>> text = "1. Weave J. 2020 Jan;1(2):3-4.\n\nLooms.\n\nCat A, Dog B.\n\nWe weave.\n\nPMID: 12345\n"
    >>> records, rows = parse_pubmed_text(text)
    >>> [records[0].values[tag] for tag in ("Title", "Author", "Abstract", "PMID")]
    [['Looms.'], ['Cat A', 'Dog B'], ['We weave.'], ['12345']]
    """
    if not _is_abstracts(text):
        return _parse_summary(text)
    ledger = Ledger()
    lines = split_lines(text)
    blocks = []  # of each record: its blocks, each a list of lines
    after_blank = True
    complete = False  # the open record has its PMID
    for index, line in enumerate(lines):
        if not line.strip():
            ledger.add_blank()
        elif after_blank and (not ledger.inside or complete) and _is_citation(lines, index):
            ledger.add_record("Citation", "")
            blocks.append([[NUMBER.match(line)[2]]])
            complete = False
        elif ledger.inside:
            ledger.add_more(line)
            complete = complete or PMID.match(line) is not None
            blocks[-1] += [[]] if after_blank else []
            blocks[-1][-1].append(line)
        else:
            ledger.add_stray(line)
        after_blank = not line.strip()
    records, rows = ledger.build_account()
    return [raw._replace(values=_build_values(several), reason="") for raw, several in zip(records, blocks, strict=True)], rows


def _parse_summary(text):
    ledger, citations = collect_citations(text)
    records, rows = ledger.build_account()
    return [
        raw._replace(values=_read_summary(citation), reason="") for raw, citation in zip(records, citations, strict=True)
    ], rows


def _read_summary(citation):
    """Tag -> values of a citation that stands alone."""
    parts = cut_summary(citation)
    head = parts.pop("Head")
    authors, stop, title = head.partition(". ")
    values = {"Summary": ["yes"], "Citation": [citation], **_cut_citation(parts.pop("Place"))}
    if stop and _is_authors(authors):
        values |= {"Author": _list_authors(authors), "Title": [title]}
    else:
        values["Title"] = [head]
    return values | {tag: [part] for tag, part in parts.items()}


def _is_citation(lines, index):
    """Whether a block begins with a number and holds a year: the citation of the next record."""
    if not NUMBER.match(lines[index]):
        return False
    for line in lines[index : index + 7]:
        if not line.strip():
            return False
        if CITED.search(line):
            return True
    return False


def _build_values(blocks):
    """Tag -> values of a record, from its blocks."""
    citation = _join(blocks[0])
    values = {"Citation": [citation], **_cut_citation(citation)}
    tags = [_name_block(block) for block in blocks]
    for place, block in enumerate(blocks[1:], 1):
        tag = tags[place]
        if tag == "Numbers":
            _add_numbers(values, block)
            continue
        if not tag:
            followed = "Author information" in tags[place + 1 : place + 2]
            tag = _place_block(values, block, followed)
        if tag == "Author":
            values["Author"] = _list_authors(_join(block))
        elif tag == "Author information":
            values[tag] = _list_addresses(block)
        else:
            values.setdefault(tag, []).append(LABELS[tag].sub("", _join(block), count=1) if tag == "Keywords" else _join(block))
    return values


def _name_block(block):
    """The tag of a block that says what it is; empty for title, authors and abstract."""
    if any(PMID.match(line) for line in block) or NUMBERS.match(block[0]):
        return "Numbers"
    return next((tag for tag, pattern in LABELS.items() if pattern.match(block[0].strip())), "")


def _place_block(values, block, followed):
    """The tag of a block that does not say it: title, authors, abstract, in this order; the authors may be missing."""
    if "Title" not in values:
        return "Title"
    if "Author" not in values and "Abstract" not in values and (followed or _is_authors(_join(block))):
        return "Author"
    return "Abstract" if "Abstract" not in values or SECTION.match(block[0]) else "Other"


def _is_authors(text):
    """Whether a block lists names: half of its parts or more end in initials."""
    names = _list_authors(text)
    initials = [match[1] for name in names if (match := NAME.fullmatch(name))]
    return 2 * sum(map(str.isupper, initials)) >= max(1, len(names))


def _list_authors(text):
    """The names of a block of authors, without the numbers of their addresses."""
    bare = re.sub(r"\((?:\d+|#)\)|[#*]", "", text).strip()
    return [name.strip() for name in re.split(r"[,;] ", bare.removesuffix(".")) if name.strip()]


def _list_addresses(block):
    """The addresses of the authors, each with its number taken off."""
    text = "\n".join([LABELS["Author information"].sub("", block[0], count=1), *block[1:]])
    return [address for part in re.split(r"(?:^|\n)[ \t]*\(\d+\)", text) if (address := " ".join(part.split()))]


def _add_numbers(values, block):
    """DOI, PMCID and PMID of a record."""
    for line in block:
        if match := NUMBERS.match(line.strip()):
            values.setdefault(match[1], []).append(match[2])


def _cut_citation(citation):
    """Journal, date, volume, issue, pages and DOI of a citation."""
    journal = JOURNAL.match(citation)
    doi = re.search(r"\bdoi: *(10\.\S+)", citation)
    parts = {"Journal": journal[1] if journal else "", "Citation DOI": doi[1] if doi else ""}
    place = PLACE.match(citation[journal.end() :]) if journal else None
    parts |= {tag.capitalize(): part or "" for tag, part in place.groupdict().items()} if place else {}
    year = CITED.search(citation)
    parts.setdefault("Date", year[0] if year else "")  # a book's has another order
    return {tag: [part.strip()] for tag, part in parts.items() if part.strip()}


def _join(block):
    return " ".join(line.strip() for line in block)
