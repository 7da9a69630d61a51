"""The text of one file -> raw entries, each with its line number.

A file is recognised by its content (``DIALECTS``) and parsed. Whatever is not part of an entry comes back as a ``Row``
that says why: no line of a file vanishes.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from themeloom.records.decoding import clean_lines, decode, find_binary
from themeloom.records.entries import QUOTED, Row
from themeloom.records.readers.listing import parse_listing

HEAD = 10_000  # characters by which a format is told


class Dialect(NamedTuple):
    """A format: the pattern of its head (``^``: at a line's beginning), and its parser: None where not read yet."""

    name: str
    pattern: str
    parse: Callable | None = None


def parse_bytes(data):
    r"""Return (entries, rows) of the content of one file; each line is in exactly one of them, as ``lines`` counts.

    >>> parse_bytes(b"Cats Purr\nWe show that cats purr.\n")[0]
    [Entry(line=1, lines=2, title='Cats Purr', abstract='We show that cats purr.')]
    """
    text, notes = decode(data)
    lines, more = clean_lines(text)
    if not lines:
        return [], [Row(1, 0, "rejected", "empty file", "")]
    dialect = _recognise(text)
    reason = find_binary(data, text)
    if not reason and not dialect.parse:
        read = ", ".join(each.name for each in DIALECTS if each.parse)
        reason = f"looks like {dialect.name}, which is not read yet; themeloom reads: {read}"
    if reason:
        return [], [Row(1, len(lines), "rejected", reason, lines[0][:QUOTED])]
    entries, rows = dialect.parse(lines)
    return entries, [Row(1, 0, "note", note, "") for note in notes + more] + rows


def _recognise(text):
    """Return the first of ``DIALECTS`` whose pattern stands in the head of the text, without blank lines."""
    head = "\n".join(line.strip(" ") for line in text.lstrip()[:HEAD].split("\n") if line.strip())
    return next(each for each in DIALECTS if re.search(each.pattern, head, re.IGNORECASE | re.MULTILINE))


CELL = r"(?=(?:.*[,;\t|])?[ \"']*(?:{})[ \"']*(?:[,;\t|]|$))"
DIALECTS = (
    Dialect("RIS", r"^TY {1,2}- ?[A-Z]{3,6}$"),
    Dialect("PubMed (nbib)", r"^PMID ?- ?\d+$"),
    Dialect("Web of Science", r"\A(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]$)|^PT [A-Z]\n(?:AU|BA|BE|GP) "),
    Dialect("EndNote", r"^%0 [A-Z][a-z]+"),
    Dialect("BibTeX", r"^@(?:article|book|in\w+|conference|misc|online|\w*thesis|techreport|unpublished)\s?[{(]"),
    Dialect("JSON", r"\A(?:\[\s*)?\{\s*[\"}]|\A\[\s*[\"\]]"),
    Dialect("HTML", r"\A<(?:!doctype html|html|head|body|div|meta|!--)"),
    Dialect("XML", r"\A<\?xml"),
    Dialect("RTF", r"\A\{\\rtf"),
    Dialect(
        "a table (CSV or TSV)",
        r"\A" + CELL.format("(?:article |document )?title|ti") + CELL.format("abstract(?: note)?|ab"),
    ),
    Dialect("listing", "", parse_listing),
)
