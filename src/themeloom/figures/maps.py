"""The term map and its overlay, with labels that stand on no other term."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize, to_hex

from themeloom.figures.labelling import draw_labels, format_block, make_texts, measure_dots
from themeloom.figures.placing import Labels, join_labels, place_labels, place_names
from themeloom.figures.spreading import AIR, BESIDE, find_free, place_boxes, place_map
from themeloom.figures.style import PAGE, SMALLEST, draw_notes, draw_nothing, format_plain, list_labels
from themeloom.palette import GREY, PALE, name_theme, pick_color, pick_marker

SURELY_NAMED = 30  # of the most documented terms, on a page; in a column as many as its part of a page holds
LARGEST = 380  # dot, square points, on a page
LETTERS = 4  # points by which those of the most documented term are larger than the smallest
NAME = 10  # points, letters of a theme's name
NEAR = 36  # points within which dots make a theme's place dense
HIGHEST = 1.15  # of a map, times its width
MARGIN = 0.03  # around a map, of its extent
FLATTEST = 0.62  # names need room, also where the terms lie in a line
MOVED = "dots are moved apart for the names below them, as little as may be"
BELOW = 0.8  # inches that the notes below a map take on a page; in a column they are more lines
NARROW = 0.75  # of a page's width


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
    draw_notes(ax, terms, *notes, MOVED, *_list_themes(terms, ax))
    _draw_map(terms, [pick_color(theme) for theme in terms["theme"]], links, ax, labels=labels)
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
    ax.figure.colorbar(shades, ax=ax, location="bottom", shrink=0.5, aspect=40, pad=0.01, label=meaning, extend="both")
    draw_notes(ax, [], *notes, MOVED)
    terms = terms.assign(theme=None, label=None, stability=None)
    _draw_map(terms, colors, links.assign(theme=None), ax, labels=labels)
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
    image = ax.imshow(density, origin="lower", extent=extent, cmap="YlGnBu", vmin=0, vmax=1, interpolation="bilinear")
    _set_frame(terms, ax)
    ax.set_axis_on()
    ax.set(xticks=[], yticks=[], facecolor=image.cmap(0.0))
    ax.spines[:].set_visible(False)
    label = "density of documents, of the highest"
    ax.figure.colorbar(image, ax=ax, location="bottom", shrink=0.5, aspect=40, pad=0.01, label=label, format="{x:.0%}")
    draw_notes(ax, [], *notes)
    _name_spots(terms.nlargest(labels, "documents"), ax)
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
    return round(width * float(np.clip(ratio, FLATTEST, HIGHEST)) + BELOW * PAGE / width, 1)


def _is_narrow(ax):
    """Whether the figure is too narrow for the names of themes to stand on the map: their numbers do."""
    return ax.figure.get_figwidth() < NARROW * PAGE


def _list_themes(terms, ax):
    """The note with the names of themes, where the map has their numbers only."""
    themes = terms.dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
    names = [" ".join(name_theme(*row).split()) for row in themes[["theme", "label"]].itertuples(index=False)]
    return ["; ".join(names)] if names and _is_narrow(ax) else []


def _draw_map(terms, colors, links, ax, *, labels):
    """Draw the terms, the names of some below them, those of the themes, and the links of which both ends are named."""
    sizes = _measure_sizes(terms, ax)
    _set_frame(terms, ax)
    rows = _list_rows(terms, links)[:labels]
    texts, widths = _make_names(terms.iloc[rows], ax)
    theme_texts, wanted, theme_widths = _make_theme_names(terms, sizes, ax)
    middles, radii, within = measure_dots(terms[["x", "y"]], sizes, ax)
    # what is drawn now shall not move the map
    ax.set_autoscale_on(False)
    ax.set_aspect("auto")
    surely = int(SURELY_NAMED * min(1, ax.figure.get_figwidth() / PAGE) ** 2)
    first = rows[:surely], widths[:surely]
    arranged = place_map(middles, radii, *first, wanted=wanted, names=theme_widths, within=within)
    spots = _to_data(arranged.middles, ax)
    named = _stand(arranged.names)
    placed = _stand(arranged.captions)
    standing = join_labels(named, placed)
    others = rows[surely:], widths[surely:]
    more = place_labels(arranged.middles, radii, *others, within=within, standing=standing, longest=0)
    placed = join_labels(placed, more)
    _draw_terms(spots, terms["theme"], colors, sizes, ax)
    draw_labels(ax, theme_texts, named)
    draw_labels(ax, texts, placed)
    shown = terms["term"].iloc[rows[~np.isnan(placed.boxes[:, 0])]]
    place = pd.DataFrame(spots, index=terms["term"], columns=["x", "y"])
    _draw_links(links[links["a"].isin(shown) & links["b"].isin(shown)], place, ax)


def _stand(boxes):
    return Labels(boxes, np.full_like(boxes, np.nan))


def _measure_sizes(terms, ax):
    """The sizes of the terms' dots, square points."""
    # a map of few terms would be all dots, and so would a narrow one
    largest = LARGEST * min(1, len(terms) / 60) * ax.figure.get_figwidth() / PAGE
    return (largest * terms["documents"] / terms["documents"].max()).to_numpy()


