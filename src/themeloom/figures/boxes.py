"""Boxes that are moved apart until none lies on another, each as little as may be."""

import numpy as np

GROWTH = 25  # sizes, from nothing to the whole, at which boxes are moved apart, so that they keep their order
ROUNDS = 15  # at each size, with the same pairs of boxes
LAST = 600  # at the whole size
NEAR = 20  # points between boxes that may come to touch in so many rounds
FORWARD = 0.4  # of an overlap that each of two boxes yields in a round
TOUCH = 0.05  # points of overlap that nobody sees
TRIED = 10_000  # places around the one wanted
FAR = 4.0  # points between those of a box


def _list_around():
    """Places around (0, 0), the nearest first, as far from one another as 1, in no rows: a sunflower's (Vogel 1979)."""
    steps = np.arange(TRIED)
    turns = np.pi * (3 - np.sqrt(5)) * steps
    return np.sqrt(steps)[:, None] * np.column_stack([np.cos(turns), np.sin(turns)])


AROUND = _list_around()


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
