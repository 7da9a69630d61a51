"""The text of one file -> raw entries, each with its line number.

A file is recognised by its content (``DIALECTS``) and parsed. Whatever is not part of an entry comes back as a ``Row``
that says why: no line of a file vanishes.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from themeloom.decoding import clean_lines, decode, find_binary
from themeloom.listing import ABSTRACT_LABEL, DANGLING, FINISHED, NARROWEST, Piece, find_papers
from themeloom.tables import read_knowledge

HEAD = 10_000  # characters by which a format is told
LONGEST_ABSTRACT = 20_000  # characters; journals stop at some 3,000: this is a full text or a page without line breaks
LONGEST_FURNITURE = 300  # characters; longer lines are not tried against the furniture patterns
QUOTED = 200  # characters of a rejected text that are shown

# the button before the first title of a web page, pasted without a space
GLUED_BUTTON = re.compile(r"Subscribe(?=[A-Z0-9$\"“])")
# what looks like furniture is text after a line that waits for it: "... is available at", then an address
AWAITED = {
    "link": DANGLING.search,
    "menu": lambda tail: len(tail) >= NARROWEST and not FINISHED.search(tail),
}


class Entry(NamedTuple):
    """A paper as found in a file: 1-based line of its title, and how many lines title and abstract fill."""

    line: int
    lines: int
    title: str
    abstract: str


class Row(NamedTuple):
    """A stretch that is not part of an entry, or a note on how the file was read (``lines`` = 0)."""

    line: int
    lines: int
    kind: str
    reason: str
    text: str


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


def parse_listing(lines):
    """Return (entries, rows) of a listing: title and abstract in turn, with the furniture of a web page among them.

    An abstract may be broken over several lines, a title too if the text is wrapped. A line that fits nowhere becomes
    a row: a visible rejection is better than two papers glued together.
    """
    pieces, rows = _set_aside(lines)
    entries = []
    for titles, bodies in find_papers(pieces):
        abstract = _join(bodies)
        too_long = f"{len(abstract):,} characters are too long for an abstract (at most {LONGEST_ABSTRACT:,})"
        if len(abstract) > LONGEST_ABSTRACT:
            rows += _reject(titles, f"title without an abstract: {too_long}") + _reject(bodies, too_long)
        elif not titles or not bodies:
            rows += _reject(titles, "title without an abstract") + _reject(bodies, "abstract without a title")
        else:
            if label := ABSTRACT_LABEL.match(abstract):
                rows.append(Row(bodies[0].line, 0, "note", "a label was taken off the abstract", abstract[:QUOTED]))
                abstract = abstract[label.end() :]
            entries.append(Entry(titles[0].line, len(titles) + len(bodies), _join(titles), abstract))
    return entries, sorted(rows)


def _set_aside(lines):
    """Part the lines of a listing into pieces of papers and rows for blank lines and furniture."""
    table = read_knowledge("furniture")
    patterns = [(re.compile(row.pattern, re.IGNORECASE), row.reason) for row in table.itertuples()]
    pieces, rows, gap = [], [], True
    for line, text in enumerate(lines, 1):
        known = patterns if len(text) <= LONGEST_FURNITURE else []
        reason = next((reason for pattern, reason in known if pattern.fullmatch(text)), None if text else "blank line")
        if not gap and reason in AWAITED and AWAITED[reason](pieces[-1].text[-120:]):
            reason = None
        if reason:
            rows.append(Row(line, 1, "furniture", reason, text))
        else:
            if gap and (glued := GLUED_BUTTON.match(text)):
                rows.append(Row(line, 0, "note", "a glued button was taken off the title", text[:QUOTED]))
                text = text[glued.end() :]
            pieces.append(Piece(line, text, gap))
        gap = reason is not None
    return pieces, rows


def _reject(pieces, reason):
    """Return the row for pieces that are not part of an entry, as a list; none for no pieces."""
    return [Row(pieces[0].line, len(pieces), "rejected", reason, _join(pieces)[:QUOTED])] if pieces else []


def _join(pieces):
    """Return one text of several lines; a word broken at its hyphen is put together again."""
    text = "\n".join(piece.text for piece in pieces)
    return re.sub(r"(?<=\w-)\n(?!(?:and|or|to)\s)", "", text).replace("\n", " ")


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
