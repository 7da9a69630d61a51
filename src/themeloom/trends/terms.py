"""Terms over years: which of them rise and which fade, tested against chance for all of them together."""

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, norm, rankdata

TRENDS = ("emerging", "steady", "fading")
MOST_Q = 0.05  # false discovery rate at which a term is said to move


def measure_trends(
    periods: pd.DataFrame, occurrences: pd.DataFrame, *, min_documents: int = 5, max_q: float = MOST_Q
) -> pd.DataFrame:
    """Measure whether the papers that mention a term are later, or earlier, than the others.

    The test is Wilcoxon's rank-sum test (Mann & Whitney 1947, Ann. Math. Stat. 18:50) of the years of the papers with the term
    against those without, by its normal approximation with ties, two-sided; over all terms tested, Benjamini and Hochberg's false
    discovery rate. It goes by the ranks of years, so that one paper of long ago does not decide.

    Parameters
    ----------
    periods : DataFrame
        One row per paper with a year: doc_id, year, period.
    occurrences : DataFrame
        One row per paper and term: doc_id, term.
    min_documents : int
        Papers with a year that a term must have to be tested.
    max_q : float
        The false discovery rate at which a term is said to rise or fade.

    Returns
    -------
    DataFrame
        One row per term tested, those that rise most surely first and those that fade most surely last: term, documents (papers
        with a year), mean_year, later (the chance that a paper with the term is later than one without, ties halved; .5 for no
        trend), first, last (share of the papers of the earlier and of the later half that mention it, cut between two
        periods), z, p, q, trend (emerging, steady or fading).

    Examples
    --------
    >>> periods = pd.DataFrame({"doc_id": list("pqrs"), "year": [2019, 2019, 2020, 2020], "period": [0, 0, 1, 1]})
    >>> held = pd.DataFrame({"doc_id": ["r", "s"], "term": "map"})
    >>> measure_trends(periods, held, min_documents=2)[["term", "mean_year", "later", "first", "last", "trend"]]
      term  mean_year  later  first  last   trend
    0  map     2020.0    1.0    0.0   1.0  steady
    """
    papers = periods.assign(rank=rankdata(periods["year"]))
    held = occurrences[["doc_id", "term"]].drop_duplicates().merge(papers, on="doc_id")
    sums = held.groupby("term").agg(documents=("rank", "size"), ranks=("rank", "sum"), mean_year=("year", "mean"))
    sums = sums[(sums["documents"] >= min_documents) & (sums["documents"] < len(papers))]
    z, later = _test_ranks(sums["ranks"], sums["documents"], papers["rank"])
    p = 2 * norm.sf(z.abs())
    q = false_discovery_control(p) if len(p) else p
    trend = np.select([(q <= max_q) & (z > 0), (q <= max_q) & (z < 0)], [TRENDS[0], TRENDS[2]], TRENDS[1])
    first, last = (_share(held, half).reindex(sums.index, fill_value=0.0) for half in _cut_half(periods))
    table = sums[["documents", "mean_year"]].assign(
        later=later, first=first, last=last, z=z, p=p, q=q, trend=pd.Series(trend, sums.index, "str")
    )
    return table.reset_index().sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def _test_ranks(sums, documents, ranks):
    """The statistic of each sum of ranks, and the chance that one of these papers is later than one of the others."""
    papers = len(ranks)
    others = papers - documents
    above = sums - documents * (documents + 1) / 2
    variance = documents * others / papers * ranks.var() if papers > 1 else documents * 0.0
    z = (sums - documents * (papers + 1) / 2) / np.sqrt(variance).where(variance > 0, np.inf)
    return z, above / (documents * others)


def _cut_half(periods):
    """The papers of the earlier and of the later half, cut between the two periods where they differ least in number."""
    reached = periods["period"].value_counts().sort_index().cumsum()
    if len(reached) < 2:
        return periods, periods
    last = (reached.iloc[:-1] - len(periods) / 2).abs().idxmin()
    return periods[periods["period"] <= last], periods[periods["period"] > last]


def _share(held, papers):
    """The share of some papers that mention each term."""
    return held[held["doc_id"].isin(papers["doc_id"])].groupby("term").size() / max(len(papers), 1)


def pick_moving(trends: pd.DataFrame, *, top: int = 15) -> pd.DataFrame:
    """Pick the terms that rise and those that fade most surely.

    Parameters
    ----------
    trends : DataFrame
        As ``measure_trends`` gives it.
    top : int
        At most, of either.

    Returns
    -------
    DataFrame
        Rows of ``trends``, in their order.

    Examples
    --------
    >>> trends = pd.DataFrame({"term": ["a", "b", "c"], "trend": ["emerging", "emerging", "steady"]})
    >>> pick_moving(trends, top=1)["term"].tolist()
    ['a']
    """
    emerging, _, fading = (trends[trends["trend"] == trend] for trend in TRENDS)
    return pd.concat([emerging.head(top), fading.tail(top)])


def measure_shares(periods: pd.DataFrame, occurrences: pd.DataFrame) -> pd.DataFrame:
    """Measure which share of each period's papers mentions each term.

    Parameters
    ----------
    periods : DataFrame
        One row per paper with a year: doc_id, period, name.
    occurrences : DataFrame
        One row per paper and term: doc_id, term.

    Returns
    -------
    DataFrame
        Terms, sorted, x periods, in order and by their names.

    Examples
    --------
    >>> periods = pd.DataFrame({"doc_id": ["p", "q", "r"], "period": [0, 1, 1], "name": ["2020", "2021", "2021"]})
    >>> measure_shares(periods, pd.DataFrame({"doc_id": ["q"], "term": ["map"]})).to_numpy().tolist()
    [[0.0, 0.5]]
    """
    names = periods.drop_duplicates("period").sort_values("period")["name"]
    held = periods.merge(occurrences[["doc_id", "term"]].drop_duplicates(), on="doc_id")
    counts = held.groupby(["term", "name"]).size().unstack(fill_value=0).reindex(columns=names, fill_value=0)
    return counts / periods["name"].value_counts().reindex(names)
