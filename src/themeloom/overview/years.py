"""Papers a year, and how fast they grow."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import optimize, special

from themeloom.tables import check_table, make_empty

LEVEL = 0.95  # of the interval of the steady growth
RECENT = 5  # years before the last, by which growth that is said to be steady is held


class Growth(NamedTuple):
    """Growth of the papers a year, each as a share of the year before; NaN where it cannot be measured.

    Attributes
    ----------
    compound : float
        From the papers of the first and of the last year only; NaN also where the first has none.
    steady, low, high : float
        From all years but the last, with the ends of its 95 % interval.
    """

    compound: float
    steady: float
    low: float
    high: float


def count_years(records: pd.DataFrame) -> pd.DataFrame:
    """Count the papers of each year.

    Parameters
    ----------
    records : DataFrame
        One row per paper; column used: year. Papers without one are not counted.

    Returns
    -------
    DataFrame
        One row per year from the first to the last, as ``tables.SCHEMAS`` describes overview.years: a year without papers has
        0. ``expected`` are the papers of steady growth (see ``measure_growth``); null in the last year, which may not be over,
        and where it cannot be measured.

    Examples
    --------
    >>> count_years(pd.DataFrame({"year": [2020, None, 2022, 2022, 2023]}))
       year  papers  expected
    0  2020       1  0.542573
    1  2021       0  0.914854
    2  2022       2  1.542573
    3  2023       1       NaN
    """
    years = records["year"].dropna().astype("int64")
    if years.empty:
        return make_empty("overview.years")
    counts = years.value_counts().reindex(range(years.min(), years.max() + 1), fill_value=0)
    table = pd.DataFrame({"year": counts.index, "papers": counts.to_numpy()})
    over = table["papers"].to_numpy()[:-1]
    rate = _find_rate(over)
    expected = over.sum() * special.softmax(rate * np.arange(len(over))) if np.isfinite(rate) else np.nan
    return check_table(table.assign(expected=pd.Series(expected, table.index[:-1])), "overview.years")


def measure_growth(years: pd.DataFrame) -> Growth:
    """Measure how fast the papers a year grow.

    Two measures: the compound growth (n_last / n_first)^(1 / (last - first)) - 1, which is bibliometrix's annual growth rate and
    hangs on two years only; and the steady growth e^b - 1 of the Poisson regression ln E(n) = a + b year, with an interval by
    Student's t and the dispersion of quasi-likelihood, at least 1 (McCullagh & Nelder 1989). The regression leaves the last year
    out: papers are searched for before it is over, and no export tells whether it was.

    Parameters
    ----------
    years : DataFrame
        As ``count_years`` counts them, or the last of these.

    Returns
    -------
    Growth
        Where less than three years come before the last, only the compound one.

    Examples
    --------
    >>> growth = measure_growth(count_years(pd.DataFrame({"year": [2020, 2021, 2021, *4 * [2022], 2023]})))
    >>> round(growth.compound, 6), round(growth.steady, 6)
    (0.0, 1.0)
    """
    papers = years["papers"].to_numpy()
    span = len(papers) - 1
    compound = float(papers[-1] / papers[0]) ** (1 / span) - 1 if span > 0 and papers[0] else np.nan
    papers = papers[:-1]
    rate = _find_rate(papers)
    if not np.isfinite(rate):
        return Growth(compound, np.nan, np.nan, np.nan)
    shares = special.softmax(rate * np.arange(len(papers)))
    expected = papers.sum() * shares
    dispersion = max(1, ((papers - expected) ** 2 / expected).sum() / (len(papers) - 2))
    times = np.arange(len(papers))
    spread = shares @ times**2 - (shares @ times) ** 2
    margin = special.stdtrit(len(papers) - 2, (1 + LEVEL) / 2) * np.sqrt(dispersion / (papers.sum() * spread))
    return Growth(compound, *np.expm1([rate, rate - margin, rate + margin]).tolist())


def measure_explained(years: pd.DataFrame) -> float:
    """Measure how much of the differences between the years steady growth explains: the share of their variance, R squared.

    It is 1 - sum((n - expected)^2) / sum((n - mean)^2), as Efron (1978, JASA 73:113) has it.

    Parameters
    ----------
    years : DataFrame
        As ``count_years`` counts them; columns used: papers, expected. The last, of which nothing is expected, is left out.

    Returns
    -------
    float
        1 where every year is as expected, below 0 where the mean would do better; NaN where growth is not measured or all years
        have as many papers.

    Examples
    --------
    >>> steady = pd.DataFrame({"papers": [1, 2, 4], "expected": [1.0, 2.0, 4.0]})
    >>> measure_explained(steady)
    1.0
    >>> measure_explained(steady.assign(papers=[1, 9, 2]))
    -0.394737
    """
    years = years.dropna(subset="expected")
    papers = years["papers"]
    whole = ((papers - papers.mean()) ** 2).sum()
    return round(float(1 - ((papers - years["expected"]) ** 2).sum() / whole), 6) if whole else np.nan


def _find_rate(papers):
    """The slope b of the Poisson regression: the one at which the years, weighted by e^(b year), have the papers' mean year."""
    if len(papers) < 3 or np.count_nonzero(papers) < 2:
        return np.nan
    times = np.arange(len(papers))
    mean = papers @ times / papers.sum()
    most = np.log(papers.sum()) + 1  # a steeper slope would leave less than a paper to the first year, or to the last
    return optimize.brentq(lambda rate: special.softmax(rate * times) @ times - mean, -most, most)
