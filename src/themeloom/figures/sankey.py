"""What the figures of flows share: columns of boxes, and bands between those of two columns."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from themeloom.figures.style import HALO
from themeloom.figures.wording import format_plain
from themeloom.palette import pick_color, pick_hatch

NODE = 0.035  # width of a box, of the distance between two columns
GAP = 0.3  # between the boxes of a column, of their mean height
ROUNDS = 50  # each makes a column higher by less than the one before
CURVE = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]


def place_boxes(boxes: pd.DataFrame, *, room: float = 0) -> pd.DataFrame:
    """Place the boxes of each column one below the other.

    Parameters
    ----------
    boxes : DataFrame
        One row per box, in the order of each column: column (0, 1, ...), height.
    room : float
        Of each box at least, times what it would have were the boxes of the longest column spread evenly; below 1. Where it is
        above 0, all columns are as high as the highest.

    Returns
    -------
    DataFrame
        The same with middle, counted downwards. A small box has room for its label as well.
    """
    mean = boxes.groupby("column")["height"].transform("mean").min()
    slots = boxes["height"].clip(lower=mean * (1 - GAP)) + mean * GAP
    slots = _spread(slots, boxes["column"], room) if room else slots
    return boxes.assign(middle=slots.groupby(boxes["column"]).cumsum() - slots / 2)


def _spread(slots, columns, room):
    """What each box has of its column, when none has too little and all columns are as high as the highest."""
    rows = columns.value_counts().max()
    for _ in range(ROUNDS):
        slots = slots.clip(lower=room * slots.groupby(columns).sum().max() / rows)
    sums = slots.groupby(columns).transform("sum")
    return slots * sums.max() / sums


def draw_boxes(boxes: pd.DataFrame, names: pd.Series, ax: Axes) -> None:
    """Draw boxes, with the name of each column over it, and set up the Axes for them.

    Parameters
    ----------
    boxes : DataFrame
        One row per box: column, height, middle, color (number of a theme's colour; null for grey), and url (empty for none), to
        which the box leads in an SVG.
    names : Series
        Column -> its name.
    ax : Axes
    """
    for box in boxes.itertuples():
        place = (box.column - NODE / 2, box.middle - box.height / 2)
        color = pick_color(box.color)
        hatch = pick_hatch(box.color)
        drawn = Rectangle(place, NODE, box.height, facecolor=color, hatch=hatch, linewidth=0, zorder=3, url=box.url or None)
        drawn.set_edgecolor("white" if hatch else color)  # no edge is drawn: it is the colour of the hatch
        ax.add_patch(drawn)
    ax.set_xticks(names.index, [format_plain(name) for name in names])
    ax.xaxis.tick_top()
    ax.set_ylim((boxes["middle"] + boxes["height"] / 2).max() * 1.02, -0.02 * boxes["middle"].max())
    ax.set_yticks([])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def draw_labels(boxes: pd.DataFrame, labels: list[str], ax: Axes, *, before: bool = False) -> None:
    """Write a label beside each box.

    Parameters
    ----------
    boxes : DataFrame
        One row per box: column, middle, url.
    labels : list of str
    ax : Axes
    before : bool
        Whether at its left, and not at its right.
    """
    side = -1 if before else 1
    for box, label in zip(boxes.itertuples(), labels, strict=True):
        ax.annotate(
            format_plain(label),
            (box.column + side * NODE / 2, box.middle),
            (3 * side, 0),
            textcoords="offset points",
            ha="right" if before else "left",
            va="center",
            path_effects=HALO,
            zorder=4,
            url=box.url or None,
        )


def draw_line(column: int, start: float, end: float, ax: Axes, **look: Any) -> None:
    """Draw a band as a line of some width, from the right of a box to the left of one of the next column.

    Parameters
    ----------
    column : int
        Of the box where it begins.
    start, end : float
        Heights of its ends.
    ax : Axes
    **look
        Of ``matplotlib.patches.PathPatch``.
    """
    ax.add_patch(PathPatch(Path(_bend(column, start, end), CURVE), fill=False, capstyle="butt", **look))


def draw_ribbon(column: int, start: float, end: float, width: float, ax: Axes, **look: Any) -> None:
    """Draw a band as high as its ends are, from the right of a box to the left of one of the next column.

    Parameters
    ----------
    column : int
        Of the box where it begins.
    start, end : float
        Heights of the middles of its ends.
    width : float
        In the same unit.
    ax : Axes
    **look
        Of ``matplotlib.patches.PathPatch``.
    """
    above = _bend(column, start - width / 2, end - width / 2)
    below = _bend(column, start + width / 2, end + width / 2)[::-1]
    codes = [*CURVE, Path.LINETO, *CURVE[1:], Path.CLOSEPOLY]
    ax.add_patch(PathPatch(Path([*above, *below, above[0]], codes), linewidth=0, **look))


def place_ends(bands: pd.DataFrame, boxes: pd.DataFrame, end: str, other: str) -> pd.Series:
    """Place the ends of bands along the side of their boxes, in the order of the boxes where they lead, around its middle.

    Parameters
    ----------
    bands : DataFrame
        One row per band, with its two boxes (their labels in ``boxes``) in two columns, and width.
    boxes : DataFrame
        With middle.
    end, other : str
        The column of the boxes at this end of the bands, and of those at the other.

    Returns
    -------
    Series
        The middle of each band's end, indexed as ``bands``.
    """
    ordered = bands.assign(place=bands[other].map(boxes["middle"])).sort_values([end, "place"])
    grouped = ordered.groupby(end)["width"]
    inside = grouped.cumsum() - ordered["width"] / 2 - grouped.transform("sum") / 2
    return (inside + ordered[end].map(boxes["middle"])).reindex(bands.index)


def _bend(column, start, end):
    """The points of a curve that is level at both ends."""
    left = column + NODE / 2
    right = column + 1 - NODE / 2
    half = np.mean([left, right])
    return [(left, start), (half, start), (half, end), (right, end)]
