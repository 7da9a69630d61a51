"""The map of papers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from themeloom.figures.map_frame import set_height
from themeloom.figures.map_names import draw_theme_names, list_themes
from themeloom.figures.style import PAGE, draw_notes, draw_nothing
from themeloom.palette import GREY, pick_color, pick_marker

SMALLEST_DOT = 10  # square points
LARGEST_DOT = 120
FLATTEST = 0.45  # of its width, that a map without names below dots is high at least


def plot_paper_map(papers: pd.DataFrame, ax: Axes, *, notes: Sequence[str] = ()) -> Axes:
    """Draw papers in the colours and marks of their themes, each a link to its page, with the themes' names beside their papers.

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
    sizes = _measure_sizes(cited, cited.max()) if cited.max() else np.full(len(papers), 24.0)
    _draw_papers(papers.assign(size=sizes), ax)
    if cited.max():
        ncols = 4 if ax.figure.get_figwidth() >= PAGE else 1
        ax.figure.legend(handles=_list_sizes(papers["citations"].dropna()), loc="outside upper right", ncols=ncols, frameon=False)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(0.04)
    draw_notes(ax, papers, *notes, *list_themes(papers, ax))
    set_height(papers, ax, flattest=FLATTEST)
    draw_theme_names(papers, sizes, ax)
    return ax


def _measure_sizes(cited, most):
    return SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * cited / most


def _draw_papers(papers, ax):
    """Draw a dot for each paper, the small ones last, so that none lies under a large one."""
    papers = papers.sort_values("size", ascending=False, kind="stable")
    markers = papers["theme"].map(pick_marker)
    for marker, own in papers.groupby(markers, sort=False):
        colors = [pick_color(theme) for theme in own["theme"]]
        dots = ax.scatter(
            own["x"], own["y"], s=own["size"], c=colors, marker=marker, alpha=0.8, linewidths=0.3, edgecolors="white"
        )
        dots.set_urls([url or None for url in own["url"]])


def _list_sizes(citations):
    """The legend's entries: how many citations three sizes stand for."""
    most = int(citations.max())
    steps = sorted({most, round(most / 4), 0}, reverse=True)
    sizes = _measure_sizes(np.sqrt(steps), np.sqrt(most))
    labels = [f"{step:,} citation{'s' * (step != 1)}{' or not known' * (step == 0)}" for step in steps]
    return [
        Line2D([], [], marker="o", linestyle="", color=GREY, markersize=size**0.5, label=label)
        for size, label in zip(sizes, labels, strict=True)
    ]
