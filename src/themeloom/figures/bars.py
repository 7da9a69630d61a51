"""What the figures of the corpus as a whole share: bars with names, questions over their parts, a line for what is missing."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import seaborn as sns
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.container import BarContainer
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

from themeloom.figures.fitting import pick_fitting
from themeloom.figures.style import HALO, SMALLEST, draw_nothing
from themeloom.figures.wording import format_ends, format_plain
from themeloom.palette import PALE

DARK = "#332288"
LIGHT = "#3D93C9"
THICKNESS = 0.62  # of a bar, in rows
DOT = 22  # square points
NAMES = 0.46  # of the width, which names may fill beside their bars
WIDTHS = range(80, 7, -1)  # characters of a name, the most that find room there
MANY = 300  # times the smallest value from which a logarithmic axis has powers of ten only


def draw_bars(
    ax: Axes,
    names: Iterable[str],
    values: Iterable[int],
    colors: str | Iterable[str],
    *,
    numbered: bool = True,
) -> BarContainer:
    """Draw a bar for each name, the first on top.

    Parameters
    ----------
    ax : Axes
    names, values, colors
        One for each bar, or one colour for all. Of a name its ends are written, where the whole finds no room.
    numbered : bool
        Whether each bar bears its value.

    Returns
    -------
    BarContainer
    """
    rows = np.arange(len(values))
    bars = ax.barh(rows, values, color=colors, height=THICKNESS)
    _name_rows(ax, names)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    ax.set_xlabel("papers (count)")
    if numbered:
        ax.bar_label(bars, padding=2)
        ax.margins(x=0.1)
    return bars


def draw_dots(ax: Axes, names: Iterable[str], values: Sequence[int], color: str) -> None:
    """Draw a dot for each name, the first on top, on a logarithmic axis, on which bars would have no base.

    Parameters
    ----------
    ax : Axes
    names, values, color
        As ``draw_bars`` takes them.
    """
    rows = np.arange(len(values))
    ax.hlines(rows, 0, 1, transform=ax.get_yaxis_transform(), colors=PALE, linewidth=0.6, zorder=1)
    ax.scatter(values, rows, s=DOT, color=color, zorder=2)
    _name_rows(ax, names)
    for row, value in zip(rows, values, strict=True):
        ax.annotate(f"{value}", (value, row), xytext=(5, 0), textcoords="offset points", va="center", path_effects=HALO)
    set_log(ax.set_xscale, ax.xaxis, values)
    ax.margins(x=0.1)


def _name_rows(ax, names):
    """Write the names of rows, the first on top, each in one line, and leave the axis beside them without marks."""
    room = NAMES * ax.figure.bbox.width * 72 / ax.get_figure(root=True).dpi
    written = [pick_fitting(lambda width, name=name: format_ends(name, width=width), WIDTHS, room, ax) for name in names]
    ax.set_yticks(range(len(written)), [format_plain(name) for name in written])
    ax.set_ylim(len(written) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)


def draw_parts(ax: Axes, values: Sequence[float]) -> BarContainer:
    """Draw in the bars of ``draw_bars``, dark, what part of each is meant.

    Parameters
    ----------
    ax : Axes
    values : sequence of float
        One for each bar.

    Returns
    -------
    BarContainer
    """
    return ax.barh(np.arange(len(values)), values, color=DARK, height=THICKNESS)


def draw_legend(ax: Axes, meanings: dict[str, Artist] | None = None, *, note: str = "") -> None:
    """Draw a legend below the part of a figure that an Axes fills.

    Parameters
    ----------
    ax : Axes
    meanings : dict, optional
        Meaning -> what is drawn with it; without it, all that was drawn with a label.
    note : str
        A line to stand over it.
    """
    entries = [list(meanings.values()), list(meanings)] if meanings is not None else []
    legend = ax.figure.legend(*entries, loc="outside lower left", ncols=2, frameon=False, title=note or None)
    legend.get_title().set_fontsize(SMALLEST)
    legend.set_alignment("left")


def draw_question(ax: Axes, question: str) -> None:
    """Draw over the part of a figure that an Axes fills what it answers.

    Parameters
    ----------
    ax : Axes
    question : str
    """
    ax.figure.suptitle(question, x=0.012, ha="left", fontsize=9, fontweight="bold")


def set_log(set_scale: Callable[[str], None], axis: Axis, values: Sequence[float]) -> None:
    """Set an axis to a logarithmic scale, with plain numbers: powers of ten where it spans many, else 1, 2 and 5 of each.

    Parameters
    ----------
    set_scale : callable
        The method of its Axes that sets the scale.
    axis : Axis
    values : sequence of float
        What is drawn along it.
    """
    set_scale("log")
    axis.set_major_locator(LogLocator(subs=(1,) if max(values) / min(values) > MANY else (1, 2, 5)))
    axis.set_major_formatter("{x:g}")
    axis.set_minor_locator(NullLocator())


def draw_missing(ax: Axes, what: str) -> Axes:
    """Draw one line, which says what no paper of the corpus has.

    Parameters
    ----------
    ax : Axes
    what : str

    Returns
    -------
    Axes
    """
    return draw_nothing(ax, f"no paper of this corpus has {what}")
