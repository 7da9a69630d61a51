"""A listing pasted from a web page: title and abstract in turn, with the page's furniture among them."""

import re
from itertools import pairwise

from themeloom.lexicon import read_knowledge
from themeloom.records.entries import QUOTED, Entry, Row
from themeloom.records.readers.listing_doubts import list_doubts, list_unusual
from themeloom.records.readers.listing_lines import find_papers
from themeloom.records.readers.listing_measure import is_titles
from themeloom.records.readers.listing_signs import ABSTRACT_LABEL, DANGLING, FINISHED, NARROWEST, TITLE_LABEL, Piece
from themeloom.records.refusals.rubbish import is_rubbish
from themeloom.records.texts.cleaning import clean_text, is_marked

LONGEST_ABSTRACT = 20_000  # characters; journals stop at some 3,000: this is a full text or a page without line breaks
LONGEST_TITLE = 1_000  # characters
LONGEST_FURNITURE = 300  # characters; longer lines are not tried against the furniture patterns
ONLY_TITLES = "only titles were found, one a line; paste each abstract on the line below its title"
# the button before the first title of a web page, pasted without a space
GLUED_BUTTON = re.compile(r"Subscribe(?=[A-Z0-9$\"“])")
BUTTON_BEHIND = re.compile(r"\s?[△▽▲▼] (?:Less|More)$")  # the arrow of arXiv's search that folds an abstract
# what looks like furniture is text after a line that waits for it: "... is available at", then an address
AWAITED = {
    "link": DANGLING.search,
    "menu": lambda tail: len(tail) >= NARROWEST and not FINISHED.search(tail),
}


def parse_listing(lines: list[str]) -> tuple[list[Entry], list[Row]]:
    """Parse a listing: title and abstract in turn, with the furniture of a web page among them.

    An abstract may be broken over several lines, a title too if the text is wrapped. A line that fits nowhere becomes
    a row: a visible rejection is better than two papers glued together.

    Parameters
    ----------
    lines : list of str
        All lines of a file, as ``decoding.normalize_lines`` returns them.

    Returns
    -------
    entries : list of Entry
        The papers.
    rows : list of Row
        All other lines, by number, and notes.

    Examples
    --------
    >>> entries, rows = parse_listing(["12", "Cats Purr", "We show that cats purr."])
    >>> [(entry.line, entry.title, entry.abstract) for entry in entries]
    [(2, 'Cats Purr', 'We show that cats purr.')]
    >>> rows
    [Row(line=1, lines=1, kind='furniture', reason='count', text='12')]
    """
    pieces, rows = collect_pieces(lines)
    if is_titles([piece.text for piece in pieces]):
        rows.append(Row(pieces[0].line, 0, "note", ONLY_TITLES, pieces[0].text[:QUOTED]))
        return [Entry(piece.line, 1, _cut_title(piece.text, piece.line, rows), "") for piece in pieces], sorted(rows)
    entries = []
    papers = find_papers(pieces)
    for (titles, bodies), (following, _) in pairwise([*papers, ([], [])]):
        title = _join(titles)
        abstract = _join(bodies)
        if reasons := _judge(title, abstract):
            rows += _reject(titles, reasons[0]) + _reject(bodies, reasons[1])
            continue
        rows += list_doubts(titles, bodies, *following[:1])
        title = _cut_title(title, titles[0].line, rows)
        abstract = _cut_abstract(abstract, bodies[0].line, rows)
        entries.append(Entry(titles[0].line, len(titles) + len(bodies), title, abstract))
    return entries, sorted(rows + list_unusual(entries))


def _cut_title(title, line, rows):
    """A title without the label that a page puts before it; a note on that is added to the rows."""
    label = TITLE_LABEL.match(title)
    if not label:
        return title
    rows.append(Row(line, 0, "note", "a label was taken off the title", title[:QUOTED]))
    return title[label.end() :]


def _cut_abstract(abstract, line, rows):
    """An abstract without the label before it, and the button behind it; notes on that are added to the rows."""
    if label := ABSTRACT_LABEL.match(abstract):
        rows.append(Row(line, 0, "note", "a label was taken off the abstract", abstract[:QUOTED]))
        abstract = abstract[label.end() :]
    if button := BUTTON_BEHIND.search(abstract[-20:]):
        rows.append(Row(line, 0, "note", "a button was taken off the abstract", button[0].strip()))
        abstract = abstract.removesuffix(button[0])
    return abstract


def _judge(title, abstract):
    """Why a title and an abstract make no paper, for each of both; None where they make one."""
    if len(abstract) > LONGEST_ABSTRACT:
        too_long = _describe_length(abstract, "an abstract", LONGEST_ABSTRACT)
        return f"title without an abstract: {too_long}", too_long
    if len(title) > LONGEST_TITLE:
        too_long = _describe_length(title, "a title", LONGEST_TITLE)
        return too_long, f"abstract without a title: {too_long}"
    if not title or not abstract:
        return "title without an abstract", "abstract without a title"
    return None


def _describe_length(text, name, most):
    return f"{len(text):,} characters are too long for {name} (at most {most:,})"


def _describe_unfit(line):
    """Why a line can be no part of a paper, before any pattern sees it; empty where it may be."""
    if len(line) > LONGEST_ABSTRACT:
        return _describe_length(line, "a line", LONGEST_ABSTRACT)
    return "hardly anything in this line is a word in any language" if is_rubbish(line) else ""


def collect_pieces(lines: list[str]) -> tuple[list[Piece], list[Row]]:
    """Collect the pieces of papers among the lines of a listing.

    Parameters
    ----------
    lines : list of str

    Returns
    -------
    pieces : list of Piece
        The lines that may belong to a paper.
    rows : list of Row
        Blank lines and furniture, and notes.

    Examples
    --------
    >>> collect_pieces(["12", "Cats Purr"])[0]
    [Piece(line=2, text='Cats Purr', gap=True)]
    """
    table = read_knowledge("furniture")
    patterns = [(re.compile(row.pattern, re.IGNORECASE), row.reason) for row in table.itertuples()]
    pieces = []
    rows = []
    gap = True
    for line, written in enumerate(lines, 1):
        if reason := _describe_unfit(written):
            rows.append(Row(line, 1, "rejected", reason, written[:QUOTED]))
            gap = True
            continue
        text = clean_text(written) if is_marked(written) else written
        known = patterns if len(text) <= LONGEST_FURNITURE else []
        reason = next(
            (reason for pattern, reason in known if pattern.fullmatch(text)),
            None if text else "markup" if written else "blank line",
        )
        if not gap and reason in AWAITED and AWAITED[reason](pieces[-1].text[-120:]):
            reason = None
        if reason:
            rows.append(Row(line, 1, "furniture", reason, written[:QUOTED] if reason == "markup" else text))
        else:
            if gap and (glued := GLUED_BUTTON.match(text)):
                rows.append(Row(line, 0, "note", "a glued button was taken off the title", text[:QUOTED]))
                text = text[glued.end() :]
            pieces.append(Piece(line, text, gap))
        gap = reason is not None
    return pieces, rows


def _reject(pieces, reason):
    """The row for pieces that are not part of an entry, as a list; none for no pieces."""
    return [Row(pieces[0].line, len(pieces), "rejected", reason, _join(pieces)[:QUOTED])] if pieces else []


def _join(pieces):
    """One text of several lines; a word broken at its hyphen is put together again."""
    text = "\n".join(piece.text for piece in pieces)
    return re.sub(r"(?<=\w-)\n(?!(?:and|or|to)\s)", "", text).replace("\n", " ")
