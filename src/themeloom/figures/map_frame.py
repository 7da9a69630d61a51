"""How high a map is, and where on its figure the terms are."""

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from themeloom.figures.style import PAGE

HIGHEST = 1.15  # of a map, times its width
AROUND = 8  # points beside a map
MARGIN = 0.03  # around a map, of its extent
FLATTEST = 0.62  # names need room, also where the terms lie in a line
ROUNDS = 2  # of the layout, which gives the Axes a little less or more than the figure has grown
BELOW = 0.8  # inches that the notes below a map take on a page; in a column they are more lines


def measure_height(terms: pd.DataFrame, *, width: float, flattest: float = FLATTEST) -> float:
    """Measure how high a figure must be, so that a map fills it.

    Parameters
    ----------
    terms : DataFrame
        Columns used: x, y.
    width : float
        Of the figure, inches.
    flattest : float
        Of its width, that the map is high at least; the default leaves room for names below dots.

    Returns
    -------
    float
        Inches; between flat and a little higher than wide, whatever the map is.

    Examples
    --------
    >>> measure_height(pd.DataFrame({"x": [0.0, 2.0], "y": [0.0, 2.0]}), width=7.0)
    7.9
    """
    return math.ceil(10 * (width * _measure_ratio(terms, flattest) + BELOW * PAGE / width)) / 10


def set_height(terms: pd.DataFrame, ax: Axes, *, flattest: float = FLATTEST) -> tuple[float, float]:
    """Set the height of a figure so that its Axes has the room that a map needs, with all that stands above and below.

    Parameters
    ----------
    terms, flattest
        As ``measure_height`` takes them.
    ax : Axes

    Returns
    -------
    width, height : float
        Of the map, points.
    """
    width = 72 * ax.figure.get_figwidth() - AROUND
    height = width * _measure_ratio(terms, flattest)
    for _ in range(ROUNDS):
        ax.figure.draw_without_rendering()
        given = ax.get_window_extent().height * 72 / ax.figure.dpi
        ax.figure.set_figheight(ax.figure.get_figheight() + (height - given) / 72)
    ax.figure.draw_without_rendering()
    return width, height


def make_frame(terms: pd.DataFrame, ax: Axes) -> tuple[np.ndarray, np.ndarray]:
    """Make the frame of a map in points, as wide as its figure, so that a term has one place whatever stands beside the map.

    The figure becomes as high as the map needs it with all that stands above and below.

    Parameters
    ----------
    terms : DataFrame
        Columns used: x, y.
    ax : Axes

    Returns
    -------
    spots : array
        Terms x 2: where the terms are on the frame.
    within : array
        From where to where it reaches: x, y, x, y.
    """
    ax.set_axis_off()
    width, height = set_height(terms, ax)
    ax.set_aspect("equal", adjustable="box")
    ax.set(xlim=(0, width), ylim=(0, height), autoscale_on=False)
    spots = terms[["x", "y"]].to_numpy()
    low = spots.min(axis=0)
    extent = spots.max(axis=0) - low
    room = np.array([width, height]) * (1 - 2 * MARGIN)
    scale = (room / np.maximum(extent, 1e-9)).min()
    return (spots - low - extent / 2) * scale + np.array([width, height]) / 2, np.array([0, 0, width, height])


def _measure_ratio(terms, flattest=FLATTEST):
    """A map's height as a part of its width."""
    extent = (terms[["x", "y"]].max() - terms[["x", "y"]].min()).fillna(0)
    return float(np.clip(extent["y"] / extent["x"] if extent["x"] else 1, flattest, HIGHEST))
