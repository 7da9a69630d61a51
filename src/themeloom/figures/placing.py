"""Where labels of a map of dots stand: each in free room beside its dot, never on a dot or on a label."""

from typing import NamedTuple

import numpy as np

from themeloom.figures.geometry import AIR, find_crossing, find_entering, find_inside, find_overlapping, find_touching

DIRECTIONS = 32  # in which a label may lie from its dot
RINGS = (*range(0, 30, 3), *range(30, 70, 5))  # points from the edge of a dot to its label
LONGEST = 66  # points that a leader may be long, but for the labels that must stand
MUCH_FARTHER = 1.5  # times as long a leader
AT_ONCE = 100  # places compared with all dots
STEP = 4  # points, between the places tried for a name
LEADER = 3  # points, from which a leader is drawn


class Labels(NamedTuple):
    """Where labels stand, in points from the lower left of the figure; one row per label, null where it found no room.

    Attributes
    ----------
    boxes : array
        Labels x 4: left, bottom, right, top.
    leaders : array
        Labels x 4: from (x, y), to (x, y); null for none.
    """

    boxes: np.ndarray
    leaders: np.ndarray


NOTHING = Labels(np.empty((0, 4)), np.empty((0, 4)))


def join_labels(*some: Labels) -> Labels:
    """Join labels that were placed one after the other.

    Parameters
    ----------
    *some : Labels

    Returns
    -------
    Labels
        Their rows, in order.

    Examples
    --------
    >>> join_labels(NOTHING, NOTHING).boxes.shape
    (0, 4)
    """
    return Labels(*map(np.concatenate, zip(*some, strict=True)))


def place_labels(
    middles: np.ndarray,
    radii: np.ndarray,
    own: np.ndarray,
    sizes: np.ndarray,
    *,
    within: np.ndarray,
    must: bool = False,
    longest: float = LONGEST,
    standing: Labels = NOTHING,
) -> Labels:
    """Place labels one after the other, each at the first of its places that is free.

    A label's places are those beside its dot, the nearer first: right, left, above, below, and between. A place is free if it
    lies within the map and touches no other label, no leader and no dot, and if its leader crosses neither a label nor a leader.

    Parameters
    ----------
    middles : array
        Dots x 2, points.
    radii : array
        Of the dots, points.
    own : array of int
        Of each label the row of its dot; those that come first choose first.
    sizes : array
        Labels x 2: width and height, points.
    within : array
        Left, bottom, right, top of the map.
    must : bool
        Whether leaders may be of any length, and if need be cross others, so that every label finds room.
    longest : float
        Points that a leader may be long if it need not be longer; 0 for no leaders.
    standing : Labels
        That stand already.

    Returns
    -------
    Labels

    Examples
    --------
    >>> own = np.array([0])
    >>> within = np.array([0, 0, 99, 99])
    >>> place_labels(np.array([[50, 50]]), np.array([9]), own, np.array([[20, 8]]), within=within).boxes.tolist()
    [[60.2, 46.0, 80.2, 54.0]]
    """
    boxes = np.full((len(own), 4), np.nan)
    leaders = np.full((len(own), 4), np.nan)
    for label, (dot, size) in enumerate(zip(own, sizes, strict=True)):
        others = np.arange(len(radii)) != dot
        before = join_labels(standing, Labels(boxes[:label], leaders[:label]))
        held = before, middles[others], radii[others], within
        centers = _list_centers(middles[dot], radii[dot], size)
        choice = _pick_free(*_make_places(centers, middles[dot], radii[dot], size), *held, longest=longest)
        if choice is None and must:
            centers = _list_spots(within)
            nearest = np.linalg.norm(centers - middles[dot], axis=1).argsort(kind="stable")
            places = _make_places(centers[nearest], middles[dot], radii[dot], size)
            choice = _pick_far(*places, before, middles, radii, within)
        if choice is not None:
            boxes[label], leaders[label] = choice
    return Labels(boxes, leaders)


