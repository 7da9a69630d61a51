"""Which line of a listing belongs to a title or an abstract, and where each begins.

The signs of all lines and breaks are added up, and the best sequence of states wins (Viterbi).
"""

import math
from statistics import median_low
from typing import NamedTuple

from themeloom.records.readers.listing_signs import ALONE, FINISHED, STATES, UNFINISHED, WAYS, Piece, measure_signs

USUAL_ABSTRACT = 1200  # characters; the first guess, replaced by the median of the file's own abstracts
THIRD_LINE = -1.5  # for a title of more than two lines
ORPHAN = -12  # for a paragraph that makes the abstract before it less usual in length than it is itself
LEANING = 0.5  # rather an abstract too many rejected than two glued together


class Ending(NamedTuple):
    """The best labels of the pieces so far among those that end in one state; ``length``: of the abstract so far."""

    score: float
    length: int
    state: str
    before: "Ending | None"


def find_papers(pieces: list[Piece]) -> list[tuple[list[Piece], list[Piece]]]:
    """Find the papers in the pieces of a listing.

    Parameters
    ----------
    pieces : list of Piece
        The lines that are neither blank nor furniture, in their order.

    Returns
    -------
    list of (list of Piece, list of Piece)
        The pieces of the title and those of the abstract of each paper; either may be empty.

    Examples
    --------
    >>> [(titles, abstracts)] = find_papers([Piece(1, "Cats Purr", True), Piece(2, "We show that cats purr.", False)])
    >>> titles[0].text, abstracts[0].text
    ('Cats Purr', 'We show that cats purr.')
    """
    if not pieces:
        return []
    weighed = measure_signs(pieces)
    papers = _group(pieces, _label(pieces, weighed, USUAL_ABSTRACT))
    lengths = [sum(len(piece.text) for piece in bodies) for titles, bodies in papers if titles and bodies]
    return _group(pieces, _label(pieces, weighed, median_low(lengths))) if lengths else papers


def _group(pieces, states):
    """The (title pieces, abstract pieces) of each paper."""
    papers = []
    for piece, state in zip(pieces, states, strict=True):
        if state == "T" or (state == "A" and (not papers or papers[-1][1])):
            papers.append(([], []))
        papers[-1][state in "AC"].append(piece)
    return papers


def _label(pieces, weighed, usual):
    """One letter of ``STATES`` per piece: the sequence of the highest score (Viterbi)."""
    best = {"A": Ending(0, 0, "A", None)}  # before the first piece it is as if an abstract had ended
    for piece, signs in zip(pieces, weighed, strict=True):
        following = {}
        for old, new in WAYS:
            if old in best:
                ending = _extend(best[old], new, piece, signs, usual)
                if new not in following or ending.score > following[new].score:
                    following[new] = ending
        best = following
    finished = FINISHED.search(pieces[-1].text[-120:])
    of_body = 0 if finished else UNFINISHED
    ending = max(best.values(), key=lambda ending: ending.score + (ALONE if ending.state in "TU" else of_body))
    states = []
    while ending.before:
        states.append(ending.state)
        ending = ending.before
    return states[::-1]


def _extend(ending, state, piece, signs, usual):
    """The labels with one more: that of ``piece``."""
    way = ending.state + state
    score = ending.score + (signs.breaks[WAYS[way]] + signs.states[STATES.index(state)] + THIRD_LINE * (way == "UU"))
    if state != "C":
        return Ending(score, len(piece.text), state, ending)
    if signs.paragraph:
        score += _weigh_orphan(ending.length, signs.paragraph, usual)
    return Ending(score, ending.length + len(piece.text), state, ending)


def _weigh_orphan(length, paragraph, usual):
    """The weight against a paragraph as part of an abstract which has ``length`` characters before it."""
    apart = math.log2(length / usual) ** 2 + math.log2(paragraph / usual) ** 2
    joined = math.log2((length + paragraph) / usual) ** 2
    return ORPHAN if apart <= LEANING + joined else 0
