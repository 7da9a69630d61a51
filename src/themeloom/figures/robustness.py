"""The figures of how robust the themes are: what is recovered in bootstrap samples, from other seeds, at other resolutions."""

import textwrap
from typing import NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from themeloom.figures.style import draw_nothing, format_plain, list_labels
from themeloom.palette import INK, pick_color
from themeloom.themes import DISSOLVED, STABLE


class Sign(NamedTuple):
    """How a perturbation is drawn: marker, its size, its place within the row of a theme, and what it means."""

    marker: str
    size: float
    shift: float
    meaning: str


# the shifts keep marks of one value from hiding each other
SIGNS = {
    "bootstrap": Sign("o", 36, 0.0, "bootstrap samples"),
    "seed": Sign("D", 18, -0.24, "other seeds"),
    "resolution": Sign("^", 22, 0.24, "other resolutions"),
}
# stability -> from, to, colour
ZONES = {"dissolved": (0, DISSOLVED, "#EFEFEF"), "doubtful": (DISSOLVED, STABLE, "#F8F8F8"), "stable": (STABLE, 1, "white")}
WIDEST = 50  # characters of a line of a core


def plot_recovery(stability: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the recovery of each theme under each perturbation: the mean Jaccard index, with the bootstrap's interval.

    Parameters
    ----------
    stability : DataFrame
        One row per theme and perturbation: theme, label, stability (of the theme), perturbation, jaccard, low, high.
    ax : Axes

    Returns
    -------
    Axes
    """
    if stability.empty:
        return draw_nothing(ax)
    for name, (low, high, color) in ZONES.items():
        ax.axvspan(low, high, color=color, zorder=0)
        ax.text((low + high) / 2, 1, name, transform=ax.get_xaxis_transform(), ha="center", va="bottom", style="italic")
    themes = stability.drop_duplicates("theme")
    row_of = pd.Series(range(len(themes)), index=themes["theme"])
    handles = []
    for perturbation, measured in stability.groupby("perturbation", sort=False):
        handles += _draw_perturbation(perturbation, measured, measured["theme"].map(row_of), ax)
    ax.set_yticks(row_of, list_labels(themes, terms=2))
    ax.set(xlim=(0, 1.02), ylim=(len(row_of) - 0.5, -0.5), xlabel="recovery (mean Jaccard index)")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    ax.figure.legend(handles=handles, loc="outside upper center", ncols=4, frameon=False)
    return ax


def _draw_perturbation(perturbation, measured, rows, ax):
    """Draw the marks of one perturbation, filled for the bootstrap; return the legend's entries."""
    sign = SIGNS[perturbation]
    colors = [pick_color(theme) for theme in measured["theme"]]
    sampled = perturbation == "bootstrap"
    ax.scatter(
        measured["jaccard"],
        rows + sign.shift,
        marker=sign.marker,
        s=sign.size,
        facecolors=colors if sampled else "white",
        edgecolors=colors,
        zorder=2,
    )
    inside = INK if sampled else "white"
    handles = [Line2D([], [], marker=sign.marker, linestyle="", color=INK, markerfacecolor=inside, label=sign.meaning)]
    if sampled:
        ax.hlines(rows, measured["low"], measured["high"], colors=colors, linewidth=2)
        handles.append(Line2D([], [], linewidth=2, color=INK, label="95 % of the samples"))
    return handles


def plot_shares(stability: pd.DataFrame, ax: Axes) -> Axes:
    """Draw, in the rows of ``plot_recovery``, what share of a theme's papers the samples recover, and how often its quadrant.

    Parameters
    ----------
    stability : DataFrame
        One row per theme and perturbation: theme, perturbation, paper_recovery (null for a theme without papers),
        quadrant_recovery; only the bootstrap is drawn.
    ax : Axes

    Returns
    -------
    Axes
    """
    sampled = stability[stability["perturbation"] == "bootstrap"]
    if sampled.empty:
        ax.set_axis_off()
        return ax
    shares = sampled[["paper_recovery", "quadrant_recovery"]].to_numpy(dtype=float)
    ax.imshow(shares, cmap="Greys", vmin=0, vmax=1.4, aspect="auto")
    for (row, column), share in np.ndenumerate(shares):
        ax.text(column, row, "–" if np.isnan(share) else f"{share:.0%}", ha="center", va="center", color=INK)
    ax.set_xticks([0, 1], ["paper\nrecovery", "quadrant\nrecovery"])
    ax.xaxis.tick_top()
    ax.set_yticks([])
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def plot_coassignment(pairs: pd.DataFrame, members: pd.DataFrame, ax: Axes) -> Axes:
    """Draw in what share of the bootstrap samples two terms share a theme, as a matrix with the themes' borders.

    Parameters
    ----------
    pairs : DataFrame
        One row per pair of terms that ever share a theme: a, b, coassignment.
    members : DataFrame
        One row per term, in the order of rows and columns: term, theme (null terms last).
    ax : Axes

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
    ax.set_xticks(middles, middles.index)
    ax.set_yticks(middles, middles.index)
    ax.set(xlabel="theme", ylabel="theme")
    label = "co-assignment of two terms\n(share of the bootstrap samples)"
    ax.figure.colorbar(image, ax=ax, location="bottom", shrink=0.9, aspect=40, label=label)
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def plot_cores(cores: pd.DataFrame, ax: Axes) -> Axes:
    """Write the cores of the themes, one below the other, with the colour and number of the theme that holds most of each.

    Parameters
    ----------
    cores : DataFrame
        One row per core: theme (null for none), coassignment (mean over its pairs), about (its terms).
    ax : Axes

    Returns
    -------
    Axes
    """
    ax.set_axis_off()
    lines = 0
    ax.set_title("cores (with their mean co-assignment)", loc="left", fontsize=9)
    for core in cores.itertuples():
        text = textwrap.wrap(f"{core.about} ({core.coassignment:.0%})", WIDEST, break_long_words=False)
        ax.plot(0, -lines, "o", color=pick_color(core.theme), markersize=6)
        ax.text(0.03, -lines, "" if pd.isna(core.theme) else core.theme, va="center", fontweight="bold")
        ax.text(0.08, -lines, format_plain(text[0]), va="center")
        for line in text[1:]:
            lines += 1
            ax.text(0.08, -lines, format_plain(line), va="center")
        lines += 1.35
    ax.set(xlim=(-0.03, 1), ylim=(-max(lines, 1), 0.8))
    return ax
