"""One style for all figures, and the words that several of them share."""

import re
import textwrap
from collections.abc import Iterable, Sequence

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib import patheffects
from matplotlib.axes import Axes

from themeloom.palette import INK, MARKS, name_theme

PAGE = 7.2  # width of a page, inches
SMALLEST = 8  # points
_MEANINGS = ", ".join(f"{mark} {stability}" for stability, mark in MARKS.items())
KEY = f"themes in bootstrap samples of the papers: {_MEANINGS} (see 11_stability)"
HALO = [patheffects.withStroke(linewidth=3, foreground="white")]
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


def format_plain(text: object) -> str:
    r"""Format text so that matplotlib shows it as it is written: a pair of dollar signs would set it as a formula.

    Parameters
    ----------
    text : object
        Anything that has a text.

    Returns
    -------
    str

    Examples
    --------
    >>> print(format_plain("from $5 to $10"))
    from \$5 to \$10
    """
    return str(text).replace("$", r"\$")


def format_lines(enumeration: str, *, width: int) -> str:
    """Format a long enumeration in two lines at most, broken behind commas only.

    Parameters
    ----------
    enumeration : str
        Parts joined by ", ".
    width : int
        Characters of a line.

    Returns
    -------
    str
        With no-break spaces within the parts; what finds no room is left out, with an ellipsis.

    Examples
    --------
    >>> format_lines("map, atlas, loom, seed, yarn", width=11)
    'map, atlas,\\nloom, …'
    """
    whole = re.sub(r"(?<!,) ", "\u00a0", enumeration)
    return "\n".join(textwrap.wrap(whole, width, break_on_hyphens=False, max_lines=2, placeholder=" …"))


def format_theme(theme: int, label: str, stability: str = "", *, terms: int = 1) -> str:
    r"""Format the short name of a theme as matplotlib shows it (see ``palette.name_theme``).

    Parameters
    ----------
    theme, label, stability, terms
        As ``palette.name_theme`` takes them.

    Returns
    -------
    str

    Examples
    --------
    >>> print(format_theme(0, "$x$, map", "stable"))
    0 ●  \$x\$
    """
    return format_plain(name_theme(theme, label, stability, terms=terms))


def list_labels(themes: pd.DataFrame, *, terms: int = 1) -> list[str]:
    """List the short names of themes as matplotlib shows them.

    Parameters
    ----------
    themes : DataFrame
        One row per theme; columns used: theme, label, stability.
    terms : int
        How many terms of each label, at most.

    Returns
    -------
    list of str
        One per row.
    """
    rows = themes[["theme", "label", "stability"]].itertuples(index=False)
    return [format_theme(*row, terms=terms) for row in rows]


def list_notes(stability: Iterable[str], notes: Sequence[str] = ()) -> list[str]:
    """List the notes of a figure.

    Parameters
    ----------
    stability : iterable of str
        Of the themes drawn; empty where it was not measured.
    notes : sequence of str
        The figure's own.

    Returns
    -------
    list of str
        The figure's own notes and, where a theme bears a mark, what the marks mean.
    """
    return [*notes, *([KEY] if any(mark in MARKS for mark in stability) else [])]


def draw_notes(ax: Axes, stability: Iterable[str], *notes: str) -> None:
    """Draw the notes (see ``list_notes``) below a figure that has no legend there.

    Parameters
    ----------
    ax : Axes
        Any of the figure.
    stability : iterable of str
        Of the themes drawn.
    *notes : str
        The figure's own.
    """
    lines = list_notes(stability, notes)
    if lines:
        ax.figure.supxlabel(format_plain("\n".join(lines)), x=0.012, ha="left", fontsize=SMALLEST)


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
    ax.text(0.5, 0.5, format_plain(reason), transform=ax.transAxes, ha="center", va="center", style="italic")
    ax.set_axis_off()
    return ax
