"""The term map, its overlay, and the strategic diagram, with labels that do not overlap."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
import textalloc
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize
from matplotlib.lines import Line2D

from themeloom.figures.style import HALO, SMALLEST, draw_notes, draw_nothing, format_plain, list_labels, list_notes
from themeloom.palette import GREY, INK, PALE, pick_color

FEWEST_FOR_QUADRANTS = 3  # two themes are as central as each other by construction
NARROWEST = 1e-6  # extent of an axis
# quadrant -> place of its name in the Axes, from the lower left
CORNERS = {"niche": (0.01, 0.99), "motor": (0.99, 0.99), "emerging or declining": (0.01, 0.01), "basic": (0.99, 0.01)}


def plot_term_map(terms: pd.DataFrame, links: pd.DataFrame, ax: Axes, *, labels: int = 80, notes: Sequence[str] = ()) -> Axes:
    """Draw the terms where the layout puts them, sized by documents and coloured by theme, with their links.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents, and of its theme: theme (null for none), label, stability.
    links : DataFrame
        One row per link drawn: x_a, y_a, x_b, y_b, documents, theme (null between themes).
    ax : Axes
    labels : int
        Terms to be named, the most documented first, as many of them as find room without touching another.
    notes : sequence of str
        Lines to stand below the map.

    Returns
    -------
    Axes
    """
    _draw_terms(terms, links, [pick_color(theme) for theme in terms["theme"]], ax)
    handles = [*_list_themes(terms), *_list_lines(list_notes(terms["stability"], notes))]
    ax.figure.legend(handles=handles, loc="outside lower left", frameon=False, handletextpad=0.2)
    _name_terms(terms, ax, labels)
    return ax


def plot_overlay_map(
    terms: pd.DataFrame, links: pd.DataFrame, ax: Axes, *, meaning: str, labels: int = 80, notes: Sequence[str] = ()
) -> Axes:
    """Draw the terms where the layout puts them, as ``plot_term_map`` does, but coloured by a number.

    VOSviewer calls it the overlay visualization. The scale goes from the 5th to the 95th percentile of the terms, so that a
    few extreme ones do not take all of it.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents, value (null for unknown, drawn grey).
    links : DataFrame
        As for ``plot_term_map``.
    ax : Axes
    meaning : str
        What the number is, with its unit.
    labels, notes
        As for ``plot_term_map``.

    Returns
    -------
    Axes
    """
    known = terms["value"].dropna()
    if known.empty:
        return draw_nothing(ax, f"no term of this corpus has a {meaning}")
    scale = Normalize(*known.quantile([0.05, 0.95]))
    shades = ScalarMappable(scale, "viridis")
    colors = [GREY if pd.isna(value) else shades.to_rgba(value) for value in terms["value"]]
    _draw_terms(terms, links.assign(theme=None), colors, ax)
    ax.figure.colorbar(shades, ax=ax, location="bottom", shrink=0.5, aspect=40, pad=0.01, label=meaning, extend="both")
    ax.figure.legend(handles=_list_lines(notes), loc="outside lower left", frameon=False, handletextpad=0.2)
    _name_terms(terms, ax, labels)
    return ax


def _draw_terms(terms, links, colors, ax):
    """Draw the dots of the terms over their links."""
    _draw_links(links, ax)
    largest = 900 * min(1, len(terms) / 60)  # a map of few terms would be all dots
    sizes = largest * terms["documents"] / terms["documents"].max()
    ax.scatter(terms["x"], terms["y"], s=sizes, c=colors, alpha=0.85, linewidths=0.4, edgecolors="white", zorder=2)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(0.06)


def _name_terms(terms, ax, labels):
    """Name the most documented terms, once all else has its place."""
    ax.figure.draw_without_rendering()  # the labels' room is known only when all else has its place
    named = terms.nlargest(labels, "documents")
    _draw_labels(
        ax,
        named["x"],
        named["y"],
        named["term"].map(format_plain),
        x_scatter=terms["x"].to_numpy(),
        y_scatter=terms["y"].to_numpy(),
        draw_all=False,
    )


def _draw_links(links, ax):
    """Draw the links below the terms, wider where more papers hold both ends."""
    colors = [pick_color(theme) if pd.notna(theme) else PALE for theme in links["theme"]]
    ends = links[["x_a", "y_a", "x_b", "y_b"]].to_numpy().reshape(-1, 2, 2)
    widths = 0.3 + 1.2 * np.sqrt(links["documents"] / links["documents"].max()) if len(links) else []
    ax.add_collection(LineCollection(ends, colors=colors, linewidths=widths, alpha=0.45, zorder=1))


def _list_themes(terms):
    """The legend's entries of the themes, in order."""
    themes = terms[["theme", "label", "stability"]].dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
    return [
        Line2D([], [], marker="o", linestyle="", color=pick_color(theme), label=label)
        for theme, label in zip(themes["theme"], list_labels(themes, terms=3), strict=True)
    ]