def _set_frame(terms, ax):
    """Give the map its limits, before anything is drawn in it."""
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(MARGIN)
    ax.update_datalim(terms[["x", "y"]].to_numpy())
    ax.autoscale_view()


def _to_data(points, ax):
    return ax.transData.inverted().transform(points * ax.figure.dpi / 72)


def _draw_terms(spots, themes, colors, sizes, ax):
    """Draw the dots of the terms, each theme with its marker."""
    markers = np.array([pick_marker(theme) for theme in themes])
    for marker in dict.fromkeys(markers):
        own = markers == marker
        marks = ax.scatter(*spots[own].T, s=sizes[own], c=np.array(colors)[own].tolist(), marker=marker, alpha=0.85, zorder=2)
        marks.set(linewidths=0.4, edgecolors="white")


def _make_names(terms, ax):
    """The texts of the terms' names, and their widths and heights."""
    letters = SMALLEST + LETTERS * np.sqrt(terms["documents"] / max(terms["documents"].max(), 1))
    return make_texts(ax, [format_plain(format_block(name)) for name in terms["term"]], letters)


def _name_spots(terms, ax):
    """Name terms where they are; the first are moved apart, and of the others those that find room."""
    texts, widths = _make_names(terms, ax)
    middles, _, within = measure_dots(terms[["x", "y"]], np.zeros(len(terms)), ax)
    halves = widths / 2 + [BESIDE, AIR]
    first, _ = place_boxes(middles[:SURELY_NAMED], halves[:SURELY_NAMED], within=within)
    spots = np.concatenate([first, middles[SURELY_NAMED:]])
    inside = (spots - halves >= within[:2]).all(axis=1) & (spots + halves <= within[2:]).all(axis=1)
    boxes = np.column_stack([spots - widths / 2, spots + widths / 2])
    free = find_free(spots, np.where(inside[:, None], halves, 0))
    draw_labels(ax, texts, _stand(np.where((free & inside)[:, None], boxes, np.nan)))


def _list_rows(terms, links):
    """The rows of the terms in the order in which they are named: the most documented, those that are linked, the others."""
    ranked = terms.sort_values("documents", ascending=False, kind="stable")["term"]
    order = dict.fromkeys([*ranked.head(SURELY_NAMED), *links[["a", "b"]].to_numpy().ravel(), *ranked])
    rows = pd.Index(terms["term"]).get_indexer(list(order))
    return rows[rows >= 0]


def draw_theme_names(dots: pd.DataFrame, sizes: np.ndarray, ax: Axes) -> None:
    """Draw the name of each theme where its dots stand closest together, in free room.

    Parameters
    ----------
    dots : DataFrame
        One row per dot drawn: x, y, theme (null for none), label, stability.
    sizes : array
        Of the dots, square points.
    ax : Axes
    """
    texts, wanted, widths = _make_theme_names(dots, sizes, ax)
    middles, radii, within = measure_dots(dots[["x", "y"]], sizes, ax)
    draw_labels(ax, texts, place_names(middles, radii, wanted, widths, within=within))


def _make_theme_names(dots, sizes, ax):
    """The texts of the themes' names, where the middle of each is wanted, and their widths and heights."""
    middles, _, _ = measure_dots(dots[["x", "y"]], sizes, ax)
    themes = dots[["theme", "label", "stability"]].dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
    names = [name.partition("  ")[0] if _is_narrow(ax) else format_block(name) for name in list_labels(themes)]
    texts, widths = make_texts(ax, names, np.full(len(themes), NAME), fontweight="bold")
    for text, theme in zip(texts, themes["theme"], strict=True):
        text.set_color(pick_color(theme))
    owned = [(dots["theme"] == theme).fillna(False).to_numpy() for theme in themes["theme"]]
    wanted = np.array([_find_peak(middles, sizes, own) for own in owned])
    return texts, wanted.reshape(-1, 2), widths


def _find_peak(middles, sizes, own):
    """Where the dots of a theme stand closest together and the others do not, in points."""
    apart = np.linalg.norm(middles[own][:, None] - middles[None], axis=2)
    density = np.exp(-((apart / NEAR) ** 2) / 2) * sizes
    return middles[own][(2 * density[:, own].sum(axis=1) - density.sum(axis=1)).argmax()]


def _draw_links(links, place, ax):
    """Draw the links below the terms, wider where more papers hold both ends."""
    colors = [pick_color(theme) if pd.notna(theme) else PALE for theme in links["theme"]]
    ends = np.stack([place.loc[links[end]].to_numpy() for end in ("a", "b")], axis=1)
    widths = 0.3 + 1.2 * np.sqrt(links["documents"] / links["documents"].max()) if len(links) else []
    ax.add_collection(LineCollection(ends, colors=colors, linewidths=widths, alpha=0.45, zorder=1), autolim=False)
