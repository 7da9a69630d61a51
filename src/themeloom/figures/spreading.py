"""Dots and the names below them, moved apart until no name lies on a dot or on a name, each as little as may be."""

from typing import NamedTuple

import numpy as np

from themeloom.figures.boxes import AROUND, place_boxes

LIGHT = 0.1  # of the weight of the largest dot with its caption: that of a name, and the least of a dot
AIR = 0.6  # points above and below a box, and around a dot
BESIDE = 2.5  # points to the sides of a box, so that two names beside each other do not read as one
REACH = 30  # points within which dots go where a dot beside them goes
APART = 1.2  # points between those of a dot
AT_ONCE = 100  # places compared with all that stands


class Arrangement(NamedTuple):
    """Where dots, the captions below some of them and the names of regions stand, in points.

    Attributes
    ----------
    middles : array
        Dots x 2.
    captions, names : array
        Their boxes, x 4: left, bottom, right, top; null where there was no room.
    """

    middles: np.ndarray
    captions: np.ndarray
    names: np.ndarray


def place_map(
    middles: np.ndarray,
    radii: np.ndarray,
    captioned: np.ndarray,
    sizes: np.ndarray,
    *,
    wanted: np.ndarray,
    names: np.ndarray,
    within: np.ndarray,
) -> Arrangement:
    """Arrange a map so that captions stand below their dots, and names of regions where they are wanted.

    The names, and the dots with their captions, are moved apart as boxes; the other dots go where those beside them go, and from
    there to the nearest place that is free.

    Parameters
    ----------
    middles : array
        Dots x 2: where the layout has them, points.
    radii : array
        Of the dots, points.
    captioned : array of int
        The rows of the dots with captions; those that come first keep theirs where there is not room for all.
    sizes : array
        Captions x 2: width and height, points.
    wanted, names : array
        Names x 2: where the middle of each is wanted, and width and height.
    within : array
        Left, bottom, right, top of the map.

    Returns
    -------
    Arrangement

    Examples
    --------
    >>> none = np.empty((0, 2))
    >>> spot = np.array([[50.0, 50.0]])
    >>> within = np.array([0, 0, 99, 99])
    >>> found = place_map(spot, np.array([4.0]), np.array([0]), np.array([[20, 8]]), wanted=none, names=none, within=within)
    >>> found.middles.tolist(), found.captions.round(1).tolist()
    ([[50.0, 50.0]], [[40.0, 37.4, 60.0, 45.4]])
    """
    reach = radii[captioned]
    # of a dot and its caption as one box: where the dot is from the middle of the box
    shift = np.column_stack([np.zeros(len(reach)), (sizes[:, 1] + AIR) / 2])
    held = np.column_stack([np.maximum(sizes[:, 0] / 2, reach), reach + shift[:, 1]])
    air = np.array([BESIDE, AIR])
    halves = np.concatenate([names / 2, held]) + air
    # what is large stays where it is rather than what is small, and a name gives way to dots
    heavy = np.concatenate([np.full(len(names), LIGHT), np.maximum((reach / max(reach.max(initial=0), AIR)) ** 2, LIGHT)])
    spots, free = place_boxes(np.concatenate([wanted, middles[captioned] - shift]), halves, within=within, weights=heavy)
    boxes = np.where(free[:, None], np.column_stack([spots - halves, spots + halves]), np.nan)
    kept = captioned[free[len(names) :]]
    dots = _follow(middles, kept, (spots[len(names) :] + shift)[free[len(names) :]])
    dots = _settle(dots, radii, kept, boxes[free], within)
    below = dots[captioned] - np.column_stack([np.zeros(len(reach)), reach + AIR + sizes[:, 1] / 2])
    captions = np.where(free[len(names) :, None], np.column_stack([below - sizes / 2, below + sizes / 2]), np.nan)
    return Arrangement(dots, captions, boxes[: len(names)] + np.concatenate([air, -air]))


def _follow(middles, moved, spots):
    """Where all dots are wanted once some of them were moved: as those near them."""
    away = np.linalg.norm(middles[:, None] - middles[moved][None], axis=2)
    near = np.exp(-((away / REACH) ** 2) / 2)
    follows = middles + near @ (spots - middles[moved]) / np.maximum(near.sum(axis=1, keepdims=True), 1)
    follows[moved] = spots
    return follows


def _settle(wanted, radii, still, boxes, within):
    """Where all dots stand: the large ones first, at the nearest place to the one wanted that is free; some stand still."""
    middles = wanted.copy()
    standing = np.isin(np.arange(len(radii)), still)
    for dot in np.argsort(-radii, kind="stable"):
        if not standing[dot]:
            middles[dot] = _pick_place(
                wanted[dot] + APART * AROUND, radii[dot] + AIR, boxes, middles[standing], radii[standing], within
            )
            standing[dot] = True
    return middles


def _pick_place(places, radius, boxes, middles, radii, within):
    """The first place where a dot touches neither a box nor a dot; the first of all where none is."""
    inside = np.flatnonzero(((places >= within[:2] + radius) & (places <= within[2:] - radius)).all(axis=1))
    for some in np.array_split(inside, max(len(inside) // AT_ONCE, 1)):
        spots = places[some, None]
        nearest = np.clip(spots, boxes[None, :, :2], boxes[None, :, 2:])
        free = (np.linalg.norm(spots - nearest, axis=2) > radius).all(axis=1)
        free &= (np.linalg.norm(spots - middles[None], axis=2) > radius + radii).all(axis=1)
        if free.any():
            return places[some[free.argmax()]]
    return places[0]
