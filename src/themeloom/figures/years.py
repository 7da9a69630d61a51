"""The papers of each year, and their growth.

What no paper of the corpus tells is not drawn: a line says which field is missing.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from themeloom.figures.bars import DARK, LIGHT, draw_legend, draw_missing, draw_question
from themeloom.overview import RECENT

FITS = 0.5  # share of the variance of the years that steady growth explains, from which it is said to be there


def plot_years(years: pd.DataFrame, summary: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the papers of each year as bars, and those of steady growth as a line where they grow so.

    Parameters
    ----------
    years : DataFrame
        The part years of 17_overview.
    summary : DataFrame
        17_overview; used of it: the growth, and the papers without a year.
    ax : Axes

    Returns
    -------
    Axes
    """
    if years.empty:
        return draw_missing(ax, "a year")
    values = summary.set_index("measure")["value"]
    ax.bar(years["year"], years["papers"], color=LIGHT, width=0.8, label="papers")
    expected = years.dropna(subset="expected")
    if len(expected):
        drawn = expected if is_growing(values) else expected.head(0)
        label = describe_growth(years, values)
        ax.plot(drawn["year"], drawn["expected"], color=DARK, linewidth=1.5 if len(drawn) else 0, label=label)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    undated = int(values["papers without a year"])
    ax.set_xlabel("year of publication" + (f" (papers without one: {undated})" if undated else ""))
    ax.set_ylabel("papers (count)")
    draw_legend(ax)
    draw_question(ax, "How many papers a year?")
    sns.despine(ax=ax)
    return ax


def describe_growth(years: pd.DataFrame, values: pd.Series) -> str:
    """Describe the growth in the words of the legend: its rate, or why there is none to speak of.

    Parameters
    ----------
    years : DataFrame
        As ``plot_years`` takes them.
    values : Series
        Of 17_overview, by measure.

    Returns
    -------
    str
    """
    low, high = values[["steady growth, low", "steady growth, high"]]
    last = years["year"].iloc[-2]
    interval = f"95 %: {low:+.1%} to {high:+.1%} a year"
    if low <= 0 <= high:
        return f"no growth beyond chance up to {last} ({interval})"
    explained = values["explained by steady growth"]
    if explained < FITS:
        return f"no steady growth: it explains {max(explained, 0):.0%} of the variance of the years, less than half"
    if _is_turned(values):
        low, high = values[["recent growth, low", "recent growth, high"]]
        turned = f"{'rise' if low > 0 else 'fall'} (95 %: {low:+.1%} to {high:+.1%} a year)"
        return f"no steady growth ({values['steady growth']:+.1%} a year over all): papers of {last - RECENT + 1}–{last} {turned}"
    return f"steady growth of {values['steady growth']:+.1%} a year up to {last} (95 %: {low:+.1%} to {high:+.1%})"


def is_growing(values: pd.Series) -> bool:
    """Whether the papers grow, or shrink, steadily up to the year before the last.

    The interval of the rate is without zero, the curve explains half of the variance, and the last five years do not surely go
    the other way.

    Parameters
    ----------
    values : Series
        As ``describe_growth`` takes them.

    Returns
    -------
    bool
    """
    low, high = values[["steady growth, low", "steady growth, high"]]
    surely = not low <= 0 <= high and values["explained by steady growth"] >= FITS
    return surely and not _is_turned(values)


def _is_turned(values):
    """Whether the growth of recent years surely goes the other way than that of all."""
    fall = values["recent growth, high"] < 0 < values["steady growth, low"]
    return fall or values["steady growth, high"] < 0 < values["recent growth, low"]