def place_names(
    middles: np.ndarray,
    radii: np.ndarray,
    wanted: np.ndarray,
    sizes: np.ndarray,
    *,
    within: np.ndarray,
    standing: Labels = NOTHING,
) -> Labels:
    """Place names of regions, one after the other, each as near to where it is wanted as there is room between the dots.

    Parameters
    ----------
    middles, radii, sizes, within, standing
        As ``place_labels`` takes them.
    wanted : array
        Names x 2: where the middle of each is wanted, points.

    Returns
    -------
    Labels
        Without leaders.
    """
    boxes = np.full((len(wanted), 4), np.nan)
    centers = _list_spots(within)
    for name, (spot, size) in enumerate(zip(wanted, sizes, strict=True)):
        nearest = np.linalg.norm(centers - spot, axis=1).argsort(kind="stable")
        places, lines = _make_places(centers[nearest], spot, np.nan, size)
        before = standing._replace(boxes=np.concatenate([standing.boxes, boxes[:name]]))
        choice = _pick_free(places, lines, before, middles, radii, within)
        if choice is not None:
            boxes[name] = choice[0]
    return Labels(boxes, np.full_like(boxes, np.nan))


def _pick_far(places, lines, standing, *dots):
    """The nearest place that is free; rather one whose leader crosses another than one much farther, or none."""
    alone = _pick_free(places, lines, standing, *dots)
    across = _pick_free(places, lines, standing._replace(leaders=NOTHING.leaders), *dots)
    if alone is None or across is None:
        return alone or across
    far, near = (np.hypot(*(line[2:] - line[:2])) for _, line in (alone, across))
    return across if far > MUCH_FARTHER * near else alone


def _pick_free(places, lines, standing, middles, radii, within, *, longest=np.inf):
    """The first place that is free, with its leader; None where none is."""
    free = find_inside(places, within)
    free &= ~(np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) > longest)
    free[free] = ~find_overlapping(places[free], standing.boxes).any(axis=1)
    candidates = np.flatnonzero(free)
    # most are found among the first, and each is compared with every dot
    for some in np.array_split(candidates, max(len(candidates) // AT_ONCE, 1)):
        boxes = places[some]
        able = ~find_touching(boxes, middles, radii).any(axis=1) & ~find_entering(standing.leaders, boxes).any(axis=0)
        able &= ~find_entering(lines[some], standing.boxes).any(axis=1)
        able &= ~find_crossing(lines[some], standing.leaders).any(axis=1)
        if able.any():
            chosen = some[able.argmax()]
            return places[chosen], lines[chosen]
    return None


def _list_spots(within):
    """Spots all over the map."""
    across, upward = np.meshgrid(np.arange(within[0], within[2], STEP), np.arange(within[1], within[3], STEP))
    return np.column_stack([across.ravel(), upward.ravel()])


def _list_centers(middle, radius, size):
    """Where the middle of one label may lie on its dot or around it, the best first."""
    angles = 2 * np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    # right and left of the dot before above and below, and these before all between
    order = np.lexsort((angles, np.abs(np.sin(angles)).round(9), (np.abs(np.sin(2 * angles)) > 1e-9)))
    toward = np.column_stack([np.cos(angles), np.sin(angles)])[order]
    aside = np.clip(1.5 * toward, -1, 1) * np.asarray(size) / 2
    return np.concatenate([middle + toward * (radius + AIR + ring) + aside for ring in RINGS])


def _make_places(centers, middle, radius, size):
    """The boxes of a label around these centers, and the leaders to them from its dot (null where it is near)."""
    boxes = np.column_stack([centers - np.asarray(size) / 2, centers + np.asarray(size) / 2])
    ends = np.clip(middle, boxes[:, :2], boxes[:, 2:])
    away = np.linalg.norm(ends - middle, axis=1, keepdims=True)
    starts = middle + (ends - middle) * radius / np.maximum(away, radius)
    return boxes, np.where(away - radius > LEADER, np.column_stack([starts, ends]), np.nan)
