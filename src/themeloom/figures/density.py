"""The density of documents on the map, with the names of terms."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from themeloom.figures.boxes import find_free, place_apart
from themeloom.figures.labelling import draw_labels, measure_dots
from themeloom.figures.map_names import make_term_names
from themeloom.figures.maps import SURELY_NAMED
from themeloom.figures.placing import Labels
from themeloom.figures.style import draw_notes, draw_nothing

MARGIN = 0.08  # around the terms, of their extent
BESIDE_PLACE = 16  # points that a name may stand beside its term's place
ROOM = (4.0, 1.5)  # points at the sides of a name, and above and below: no dots tell here where one ends and the next begins


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


def _set_frame(terms, ax):
    """Give the map its limits, before anything is drawn in it."""
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(MARGIN)
    ax.update_datalim(terms[["x", "y"]].to_numpy())
    ax.autoscale_view()


def _name_spots(terms, ax):
    """Name terms where they are, or hardly beside it; those that find no room there have no name."""
    texts, widths = make_term_names(terms, ax)
    middles, _, within = measure_dots(terms[["x", "y"]], np.zeros(len(terms)), ax)
    halves = widths / 2 + ROOM
    first = place_apart(middles[:SURELY_NAMED], halves[:SURELY_NAMED], within=within)
    spots = middles.copy()
    near = np.linalg.norm(first - middles[:SURELY_NAMED], axis=1) <= BESIDE_PLACE
    spots[: len(first)][near] = first[near]
    inside = (spots - halves >= within[:2]).all(axis=1) & (spots + halves <= within[2:]).all(axis=1)
    boxes = np.column_stack([spots - widths / 2, spots + widths / 2])
    free = find_free(spots, np.where(inside[:, None], halves, 0))
    placed = np.where((free & inside)[:, None], boxes, np.nan)
    draw_labels(ax, texts, Labels(placed, np.full_like(placed, np.nan)))
