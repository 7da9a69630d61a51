"""The papers of each theme: from its terms, and then from the words that these papers share."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.linalg import svds

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
    papers, paper_names = pd.factorize(mentions["doc_id"], sort=True)
    kept = terms[terms["kept"].astype(bool)]
    assigned = _share_terms(papers, mentions["key"], kept, themes).reindex(range(len(paper_names)))
    if len(paper_names) >= ENOUGH_PAPERS and assigned["theme"].notna().any():
        known = mentions["key"].isin(kept["key"]).to_numpy()
        vectors = _read_vectors(papers[known], mentions["key"][known], len(paper_names))
        assigned = _follow_words(vectors, assigned)
    return check_table(assigned.assign(doc_id=paper_names).reset_index(drop=True), "papers")


def _share_terms(papers, keys, kept, themes):
    """Indexed by paper: the theme with which it shares most, and its share."""
    placed = themes.dropna(subset="theme").sort_values("term", ignore_index=True)
    found = _find_placed(papers, keys, kept, placed["term"])
    spread = np.bincount(found["place"], minlength=len(placed))
    told = np.log1p((papers.max(initial=-1) + 1) / np.maximum(spread, 1))
    found = found.assign(score=told[found["place"]], strength=placed["strength"].to_numpy()[found["place"]])
    found["theme"] = placed["theme"].to_numpy(dtype=int)[found["place"]]
    # rounded, so that sums of the same numbers in another order tie
    scores = found.groupby(["paper", "theme"], as_index=False)[["score", "strength"]].sum().round(9)
    scores["share"] = (scores["score"] / scores.groupby("paper")["score"].transform("sum")).round(6)
    order = {"paper": True, "score": False, "strength": False, "theme": True}
    best = scores.sort_values(list(order), ascending=list(order.values())).drop_duplicates("paper")
    return best.set_index("paper")[["theme", "share"]]


def _find_placed(papers, keys, kept, placed):
    """One row per paper and term that has a theme: paper, place (of the term in `placed`)."""
    codes, key_names = pd.factorize(keys)
    place_of = pd.Series(range(len(placed)), index=placed).reindex(kept["term"]).set_axis(kept["key"])
    places = place_of.reindex(key_names).fillna(-1).to_numpy(dtype=np.int64)[codes]
    # one number for each pair: sorting numbers is many times faster than dropping duplicate rows
    pairs = np.unique((papers * len(placed) + places)[places >= 0])
    return pd.DataFrame({"paper": pairs // max(len(placed), 1), "place": pairs % max(len(placed), 1)})


def _read_vectors(papers, keys, count):
    """One row per paper, of length 1 (0 where no word is left): its words in few dimensions."""
    words = keys.str.split(" ").explode()
    places, names = pd.factorize(words, sort=True)
    rows = np.repeat(papers, keys.str.count(" ").to_numpy() + 1)
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


def _follow_words(vectors, assigned):
    """The papers' themes and shares after each has gone to the theme with the nearest mean, until none moves."""
    numbers = np.sort(assigned["theme"].dropna().unique()).astype(int)
    place = np.searchsorted(numbers, assigned["theme"].fillna(numbers[0]).to_numpy(dtype=int))
    place[assigned["theme"].isna()] = -1
    for _ in range(ROUNDS):
        sums = np.stack([vectors[place == number].sum(axis=0) for number in range(len(numbers))])
        means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        cosines = (vectors @ means.T).round(6)
        moved = np.where(vectors.any(axis=1), cosines.argmax(axis=1), -1)
        if (moved == place).all():
            break
        place = moved
    positive = np.maximum(cosines, 0)
    share = positive.max(axis=1) / np.maximum(positive.sum(axis=1), 1e-9)
    told = place >= 0
    return pd.DataFrame({"theme": np.where(told, numbers[place], np.nan), "share": np.where(told, share.round(6), np.nan)})
