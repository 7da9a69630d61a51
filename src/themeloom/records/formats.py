"""The text of one file -> its entries, and rows for every line that is no part of one.

A file is recognised by its content, never by its name: first its syntax (``SYNTAXES``: RIS, BibTeX, a table, JSON, ...), which
says where a record begins and ends; then, by the tags or columns that its records have, the format
(``records/knowledge/formats.csv``), which says what they mean. The pasted listing comes last, and only for what looks like
nothing else.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from themeloom.characters import clean_controls, normalize_lines
from themeloom.records.doubts import list_doubled, list_unread, list_yearless
from themeloom.records.entries import NOTHING, QUOTED, Entry, RawRecord, Row
from themeloom.records.fields import build_entry, find_absent
from themeloom.records.readers.bibtex import is_bibtex, parse_bibtex
from themeloom.records.readers.delimited import is_delimited, parse_delimited
from themeloom.records.readers.embase_blocks import is_embase_blocks, parse_embase_blocks
from themeloom.records.readers.endnote_tagged import is_endnote_tagged, parse_endnote_tagged
from themeloom.records.readers.json_text import is_json, parse_json
from themeloom.records.readers.listing import parse_listing
from themeloom.records.readers.medline import is_medline, parse_medline
from themeloom.records.readers.ovid import is_ovid, parse_ovid
from themeloom.records.readers.pubmed_text import is_pubmed_text, parse_pubmed_text
from themeloom.records.readers.ris import is_ris, parse_ris
from themeloom.records.readers.sheets import parse_sheet
from themeloom.records.readers.wos_tagged import is_wos_tagged, parse_wos_tagged
from themeloom.records.readers.xml_text import is_xml, parse_xml
from themeloom.records.refusals.structure import describe_structure
from themeloom.records.signatures import find_format

HEAD = 200_000  # characters by which the syntax of most files is recognised
ADVICE = "`make formats` lists the exports that are"
# the beginning of what a text looks like -> what would do beside an export
MORE_ADVICE = MappingProxyType(
    {
        "a table": "; name the columns of a table in params/01_records.yml (columns)",
        "rows of a table": "; give a table a row with the names of its columns",
        "an HTML page": "; or copy titles and abstracts from the page into a text file",
        "RTF": "; or save it as plain text",
    }
)
NO_FIELDS = "no tag or column of it is known; name the columns in params/01_records.yml (columns)"


class Syntax(NamedTuple):
    """A way of writing records down: its name, how a text is recognised, and its reader.

    The reader takes a text with ``\\n`` as its only line end and without byte order marks, and returns the records in the file's
    order and rows for all lines that are in no record. The lines of both add up to those of the text.
    """

    name: str
    recognises: Callable[[str], bool]
    parse: Callable[[str], tuple[list[RawRecord], list[Row]]]


SYNTAXES = (
    Syntax("xml", is_xml, parse_xml),
    Syntax("json", is_json, parse_json),
    Syntax("wos_tagged", is_wos_tagged, parse_wos_tagged),
    Syntax("ris", is_ris, parse_ris),
    Syntax("medline", is_medline, parse_medline),
    Syntax("endnote_tagged", is_endnote_tagged, parse_endnote_tagged),
    Syntax("ovid", is_ovid, parse_ovid),
    Syntax("pubmed_text", is_pubmed_text, parse_pubmed_text),
    Syntax("bibtex", is_bibtex, parse_bibtex),
    Syntax("embase_blocks", is_embase_blocks, parse_embase_blocks),
    Syntax("delimited", is_delimited, parse_delimited),
)


class Parsed(NamedTuple):
    """What is read from one text or sheet: the name of its format (empty: none), its entries, and rows for all that is none.

    Where the user names columns, ``names`` are those that its records have.
    """

    format: str
    entries: list[Entry]
    rows: list[Row]
    names: tuple[str, ...] = ()


def parse_text(text: str, columns: Mapping[str, str] = NOTHING) -> Parsed:
    r"""Parse a text in any format that is read.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end and without byte order marks.
    columns : mapping, optional
        Field -> the column that holds it, for tables that nobody knows.

    Returns
    -------
    Parsed
        Each line is in exactly one entry or row, as their ``lines`` count. A text that looks like something structured and is
        none of the formats is rejected whole: only prose is read as a listing.

    Examples
    --------
    >>> parsed = parse_text("Cats Purr\nWe show that cats purr.\n")
    >>> parsed.format, [(entry.line, entry.lines, entry.title) for entry in parsed.entries]
    ('a pasted listing', [(1, 2, 'Cats Purr')])
    >>> parse_text("TY  - JOUR\nTI  - Cats Purr\nER  - \n").format
    'RIS'
    """
    if not text:
        return Parsed("", [], [Row(1, 0, "rejected", "empty file", "")])
    cleaned, removed = clean_controls(text)
    if removed and not text.endswith("\n") and (not cleaned or cleaned.endswith("\n")):
        cleaned += " "  # the last line is one, though nothing is left of it
    texts = [cleaned]
    del text, cleaned
    parsed = _parse_clean(texts, columns)
    return parsed._replace(rows=[*(Row(1, 0, "note", note, "") for note in removed), *parsed.rows])


def _parse_clean(texts, columns):
    """As ``parse_text``, of a text without control characters; it is taken out of its list, and not kept while it is parsed."""
    text = texts.pop()
    if syntax := _find_syntax(text):
        records, rows = syntax.parse(text)
        del text  # a large one and all that is built of it need not stand in memory together
        return _build_parsed(syntax.name, records, rows, columns)
    if columns and is_delimited(text, columns.values()):
        return _build_parsed("delimited", *parse_delimited(text, columns.values()), columns)
    lines, notes = normalize_lines(text)
    if looks := describe_structure(text):
        more = next((more for kind, more in MORE_ADVICE.items() if looks.startswith(kind)), "")
        reason = f"looks like {looks}, which is not read; {ADVICE}{more}"
        return Parsed("", [], [Row(1, len(lines), "rejected", reason, lines[0][:QUOTED])])
    entries, rows = parse_listing(lines)
    return Parsed("a pasted listing", entries, [Row(1, 0, "note", note, "") for note in notes] + rows)


def _find_syntax(text):
    """The syntax of a text: that of its beginning; only a text that begins with other matter is searched whole."""
    end = text.find("\n", HEAD) + 1
    heads = [text[:end], text] if end else [text]
    return next((syntax for head in heads for syntax in SYNTAXES if syntax.recognises(head)), None)


def parse_workbook(data: bytes, columns: Mapping[str, str] = NOTHING) -> list[tuple[str, Parsed]]:
    """Parse a workbook or a Parquet file.

    Parameters
    ----------
    data : bytes
    columns
        As ``parse_text`` takes them.

    Returns
    -------
    list of (str, Parsed)
        The name of each sheet that is not empty, and what is read from it. A sheet's rows count as its lines.
    """
    sheets = parse_sheet(data, columns.values())
    return [(name, _build_parsed("delimited", records, rows, columns)) for name, records, rows in sheets]


def _build_parsed(syntax, records, rows, columns):
    """The entries of records, by the fields of their format. The records are used up: no paper stands in memory twice."""
    known = find_format(syntax, records)
    if known is None:
        return Parsed("", [], [*rows, *(Row(raw.line, raw.lines, "rejected", NO_FIELDS, "") for raw in records)])
    names = tuple(dict.fromkeys(name for raw in records for name in raw.values)) if columns else ()
    if known.family == "generic":
        rows = [*_note_absent(names, columns), *list_unread(records, known.family, columns), *rows]
    entries = []
    rows = list(rows)
    records.reverse()
    while records:
        raw = records.pop()
        rows += list_doubled(raw, known.family)
        entries.append(build_entry(raw, known.family, known.database, columns))
        rows += list_yearless(raw, entries[-1], known.family, columns)
    return Parsed(known.name if entries else "", entries, rows, names)


def _note_absent(names, columns):
    """A note on each column that the user names and that is not in a table."""
    absent = find_absent(columns, names)
    return [Row(1, 0, "note", f"no column {column!r}, which is named for {field}", "") for field, column in absent]
