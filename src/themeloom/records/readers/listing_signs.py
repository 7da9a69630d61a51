"""What speaks for a line of a listing to be of a title or an abstract: signs of each line, and of each break between two.

The weights are roughly log-odds, set by hand on a real listing broken in many ways.
"""

import math
import re
from itertools import pairwise
from typing import NamedTuple

from themeloom.records.readers.listing_layout import NARROW, measure_layout

NARROWEST = 45  # characters; a shorter line ends where it does on purpose

# with a mere space only before a usual opening: "Abstract Meaning Representation is ..." has no label
ABSTRACT_LABEL = re.compile(
    r"(?i:abstract|summary)\s?[:.—–]\s*(?=\S)|(?:Abstract|ABSTRACT)(?=[A-Z][a-z]*[ ,])"
    r"|(?:Abstract|ABSTRACT)\s(?=(?:We|In|This|The|Our|An?|Recent|Recently|Although|While|Despite|Many|Most)\s)"
)
TITLE_LABEL = re.compile(r"(?:Title|TITLE)\s?:\s*(?=\S)|#{1,6}\s+(?=\S)")  # of a page, or of a heading in Markdown
FINISHED = re.compile(r"(?:[.!?。…][\"'”’)\]*]*|(?:https?://|www\.|\b[\w-]+\.(?:com|org|io|net|edu|ai)/)\S*(?:- \S+)?)$")
SENTENCES = re.compile(r"[A-Za-z0-9)\]]{2}[.!?] [A-Z\"“(]")
OPENING = re.compile(r"(?:We|In this|This|These|Our|Although|Despite|While|However|Recent|Recently|Existing)\b")
VERB = re.compile(r"\b(?:is|are|was|were|has|have|been|we|our|this|these|which)\b")
DANGLING = re.compile(r"(?:[,:–—-]|\b(?:a|an|the|of|for|and|or|in|on|to|with|via|by|from|as|at|using|is|are|we|that))$")
LOWER = re.compile(r"[a-z]+(?:[ ,;.:)]|$)")  # not "iCaRL", "t-SNE" or "wav2vec"
WORD = re.compile(r"[A-Za-z][\w'-]{3,}")

# A line begins a title (T) or an abstract (A), or goes on with one (U, C). Ways from the line before to this one, and
# the column of the weights of the break: a title goes on to T, U, A; a body to T, A, C.
STATES = "TUAC"
WAYS = {"TT": 0, "TU": 1, "TA": 2, "UT": 0, "UU": 1, "UA": 2, "AT": 3, "AA": 4, "AC": 5, "CT": 3, "CA": 4, "CC": 5}
ALONE = -3  # for a title without an abstract
LONGEST_PARAGRAPH = 5000  # characters; a longer line goes on with nothing
UNTITLED = -6  # for an abstract without a title
UNFINISHED = -7  # for an abstract that does not end as a sentence does


class Piece(NamedTuple):
    """A line of a listing that is neither blank nor furniture; ``gap``: blank lines or furniture stand before it."""

    line: int
    text: str
    gap: bool


class Signs(NamedTuple):
    """What speaks for the states of a piece: weights of T, U, A, C, those of the six breaks before it, and the length of the
    paragraph that it opens (0: none)."""

    states: list[float]
    breaks: list[float]
    paragraph: int


def measure_signs(pieces: list[Piece]) -> list[Signs]:
    """Measure the signs of each piece of a listing, in their order.

    A paragraph ends where a sentence does and the next word would still have had room.
    """
    lengths = [len(piece.text) for piece in pieces]
    breaks = [((0, 0, 0, 0, UNTITLED, -math.inf), False)]
    for i, (before, piece) in enumerate(pairwise(pieces), 1):
        width = _find_width(lengths[max(0, i - 4) : i + 4])
        breaks.append(_weigh_break(before, piece, lengths[min(i + 1, len(lengths) - 1)], width))
    layout = measure_layout(lengths, [piece.gap for piece in pieces], _find_sentences(pieces))
    weighed = []
    paragraph = 0
    for piece, laid_out, (weights, opens) in zip(reversed(pieces), reversed(layout), reversed(breaks), strict=True):
        paragraph += len(piece.text)
        states = [own + more for own, more in zip(_weigh_line(piece.text), laid_out, strict=True)]
        weighed.append(Signs(states, weights, paragraph * opens))
        paragraph *= not opens
    return weighed[::-1]


