"""One style for all figures, and the words that several of them share."""

import textwrap
from collections.abc import Sequence

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib import patheffects
from matplotlib.axes import Axes

from themeloom.palette import INK, MARKS, format_label, name_theme, split_label

PAGE = 7.2  # width of a page, inches
WIDTHS = {"page": PAGE, "column": 3.5}  # of a figure in print
SMALLEST = 8  # points
LONGEST_NAME = 48  # characters of a name in one line
CAPITALS = 0.75  # characters that find room in a line of capitals, of those in a line of small letters
LETTERS_PER_INCH = 16.5  # of the smallest size, in a line of prose
_MEANINGS = ", ".join(f"{mark} {stability}" for stability, mark in MARKS.items())
KEY = f"themes in bootstrap samples of the papers: {_MEANINGS} (see 11_stability)"
KEY_OF_ALL = "in bootstrap samples of the papers, every theme is {} (see 11_stability)"
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
    """Format a long enumeration in two lines at most, broken behind semicolons, and within a part only where it fills a line.

    Parameters
    ----------
    enumeration : str
        Parts joined by semicolons.
    width : int
        Characters of a line.

    Returns
    -------
    str
        With no-break spaces within the parts that fit into a line; what finds no room is left out, with an ellipsis.

    Examples
    --------
    >>> format_lines("map; atlas; Cat, A.; yarn", width=11)
    'map; atlas;\\nCat,\\xa0A.; …'
    """
    width = _fit_capitals(enumeration, width)
    parts = [part if len(part) >= width else part.replace(" ", "\u00a0") for part in split_label(enumeration)]
    whole = format_label(parts)
    return "\n".join(textwrap.wrap(whole, width, break_on_hyphens=False, max_lines=2, placeholder=" …"))


def format_name(name: str) -> str:
    """Format a name in one line, which long ones, as of sources, fill to the last whole word and an ellipsis.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> format_name("JOURNAL OF THE OPTICAL SOCIETY OF AMERICA A-OPTICS")
    'JOURNAL OF THE OPTICAL SOCIETY OF …'
    """
    longest = _fit_capitals(name, LONGEST_NAME)
    return name if len(name) <= longest else name[: longest - 1].rpartition(" ")[0] + " …"


def _fit_capitals(text, width):
    """Characters of a line: fewer where most letters are capitals, which are wider."""
    return int(CAPITALS * width) if sum(map(str.isupper, text)) > sum(map(str.islower, text)) else width


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
    >>> print(format_theme(0, "$x$; map", "stable"))
    0 ●  \$x\$
    """
    return format_plain(name_theme(theme, label, stability, terms=terms))


def list_labels(themes: pd.DataFrame, *, terms: int = 1) -> list[str]:
    """List the short names of themes as matplotlib shows them; a mark that all of several have is said once, in a note.

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
    marked = themes["stability"] if themes["stability"].nunique() > 1 or themes["theme"].nunique() == 1 else ""
    labels = [format_label(map(format_name, split_label(label))) for label in themes["label"].fillna("")]
    rows = themes[["theme"]].assign(label=labels, stability=marked).itertuples(index=False)
    return [format_theme(*row, terms=terms) for row in rows]


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
    lines = [line for note in list_notes(themes, notes) for line in textwrap.wrap(note, most, break_on_hyphens=False)]
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
    # by which the report knows that nothing is drawn; counted over all parts of the figure, each says so once
    gid = f"nothing_{ax.get_figure(root=True).axes.index(ax)}"
    ax.text(0.5, 0.5, format_plain(reason), transform=ax.transAxes, ha="center", va="center", style="italic", gid=gid)
    ax.set_axis_off()
    return ax
