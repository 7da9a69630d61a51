"""Which terms stay together: how often two of them share a theme, and the cores of those that nearly always do."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from themeloom.figures.style import draw_notes
from themeloom.figures.wording import format_lines, format_plain
from themeloom.palette import GREY, pick_color, pick_marker

WIDEST = 52  # characters of a line of a core
NEAREST = 0.055  # two numbers of themes that find room beside one another, of the matrix' width
LEADER = 6  # how far the lines reach that lead to them, points


def plot_coassignment(
    pairs: pd.DataFrame, members: pd.DataFrame, ax: Axes, *, nodes: str = "terms", notes: Sequence[str] = ()
) -> Axes:
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
    notes : sequence of str
        Lines to stand below the figure.

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
    draw_notes(ax, [], *notes)
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
        ax.plot(0, -lines, pick_marker(core.theme), color=pick_color(core.theme), markersize=6)
        ax.text(0.03, -lines, "" if pd.isna(core.theme) else core.theme, va="center", fontweight="bold")
        ax.text(0.11, -lines, format_plain(text[0]), va="center")
        for line in text[1:]:
            lines += 1
            ax.text(0.11, -lines, format_plain(line), va="center")
        lines += 1.35
    ax.set(xlim=(-0.03, 1), ylim=(-max(lines, 1), 0.8))
    return ax
