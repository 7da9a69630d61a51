"""Counting pairs of terms: sparse products of papers x terms, for all papers or for a sample of them drawn with replacement."""

from functools import reduce
from operator import add

import numpy as np
import pandas as pd
from scipy import sparse

__all__ = ["COUNTINGS", "count_links", "count_occurrences"]

PART = 50_000  # papers multiplied at once: the product of more falls out of the processor's cache


def _count_papers(occurrences, times):
    present = occurrences.sign().astype(np.int32)
    return present.T @ _repeat(present, times)


def _count_mentions(occurrences, times):
    return occurrences.T @ _repeat(occurrences, times)


def _share_papers(occurrences, times):
    """Give each pair of a paper with n terms 1/(n-1), so that the paper counts once in each of its terms' row sums."""
    present = occurrences.sign()
    shares = 1 / np.maximum(present.sum(axis=1) - 1, 1)
    return present.T @ _repeat(present, shares if times is None else times * shares)


def _repeat(rows, times):
    return rows if times is None else sparse.diags_array(times, dtype=times.dtype) @ rows


# name -> papers x terms matrix of occurrences, how often each paper was drawn (None: once) -> terms x terms matrix of counts
COUNTINGS = {"binary": _count_papers, "full": _count_mentions, "fractional": _share_papers}


def count_occurrences(mentions, terms, names):
    """Count mentions: a sparse matrix of papers (sorted by doc_id) x ``names``.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, key. Keys of no term in ``names`` are passed over.
    terms : DataFrame
        One row per key; columns used: key, term.
    names : array of str
        Terms, sorted.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "p", "q"], "key": ["map", "map", "theme"]})
    >>> terms = pd.DataFrame({"key": ["map", "theme"], "term": ["map", "theme"]})
    >>> count_occurrences(mentions, terms, np.array(["map", "theme"])).toarray().tolist()
    [[2, 0], [0, 1]]
    """
    papers, paper_names = pd.factorize(mentions["doc_id"], sort=True)
    keys, key_names = pd.factorize(mentions["key"])
    place_of = pd.Series(range(len(names)), index=names).reindex(terms["term"]).set_axis(terms["key"])
    columns = place_of.reindex(key_names).fillna(-1).to_numpy(dtype=np.int64)[keys]
    known = columns >= 0
    where = papers[known], columns[known]
    return sparse.coo_array((np.ones(known.sum(), dtype=np.int64), where), shape=(len(paper_names), len(names))).tocsr()


def count_links(occurrences, *, counting, min_shared, times=None):
    """Count the pairs of columns i < j that share at least ``min_shared`` papers.

    ``times`` says how often each paper was drawn (a bootstrap sample is a reweighting of the papers); None: once each. Returns
    the arrays i, j, shared (papers with both) and count (by ``counting``, see ``network.build_network``; 6 decimals), in order.

    Examples
    --------
    >>> i, j, shared, count = count_links(sparse.csr_array([[2, 1], [1, 0], [1, 1]]), counting="full", min_shared=1)
    >>> shared.tolist(), count.tolist()
    ([2], [3])
    """
    shared = _take_pairs(_multiply(occurrences, times, "binary"))
    # every counting fills the same cells, so the pairs of one stand in the order of the other
    counted = shared if counting == "binary" else _take_pairs(_multiply(occurrences, times, counting))
    enough = shared.data >= max(min_shared, 1)
    return shared.row[enough], shared.col[enough], shared.data[enough], counted.data[enough].round(6)


def _multiply(occurrences, times, counting):
    """The matrix of counts, summed over parts of the papers."""
    starts = range(0, max(occurrences.shape[0], 1), PART)
    parts = (slice(start, start + PART) for start in starts)
    return reduce(add, (COUNTINGS[counting](occurrences[part], None if times is None else times[part]) for part in parts))


def _take_pairs(matrix):
    matrix = matrix.tocsr()
    matrix.sort_indices()
    return sparse.triu(matrix, k=1, format="coo")
