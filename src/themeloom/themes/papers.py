"""The papers of each theme: from its terms, and then from the words that these papers share."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.linalg import svds

from themeloom.network import count_occurrences
from themeloom.tables import check_table

ENOUGH_PAPERS = 100  # fewer do not show which words go together: there a paper stays with the theme of its terms
WORD_PAPERS = 3  # papers that a word needs
IDF_POWER = 1.5  # rare words tell more than the usual weight gives them: 1 and 2 were worse on abstracts with known areas
DIMENSIONS = 50  # at most, and at most one for ten papers
ROUNDS = 30  # the papers rarely move after ten


def assign_papers(mentions, terms, themes):
    """Assign each paper to the theme whose papers it is most like.

    First each paper goes to the theme with which it shares most: a theme's score is the sum of ln(1 + N/n) over the paper's
    distinct terms of that theme, N the number of papers and n the papers with the term (a rare term says more than a common
    one). Ties go to the larger sum of these terms' strength, then to the lower number.

    From 100 papers on, the words of all kept terms then have their say, because most of a paper's terms are too rare for the
    network: papers become vectors of words, weight (1 + ln occurrences) ln(N/n)^1.5, reduced by latent semantic analysis
    (Deerwester et al. 1990, truncated singular value decomposition); each goes to the theme with the nearest mean by cosine
    (spherical k-means, Dhillon & Modha 2001), again and again until none moves. The themes' terms stay as they are.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, key.
    terms : DataFrame
        One row per key; columns used: key, term, kept.
    themes : DataFrame
        One row per term; columns used: term, theme, strength.

    Returns
    -------
    DataFrame
        One row per paper in `mentions`, by doc_id: doc_id, theme, share (of the paper's score, or of its cosines above 0, over
        all themes: 0 to 1). Both are null for a paper without a kept term, or of less than 100 without a term of any theme.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "p", "q"], "key": ["map", "theme", "other"]})
    >>> terms = pd.DataFrame({"key": ["map", "theme"], "term": ["map", "theme"], "kept": True})
    >>> themes = pd.DataFrame({"term": ["map", "theme"], "theme": [0, 0], "strength": 1.0})
    >>> assign_papers(mentions, terms, themes)
      doc_id  theme  share
    0      p      0    1.0
    1      q   <NA>    NaN
    """
    kept = terms[terms["kept"].astype(bool)]
    placed = themes.dropna(subset="theme").sort_values("term")
    occurrences = count_occurrences(mentions, kept, placed["term"].to_numpy(dtype=object))
    numbers, members = np.unique(placed["theme"].to_numpy(dtype=int), return_inverse=True)
    place, share = follow_terms(occurrences, members, placed["strength"].to_numpy(dtype=float))
    if len(place) >= ENOUGH_PAPERS and (place >= 0).any():
        place, share = follow_words(read_vectors(mentions, kept), place)
    theme = pd.Series(np.append(numbers, 0)[place], dtype="Int64").mask(place < 0)
    paper_names = np.sort(mentions["doc_id"].unique().astype(object))
    return check_table(pd.DataFrame({"doc_id": paper_names, "theme": theme, "share": share}), "papers")


def follow_terms(occurrences, members, strength):
    """From papers x terms, each term's theme (-1: none) and strength: each paper's theme (-1) and its share (null) by its terms.

    See ``assign_papers``, of which this is the first part.
    """
    told = np.log1p(occurrences.shape[0] / np.maximum(occurrences.sign().sum(axis=0), 1))
    terms = np.flatnonzero(members >= 0)
    shape = len(members), members.max(initial=0) + 1
    # rounded, so that sums of the same numbers in another order tie
    scores, strengths = (
        (occurrences.sign() @ sparse.csr_array((worth[terms], (terms, members[terms])), shape=shape)).toarray().round(9)
        for worth in (told, strength)
    )
    best, total = scores.max(axis=1), scores.sum(axis=1)
    tied = np.where(scores == best[:, None], strengths, -1)
    share = best / np.where(total > 0, total, np.nan)
    return np.where(best > 0, tied.argmax(axis=1), -1), share.round(6)


def read_vectors(mentions, kept):
    """One row per paper, of length 1 (0 where no word is left): the words of its kept terms, in few dimensions."""
    papers, paper_names = pd.factorize(mentions["doc_id"], sort=True)
    count, known = len(paper_names), mentions["key"].isin(kept["key"]).to_numpy()
    keys = mentions["key"][known]
    places, names = pd.factorize(keys.str.split(" ").explode(), sort=True)
    rows = np.repeat(papers[known], keys.str.count(" ").to_numpy() + 1)
    counts = sparse.coo_array((np.ones(len(rows)), (rows, places)), shape=(count, len(names))).tocsr()
    spread = np.bincount(counts.indices, minlength=len(names))
    told = (spread >= WORD_PAPERS) & (spread <= count / 2)
    counts = counts[:, told]
    counts.data = 1 + np.log(counts.data)
    vectors = _scale(counts @ sparse.diags_array(np.log(count / spread[told]) ** IDF_POWER))
    dimensions = min(DIMENSIONS, count // 10, min(vectors.shape) - 1)
    if dimensions < 1:
        return vectors.toarray()
    # a fixed start, so that a rerun gives the same digits
    left, sizes, _ = svds(vectors, k=dimensions, v0=np.full(min(vectors.shape), 1.0), solver="arpack")
    return _scale(sparse.csr_array(left * sizes)).toarray()


def _scale(vectors):
    """Rows of length 1, but for those that are nothing."""
    length = np.sqrt(vectors.multiply(vectors).sum(axis=1))
    return sparse.diags_array(1 / np.where(length > 1e-9, length, np.inf)) @ vectors


def follow_words(vectors, place, times=None):
    """Each paper's theme (-1: none) and share after each has gone to the theme with the nearest mean, until none moves.

    ``place`` is the theme with which each begins; ``times`` how often each counts in the means (None: once). See
    ``assign_papers``, of which this is the second part.
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
