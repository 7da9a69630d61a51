"""The term map and its overlay, with labels that stand on no other term."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize, to_hex

from themeloom.figures.labelling import draw_labels, format_block, make_texts, measure_dots
from themeloom.figures.placing import NOTHING, Labels, join_labels, place_labels, place_names
from themeloom.figures.style import PAGE, SMALLEST, draw_notes, draw_nothing, format_plain, list_labels
from themeloom.palette import GREY, PALE, pick_color, pick_marker

SURELY_NAMED = 30  # of the most documented terms, wherever their names must stand
LARGEST = 380  # dot, square points, on a page
LETTERS = 4  # points by which those of the most documented term are larger than the smallest
NAME = 10  # points, letters of a theme's name
NEAR = 36  # points within which dots make a theme's place dense
HIGHEST = 1.15  # of a map, times its width
FLATTEST = 0.45
NO_LINKS = pd.DataFrame(columns=["a", "b"])
BELOW = 0.8  # inches that the notes below a map take


def plot_term_map(terms: pd.DataFrame, links: pd.DataFrame, ax: Axes, *, labels: int = 80, notes: Sequence[str] = ()) -> Axes:
    """Draw the terms where the layout puts them, sized by documents and coloured by theme, with their links and themes' names.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents, and of its theme: theme (null for none), label, stability.
    links : DataFrame
        One row per link: a, b, x_a, y_a, x_b, y_b, documents, theme (null between themes). Those are drawn of which both ends are
        named.
    ax : Axes
    labels : int
        Terms to be named, as many of them as find room: the 30 most documented, then those that are linked, then the others.
    notes : sequence of str
        Lines to stand below the map.

    Returns
    -------
    Axes
    """
    sizes = _draw_terms(terms, [pick_color(theme) for theme in terms["theme"]], ax)
    draw_notes(ax, terms, *notes)
    named = _name_terms(terms, sizes, links, ax, labels=labels)
    _draw_links(links[links["a"].isin(named) & links["b"].isin(named)], ax)
    return ax


def plot_overlay_map(
    terms: pd.DataFrame,
    links: pd.DataFrame,
    ax: Axes,
    *,
    meaning: str,
    labels: int = 80,
    notes: Sequence[str] = (),
    nodes: str = "terms",
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
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    known = terms["value"].dropna()
    if known.empty:
        return draw_nothing(ax, f"none of the {nodes} of this corpus has a {meaning}")
    low, high = known.quantile([0.05, 0.95])
    scale = Normalize(low if low < high else low - 1, high)  # where all are the same, that is the end of the scale
    shades = ScalarMappable(scale, "viridis")
    colors = [GREY if pd.isna(value) else to_hex(shades.to_rgba(value)) for value in terms["value"]]
    terms = terms.drop(columns=["theme"], errors="ignore")
    sizes = _draw_terms(terms.assign(theme=None), colors, ax)
    ax.figure.colorbar(shades, ax=ax, location="bottom", shrink=0.5, aspect=40, pad=0.01, label=meaning, extend="both")
    draw_notes(ax, [], *notes)
    named = _name_terms(terms, sizes, links, ax, labels=labels)
    _draw_links(links[links["a"].isin(named) & links["b"].isin(named)].assign(theme=None), ax)
    return ax


def plot_density_map(
    terms: pd.DataFrame, density: np.ndarray, extent: Sequence[float], ax: Axes, *, labels: int = 80, notes: Sequence[str] = ()
) -> Axes:
    """Draw where on the map the documents lie, as VOSviewer's density visualization does, with the names of terms.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents.
    density, extent
        As ``network.measure_density`` gives them.
    ax : Axes
    labels : int
        Terms to be named, the most documented first, as many of them as find room.
    notes : sequence of str
        Lines to stand below the map.

    Returns
    -------
    Axes
    """
    if terms.empty:
        return draw_nothing(ax, "no terms on the map of this corpus")
    terms = terms.drop(columns=["theme"], errors="ignore")
    image = ax.imshow(density, origin="lower", extent=extent, cmap="YlGnBu", vmin=0, vmax=1, interpolation="bilinear")
    ax.set_axis_off()
    label = "density of documents, of the highest"
    ax.figure.colorbar(image, ax=ax, location="bottom", shrink=0.5, aspect=40, pad=0.01, label=label, format="{x:.0%}")
    draw_notes(ax, [], *notes)
    _name_terms(terms, np.full(len(terms), np.nan), NO_LINKS, ax, labels=labels)
    return ax


def measure_height(terms: pd.DataFrame, *, width: float) -> float:
    """Measure how high a figure must be, so that a map fills it.

    Parameters
    ----------
    terms : DataFrame
        Columns used: x, y.
    width : float
        Of the figure, inches.

    Returns
    -------
    float
        Inches; between flat and a little higher than wide, whatever the map is.

    Examples
    --------
    >>> measure_height(pd.DataFrame({"x": [0.0, 2.0], "y": [0.0, 2.0]}), width=7.0)
    7.8
    """
    extent = (terms[["x", "y"]].max() - terms[["x", "y"]].min()).fillna(0)
    ratio = extent["y"] / extent["x"] if extent["x"] else 1
    return round(width * float(np.clip(ratio, FLATTEST, HIGHEST)) + BELOW, 1)


def _draw_terms(terms, colors, ax):
    """Draw the dots of the terms, each theme with its marker; return their sizes, square points."""
    # a map of few terms would be all dots, and so would a narrow one
    largest = LARGEST * min(1, len(terms) / 60) * ax.figure.get_figwidth() / PAGE
    sizes = (largest * terms["documents"] / terms["documents"].max()).to_numpy()
    markers = np.array([pick_marker(theme) for theme in terms["theme"]])
    spots = terms[["x", "y"]].to_numpy()
    for marker in dict.fromkeys(markers):
        own = markers == marker
        marks = ax.scatter(*spots[own].T, s=sizes[own], c=np.array(colors)[own].tolist(), marker=marker, alpha=0.85, zorder=2)
        marks.set(linewidths=0.4, edgecolors="white")
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(0.06)
    return sizes


def _name_terms(terms, sizes, links, ax, *, labels):
    """Name the most documented terms, then the themes, if there are any, then further terms; return the names that found room."""
    rows = _list_rows(terms, links)[:labels]
    dots = measure_dots(terms[["x", "y"]], sizes, ax)
    names = terms["term"].iloc[rows]
    letters = SMALLEST + LETTERS * np.sqrt(terms["documents"].iloc[rows] / max(terms["documents"].max(), 1))
    texts, widths = make_texts(ax, [format_plain(format_block(name)) for name in names], letters)
    first = place_labels(*dots[:2], rows[:SURELY_NAMED], widths[:SURELY_NAMED], within=dots[2], must=True)
    themed = draw_theme_names(terms, sizes, ax, standing=first) if "theme" in terms else NOTHING
    standing = join_labels(first, themed)
    others = place_labels(*dots[:2], rows[SURELY_NAMED:], widths[SURELY_NAMED:], within=dots[2], standing=standing)
    placed = join_labels(first, others)
    draw_labels(ax, texts, placed)
    return names[~np.isnan(placed.boxes[:, 0])]


def _list_rows(terms, links):
    """The rows of the terms in the order in which they are named: the most documented, those that are linked, the others."""
    ranked = terms.sort_values("documents", ascending=False, kind="stable")["term"]
    order = dict.fromkeys([*ranked.head(SURELY_NAMED), *links[["a", "b"]].to_numpy().ravel(), *ranked])
    rows = pd.Index(terms["term"]).get_indexer(list(order))
    return rows[rows >= 0]


def draw_theme_names(dots: pd.DataFrame, sizes: np.ndarray, ax: Axes, *, standing: Labels = NOTHING) -> Labels:
    """Draw the name of each theme where its dots stand closest together, in free room.

    Parameters
    ----------
    dots : DataFrame
        One row per dot drawn: x, y, theme (null for none), label, stability.
    sizes : array
        Of the dots, square points.
    ax : Axes
    standing : Labels
        That stand already.

    Returns
    -------
    Labels
        Of the names.
    """
    middles, radii, within = measure_dots(dots[["x", "y"]], sizes, ax)
    themes = dots[["theme", "label", "stability"]].dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
    texts, widths = make_texts(ax, map(format_block, list_labels(themes)), np.full(len(themes), NAME), fontweight="bold")
    owned = [(dots["theme"] == theme).fillna(False).to_numpy() for theme in themes["theme"]]
    wanted = np.array([_find_peak(middles, sizes, own) for own in owned])
    placed = place_names(middles, radii, wanted.reshape(-1, 2), widths, within=within, standing=standing)
    for text, theme in zip(texts, themes["theme"], strict=True):
        text.set_color(pick_color(theme))
    draw_labels(ax, texts, placed)
    return placed


def _find_peak(middles, sizes, own):
    """Where the dots of a theme stand closest together and the others do not, in points."""
    apart = np.linalg.norm(middles[own][:, None] - middles[None], axis=2)
    density = np.exp(-((apart / NEAR) ** 2) / 2) * sizes
    return middles[own][(2 * density[:, own].sum(axis=1) - density.sum(axis=1)).argmax()]


def _draw_links(links, ax):
    """Draw the links below the terms, wider where more papers hold both ends."""
    colors = [pick_color(theme) if pd.notna(theme) else PALE for theme in links["theme"]]
    ends = links[["x_a", "y_a", "x_b", "y_b"]].to_numpy().reshape(-1, 2, 2)
    widths = 0.3 + 1.2 * np.sqrt(links["documents"] / links["documents"].max()) if len(links) else []
    ax.add_collection(LineCollection(ends, colors=colors, linewidths=widths, alpha=0.45, zorder=1), autolim=False)
