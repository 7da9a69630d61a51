"""Where papers lie: in a space of which one part is their words, learned from them, and the other what their text means."""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.linalg import eigh
from scipy.sparse.linalg import svds

WORD_PAPERS = 3  # papers that a word needs
IDF_POWER = 1.5  # rare words matter more than the usual weight says: 1 and 2 were worse on abstracts with known areas
WORD_AXES = 20
MEANING_AXES = 20
SMALL = 500  # papers, up to which the words' axes are found at once
PAPERS_PER_AXIS = 10  # that both kinds of axes need, so that few papers have few
BLOCK = 20_000  # papers whose vectors are held as floats of 64 bits at once
NOTHING = 1e-9  # length below which a vector has no direction


class Space(NamedTuple):
    """Papers as points of length 1 (0: nothing is known of them), and what turns a name's meaning into a point beside them."""

    points: np.ndarray
    word_axes: int
    turn: np.ndarray


def place_papers(
    words: sparse.csr_array, meanings: np.ndarray, *, times: np.ndarray | None = None, words_weight: float = 0.5
) -> Space:
    """Place papers by their words and by what their text means.

    The part of the words is that of ``place_by_words``. The part of the meaning is the encoder's vectors less their mean, of
    length 1, turned to their first 20 principal axes (one for ten papers at most). Both are of length 1 again, the words times
    ``words_weight``, joined, and brought to length 1. All this is learned from the papers drawn, and all papers are placed.

    Parameters
    ----------
    words : csr_array
        Papers x words: occurrences.
    meanings : array
        Papers x dimensions of the encoder, see ``meaning.encode_papers``; no column: words alone.
    times : array of int, optional
        How often each paper was drawn; None: once.
    words_weight : float
        Of the words' length beside that of the meaning; .5 gives the words a fifth of the squared length, 0 the meaning all.

    Returns
    -------
    Space

    Examples
    --------
    >>> place_papers(sparse.csr_array((2, 0)), np.array([[1.0, 0.0], [0.0, 1.0]])).points.round(3).tolist()
    [[1.0], [-1.0]]
    """
    times = np.ones(words.shape[0]) if times is None else times.astype(float)
    turn = _find_axes(meanings, times)
    parts = [np.zeros((len(times), 0)), np.zeros((len(times), 0))]
    if words_weight or not meanings.shape[1]:
        parts[0] = place_by_words(words, times) * (words_weight or 1)
    if meanings.shape[1]:
        parts[1] = _scale(np.vstack([rows @ turn for rows in _center(meanings, times)]))
    return Space(_scale(np.hstack(parts)), parts[0].shape[1], turn)


def place_names(meanings: np.ndarray, space: Space) -> np.ndarray:
    """Place the names of terms beside the papers, by what they mean: less the names' mean, on the papers' axes, of length 1.

    Parameters
    ----------
    meanings : array
        Names x dimensions of the encoder.
    space : Space

    Returns
    -------
    array
        Names x axes of the space, 0 along those of the words.
    """
    turned = _scale(np.vstack([rows @ space.turn for rows in _center(meanings, np.ones(len(meanings)))]))
    return np.hstack([np.zeros((len(meanings), space.word_axes)), turned])


def place_by_words(words: sparse.csr_array, times: np.ndarray, *, most: int = WORD_AXES) -> np.ndarray:
    """Place papers by their words: latent semantic analysis (Deerwester et al. 1990).

    The weight of a word is (1 + ln occurrences) ln(N/n)^1.5, N the papers and n those with the word, if three papers or more and
    at most half of them have it. Rows of length 1 are reduced by truncated singular value decomposition of the papers drawn.

    Parameters
    ----------
    words : csr_array
        Papers x words: occurrences.
    times : array
        How often each paper was drawn.
    most : int
        Axes at most; and at most one for ten papers.

    Returns
    -------
    array
        Papers x axes, of length 1; 0 where no word is left.
    """
    rows = _weigh_words(words, times)
    axes = min(_count_axes(most, times), min(rows.shape) - 1)
    if axes < 1:
        return _scale(rows.toarray())
    return _scale(rows @ _find_word_axes(_multiply_rows(rows, np.sqrt(times)), axes))


