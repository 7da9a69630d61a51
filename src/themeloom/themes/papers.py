"""The papers of each theme: from its terms, and then from the words that these papers share."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.linalg import svds

from themeloom.network import count_occurrences

ENOUGH_PAPERS = 100  # fewer do not show which words go together
WORD_PAPERS = 3  # papers that a word needs
IDF_POWER = 1.5  # rare words matter more than the usual weight says: 1 and 2 were worse on abstracts with known areas
DIMENSIONS = 50  # at most, and at most one for ten papers
ROUNDS = 30  # the papers rarely move after ten


def assign_papers(doc_ids: pd.Series, occurrences: pd.DataFrame, words: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Assign each paper to the theme whose papers it is most like.

    First each paper goes to the theme with which it shares most: a theme's score is the sum of ln(1 + N/n) over the paper's
    distinct terms of that theme, N the number of papers and n the papers with the term (a rare term counts more than a common
    one). Ties go to the larger sum of these terms' strength, then to the lower number.

    From 100 papers on, the words of all kept terms then decide, because most of a paper's terms are too rare for the
    network: papers become vectors of words, weight (1 + ln occurrences) ln(N/n)^1.5, reduced by latent semantic analysis
    (Deerwester et al. 1990, truncated singular value decomposition); each goes to the theme with the nearest mean by cosine
    (spherical k-means, Dhillon & Modha 2001), again and again until none moves. The themes' terms stay as they are.

    Parameters
    ----------
    doc_ids, occurrences
        As ``network.build_network`` takes them.
    words : DataFrame
        One row per paper and word: doc_id, word, occurrences.
    members : DataFrame
        One row per term; columns used: term, theme, strength_within.

    Returns
    -------
    DataFrame
        One row per paper, in the order of ``doc_ids``: doc_id, theme, share (of the paper's score, or of its cosines above 0,
        over all themes: 0 to 1). Both are null for a paper without a word, or of less than 100 without a term of any theme.

    Examples
    --------
    >>> occurrences = pd.DataFrame({"doc_id": ["p", "p"], "term": ["map", "theme"], "occurrences": 1})
    >>> words = occurrences.rename(columns={"term": "word"})
    >>> members = pd.DataFrame({"term": ["map", "theme"], "theme": 0, "strength_within": 1.0})
    >>> assign_papers(pd.Series(["p", "q"]), occurrences, words, members)
      doc_id  theme  share
    0      p      0    1.0
    1      q   <NA>    NaN
    """
    placed = members.dropna(subset="theme").sort_values("term")
    counts = count_occurrences(doc_ids, occurrences, placed["term"].to_numpy(dtype=object))
    numbers, themes = np.unique(placed["theme"].to_numpy(dtype=int), return_inverse=True)
    strength = placed["strength_within"].to_numpy(dtype=float)
    place, share = assign_rows(counts, read_vectors(doc_ids, words), themes, strength)
    theme = pd.Series(np.append(numbers, 0)[place], dtype="Int64").mask(place < 0)
    return pd.DataFrame({"doc_id": pd.Index(doc_ids, dtype="str"), "theme": theme, "share": share})


