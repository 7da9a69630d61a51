"""One style for all figures.

A theme has one colour in every figure (Paul Tol's "muted" scheme, told apart with every kind of colour vision); its number stands
beside it, so that no reading depends on colour alone. Themes past the ninth are grey.
"""

import matplotlib as mpl
import seaborn as sns
from matplotlib import patheffects

from themeloom.palette import INK, MARKS, name_theme

COLUMN, PAGE = 3.5, 7.2  # widths of a column and of a page, inches
SMALLEST = 8  # points
KEY = "when papers are drawn again, themes are: ● stable, ◐ doubtful, ○ dissolved (see 11_stability)"
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


def set_style():
    """Set matplotlib's defaults to this house's style, whatever the user's own are."""
    mpl.rcdefaults()
    sns.set_theme(context="paper", style="ticks", rc=STYLE)


def write_plainly(text):
    """Return text that matplotlib shows as it is written: a pair of dollar signs would set it as a formula."""
    return str(text).replace("$", r"\$")


def write_theme(theme, label, stability="", *, terms=1):
    """Return how a theme is called (see ``name_theme``), as matplotlib shows it."""
    return write_plainly(name_theme(theme, label, stability, terms=terms))


def list_notes(marks, notes=()):
    """Return the notes of a figure, the last of them what the marks of stability mean, where ``marks`` holds any."""
    return [*notes, *([KEY] if any(mark in MARKS for mark in marks) else [])]


def add_notes(ax, marks, *notes):
    """Write the notes below a figure that has no legend there."""
    told = "\n".join(list_notes(marks, notes))
    if told:
        ax.figure.supxlabel(write_plainly(told), x=0.012, ha="left", fontsize=SMALLEST)


def say_none(ax):
    """Say in an otherwise empty Axes that the corpus has no theme to draw; return the Axes."""
    ax.text(0.5, 0.5, "no themes in this corpus", transform=ax.transAxes, ha="center", va="center", style="italic")
    ax.set_axis_off()
    return ax
