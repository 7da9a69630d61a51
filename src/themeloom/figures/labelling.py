"""The texts of labels: made and measured, and drawn where there is room for them."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Text

from themeloom.figures.placing import Labels
from themeloom.figures.style import HALO
from themeloom.palette import GREY, INK

LONGEST_LINE = 12  # characters of a name in one line
BREAK = re.compile(r" (?!\w\.)")  # where a name may go on in the next line: not before an initial
BLANK = 0.17  # of the letters' size, which a line keeps free above them


def draw_labels(ax: Axes, texts: list[Text], placed: Labels) -> None:
    """Draw labels where ``place_labels`` put them, with their leaders; those without a place are taken away.

    Parameters
    ----------
    ax : Axes
    texts : list of Text
        As ``measure_texts`` measured them.
    placed : Labels
    """
    scale = ax.figure.dpi / 72
    to_data = ax.transData.inverted()
    for text, box, leader in zip(texts, placed.boxes, placed.leaders, strict=True):
        if np.isnan(box[0]):
            text.remove()
            continue
        text.set_position(to_data.transform(scale * np.array([box[0] + box[2], box[1] + box[3]]) / 2))
        if not np.isnan(leader[0]):
            ends = to_data.transform(scale * leader.reshape(2, 2))
            ax.plot(*ends.T, color=GREY, linewidth=0.5, zorder=1.5, scalex=False, scaley=False)


def measure_dots(spots: pd.DataFrame, sizes: np.ndarray, ax: Axes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Measure where dots are drawn, once all else has its place.

    Parameters
    ----------
    spots : DataFrame
        One row per dot, two columns: x and y.
    sizes : array
        Of the dots, square points.
    ax : Axes

    Returns
    -------
    middles, radii, within : arrays
        As ``place_labels`` takes them.
    """
    ax.figure.draw_without_rendering()
    scale = 72 / ax.figure.dpi
    return ax.transData.transform(spots.to_numpy()) * scale, np.sqrt(sizes / np.pi), ax.get_window_extent().extents * scale


def make_texts(ax: Axes, names: Iterable[str], points: np.ndarray, **look: Any) -> tuple[list[Text], np.ndarray]:
    """Make the texts of labels, for now in the middle of the map, and measure them.

    Parameters
    ----------
    ax : Axes
        Where all else has its place already.
    names : iterable of str
        As matplotlib shows them (see ``style.format_plain``).
    points : array
        Size of the letters of each.
    **look
        Of all, as ``Axes.text`` takes it.

    Returns
    -------
    texts : list of Text
    sizes : array
        Labels x 2: width and height, points.
    """
    middle = ax.transData.inverted().transform(ax.transAxes.transform((0.5, 0.5)))
    look = {"ha": "center", "va": "center", "color": INK, "path_effects": HALO, "zorder": 4, "linespacing": 1.0} | look
    texts = [ax.text(*middle, name, fontsize=size, **look) for name, size in zip(names, points, strict=True)]
    boxes = [text.get_window_extent() for text in texts]
    widths = np.array([[box.width, box.height] for box in boxes]).reshape(-1, 2) * 72 / ax.figure.dpi
    return texts, widths - np.column_stack([np.zeros(len(texts)), [BLANK * text.get_fontsize() for text in texts]])


def format_block(name: str) -> str:
    """Format a long name in the two lines that differ least in length, because a block finds room where a line does not.

    A person's initials stay with the surname.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> print(format_block("chain of thought prompting"))
    chain of thought
    prompting
    >>> print(format_block("Beauregard, O. C. D."))
    Beauregard, O. C. D.
    """
    breaks = [match.start() for match in BREAK.finditer(name)]
    if len(name) <= LONGEST_LINE or not breaks:
        return name
    place = min(breaks, key=lambda place: abs(len(name) - 1 - 2 * place))
    return f"{name[:place].rstrip()}\n{name[place:].lstrip()}"
