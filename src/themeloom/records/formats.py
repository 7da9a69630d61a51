"""The text of one file -> raw entries, each with its line number.

A file is recognised by its content (``FORMATS``) and parsed by the format's reader. Whatever is not part of an entry is returned
as a ``Row`` that says why: no line of a file vanishes.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from themeloom.records.decoding import find_binary, normalize_lines, read_text
from themeloom.records.entries import QUOTED, Entry, Row
from themeloom.records.readers.listing import parse_listing

HEAD = 10_000  # characters by which a format is recognised


class Format(NamedTuple):
    """A format: the pattern of its head (``^``: at a line's beginning), and its reader: None where it is not read yet."""

    name: str
    pattern: str
    parse: Callable[[list[str]], tuple[list[Entry], list[Row]]] | None = None


def parse_bytes(data: bytes) -> tuple[list[Entry], list[Row]]:
    r"""Parse the content of one file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    entries : list of Entry
        The papers.
    rows : list of Row
        All that is no paper, and notes on how the file was read. Each line is in exactly one of both, as ``lines`` counts.

    Examples
    --------
    >>> entries, rows = parse_bytes(b"Cats Purr\nWe show that cats purr.\n")
    >>> [(entry.line, entry.lines, entry.title, entry.abstract) for entry in entries]
    [(1, 2, 'Cats Purr', 'We show that cats purr.')]
    """
    text, notes = read_text(data)
    lines, more = normalize_lines(text)
    if not lines:
        return [], [Row(1, 0, "rejected", "empty file", "")]
    known = _recognise(text)
    reason = find_binary(data, text)
    if not reason and not known.parse:
        read = ", ".join(each.name for each in FORMATS if each.parse)
        reason = f"looks like {known.name}, which is not read yet; themeloom reads: {read}"
    if reason:
        return [], [Row(1, len(lines), "rejected", reason, lines[0][:QUOTED])]
    entries, rows = known.parse(lines)
    return entries, [Row(1, 0, "note", note, "") for note in notes + more] + rows


def _recognise(text):
    """The first of ``FORMATS`` whose pattern stands in the head of the text, without blank lines."""
    head = "\n".join(line.strip(" ") for line in text.lstrip()[:HEAD].split("\n") if line.strip())
    return next(each for each in FORMATS if re.search(each.pattern, head, re.IGNORECASE | re.MULTILINE))


CELL = r"(?=(?:.*[,;\t|])?[ \"']*(?:{})[ \"']*(?:[,;\t|]|$))"
FORMATS = (
    Format("RIS", r"^TY {1,2}- ?[A-Z]{3,6}$"),
    Format("PubMed (nbib)", r"^PMID ?- ?\d+$"),
    Format("Web of Science", r"\A(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]$)|^PT [A-Z]\n(?:AU|BA|BE|GP) "),
    Format("EndNote", r"^%0 [A-Z][a-z]+"),
    Format("BibTeX", r"^@(?:article|book|in\w+|conference|misc|online|\w*thesis|techreport|unpublished)\s?[{(]"),
    Format("JSON", r"\A(?:\[\s*)?\{\s*[\"}]|\A\[\s*[\"\]]"),
    Format("HTML", r"\A<(?:!doctype html|html|head|body|div|meta|!--)"),
    Format("XML", r"\A<\?xml"),
    Format("RTF", r"\A\{\\rtf"),
    Format(
        "a table (CSV or TSV)",
        r"\A" + CELL.format("(?:article |document )?title|ti") + CELL.format("abstract(?: note)?|ab"),
    ),
    Format("listing", "", parse_listing),
)