def _weigh_words(words, times):
    """Papers x words that tell something: their weights, each row of length 1. What is as long as the words is made once."""
    papers = times.sum()
    drawn = np.repeat(times, np.diff(words.indptr))
    spread = np.bincount(words.indices, drawn, words.shape[1])
    telling = (np.bincount(words.indices[drawn > 0], minlength=words.shape[1]) >= WORD_PAPERS) & (spread <= papers / 2)
    del drawn
    rows = words[:, telling].astype(float)
    rows.data = 1 + np.log(rows.data, out=rows.data)
    rows.data *= (np.log(papers / spread[telling]) ** IDF_POWER)[rows.indices]
    lengths = np.sqrt(_replace_values(rows, rows.data**2).sum(axis=1))
    return _multiply_rows(rows, 1 / np.where(lengths > NOTHING, lengths, np.inf))


def _multiply_rows(rows, factors):
    """The rows of a sparse array, each by its factor."""
    values = np.repeat(factors, np.diff(rows.indptr))
    values *= rows.data
    return _replace_values(rows, values)


def _replace_values(rows, values):
    """A sparse array with other values at the same places, which are not copied."""
    return sparse.csr_array((values, rows.indices, rows.indptr), shape=rows.shape)


def _find_word_axes(rows, axes):
    """Words x axes: the right singular vectors of the largest singular values."""
    if rows.shape[0] > SMALL:
        # a fixed start, so that a rerun gives the same digits
        return svds(rows, k=axes, v0=np.full(min(rows.shape), 1.0), solver="arpack")[2].T
    # all at once: where singular values are equal, as those of few papers may be, arpack takes other starts each time
    papers = rows.shape[0]
    values, vectors = eigh((rows @ rows.T).toarray(), subset_by_index=[papers - axes, papers - 1])
    exist = values > NOTHING
    return rows.T @ vectors[:, exist] / np.sqrt(values[exist])


def _find_axes(meanings, times):
    """Dimensions x axes: the principal axes of the papers drawn, the largest last."""
    width = meanings.shape[1]
    if not width:
        return np.zeros((0, 0))
    rows = np.split(times, range(BLOCK, len(times), BLOCK))
    parts = zip(rows, _center(meanings, times), strict=True)
    covariance = sum((centered * own[:, None]).T @ centered for own, centered in parts)
    axes = min(_count_axes(MEANING_AXES, times), width)
    return eigh(covariance, subset_by_index=[width - axes, width - 1])[1]


def _count_axes(most, times):
    return max(min(most, int((times > 0).sum()) // PAPERS_PER_AXIS), 1)


def _center(meanings, times):
    """Yield blocks less the mean of those drawn, of length 1; as they are where that leaves nothing, as of one paper.

    Rows of 0 stay so. Blocks, because as floats of 64 bits the vectors of many papers are the largest table there is.
    """
    blocks = np.split(meanings, range(BLOCK, len(meanings), BLOCK))
    known = [block.any(axis=1) for block in blocks]
    weights = [own * exists for own, exists in zip(np.split(times, range(BLOCK, len(times), BLOCK)), known, strict=True)]
    total = sum(own @ block.astype(float) for own, block in zip(weights, blocks, strict=True))
    mean = total / max(sum(own.sum() for own in weights), 1)

    def center(place):
        return _scale((blocks[place] - mean) * known[place][:, None])

    differ = any(center(place)[weights[place] > 0].any() for place in range(len(blocks)))
    for place, block in enumerate(blocks):
        yield center(place) if differ else _scale(block.astype(float))


def _scale(rows):
    """Rows of length 1, but for those that are nothing."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > NOTHING, lengths, np.inf)