def _list_lines(notes):
    """The legend's entries of notes, which have no mark."""
    return [Line2D([], [], linestyle="", label=format_plain(note)) for note in notes]


def plot_strategic_diagram(themes: pd.DataFrame, ax: Axes) -> Axes:
    """Draw themes by centrality and density, sized by papers, with the quadrants' names.

    The diagram is Callon, Courtial and Laville's (1991, Scientometrics 22:155); bibliometrix calls it a thematic map. Its lines
    are at the medians. Of fewer than three themes the quadrants mean nothing and are not drawn.

    Parameters
    ----------
    themes : DataFrame
        One row per theme: theme, label, centrality, density, papers, stability.
    ax : Axes

    Returns
    -------
    Axes
    """
    if themes.empty:
        return draw_nothing(ax)
    sizes = 60 + 500 * themes["papers"] / max(themes["papers"].max(), 1)
    colors = [pick_color(theme) for theme in themes["theme"]]
    ax.margins(0.25)
    marks = ax.scatter(themes["centrality"], themes["density"], s=sizes, c=colors, edgecolors="white", zorder=2)
    if len(themes) >= FEWEST_FOR_QUADRANTS:
        _draw_quadrants(ax, themes["centrality"].median(), themes["density"].median())
    ax.set(xlim=_widen(ax.get_xlim()), ylim=_widen(ax.get_ylim()))
    ax.set_xlabel("centrality: ties to other themes (10 × sum of equivalence indices)")
    ax.set_ylabel("density: ties within (100 × sum of equivalence indices / terms)")
    sns.despine(ax=ax)
    draw_notes(ax, themes["stability"])
    ax.figure.draw_without_rendering()
    _draw_labels(
        ax,
        themes["centrality"],
        themes["density"],
        pd.Series(list_labels(themes)),
        scatter_plot=marks,
        x_lines=[line.get_xdata() for line in ax.lines] or None,
        y_lines=[line.get_ydata() for line in ax.lines] or None,
        avoid_label_lines_overlap=True,
        draw_all=True,
    )
    return ax


def _widen(limits):
    """Limits of an axis with room around one value, or around two that differ by rounding only."""
    return limits if np.ptp(limits) >= NARROWEST else (np.mean(limits) - 1, np.mean(limits) + 1)


def _draw_quadrants(ax, centrality, density):
    """Draw the median lines and name the quadrants in the corners."""
    across = ax.get_xlim()
    upward = ax.get_ylim()
    ax.plot([centrality, centrality], upward, color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    ax.plot(across, [density, density], color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    ax.set(xlim=across, ylim=upward)
    for name, (x, y) in CORNERS.items():
        side = "left" if x < 0.5 else "right"
        edge = "bottom" if y < 0.5 else "top"
        ax.text(x, y, name, transform=ax.transAxes, color="#666666", style="italic", fontsize=9, ha=side, va=edge)


def _draw_labels(ax: Axes, x: pd.Series, y: pd.Series, names: pd.Series, **options: Any) -> None:
    """Name points where there is room beside the marks; without ``draw_all``, a label that would touch another is left out."""
    if names.empty:
        return
    textalloc.allocate(
        ax,
        x.to_numpy(),
        y.to_numpy(),
        names.tolist(),
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
