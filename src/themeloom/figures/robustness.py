"""The figures of how robust the themes are: what of each comes back in bootstrap samples, at each number of themes."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from themeloom.figures.style import PAGE, draw_nothing, format_lines, format_plain, list_labels
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
WIDEST = 52  # characters of a line of a core
NEAREST = 0.055  # two numbers of themes that find room beside one another, of the matrix' width
LEADER = 6  # how far the lines reach that lead to them, points


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
    turn = 0 if ax.figure.get_figwidth() >= PAGE else 30
    for name, (low, high, color) in ZONES.items():
        ax.axvspan(low, high, color=color, zorder=0)
        ax.text((low + high) / 2, 1, name, transform=ax.get_xaxis_transform(), rotation=turn, ha="center", va="bottom")
    for row, theme in enumerate(stability.itertuples()):
        _draw_theme(row, theme, ax)
    for cloud in stability["cloud"].dropna().unique():
        ax.axvline(cloud, color=INK, linewidth=0.9, linestyle="--", zorder=1, label=CLOUD)
    ax.set_yticks(range(len(stability)), list_labels(stability))
    ax.set(xlim=(0, 1.02), ylim=(len(stability) - 0.5, -0.5))
    ax.set_xlabel("recovery (mean Jaccard index)", loc="right")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    judged = "the papers of the theme" if stability["jaccard"].equals(stability["paper_jaccard"]) else f"the {nodes} of the theme"
    handles = [Line2D([], [], marker="o", color=INK, linewidth=2, markersize=DOT, label=f"{judged}\n(bar: 95 of 100 samples)")]
    handles += ax.get_legend_handles_labels()[0]
    ax.figure.legend(handles=handles, loc="outside lower left", ncols=2 if ax.figure.get_figwidth() >= PAGE else 1, frameon=False)
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


def plot_coassignment(pairs: pd.DataFrame, members: pd.DataFrame, ax: Axes, *, nodes: str = "terms") -> Axes:
    """Draw in what share of the bootstrap samples two terms share a theme, as a matrix with the themes' borders.

    Parameters
    ----------
    pairs : DataFrame
        One row per pair of terms that ever share a theme: a, b, coassignment.
    members : DataFrame
        One row per term, in the order of rows and columns: term, theme (null terms last).
    ax : Axes
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    names = pd.Index(members["term"])
    matrix = np.eye(len(names))
    a = names.get_indexer(pairs["a"])
    b = names.get_indexer(pairs["b"])
    matrix[a, b] = pairs["coassignment"]
    matrix[b, a] = pairs["coassignment"]
    image = ax.imshow(matrix, cmap="Greys", vmin=0, vmax=1, interpolation="nearest")
    sizes = members.groupby("theme").size()
    ends = sizes.cumsum()
    for theme, start, end in zip(sizes.index, ends - sizes, ends, strict=True):
        square = np.array([[start, start, end, end, start], [start, end, end, start, start]]) - 0.5
        ax.plot(*square, color=pick_color(theme), linewidth=1.2)
    middles = ends - sizes / 2 - 0.5
    places = _spread(middles.to_numpy(), len(names))
    ax.set_xticks(places, middles.index)
    ax.set_yticks(places, middles.index)
    _draw_leaders(middles, places, len(names), ax)
    ax.set(xlabel="theme", ylabel="theme")
    label = f"co-assignment of two {nodes}\n(share of the bootstrap samples)"
    ax.figure.colorbar(image, ax=ax, location="bottom", shrink=0.9, aspect=40, label=label)
    ax.tick_params(length=0, pad=LEADER + 1)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def _spread(middles, whole):
    """Where the numbers of themes stand: at their middles, or as far from them as those beside one another need room."""
    least = min(NEAREST * whole, whole / max(len(middles), 1))
    places = middles.astype(float)
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1] + least)
    last = whole - 0.5 - least / 2
    for place in range(len(places) - 1, -1, -1):
        places[place] = min(places[place], last)
        last = places[place] - least
    return places


def _draw_leaders(middles, places, whole, ax):
    """Draw a line from the middle of each theme, at the edge of the matrix, to where its number stands."""
    shift = ScaledTranslation(0, -LEADER / 72, ax.figure.dpi_scale_trans)
    across = ScaledTranslation(-LEADER / 72, 0, ax.figure.dpi_scale_trans)
    edge = whole - 0.5
    for middle, place in zip(middles, places, strict=True):
        for start, end, move in (((middle, edge), (place, edge), shift), ((-0.5, middle), (-0.5, place), across)):
            look = {"arrowstyle": "-", "linewidth": 0.4, "color": GREY, "shrinkA": 0, "shrinkB": 0}
            ax.annotate("", end, start, xycoords=ax.transData + move, textcoords="data", arrowprops=look)


def plot_cores(cores: pd.DataFrame, ax: Axes, *, nodes: str = "terms") -> Axes:
    """Write the cores of the themes, one below the other, with the colour and number of the theme that holds most of each.

    Parameters
    ----------
    cores : DataFrame
        One row per core: theme (null for none), terms (number), coassignment (mean over its pairs), about (its terms; as many as
        two lines hold are written).
    ax : Axes
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    ax.set_axis_off()
    lines = 0
    ax.set_title("cores (with their mean co-assignment)", loc="left", fontsize=9)
    for core in cores.itertuples():
        text = format_lines(f"{core.terms} {nodes} ({core.coassignment:.0%}): {core.about}", width=WIDEST).split("\n")
        ax.plot(0, -lines, "o", color=pick_color(core.theme), markersize=6)
        ax.text(0.03, -lines, "" if pd.isna(core.theme) else core.theme, va="center", fontweight="bold")
        ax.text(0.11, -lines, format_plain(text[0]), va="center")
        for line in text[1:]:
            lines += 1
            ax.text(0.11, -lines, format_plain(line), va="center")
        lines += 1.35
    ax.set(xlim=(-0.03, 1), ylim=(-max(lines, 1), 0.8))
    return ax
