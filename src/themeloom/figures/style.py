"""One style for all figures, the notes below them, and what stands where there is nothing to draw."""

import re
import textwrap
from collections.abc import Sequence

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib import patheffects
from matplotlib.axes import Axes

from themeloom.figures.wording import format_plain
from themeloom.palette import INK, MARKS

PAGE = 7.2  # width of a page, inches
WIDTHS = {"page": PAGE, "column": 3.5}  # of a figure in print
SMALLEST = 8  # points
LETTERS_PER_INCH = 16.5  # of the smallest size, in a line of prose
_MEANINGS = ", ".join(f"{mark} {stability}" for stability, mark in MARKS.items())
KEY = f"themes in bootstrap samples of the papers: {_MEANINGS} (see 11_stability)"
KEY_OF_ALL = "in bootstrap samples of the papers, every theme is {} (see 11_stability)"
TOGETHER = re.compile(r"(?<=\d) (?=\w)|(?<=\d:) (?=\d)|(?<=\bof) (?=\d)|(?<=[●◐◎○]) ")  # no line ends within "4: 27 of 45 papers"
HALO = [patheffects.withStroke(linewidth=2, foreground="white")]
STYLE = {
    "font.size": SMALLEST,
    "axes.labelsize": 9,
    "axes.titlesize": 9,
    "xtick.labelsize": SMALLEST,
    "ytick.labelsize": SMALLEST,
    "legend.fontsize": SMALLEST,
    "font.family": "DejaVu Sans",
    "text.color": INK,
    "figure.constrained_layout.use": True,
    "savefig.bbox": "standard",
}


def set_style() -> None:
    """Set matplotlib's defaults to the style of all figures, whatever the user's own are."""
    mpl.rcdefaults()
    sns.set_theme(context="paper", style="ticks", rc=STYLE)


def list_notes(themes: pd.DataFrame, notes: Sequence[str] = ()) -> list[str]:
    """List the notes of a figure.

    Parameters
    ----------
    themes : DataFrame
        What is drawn of themes, one row or more of each; columns used: theme, stability. Empty for a figure of something else.
    notes : sequence of str
        The figure's own.

    Returns
    -------
    list of str
        The figure's own notes and, where a theme bears a mark, what the marks mean; or the one that all of several have.
    """
    if not len(themes):
        return list(notes)
    marks = themes.dropna(subset="theme").drop_duplicates("theme")["stability"]
    if len(marks) > 1 and marks.nunique() == 1:
        return [*notes, *(KEY_OF_ALL.format(mark) for mark in marks.head(1) if mark in MARKS)]
    return [*notes, *([KEY] if marks.isin(MARKS).any() else [])]


def draw_notes(ax: Axes, themes: pd.DataFrame, *notes: str) -> None:
    """Draw the notes (see ``list_notes``) below a figure that has no legend there.

    Parameters
    ----------
    ax : Axes
        Any of the figure.
    themes : DataFrame
        As ``list_notes`` takes it.
    *notes : str
        The figure's own.
    """
    most = int(ax.figure.get_figwidth() * LETTERS_PER_INCH)
    joined = [TOGETHER.sub("\u00a0", note) for note in list_notes(themes, notes)]
    lines = [line for note in joined for line in textwrap.wrap(note, most, break_on_hyphens=False)]
    if lines:
        text = "\n".join(lines).replace("\u00a0", " ")
        ax.figure.supxlabel(format_plain(text), x=0.012, ha="left", fontsize=SMALLEST)


def draw_nothing(ax: Axes, reason: str = "no themes in this corpus") -> Axes:
    """Write into an otherwise empty Axes why there is nothing to draw.

    Parameters
    ----------
    ax : Axes
    reason : str

    Returns
    -------
    Axes
    """
    # by which the report knows that nothing is drawn; counted over all parts of the figure, each says so once
    gid = f"nothing_{ax.get_figure(root=True).axes.index(ax)}"
    ax.text(0.5, 0.5, format_plain(reason), transform=ax.transAxes, ha="center", va="center", style="italic", gid=gid)
    ax.set_axis_off()
    return ax
