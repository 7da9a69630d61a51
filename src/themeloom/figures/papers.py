"""The map of papers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from themeloom.figures.maps import draw_theme_names
from themeloom.figures.style import draw_notes, draw_nothing
from themeloom.palette import pick_color

SMALLEST_DOT = 10  # square points
LARGEST_DOT = 120


def plot_paper_map(papers: pd.DataFrame, ax: Axes, *, notes: Sequence[str] = ()) -> Axes:
    """Draw papers as dots in the colours of their themes, each a link to its page, with the themes' names beside their papers.

    Parameters
    ----------
    papers : DataFrame
        One row per paper: x, y, theme (null for none), label and stability (of the theme), citations (null for unknown; the dots'
        size), url (empty for none; in the SVG a dot leads there).
    ax : Axes
    notes : sequence of str
        Lines to stand below.

    Returns
    -------
    Axes
    """
    if papers.empty:
        return draw_nothing(ax, "no papers in this corpus")
    cited = np.sqrt(papers["citations"].astype(float).fillna(0)).to_numpy()
    sizes = SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * cited / cited.max() if cited.max() else np.full(len(papers), 24.0)
    colors = [pick_color(theme) for theme in papers["theme"]]
    dots = ax.scatter(papers["x"], papers["y"], s=sizes, c=colors, alpha=0.8, linewidths=0.3, edgecolors="white")
    dots.set_urls([url or None for url in papers["url"]])
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(0.04)
    draw_notes(ax, papers, *notes)
    draw_theme_names(papers, sizes, ax)
    return ax
