"""How a listing is laid out: what its blank lines and the lengths of its lines say of where a paper begins.

Titles may end in a full stop and abstracts may lack one; a layout that holds through the whole listing says more than that.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

NARROW = 130  # characters; text broken into lines for a screen or a letter is narrower than this
FEWEST = 6  # units that make a layout
REGULAR = 0.85  # share of units that must fit
LAID_OUT = 14.0  # the weight of a layout: more than any other sign
WRAPPED_MOST = 6_000  # characters of a wrapped block that may be one paper
LEANING = 7.0  # the same where a line before or after does not fit
LONGEST_SHORT = (40, 60, 80, 100, 130, 160, 200, 250, 300, 400)  # characters; one of these separates titles and abstracts


def measure_layout(
    lengths: list[int], gaps: list[bool], sentences: Sequence[bool] = ()
) -> list[tuple[float, float, float, float]]:
    """Measure what the layout of a listing says of each line: a title or an abstract begins, or goes on.

    Parameters
    ----------
    lengths : list of int
        Characters of each line.
    gaps : list of bool
        Whether a blank line or furniture stands before each.
    sentences : sequence of bool, optional
        Whether each is a sentence or more by itself, and does not go on with the line before.

    Returns
    -------
    list of (float, float, float, float)
        For: begins a title, goes on with one, begins an abstract, goes on with one. Zeros where the layout says nothing.

    Examples
    --------
    >>> measure_layout([20, 900] * 3, [False] * 6)[:2]
    [(14.0, 0.0, 0.0, 0.0), (0.0, 0.0, 14.0, 0.0)]
    """
    blocks = _split_blocks(gaps)
    weights = [[0.0] * 4 for _ in lengths]
    if not _weigh_turns([(i, i + 1) for i in range(len(lengths))], lengths, gaps, weights):
        _weigh_turns(blocks, lengths, gaps, weights)
    _weigh_blocks(blocks, lengths, sentences or [False] * len(lengths), weights)
    return [tuple(row) for row in weights]


def _split_blocks(gaps):
    """The (begin, end) of the stretches of lines without a gap."""
    begins = [i for i, gap in enumerate(gaps) if gap or not i]
    return list(pairwise([*begins, len(gaps)]))


def _weigh_turns(units, lengths, gaps, weights):
    """Weigh units, lines or blocks, that are short and long in turn: titles and abstracts; say whether they are."""
    if len(units) < FEWEST:
        return False
    sizes = [sum(lengths[begin:end]) for begin, end in units]
    limit = max(LONGEST_SHORT, key=lambda limit: _count_turns(sizes, limit))
    if _count_turns(sizes, limit) < REGULAR * (len(sizes) - 1):
        return False
    short = [size <= limit for size in sizes]
    for i, (begin, end) in enumerate(units):
        before = short[i - 1] if i else False  # before the first line it is as if an abstract had ended
        after = short[i + 1] if i + 1 < len(units) else True
        # of two short ones the second has the abstract; the first is a title without one, or the end of the abstract before
        weight = LAID_OUT if before != short[i] != after else LEANING
        if short[i] and (not after or (not before and gaps[begin])):
            _add_weight(weights[begin:end], weight, 0, 1)
        elif not short[i] and before:
            _add_weight(weights[begin:end], weight, 2, 3)
    return True


def _add_weight(rows, weight, first, following):
    """Add a weight to a state of the first line, and to one of those that follow."""
    rows[0][first] += weight
    for row in rows[1:]:
        row[following] += weight


def _count_turns(sizes, limit):
    """How often a unit is short and the next one long, or the other way round."""
    return sum((one <= limit) != (next_ <= limit) for one, next_ in pairwise(sizes))


def _weigh_blocks(blocks, lengths, sentences, weights):
    """Weigh lines of blocks that are a paper each: one short line and one long, or many that are wrapped."""
    # of blocks of two narrow lines each, one line is the title and the other the abstract
    wrapped = max(lengths) <= NARROW and any(end - begin != 2 for begin, end in blocks)
    fitting = [_is_paper(lengths[begin:end], wrapped) or (end - begin == 2 and sentences[begin + 1]) for begin, end in blocks]
    usual = median(end - begin for begin, end in blocks)
    if len(blocks) < FEWEST / 2 or sum(fitting) < REGULAR * len(blocks) or not (wrapped or usual == 2):
        return
    for (begin, end), fits in zip(blocks, fitting, strict=True):
        if fits or end - begin == 2:  # however long the title is
            weights[begin][0] += LAID_OUT
            for row in weights[begin + 1 : end]:
                row[0] -= LAID_OUT
            if end - begin == 2 and not wrapped:
                weights[begin + 1][2] += LAID_OUT
        elif not wrapped and end - begin == 1 and lengths[begin] <= NARROW:  # a title without an abstract
            weights[begin][0] += LAID_OUT


def _is_paper(lengths, wrapped):
    """Whether a block may be one paper."""
    if wrapped:
        return len(lengths) > 2 and sum(lengths) < WRAPPED_MOST
    return len(lengths) > 1 and lengths[0] < lengths[1]
