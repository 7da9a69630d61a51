"""The term map and its overlay, with labels that stand on no other term."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize, to_hex
from matplotlib.ticker import MaxNLocator

from themeloom.figures.map_frame import make_frame
from themeloom.figures.map_names import list_themes, make_term_names, make_theme_names
from themeloom.figures.placing import Labels, join_labels, place_labels
from themeloom.figures.spreading import place_map
from themeloom.figures.style import PAGE, draw_notes, draw_nothing
from themeloom.palette import GREY, PALE, pick_color, pick_marker

SURELY_NAMED = 30  # of the most documented terms, on a page; in a column as many as its part of a page holds
LARGEST = 380  # dot, square points, on a page
STEP = 1.6  # inches of the figure for a step of the overlay's scale: half of that are room for a number
MOVED = "dots are moved apart to make room for the names below them; this figure's table has their places before"


def plot_term_map(terms: pd.DataFrame, links: pd.DataFrame, ax: Axes, *, labels: int = 80, notes: Sequence[str] = ()) -> Axes:
    """Draw the terms where the layout puts them, sized by documents and coloured by theme, with their links and themes' names.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents, and of its theme: theme (null for none), label, stability.
    links : DataFrame
        One row per link: a, b, documents, theme (null between themes). Those are drawn of which both ends are named.
    ax : Axes
    labels : int
        Terms to be named, as many of them as find room: the 30 most documented, then those that are linked, then the others.
    notes : sequence of str
        Lines to stand below the map.

    Returns
    -------
    Axes
    """
    if terms.empty:
        ax.get_figure(root=True).set_figheight(1.2)
        return draw_nothing(ax, "nothing on this map is of a kind that is to be drawn")
    draw_notes(ax, terms, *notes, *_list_remarks(terms), *list_themes(terms, ax))
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
        One row per term: term, x, y, documents, value (null for unknown, drawn grey), and of its theme, if each term shall stand
        where the term map has it: theme, label, stability.
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
    ticks = MaxNLocator(int(ax.figure.get_figwidth() / STEP), steps=[1, 2, 5, 10])
    ax.figure.colorbar(
        shades, ax=ax, location="bottom", shrink=0.5, aspect=40, pad=0.01, label=meaning, extend="both", ticks=ticks
    )
    draw_notes(ax, [], *notes, *_list_remarks(terms))
    # names of themes have their room as on the term map, so that each term has the same place, but are not drawn
    themes = {"theme", "label", "stability"} - set(terms)
    _draw_map(terms.assign(**dict.fromkeys(themes)), colors, links.assign(theme=None), ax, labels=labels, themed=False)
    return ax


def _list_remarks(terms):
    """What the sizes and the places of the dots say."""
    largest = terms.nlargest(1, "documents")[["term", "documents"]].itertuples(index=False)
    areas = [f"the area of a dot shows how many papers it is in: {term} in {documents:,}" for term, documents in largest]
    return [*areas, MOVED]


def _draw_map(terms, colors, links, ax, *, labels, themed=True):
    """Draw the terms, the names of some below them, those of the themes, and the links of which both ends are named.

    The map is arranged on a frame of its own, in points, so that a term has one place whatever stands beside the map.
    """
    sizes = _measure_sizes(terms, ax)
    middles, within = make_frame(terms, ax)
    radii = np.sqrt(sizes / np.pi)
    rows = _list_rows(terms, links)[:labels]
    texts, widths = make_term_names(terms.iloc[rows], ax)
    theme_texts, wanted, theme_widths = make_theme_names(terms, middles, sizes, ax)
    surely = int(SURELY_NAMED * min(1, ax.figure.get_figwidth() / PAGE) ** 2)
    first = rows[:surely], widths[:surely]
    arranged = place_map(middles, radii, *first, wanted=wanted, names=theme_widths, within=within)
    named = _stand(arranged.names)
    placed = _stand(arranged.captions)
    standing = join_labels(named, placed)
    others = rows[surely:], widths[surely:]
    more = place_labels(arranged.middles, radii, *others, within=within, standing=standing, longest=0)
    placed = join_labels(placed, more)
    _draw_terms(arranged.middles, terms["theme"] if themed else [None] * len(terms), colors, sizes, ax)
    _set_texts(theme_texts, named.boxes if themed else np.full_like(named.boxes, np.nan))
    _set_texts(texts, placed.boxes)
    shown = terms["term"].iloc[rows[~np.isnan(placed.boxes[:, 0])]]
    place = pd.DataFrame(arranged.middles, index=terms["term"], columns=["x", "y"])
    _draw_links(links[links["a"].isin(shown) & links["b"].isin(shown)], place, ax)


def _set_texts(texts, boxes):
    """Set texts into the middles of their boxes; those without one are taken away."""
    for text, box in zip(texts, boxes, strict=True):
        if np.isnan(box[0]):
            text.remove()
        else:
            text.set_position(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))


def _stand(boxes):
    return Labels(boxes, np.full_like(boxes, np.nan))


def _measure_sizes(terms, ax):
    """The sizes of the terms' dots, square points."""
    # a map of few terms would be all dots, and so would a narrow one
    largest = LARGEST * min(1, len(terms) / 60) * ax.figure.get_figwidth() / PAGE
    return (largest * terms["documents"] / terms["documents"].max()).to_numpy()


def _draw_terms(spots, themes, colors, sizes, ax):
    """Draw the dots of the terms, each theme with its marker."""
    markers = np.array([pick_marker(theme) for theme in themes])
    for marker in dict.fromkeys(markers):
        own = markers == marker
        marks = ax.scatter(*spots[own].T, s=sizes[own], c=np.array(colors)[own].tolist(), marker=marker, alpha=0.85, zorder=2)
        marks.set(linewidths=0.4, edgecolors="white")


def _list_rows(terms, links):
    """The rows of the terms in the order in which they are named: the most documented, those that are linked, the others."""
    ranked = terms.sort_values("documents", ascending=False, kind="stable")["term"]
    order = dict.fromkeys([*ranked.head(SURELY_NAMED), *links[["a", "b"]].to_numpy().ravel(), *ranked])
    rows = pd.Index(terms["term"]).get_indexer(list(order))
    return rows[rows >= 0]


def _draw_links(links, place, ax):
    """Draw the links below the terms, wider where more papers hold both ends."""
    colors = [pick_color(theme) if pd.notna(theme) else PALE for theme in links["theme"]]
    ends = np.stack([place.loc[links[end]].to_numpy() for end in ("a", "b")], axis=1)
    widths = 0.3 + 1.2 * np.sqrt(links["documents"] / links["documents"].max()) if len(links) else []
    ax.add_collection(LineCollection(ends, colors=colors, linewidths=widths, alpha=0.45, zorder=1), autolim=False)