def assign_rows(
    counts: sparse.csr_array,
    vectors: np.ndarray | None,
    members: np.ndarray,
    strength: np.ndarray,
    *,
    times: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Assign each paper to a theme as ``assign_papers`` does, from arrays.

    Parameters
    ----------
    counts : csr_array
        Papers x terms: occurrences.
    vectors : array or None
        As ``read_vectors`` returns them.
    members : array of int
        Each term's theme, 0, 1, ...; -1 for none.
    strength : array of float
        Each term's strength inside its theme.
    times : array of int, optional
        How often each paper counts in the means of the themes' papers; None: once.

    Returns
    -------
    place, share : arrays
        Each paper's theme (-1: none), and its share (null for none).

    Examples
    --------
    >>> assign_rows(sparse.csr_array([[1, 0], [0, 1]]), None, np.array([1, -1]), np.ones(2))
    (array([ 1, -1]), array([ 1., nan]))
    """
    place, share = _follow_terms(counts, members, strength)
    if vectors is None or (place < 0).all():
        return place, share
    return assign_by_words(vectors, place, times=times)


def _follow_terms(counts, members, strength):
    """Each paper's theme (-1) and its share (null) by its terms: the first part of ``assign_papers``."""
    rarity = np.log1p(counts.shape[0] / np.maximum(counts.sign().sum(axis=0), 1))
    terms = np.flatnonzero(members >= 0)
    shape = (len(members), members.max(initial=0) + 1)
    # rounded, so that sums of the same numbers in another order tie
    scores, strengths = (
        (counts.sign() @ sparse.csr_array((worth[terms], (terms, members[terms])), shape=shape)).toarray().round(9)
        for worth in (rarity, strength)
    )
    best = scores.max(axis=1)
    total = scores.sum(axis=1)
    tied = np.where(scores == best[:, None], strengths, -1)
    share = best / np.where(total > 0, total, np.nan)
    return np.where(best > 0, tied.argmax(axis=1), -1), share.round(6)


def read_vectors(doc_ids: pd.Series, words: pd.DataFrame) -> np.ndarray | None:
    """Read the words of each paper as a vector, where there are papers enough for words to decide.

    Parameters
    ----------
    doc_ids : Series
        All papers, in the order of the records.
    words : DataFrame
        One row per paper and word: doc_id, word, occurrences.

    Returns
    -------
    array or None
        One row per paper, of length 1 (0 where no word is left), in few dimensions; weights as in ``assign_papers``. None of
        fewer than 100 papers, which do not show which words go together: there a paper stays with the theme of its terms.

    Examples
    --------
    >>> words = pd.DataFrame({"doc_id": ["p"], "word": ["map"], "occurrences": [1]})
    >>> read_vectors(pd.Series(["p"]), words) is None
    True
    """
    papers = len(doc_ids)
    if papers < ENOUGH_PAPERS:
        return None
    counts = count_occurrences(doc_ids, words.rename(columns={"word": "term"}), np.sort(words["word"].unique().astype(object)))
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    telling = (spread >= WORD_PAPERS) & (spread <= papers / 2)
    counts = counts[:, telling].astype(float)
    counts.data = 1 + np.log(counts.data)
    vectors = _scale(counts @ sparse.diags_array(np.log(papers / spread[telling]) ** IDF_POWER))
    dimensions = min(DIMENSIONS, papers // 10, min(vectors.shape) - 1)
    if dimensions < 1:
        return vectors.toarray()
    # a fixed start, so that a rerun gives the same digits
    left, sizes, _ = svds(vectors, k=dimensions, v0=np.full(min(vectors.shape), 1.0), solver="arpack")
    return _scale(sparse.csr_array(left * sizes)).toarray()


def _scale(vectors):
    """Rows of length 1, but for those that are nothing."""
    length = np.sqrt(vectors.multiply(vectors).sum(axis=1))
    return sparse.diags_array(1 / np.where(length > 1e-9, length, np.inf)) @ vectors


def assign_by_words(vectors: np.ndarray, place: np.ndarray, *, times: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Assign each paper to the theme with the nearest mean, until none moves: the second part of ``assign_papers``.

    Parameters
    ----------
    vectors : array
        One row per paper.
    place : array of int
        The theme with which each paper begins, -1 for none; at least one has a theme.
    times : array of int, optional
        How often each paper counts in the means; None: once.

    Returns
    -------
    place, share : arrays
        Each paper's theme (-1: none), and its share of the cosines above 0 (null for none).

    Examples
    --------
    >>> assign_by_words(np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]]), np.array([0, 1, -1]))[0].tolist()
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
    share = positive.max(axis=1) / np.maximum(positive.sum(axis=1), 1e-9)
    return np.where(place >= 0, numbers[place], -1), np.where(place >= 0, share.round(6), np.nan)
