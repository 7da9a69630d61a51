"""Themes over periods: how many papers of each period a theme has, and between what bounds its share lies."""

import numpy as np
import pandas as pd
from scipy.stats import norm

LEVEL = 0.95  # of the intervals


def measure_spread(periods: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """Measure each theme's share of the papers, period by period.

    Parameters
    ----------
    periods : DataFrame
        One row per paper with a year: doc_id, period, name.
    papers : DataFrame
        One row per paper: doc_id, theme (null for none).

    Returns
    -------
    DataFrame
        One row per theme and period, in order: theme, period, name, papers, of (papers of the period), share, low, high (the
        share's Wilson interval at 95 %), overall (the theme's share of all papers with a year). A period's shares lack what
        belongs to no theme.

    Examples
    --------
    >>> periods = pd.DataFrame({"doc_id": ["p", "q"], "period": [0, 1], "name": ["2020", "2021"]})
    >>> measure_spread(periods, pd.DataFrame({"doc_id": ["p", "q"], "theme": 0})).round(2)
       theme  period  name  papers  of  share   low  high  overall
    0      0       0  2020       1   1    1.0  0.21   1.0      1.0
    1      0       1  2021       1   1    1.0  0.21   1.0      1.0
    """
    names = periods.drop_duplicates("period").set_index("period")["name"].sort_index()
    sizes = periods["period"].value_counts()
    placed = periods[["doc_id", "period"]].merge(papers[["doc_id", "theme"]].dropna(), on="doc_id")
    counts = placed.groupby(["theme", "period"]).size().unstack(fill_value=0).reindex(columns=names.index, fill_value=0)
    spread = counts.rename_axis(columns="period").stack().rename("papers").reset_index()
    of = spread["period"].map(sizes).to_numpy()
    low, high = measure_interval(spread["papers"].to_numpy(), of)
    spread = spread.assign(of=of, share=spread["papers"] / of, low=low, high=high)
    spread.insert(2, "name", spread["period"].map(names))
    return spread.assign(overall=spread["theme"].map(counts.sum(axis=1)) / max(len(periods), 1))


def measure_interval(hits: np.ndarray, total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Measure the interval of Wilson (1927, JASA 22:209) for shares, without correction for continuity, at 95 %.

    Parameters
    ----------
    hits, total : array of int
        ``total`` is 1 or more.

    Returns
    -------
    low, high : array of float

    Examples
    --------
    >>> low, high = measure_interval(np.array([0, 5]), np.array([10, 10]))
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 0.237], [0.278, 0.763])
    """
    z = norm.ppf((1 + LEVEL) / 2)
    share = hits / total
    middle = (share + z**2 / (2 * total)) / (1 + z**2 / total)
    reach = z / (1 + z**2 / total) * np.sqrt(share * (1 - share) / total + z**2 / (4 * total**2))
    return np.clip(middle - reach, 0, 1), np.clip(middle + reach, 0, 1)
