"""The figures of how robust the themes are: what of each comes back in bootstrap samples, at each number of themes."""

from typing import NamedTuple

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from themeloom.figures.style import PAGE, draw_nothing
from themeloom.figures.wording import LONGEST_NAME, NARROW_NAME, list_labels
from themeloom.palette import GREY, INK, pick_color
from themeloom.themes import DISSOLVED, STABLE


class Curve(NamedTuple):
    """How a measure of each number of themes is drawn: colour, line, marker, and what it means."""

    color: str
    line: str
    marker: str
    meaning: str


CURVES = {
    "recovery": Curve(INK, "-", "o", "mean of the themes"),
    "least": Curve(INK, ":", "v", "weakest theme"),
    "cloud_high": Curve(GREY, "--", "", "chance: 95 of 100 parts of papers spread\nwithout any groups come back less"),
    "halves_papers": Curve("#4477AA", "-", "s", "agreement of two halves of the\npapers (adjusted Rand index)"),
}
CLOUD = "chance: 95 of 100 parts of papers spread\nwithout any groups come back less\n(left of it: no more than shape)"
DOT = 6.5  # size of the mark of a theme's recovery, points
CORE = 2.5  # and of the ring within it, of what is no more than shape
# stability -> how its mark is filled; those of all others are white
FILLS = {"stable": "full", "doubtful": "left"}
# stability -> from, to, colour
ZONES = {"dissolved": (0, DISSOLVED, "#EFEFEF"), "doubtful": (DISSOLVED, STABLE, "#F8F8F8"), "stable": (STABLE, 1, "white")}


def plot_recovery(stability: pd.DataFrame, ax: Axes, *, nodes: str = "terms") -> Axes:
    """Draw how much of each theme comes back: the mean Jaccard index with its interval, beside what a cloud without gaps gives.

    Parameters
    ----------
    stability : DataFrame
        One row per theme: theme, label, stability, jaccard, low, high, paper_jaccard, cloud (what 95 % of the groups of a cloud
        without gaps do not exceed, the same for all). What is null is not drawn.
    ax : Axes
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    if stability.empty:
        return draw_nothing(ax)
    wide = ax.figure.get_figwidth() >= PAGE
    for name, (low, high, color) in ZONES.items():
        ax.axvspan(low, high, color=color, zorder=0)
        ax.text(
            (low + high) / 2, 1, name, transform=ax.get_xaxis_transform(), rotation=0 if wide else 90, ha="center", va="bottom"
        )
    for row, theme in enumerate(stability.itertuples()):
        _draw_theme(row, theme, ax)
    for cloud in stability["cloud"].dropna().unique():
        ax.axvline(cloud, color=INK, linewidth=0.9, linestyle="--", zorder=1, label=CLOUD)
    ax.set_yticks(range(len(stability)), list_labels(stability, longest=LONGEST_NAME if wide else NARROW_NAME))
    ax.set(xlim=(0, 1.02), ylim=(len(stability) - 0.5, -0.5))
    ax.set_xlabel("recovery (mean Jaccard index)", loc="right")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    judged = "the papers of the theme" if stability["jaccard"].equals(stability["paper_jaccard"]) else f"the {nodes} of the theme"
    handles = [Line2D([], [], marker="o", color=INK, linewidth=2, markersize=DOT, label=f"{judged}\n(bar: 95 of 100 samples)")]
    handles += ax.get_legend_handles_labels()[0]
    ax.figure.legend(handles=handles, loc="outside lower left", ncols=2 if wide else 1, frameon=False)
    return ax


def _draw_theme(row, theme, ax):
    """Draw the marks of one theme in its row."""
    color = pick_color(theme.theme)
    look = {"color": color, "linestyle": "", "markerfacecoloralt": "white"}
    ax.hlines(row, theme.low, theme.high, colors=color, linewidth=2)
    fill = FILLS.get(theme.stability, "full")
    inside = color if theme.stability in FILLS else "white"
    ax.plot(theme.jaccard, row, "o", markersize=DOT, fillstyle=fill, markerfacecolor=inside, zorder=3, **look)
    if theme.stability == "no more than shape":
        ax.plot(theme.jaccard, row, "o", markersize=CORE, markerfacecolor="white", zorder=3, **look)


def plot_numbers(numbers: pd.DataFrame, ax: Axes) -> Axes:
    """Draw how much of the themes comes back at each number of themes, beside a cloud and two halves of the papers.

    Parameters
    ----------
    numbers : DataFrame
        One row per number tried: themes, choice (chosen or coarser; empty for the others), recovery, least, cloud_high,
        halves_papers. What is null is not drawn.
    ax : Axes

    Returns
    -------
    Axes
    """
    for name, (low, high, color) in ZONES.items():
        ax.axhspan(low, high, color=color, zorder=0)
        ax.text(1.01, (low + high) / 2, name, transform=ax.get_yaxis_transform(), va="center", style="italic")
    for measure, curve in CURVES.items():
        known = numbers.dropna(subset=measure)
        if len(known):
            (line,) = ax.plot(known["themes"], known[measure], curve.line, marker=curve.marker, markersize=3, linewidth=1)
            line.set(color=curve.color, label=curve.meaning)
    for row in numbers[numbers["choice"] != ""].itertuples():
        ax.axvline(row.themes, color=GREY, linewidth=0.8, zorder=0.5)
        end = "\n(most tried)" if row.choice == "chosen" and row.themes == numbers["themes"].max() else ""
        ax.text(row.themes, 1.02, f"{row.choice}{end}", rotation=90, ha="center", va="bottom", style="italic")
    ax.set_ylabel("how much of the themes comes back\n(0: nothing, 1: all)")
    ax.set(xlabel="themes (number)", ylim=(min(0, numbers["halves_papers"].min(), 0), 1))
    ax.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
    sns.despine(ax=ax)
    ax.figure.legend(loc="outside lower left", frameon=False)
    return ax
