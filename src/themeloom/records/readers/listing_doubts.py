"""Papers of a listing -> notes on what might be read in another way: where a line is lost, two papers look like one."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from themeloom.records.entries import QUOTED, Entry, Row
from themeloom.records.readers.listing_layout import NARROW
from themeloom.records.readers.listing_signs import DANGLING, FINISHED, LOWER, NARROWEST, OPENING, VERB, Piece

UNUSUAL = 1.5  # times the usual length of an abstract
FEWEST_LINES = 4  # of such a paper: of two paragraphs that are a line each the second is told by itself
LONG = 1_500  # characters; a shorter abstract is nothing unusual
LINK = re.compile(r"https?:|www\.|\w/\w")
FIRST_PERSON = re.compile(r"\b(?:our|we) [a-z]")
ADDRESS = re.compile(r"https?:|www\.")
OTHER_TITLE = "this line of an abstract may be the title of another paper"
OTHER_ABSTRACT = "this paragraph of an abstract may be that of another paper, whose title is missing"
OWN_TITLE = "this line of a title may be a title of its own"
END_OF_TITLE = "this line of an abstract may be the end of its title"
TEXT_AS_TITLE = "this title reads like the text of an abstract"
END_AS_TITLE = "this title ends like a sentence: it may be the end of the abstract before it"
UNENDED = "this abstract does not end like a sentence: its last line may be the beginning of the title below it"
LONGEST_TITLE = 320  # characters
MOST_LINES = 3  # of a title
BEGINNING_OF_ABSTRACT = "this line of a title may be the beginning of its abstract"


BEGINNING_OF_TITLE = "this line, the last of an abstract, may be the beginning of the title below it"


def list_doubts(titles: Sequence[Piece], bodies: Sequence[Piece], following: Piece | None = None) -> list[Row]:
    """List notes on the lines of a paper that may be none of it, or stand on the wrong side of its title's end.

    Parameters
    ----------
    titles, bodies : sequence of Piece
        The lines of its title and of its abstract; neither is empty.
    following : Piece, optional
        The line after them, with which the next title begins.

    Returns
    -------
    list of Row

    Examples
    --------
    >>> long = "We show that cats purr, and that they do so often and loudly wherever somebody is there who hears them purr. " * 2
    >>> [row.line for row in list_doubts([Piece(1, "Cats Purr", True)], [Piece(2, long, False), Piece(3, long, False)])]
    [3]
    """
    width = max(len(piece.text) for piece in bodies)
    wrapped = width <= NARROW
    notes = []
    for before, piece in pairwise(bodies):
        apart = piece.gap or len(before.text) > NARROW or (wrapped and _has_room(before, piece, width))
        if apart and NARROWEST / 2 < len(piece.text) <= NARROW and piece.text[0].isupper() and not LINK.search(piece.text):
            notes.append((piece, OTHER_TITLE))
        if min(len(before.text), len(piece.text)) > NARROW:
            notes.append((piece, OTHER_ABSTRACT))
    if not wrapped and len(bodies) > 1 and len(bodies[0].text) <= LONGEST_TITLE < len(bodies[1].text):
        notes.append((bodies[0], OTHER_TITLE))
    notes += [(piece, OTHER_TITLE) for piece in _find_inner_titles(bodies)] if wrapped else []
    if wrapped and not titles[0].gap and titles[-1].text.endswith("."):
        notes.append((titles[0], END_AS_TITLE))
    notes += [(piece, TEXT_AS_TITLE) for piece in titles if ADDRESS.search(piece.text)]
    prose = OPENING.match(titles[0].text) or LOWER.match(titles[0].text) or FIRST_PERSON.search(titles[0].text)
    if prose or len(titles) > MOST_LINES:
        notes.append((titles[0], TEXT_AS_TITLE))
    notes += [(piece, OWN_TITLE) for piece in titles[1:] if piece.gap]
    if wrapped and len(bodies) > 1:
        if _has_room(bodies[0], bodies[1], width):
            notes.append((bodies[0], END_OF_TITLE))
        elif len(titles) > 1 and not bodies[0].gap and not _has_room(titles[-1], bodies[0], width):
            notes.append((titles[-1], BEGINNING_OF_ABSTRACT))
    if wrapped and following and not FINISHED.search(bodies[-1].text[-120:]):
        notes.append((bodies[-1], UNENDED))
    # nothing sets the next title off: no blank line, and no room that is left at the end of the abstract
    if wrapped and following and not following.gap and bodies[1:] and not _has_room(bodies[-1], following, width):
        notes += [(bodies[-1], BEGINNING_OF_TITLE)] if FINISHED.search(bodies[-2].text[-120:]) else []
    return [Row(piece.line, 0, "note", reason, piece.text[:QUOTED]) for piece, reason in dict.fromkeys(notes)]


def _find_inner_titles(bodies):
    """Lines of a wrapped abstract that no sentence goes through: what is below begins like a text, or the line has no verb."""
    inner = []
    for before, piece, after in zip(bodies, bodies[1:], bodies[2:], strict=False):
        if FINISHED.search(piece.text[-120:]) or DANGLING.search(piece.text[-120:]) or not after.text[0].isupper():
            continue
        alone = piece.text[0].isupper() and FINISHED.search(before.text[-120:]) and not VERB.search(piece.text)
        inner += [piece] if OPENING.match(after.text) or alone else []
    return inner


def _has_room(before, piece, width):
    """Whether the first word of a line had room on the one before: in wrapped text it has none."""
    return len(before.text) + 1 + len(piece.text.split(" ")[0]) <= width


def list_unusual(entries: Sequence[Entry]) -> list[Row]:
    """List notes on wrapped abstracts of unusual length: two papers look like one where the title between them is lost.

    Examples
    --------
    >>> short, long = ("We weave. " * times for times in (90, 180))
    >>> [row.line for row in list_unusual([Entry(1, 2, "A", short), Entry(3, 9, "B", long), Entry(12, 2, "C", short)])]
    [3]
    """
    usual = median_low(len(entry.abstract) for entry in entries) if entries else 0
    return [
        Row(entry.line, 0, "note", _describe_length(len(entry.abstract), usual), entry.title[:QUOTED])
        for entry in entries
        if entry.lines >= FEWEST_LINES and len(entry.abstract) >= max(UNUSUAL * usual, LONG)
    ]


def _describe_length(length, usual):
    return f"an abstract of {length:,} characters, where {usual:,} are usual: there may be another paper in it"
