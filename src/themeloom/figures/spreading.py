"""Dots and the names below them, moved apart until no name lies on a dot or on a name, each as little as may be."""

from typing import NamedTuple

import numpy as np

GROWTH = 25  # sizes, from nothing to the whole, at which boxes are moved apart, so that they keep their order
ROUNDS = 15  # at each size, with the same pairs of boxes
LAST = 600  # at the whole size
LIGHT = 0.1  # of the weight of the largest dot with its caption: that of a name, and the least of a dot
NEAR = 20  # points between boxes that may come to touch in so many rounds
FORWARD = 0.4  # of an overlap that each of two boxes yields in a round
TOUCH = 0.05  # points of overlap that nobody sees
AIR = 0.6  # points above and below a box, and around a dot
BESIDE = 2.5  # points to the sides of a box, so that two names beside each other do not read as one
REACH = 30  # points within which dots go where a dot beside them goes
TRIED = 10_000  # places around the one wanted
APART = 1.2  # points between those of a dot
FAR = 4.0  # points between those of a box
AT_ONCE = 100  # places compared with all that stands


def _list_around():
    """Places around (0, 0), the nearest first, as far from one another as 1, in no rows: a sunflower's (Vogel 1979)."""
    steps = np.arange(TRIED)
    turns = np.pi * (3 - np.sqrt(5)) * steps
    return np.sqrt(steps)[:, None] * np.column_stack([np.cos(turns), np.sin(turns)])


AROUND = _list_around()


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


def place_boxes(
    middles: np.ndarray, halves: np.ndarray, *, within: np.ndarray, weights: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Move boxes apart, and those that are in a jam to the nearest free place.

    Parameters
    ----------
    middles, halves, within, weights : array
        As ``place_apart`` takes them; boxes that come first keep their places where there is not room for all.

    Returns
    -------
    middles : array
        Boxes x 2.
    free : array of bool
        Whether there is room for each box.

    Examples
    --------
    >>> middles, free = place_boxes(np.zeros((3, 2)), np.full((3, 2), 5.0), within=np.array([0, 0, 20, 10]))
    >>> free.tolist()
    [True, False, True]
    """
    spots = place_apart(middles, halves, within=within, weights=weights)
    free = find_free(spots, halves)
    for box in np.flatnonzero(~free):
        places = middles[box] + FAR * AROUND
        able = ((places >= within[:2] + halves[box]) & (places <= within[2:] - halves[box])).all(axis=1)
        gaps = np.abs(places[able, None] - spots[free][None]) - halves[box] - halves[free][None]
        clear = np.flatnonzero(able)[(gaps > -TOUCH).any(axis=2).all(axis=1)]
        if len(clear):
            spots[box] = places[clear[0]]
            free[box] = True
    return spots, free


def place_apart(middles: np.ndarray, halves: np.ndarray, *, within: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    """Move boxes apart until none lies on another, or there is no room left.

    Boxes grow from points to their size, and in each round two that overlap yield a part of the overlap, the lighter the more,
    to the sides or up and down, whichever is shorter. What overlaps nothing stays where it is. (It is the force scan of Misue et
    al. 1995, J. Visual Languages & Computing 6:183, with boxes that grow.)

    Parameters
    ----------
    middles : array
        Boxes x 2: where their middles are wanted, points.
    halves : array
        Boxes x 2: half their width and height.
    within : array
        Left, bottom, right, top, beyond which no box may reach.
    weights : array, optional
        Of the boxes, above 0; none: all as heavy.

    Returns
    -------
    array
        Boxes x 2: their middles.

    Examples
    --------
    >>> within = np.array([0, 0, 99, 99])
    >>> place_apart(np.array([[50.0, 50.0], [54.0, 51.0]]), np.full((2, 2), 4.0), within=within).round().tolist()
    [[48.0, 50.0], [56.0, 51.0]]
    """
    spots = middles.astype(float)
    weights = np.ones(len(spots)) if weights is None else weights
    for share in np.arange(1, GROWTH + 1) / GROWTH:
        grown = share * halves
        for number in range(LAST if share == 1 else ROUNDS):
            if number % ROUNDS == 0:
                pairs = _find_near(spots, grown)
            moves = _find_moves(spots, grown, weights, *pairs)
            spots = np.clip(spots + moves, within[:2] + grown, np.maximum(within[2:] - grown, within[:2] + grown))
            if not moves.any():
                break
    return spots


def find_free(middles: np.ndarray, halves: np.ndarray) -> np.ndarray:
    """Find the boxes that lie on none of those before them that are free.

    Parameters
    ----------
    middles, halves : array
        As ``place_apart`` takes and gives them.

    Returns
    -------
    array of bool
        One per box.

    Examples
    --------
    >>> find_free(np.array([[0.0, 0.0], [3.0, 0.0], [6.0, 0.0]]), np.full((3, 2), 2.0)).tolist()
    [True, False, True]
    """
    one, other = _find_near(middles, halves)
    shared = halves[one] + halves[other] - np.abs(middles[one] - middles[other])
    lying = (shared > TOUCH).all(axis=1)
    free = np.ones(len(middles), dtype=bool)
    for before, box in sorted(zip(one[lying], other[lying], strict=True), key=lambda pair: pair[::-1]):
        free[box] &= not free[before]
    return free


def _find_near(spots, halves):
    """The pairs of boxes that may come to touch, as two arrays of rows, the earlier box first."""
    gaps = np.abs(spots[:, None] - spots[None]) - halves[:, None] - halves[None]
    return np.nonzero(np.triu((gaps < NEAR).all(axis=2), 1))


def _find_moves(spots, halves, weights, one, other):
    """Boxes x 2: how far each box yields to those on which it lies."""
    apart = spots[one] - spots[other]
    overlap = halves[one] + halves[other] - np.abs(apart)
    meet = np.flatnonzero((overlap > TOUCH / 2).all(axis=1))
    axis = overlap[meet].argmin(axis=1)
    # two in one place: the earlier goes to the left or down
    steps = FORWARD * overlap[meet, axis] * np.where(apart[meet, axis] > 0, 2, -2)
    share = weights[other[meet]] / (weights[one[meet]] + weights[other[meet]])
    moves = np.zeros_like(spots)
    counts = np.zeros_like(spots)
    for boxes, signed in ((one[meet], share * steps), (other[meet], (share - 1) * steps)):
        np.add.at(moves, (boxes, axis), signed)
        np.add.at(counts, (boxes, axis), 1)
    return moves / np.sqrt(np.maximum(counts, 1))


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
