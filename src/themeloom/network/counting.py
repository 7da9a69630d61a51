"""Counting pairs of terms: sparse products of papers x terms, for all papers or for a sample of them drawn with replacement."""

from collections.abc import Iterable
from functools import reduce
from operator import add

import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.network.choices import check_name

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


AUTO = "auto"  # the counting that fits what is counted


def pick_counting(counting: str, kinds: Iterable[str]) -> str:
    """Pick the counting of a network by what its nodes are, where it is left to that.

    Parameters
    ----------
    counting : str
        A key of ``COUNTINGS``, or "auto".
    kinds : iterable of str
        Of the nodes.

    Returns
    -------
    str
        A key of ``COUNTINGS``: fractional where every node is an author, else binary.

    Raises
    ------
    ValueError
        There is no such counting.

    Examples
    --------
    >>> pick_counting("auto", ["author"]), pick_counting("auto", ["term"]), pick_counting("full", ["author"])
    ('fractional', 'binary', 'full')
    """
    check_name("counting", counting, [AUTO, *COUNTINGS])
    if counting != AUTO:
        return counting
    return "fractional" if set(kinds) == {"author"} else "binary"


def pick_counted(
    doc_ids: pd.Series, occurrences: pd.DataFrame, units: pd.DataFrame | None = None
) -> tuple[pd.Series, pd.DataFrame]:
    """Pick what links are counted over: units where there are any, else the papers.

    Parameters
    ----------
    doc_ids, occurrences
        As ``count_occurrences`` takes them.
    units : DataFrame, optional
        One row per unit and term: unit, term.

    Returns
    -------
    doc_ids, occurrences
        As ``count_occurrences`` takes them, a unit being a paper.

    Examples
    --------
    >>> units = pd.DataFrame({"unit": ["work", "work"], "term": ["Cat (2010)", "Dog (2011)"]})
    >>> pick_counted(pd.Series(["p", "q"]), pd.DataFrame(), units)[0].tolist()
    ['work']
    """
    if units is None or units.empty:
        return doc_ids, occurrences
    return pd.Series(units["unit"].unique()), units.rename(columns={"unit": "doc_id"}).assign(occurrences=1)


def count_occurrences(doc_ids: pd.Series, occurrences: pd.DataFrame, names: np.ndarray) -> sparse.csr_array:
    """Count how often each paper mentions each of some terms.

    Parameters
    ----------
    doc_ids : Series
        All papers, in the order of the records.
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term, occurrences. Terms that are not in ``names`` are passed over.
    names : array of str
        Terms.

    Returns
    -------
    csr_array of int
        Papers in the order of ``doc_ids`` x terms in the order of ``names``.

    Raises
    ------
    ValueError
        If ``occurrences`` has a paper that ``doc_ids`` lacks.

    Examples
    --------
    >>> occurrences = pd.DataFrame({"doc_id": ["q", "p", "q"], "term": ["map", "map", "theme"], "occurrences": [2, 1, 1]})
    >>> count_occurrences(pd.Series(["p", "q"]), occurrences, np.array(["map", "theme"])).toarray().tolist()
    [[1, 0], [2, 1]]
    """
    papers = pd.Index(doc_ids).get_indexer(occurrences["doc_id"])
    if (unknown := occurrences["doc_id"][papers < 0]).size:
        raise ValueError(
            f"occurrences has papers that doc_ids lacks, such as {unknown.iloc[0]!r}; give the papers of all records, "
            "which these occurrences were counted in"
        )
    terms = pd.Index(names).get_indexer(occurrences["term"])
    known = terms >= 0
    counts = occurrences["occurrences"].to_numpy(dtype=np.int64)[known]
    places = (papers[known].astype(np.int32), terms[known].astype(np.int32))  # half the memory
    return sparse.coo_array((counts, places), shape=(len(doc_ids), len(names))).tocsr()


def filter_terms(occurrences: sparse.csr_array, kept: np.ndarray) -> sparse.csr_array:
    """Filter the counts of some terms; those of all others are 0.

    Parameters
    ----------
    occurrences : csr_array of int
        Papers, or units, x terms.
    kept : array of bool
        One for each term.

    Returns
    -------
    csr_array of int

    Examples
    --------
    >>> filter_terms(sparse.csr_array([[1, 2]]), np.array([False, True])).toarray().tolist()
    [[0, 2]]
    """
    return sparse.csr_array(occurrences @ sparse.diags_array(kept.astype(np.int64), dtype=np.int64))


def count_links(
    occurrences: sparse.csr_array,
    *,
    counting: str = "binary",
    min_shared: int = 1,
    times: np.ndarray | None = None,
    parts: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Count the pairs of terms that share enough papers.

    Parameters
    ----------
    occurrences : csr_array of int
        Papers x terms.
    counting : {"binary", "full", "fractional"}
        See ``network.build_network``.
    min_shared : int
        Papers that a pair must share; at least 1.
    times : array of int, optional
        How often each paper was drawn (a bootstrap sample is a reweighting of the papers); None: once each.
    parts : array of int, optional
        Pairs x 2, see ``network.find_parts``: pairs that are not linked, whatever they share.

    Returns
    -------
    i, j, shared, counts : arrays
        Columns of the pairs, i < j, in order; papers with both; count by ``counting`` (6 decimals).

    Examples
    --------
    >>> i, j, shared, counts = count_links(sparse.csr_array([[2, 1], [1, 0], [1, 1]]), counting="full")
    >>> shared.tolist(), counts.tolist()
    ([2], [3])
    """
    shared = _take_pairs(_multiply(occurrences, times, "binary"))
    # every counting fills the same cells, so the pairs of one stand in the order of the other
    counted = shared if counting == "binary" else _take_pairs(_multiply(occurrences, times, counting))
    enough = shared.data >= max(min_shared, 1)
    if parts is not None:
        width = occurrences.shape[1]
        enough &= ~np.isin(shared.row.astype(np.int64) * width + shared.col, parts @ [width, 1])
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
