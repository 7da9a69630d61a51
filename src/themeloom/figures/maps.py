"""The two maps: terms by nearness, themes by centrality and density, with labels that do not overlap."""

import numpy as np
import pandas as pd
import seaborn as sns
import textalloc
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from themeloom.figures.style import HALO, SMALLEST, add_notes, list_notes, say_none, write_plainly, write_theme
from themeloom.palette import GREY, INK, PALE, pick_color

FEWEST_FOR_QUADRANTS = 3  # two themes are as central as each other by construction
NARROWEST = 1e-6  # extent of an axis
CORNERS = {"niche": (0.01, 0.99), "motor": (0.99, 0.99), "emerging or declining": (0.01, 0.01), "basic": (0.99, 0.01)}


def plot_term_map(terms, links, ax, *, labels, notes=()):
    """Draw the terms where the layout puts them, sized by papers and coloured by theme, with their links.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents, theme, label, stability; the most documented are named first.
    links : DataFrame
        One row per link drawn: x_a, y_a, x_b, y_b, documents, theme (null between themes).
    ax : Axes
    labels : int
        Terms to be named, as many of them as find room without touching another.
    notes : list of str
        Lines to stand below the map.
    """
    colors = [pick_color(theme) if pd.notna(theme) else PALE for theme in links["theme"]]
    ends = links[["x_a", "y_a", "x_b", "y_b"]].to_numpy().reshape(-1, 2, 2)
    widths = 0.3 + 1.2 * np.sqrt(links["documents"] / links["documents"].max()) if len(links) else []
    ax.add_collection(LineCollection(ends, colors=colors, linewidths=widths, alpha=0.45, zorder=1))
    largest = 900 * min(1, len(terms) / 60)  # a map of few terms would be all dots
    sizes = largest * terms["documents"] / terms["documents"].max()
    colors = [pick_color(theme) for theme in terms["theme"]]
    ax.scatter(terms["x"], terms["y"], s=sizes, c=colors, alpha=0.85, linewidths=0.4, edgecolors="white", zorder=2)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(0.06)
    handles = [
        Line2D([], [], marker="o", linestyle="", color=pick_color(theme), label=write_theme(theme, label, mark, terms=3))
        for theme, label, mark in _list_themes(terms)
    ]
    handles += [Line2D([], [], linestyle="", label=write_plainly(note)) for note in list_notes(terms["stability"], notes)]
    ax.figure.legend(handles=handles, loc="outside lower left", frameon=False, handletextpad=0.2)
    ax.figure.draw_without_rendering()  # the labels' room is known only when all else has its place
    named = terms.nlargest(labels, "documents")
    dots = {f"{axis}_scatter": terms[axis].to_numpy() for axis in "xy"}
    _place_labels(ax, named["x"], named["y"], named["term"].map(write_plainly), **dots, draw_all=False)
    return ax


def _list_themes(terms):
    told = terms[["theme", "label", "stability"]].dropna(subset="theme").drop_duplicates("theme")
    return told.sort_values("theme").itertuples(index=False)


def plot_strategic_map(measures, ax):
    """Draw themes by centrality and density (Callon), sized by papers, with the quadrants' names.

    Parameters
    ----------
    measures : DataFrame
        One row per theme: theme, label, centrality, density, papers, stability; the lines are at the medians. Of fewer
        than three themes the quadrants say nothing and are not drawn.
    """
    if measures.empty:
        return say_none(ax)
    sizes = 60 + 500 * measures["papers"] / max(measures["papers"].max(), 1)
    colors = [pick_color(theme) for theme in measures["theme"]]
    ax.margins(0.25)
    marks = ax.scatter(measures["centrality"], measures["density"], s=sizes, c=colors, edgecolors="white", zorder=2)
    if len(measures) >= FEWEST_FOR_QUADRANTS:
        _draw_quadrants(ax, measures["centrality"].median(), measures["density"].median())
    for limits, set_limits in ((ax.get_xlim(), ax.set_xlim), (ax.get_ylim(), ax.set_ylim)):
        if np.ptp(limits) < NARROWEST:  # one theme, or two of one centrality, which differ by rounding only
            set_limits(np.mean(limits) - 1, np.mean(limits) + 1)
    ax.set_xlabel("centrality: ties to other themes (10 × sum of equivalence indices)")
    ax.set_ylabel("density: ties within (100 × sum of equivalence indices / terms)")
    sns.despine(ax=ax)
    add_notes(ax, measures["stability"])
    ax.figure.draw_without_rendering()
    told = measures[["theme", "label", "stability"]].itertuples(index=False)
    names = pd.Series([write_theme(*theme) for theme in told])
    lines = (
        {"x_lines": [line.get_xdata() for line in ax.lines], "y_lines": [line.get_ydata() for line in ax.lines]}
        if ax.lines
        else {}
    )
    _place_labels(ax, measures["centrality"], measures["density"], names, scatter_plot=marks, draw_all=True, **lines)
    return ax


def _draw_quadrants(ax, centrality, density):
    """Draw the median lines and name the quadrants in the corners."""
    left, right, bottom, top = *ax.get_xlim(), *ax.get_ylim()
    for x, y in (([centrality, centrality], [bottom, top]), ([left, right], [density, density])):
        ax.plot(x, y, color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    ax.set(xlim=(left, right), ylim=(bottom, top))
    for name, (x, y) in CORNERS.items():
        sides = {"ha": "left" if x < 0.5 else "right", "va": "bottom" if y < 0.5 else "top"}
        ax.text(x, y, name, transform=ax.transAxes, color="#666666", style="italic", fontsize=9, **sides)


def _place_labels(ax, x, y, texts, **options):
    """Name points where there is room beside the marks; without ``draw_all``, a label that would touch another is left out."""
    if texts.empty:
        return
    textalloc.allocate(
        ax,
        x.to_numpy(),
        y.to_numpy(),
        texts.tolist(),
        textsize=SMALLEST,
        min_distance=0.02,
        max_distance=0.12,
        nbr_candidates=800,  # of places tried for each label
        linecolor=GREY,
        linewidth=0.4,
        textcolor=INK,
        path_effects=HALO,
        **options,
    )
