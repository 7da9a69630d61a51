"""The strategic diagram."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from themeloom.figures.labelling import draw_labels, make_texts, measure_dots
from themeloom.figures.placing import Labels, join_labels, place_labels
from themeloom.figures.style import PAGE, SMALLEST, draw_notes, draw_nothing
from themeloom.figures.wording import format_name, list_labels
from themeloom.palette import GREY, pick_color, pick_marker, split_label

FEWEST_FOR_QUADRANTS = 3  # two themes are as central as each other by construction
LARGEST = 520  # dot, square points
SIDE = 0.7  # ranks beyond the first and the last that the diagram goes on, at least
AIR = 0.12  # above and below, of all ranks: the names of the quadrants stand there, and no dot
SURE = 0.5  # share of the samples in which a theme is in its quadrant, from which it is said to be there
# quadrant -> place of its name in the Axes, from the lower left
CORNERS = {"niche": (0.01, 0.99), "motor": (0.99, 0.99), "emerging or declining": (0.01, 0.01), "basic": (0.99, 0.01)}


def plot_strategic_diagram(themes: pd.DataFrame, ax: Axes, *, notes: Sequence[str] = ()) -> Axes:
    """Draw themes by their ranks of centrality and density, sized by papers, with the quadrants' names.

    The diagram is Callon, Courtial and Laville's (1991, Scientometrics 22:155); bibliometrix calls it a thematic map. Ranks stand
    for the two measures, whose own scale nobody can read. Of fewer than three themes the quadrants mean nothing and are not
    drawn; a theme that less than half of the samples put into its quadrant is drawn hollow. How stable a theme is as a whole is
    said elsewhere: two codes of full and hollow circles would be one too many.

    Parameters
    ----------
    themes : DataFrame
        One row per theme: theme, label, centrality, density, papers, quadrant_recovery (null where not measured).
    ax : Axes
    notes : sequence of str
        Lines to stand below.

    Returns
    -------
    Axes
    """
    if themes.empty:
        return draw_nothing(ax)
    ranks = themes[["centrality", "density"]].rank()
    sizes = LARGEST * np.maximum(themes["papers"].to_numpy(), 1) / max(themes["papers"].max(), 1)
    colors = [pick_color(theme) for theme in themes["theme"]]
    doubted = (themes["quadrant_recovery"] < SURE).to_numpy()
    faces = ["white" if hollow else color for hollow, color in zip(doubted, colors, strict=True)]
    markers = themes["theme"].map(pick_marker)
    for marker in markers.unique():
        own = (markers == marker).to_numpy()
        dots = ax.scatter(*ranks[own].to_numpy().T, s=sizes[own], marker=marker, linewidths=1.5, zorder=2)
        dots.set(facecolors=np.array(faces)[own], edgecolors=np.array(colors)[own])
    air = max(SIDE, AIR * (len(themes) - 1))
    ax.set(xlim=(1 - SIDE, len(themes) + SIDE), ylim=(1 - air, len(themes) + air), xticks=[], yticks=[])
    ax.set_xlabel("centrality: ties to other themes, by rank (more →)")
    ax.set_ylabel("density: ties within, by rank (more →)")
    if len(themes) >= FEWEST_FOR_QUADRANTS:
        _draw_quadrants(ax, (len(themes) + 1) / 2)
    sns.despine(ax=ax)
    wide = ax.figure.get_figwidth() >= PAGE
    room = LARGEST**0.5 / SMALLEST  # a line of the legend is as high as its largest circle
    handles = _list_sizes(themes["papers"], doubted.any())
    ax.figure.legend(
        handles=handles, loc="outside upper right", ncols=4 if wide else 2, frameon=False, handleheight=room, handlelength=room
    )
    draw_notes(ax, [], *notes)
    _name_themes(themes.assign(stability=""), ranks, sizes, ax)
    return ax


def _draw_quadrants(ax, middle):
    """Draw the median lines and name the quadrants in the corners."""
    ax.axvline(middle, color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    ax.axhline(middle, color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    for name, (x, y) in CORNERS.items():
        side = "left" if x < 0.5 else "right"
        edge = "bottom" if y < 0.5 else "top"
        ax.text(x, y, name, transform=ax.transAxes, color="#666666", style="italic", fontsize=9, ha=side, va=edge)


def _list_sizes(papers, doubted):
    """The legend's entries: how many papers three sizes stand for, and what a hollow dot says."""
    steps = sorted({int(papers.max()), int(papers.median()), max(int(papers.min()), 1)}, reverse=True)
    look = {"marker": "o", "linestyle": "", "color": GREY}
    handles = [
        Line2D(
            [], [], markersize=np.sqrt(LARGEST * step / max(papers.max(), 1)), label=f"{step} paper{'s' * (step != 1)}", **look
        )
        for step in steps
    ]
    hollow = Line2D([], [], markersize=8, markerfacecolor="white", markeredgewidth=1.5, **look)
    hollow.set_label("in this quadrant in less\nthan half of the samples")
    return [*handles, *([hollow] if doubted else [])]


def _name_themes(themes, ranks, sizes, ax):
    """Write beside each theme its name and, below, the further terms of its label; less where there is no room for all."""
    standing = _list_texts(ax)
    dots = measure_dots(ranks, sizes, ax)
    names = list_labels(themes)
    further = [map(format_name, split_label(label)[1:]) for label in themes["label"].fillna("")]
    wholes = ["\n".join(filter(None, [name, *more])) for name, more in zip(names, further, strict=True)]
    left = np.arange(len(names))
    for written in (wholes, names, [name.split()[0] for name in names]):
        own = [written[row] for row in left]
        texts, widths = make_texts(ax, own, np.full(len(own), SMALLEST), multialignment="left", linespacing=1.1)
        placed = place_labels(*dots[:2], left, widths, within=dots[2], must=True, standing=standing)
        draw_labels(ax, texts, placed)
        standing = join_labels(standing, placed)
        left = left[np.isnan(placed.boxes[:, 0])]


def _list_texts(ax):
    """The boxes of what is written already, in points."""
    corners = [text.get_window_extent().extents for text in ax.texts]
    boxes = np.array(corners).reshape(-1, 4) * 72 / ax.figure.dpi
    return Labels(boxes, np.full_like(boxes, np.nan))