def _find_sentences(pieces):
    """Whether each piece is a sentence by itself: its first word is a capital one that had room on the line before."""
    width = max((len(piece.text) for piece in pieces if len(piece.text) <= NARROW), default=0)
    alone = [False]
    for before, piece in pairwise(pieces):
        room = len(before.text) + 1 + len(piece.text.split(" ")[0]) <= width
        upper = piece.text[0].isupper() and not FINISHED.search(before.text[-120:])
        alone.append(bool(room and upper and FINISHED.search(piece.text[-120:])))
    return alone


def _find_width(lengths):
    """The width at which the lines around a break are wrapped; a single longer one is a title of its own."""
    narrow = sorted((length for length in lengths if length <= NARROW), reverse=True)[:2]
    return narrow[-1] if len(narrow) == 2 and narrow[0] > narrow[1] + 5 else max(narrow, default=0)


def _weigh_line(text):
    """The weights of T, U, A, C for one line; only its two ends are read, however long it is."""
    head = text[:400]
    words = WORD.findall(head)[1:]
    share = sum(not word.islower() for word in words) / len(words) if words else 0.5
    signs = (
        (True, (0, 0, 0, 0)),
        (len(text) > 320, (-12, -12, 1, 0)),  # longer than any title
        (NARROW < len(text) <= 320, (-1.5, -4, 0, 0)),
        (len(text) > LONGEST_PARAGRAPH, (0, 0, 0, -14)),
        (len(text) < 20, (-0.5, 0, -1, 0)),
        (text.endswith("."), (-2.5, -2.5, 0, 1)),
        (SENTENCES.search(head), (-2, -2, 1, 1)),  # one ends and another begins inside
        (share >= 0.6, (2, 1, -4, -4)),  # Most Words Begin in a Capital
        (share <= 0.35 and len(words) > 2, (-1, -0.5, 0, 0)),
        (VERB.search(head), (-1.5, -1.5, 0.5, 0)),
        (OPENING.match(head), (-2.5, -3, 1.5, 0)),  # as abstracts like to begin
        (ABSTRACT_LABEL.match(text), (-3, -3, 4, -4)),
        (TITLE_LABEL.match(text), (4, -3, -4, -4)),
    )
    return [sum(column) for column in zip(*(weights for holds, weights in signs if holds), strict=True)]


def _weigh_break(before, piece, after, width):
    """The six weights of the break before a piece, and whether a paragraph begins there.

    ``after``: length of the next piece; ``width``: that to which the text around is wrapped.
    """
    tail = before.text[-120:]
    start = piece.text[:40]
    finished = FINISHED.search(tail)
    lower = LOWER.match(start)
    narrow = max(len(before.text), len(piece.text)) <= NARROW
    room = len(before.text) + 1 + len(start.split(" ")[0]) <= width  # the next word had room on the line before
    wrapped = len(before.text) >= NARROWEST and narrow and not room and after <= NARROW
    upper = not finished and not lower and start[0].isupper()
    dangling = not finished and DANGLING.search(tail)
    signs = (  # title to T, U, A; body to T, A, C
        (True, (ALONE, -6, 0, 0, UNTITLED, 0)),
        (not finished, (0, 0, 0, UNFINISHED, -5, 0)),
        (lower, (-4, 0, -5, -5, -5, 0)),
        (upper, (0, 0, 0, 0, 0, -1.5)),
        (upper and (room or not narrow), (0, 0, 0, 0, 0, -2)),
        (dangling, (-2, 0, -3, -4, -4, 0)),
        (wrapped, (0, 0, -2, -2.5, -2, 0)),
        (lower or dangling or wrapped, (0, 6, 0, 0, 0, 0)),
        (narrow and room, (0, -3, 0, 1, 0, -3)),
        (piece.gap, (0, -4, 0, 1.5, 1, -1.5)),  # a blank line or furniture stands between
    )
    weights = [sum(column) for column in zip(*(weights for holds, weights in signs if holds), strict=True)]
    return weights, bool(finished and not wrapped)
