"""Bursts: stretches of years in which far more papers than usual mention a term."""

import numpy as np
import pandas as pd
from scipy import sparse

CEILING = 0.999  # a burst's rate, at most


def find_bursts(periods: pd.DataFrame, occurrences: pd.DataFrame, *, s: float = 2.0, gamma: float = 1.0) -> pd.DataFrame:
    """Find the bursts of terms by Kleinberg's automaton of two states for batches (2002, KDD '02:91, section 4).

    A batch is a year from the first to the last with papers. A term's usual rate is p0 = R / D, the share of all papers that
    mention it, and that of a burst p1 = s p0. A year with d papers, r of them with the term, costs -ln(p^r (1 - p)^(d - r)) in a
    state; going up costs gamma ln(n), n the number of batches, and going down nothing. The cheapest sequence of states, which
    begins low, has the bursts; the weight of one is the sum of what its years would cost more in the lower state.

    Parameters
    ----------
    periods : DataFrame
        One row per paper with a year: doc_id, year, period.
    occurrences : DataFrame
        One row per paper and term: doc_id, term.
    s : float
        Above 1; how many times the usual rate that of a burst is.
    gamma : float
        0 or more; the larger, the fewer bursts.

    Returns
    -------
    DataFrame
        One row per burst, the heaviest first: term, start, end (first and last year), weight, documents (papers with the term in
        these years), first_period, last_period (in which these years lie).

    Raises
    ------
    ValueError
        ``s`` is not above 1, or ``gamma`` is below 0.

    Examples
    --------
    >>> periods = pd.DataFrame({"doc_id": range(60), "year": np.repeat(range(2001, 2007), 10), "period": 0})
    >>> held = [0, 10, 20, *range(30, 36), *range(40, 45), 50]
    >>> find_bursts(periods, pd.DataFrame({"doc_id": held, "term": "map"})).round(6)
      term  start   end    weight  documents  first_period  last_period
    0  map   2004  2005  3.975433         11             0            0
    """
    if s <= 1 or gamma < 0:
        raise ValueError(f"s is {s} and gamma {gamma}; needs s above 1 and gamma of 0 or more")
    held = occurrences[["doc_id", "term"]].drop_duplicates().merge(periods[["doc_id", "year"]], on="doc_id")
    if held.empty:
        nothing = np.zeros((0, 1))
        return _place(_tabulate([], [], nothing, nothing > 0, nothing), periods)
    terms, names = pd.factorize(held["term"], sort=True)
    first = periods["year"].min()
    papers = np.bincount(periods["year"] - first)
    counts = sparse.coo_array((np.ones(len(held)), (terms, held["year"] - first)), shape=(len(names), len(papers))).toarray()
    usual = counts.sum(axis=1, keepdims=True) / papers.sum()
    raised = np.minimum(s * usual, CEILING)
    saved = _cost(usual, counts, papers) - _cost(raised, counts, papers)
    # a term of nearly all papers cannot be mentioned by far more
    saved = np.where(raised > usual, saved, -np.inf)
    high = _find_states(saved, gamma * np.log(len(papers)))
    return _place(_tabulate(names, first + np.arange(len(papers)), counts, high, saved), periods)


def _cost(rate, counts, papers):
    """What each year costs at a rate; a rate of 1 is that of a term in all papers, which is never raised."""
    rate = np.clip(rate, 1e-12, 1 - 1e-12)
    return -(counts * np.log(rate) + (papers - counts) * np.log1p(-rate))


def _find_states(saved, up):
    """Whether each year of each term is high in the cheapest sequence (Viterbi 1967); of two as cheap, the one that is low."""
    years = saved.shape[1]
    low = np.zeros(len(saved))
    high = np.full(len(saved), np.inf)
    from_high = np.zeros((2, *saved.shape), dtype=bool)  # of the low and the high state: whether the state before was high
    for year in range(years):
        from_high[0, :, year] = high < low
        from_high[1, :, year] = high < low + up
        raised = np.minimum(low + up, high) - saved[:, year]
        low = np.minimum(low, high)
        high = raised
    states = np.zeros(saved.shape, dtype=bool)
    state = high < low
    for year in reversed(range(years)):
        states[:, year] = state
        state = np.where(state, from_high[1, :, year], from_high[0, :, year])
    return states


def _tabulate(names, years, counts, high, saved):
    """A row for each run of high years of each term."""
    edges = np.diff(np.pad(high.astype(int), ((0, 0), (1, 1))), axis=1)
    terms, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    weights = [saved[term, start:end].sum() for term, start, end in zip(terms, starts, ends, strict=True)]
    documents = [int(counts[term, start:end].sum()) for term, start, end in zip(terms, starts, ends, strict=True)]
    table = pd.DataFrame(
        {
            "term": pd.Series([names[term] for term in terms], dtype="str"),
            "start": pd.Series([years[start] for start in starts], dtype="int64"),
            "end": pd.Series([years[end - 1] for end in ends], dtype="int64"),
            "weight": pd.Series(weights, dtype="float64"),
            "documents": pd.Series(documents, dtype="int64"),
        }
    )
    return table.sort_values(["weight", "term"], ascending=[False, True], ignore_index=True)


def _place(bursts, periods):
    """The bursts with the periods in which they begin and end; a year without papers belongs to the period before it."""
    starts = periods.groupby("period")["year"].min().to_numpy()
    places = {
        f"{name}_period": np.searchsorted(starts, bursts[edge], side="right") - 1
        for name, edge in (("first", "start"), ("last", "end"))
    }
    return bursts.assign(**places)
