"""The papers of each theme of the network: from its terms, and then from the words that these papers share."""

import numpy as np
from scipy import sparse

ROUNDS = 30  # the papers rarely move after ten


def assign_rows(
    counts: sparse.csr_array,
    vectors: np.ndarray | None,
    members: np.ndarray,
    strength: np.ndarray,
    *,
    times: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Assign each paper to the theme whose papers it is most like.

    First each paper goes to the theme with which it shares most: a theme's score is the sum of ln(1 + N/n) over the paper's
    distinct terms of that theme, N the number of papers and n the papers with the term (a rare term counts more than a common
    one). Ties go to the larger sum of these terms' strength, then to the lower number.

    From 100 papers on, the words of all kept terms then decide, because most of a paper's terms are too rare for the
    network: each paper, placed by its words (see ``space.place_by_words``), goes to the theme with the nearest mean by cosine
    (spherical k-means, Dhillon & Modha 2001), again and again until none moves. The themes' terms stay as they are.

    Parameters
    ----------
    counts : csr_array
        Papers x terms: occurrences.
    vectors : array or None
        Papers x axes, as ``space.place_by_words`` places them; None where there are too few papers for words to decide.
    members : array of int
        Each term's theme, 0, 1, ...; -1 for none.
    strength : array of float
        Each term's strength inside its theme.
    times : array of int, optional
        How often each paper counts in the means of the themes' papers; None: once.

    Returns
    -------
    place : array of int
        Each paper's theme; -1 for a paper without a word, or of less than 100 without a term of any theme.
    shares : array of float
        Papers x themes: of the paper's scores, or of its cosines above 0, the part of each theme; rows of 0 for none.

    Examples
    --------
    >>> place, shares = assign_rows(sparse.csr_array([[1, 0], [0, 1]]), None, np.array([1, -1]), np.ones(2))
    >>> place.tolist(), shares.tolist()
    ([1, -1], [[0.0, 1.0], [0.0, 0.0]])
    """
    place, shares = _follow_terms(counts, members, strength)
    if vectors is None or (place < 0).all():
        return place, shares
    return assign_by_words(vectors, place, themes=shares.shape[1], times=times)


def _follow_terms(counts, members, strength):
    """Each paper's theme (-1) and its shares by its terms: the first part of ``assign_rows``."""
    rarity = np.log1p(counts.shape[0] / np.maximum(counts.sign().sum(axis=0), 1))
    terms = np.flatnonzero(members >= 0)
    shape = (len(members), members.max(initial=-1) + 1)
    # rounded, so that sums of the same numbers in another order tie
    scores, strengths = (
        (counts.sign() @ sparse.csr_array((worth[terms], (terms, members[terms])), shape=shape)).toarray().round(9)
        for worth in (rarity, strength)
    )
    best = scores.max(axis=1, initial=0)
    if not best.any():
        return np.full(len(scores), -1), scores
    tied = np.where(scores == best[:, None], strengths, -1)
    shares = scores / np.maximum(scores.sum(axis=1, keepdims=True), 1e-9)
    return np.where(best > 0, tied.argmax(axis=1), -1), shares


def assign_by_words(
    vectors: np.ndarray, place: np.ndarray, *, themes: int, times: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Assign each paper to the theme with the nearest mean, until none moves: the second part of ``assign_rows``.

    Parameters
    ----------
    vectors : array
        One row per paper.
    place : array of int
        The theme with which each paper begins, -1 for none; at least one has a theme.
    themes : int
        Number of themes; one with which no paper begins gets none.
    times : array of int, optional
        How often each paper counts in the means; None: once.

    Returns
    -------
    place, shares : arrays
        As ``assign_rows`` gives them.

    Examples
    --------
    >>> assign_by_words(np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]]), np.array([0, 1, -1]), themes=2)[0].tolist()
    [0, 1, 1]
    """
    numbers, start = np.unique(place[place >= 0], return_inverse=True)
    place = np.where(place >= 0, 0, -1)
    place[place >= 0] = start
    weighed = vectors if times is None else vectors * times[:, None]
    for _ in range(ROUNDS):
        sums = np.stack([weighed[place == number].sum(axis=0) for number in range(len(numbers))])
        means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        cosines = (vectors @ means.T).round(6)
        moved = np.where(vectors.any(axis=1), cosines.argmax(axis=1), -1)
        if (moved == place).all():
            break
        place = moved
    positive = np.maximum(cosines, 0)
    shares = np.zeros((len(vectors), themes))
    shares[:, numbers] = positive / np.maximum(positive.sum(axis=1, keepdims=True), 1e-9)
    return np.where(place >= 0, numbers[place], -1), shares
