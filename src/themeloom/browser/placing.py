"""On which side of its dot each label of a browser's map stands, and from which magnification on it is shown.

The more documented a term, the earlier its choice. A dot does not grow with the map, so that each magnification has to be tried.
"""

import numpy as np
import pandas as pd

from themeloom.browser.labels import BADGE, BESIDE, LETTER, LINE, MAGNIFICATIONS, USUAL, measure_scale

# plotly's name of a side -> its direction, across and up; of two that are as good the first is taken
SIDES = {
    "top center": (0, 1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}
FIRST = 30  # terms that are named as soon as all of the map is seen, over other dots where nothing else is free
LARGER = 4  # how much worse it is to cover some of a larger dot than of a smaller one
TRIED = np.array(MAGNIFICATIONS[:-1])
WHOLE = MAGNIFICATIONS.index(1)  # at which all of the map is seen
GAP = 2  # between a label and a dot, its own or another's, pixels
COLUMNS = ["magnification", "side", "mark", "x", "y", "half"]


def place_labels(terms: pd.DataFrame, badges: pd.DataFrame, *, size: int = USUAL, most: int | None = None) -> pd.DataFrame:
    """Find for each term the side of its dot and the magnification from which on its label has room there.

    A label that has room keeps it when the map is magnified further: it touches no other label, no badge and no other dot. The
    first ones may lie over other dots, as little as can be, and over the middle of none that is more documented.

    Parameters
    ----------
    terms : DataFrame
        As ``labels.measure_dots`` gives it, the most documented first; columns used: term, x, y, size.
    badges : DataFrame
        As ``labels.place_badges`` makes it.
    size : int
        Height of the letters, pixels.
    most : int, optional
        Labels to find a place for; the others have none.

    Returns
    -------
    DataFrame
        One row per term: magnification (one of ``MAGNIFICATIONS``), side (one of ``SIDES``), mark (diameter of the mark beside
        which plotly has to set it), x, y and half (middle and half the width of the label where all of the map is seen, pixels).
    """
    room = _Room(terms, badges, size)
    for label in range(len(terms) if most is None else min(most, len(terms))):
        room.place(label)
    return room.tabulate().set_index(terms.index)


class _Room:
    """Dots, badges and the labels that have their place, in pixels."""

    def __init__(self, terms, badges, size):
        scale = measure_scale(terms)
        self._dots = terms[["x", "y"]].to_numpy(dtype=float) * scale
        self._badges = badges[["x", "y"]].to_numpy(dtype=float) * scale
        self._radii = terms["size"].to_numpy(dtype=float) / 2
        self._half = terms["term"].str.len().to_numpy(dtype=float) * LETTER * size / 2
        self._size = size
        directions = np.array([*SIDES.values()], dtype=float)
        # label x side: from the middle of the dot to the label, and across and up where it stands at a corner
        self._reach = (self._radii[:, None] + GAP) / np.linalg.norm(directions, axis=1)
        # label x side x axis: to the middle of the label
        sizes = np.column_stack([self._half, np.full(len(terms), size / 2)])
        self._away = directions * (self._reach[..., None] + sizes[:, None])
        self._sides = np.zeros(len(terms), dtype=int)
        self._shown_from = np.full(len(terms), float(MAGNIFICATIONS[-1]))

    def place(self, label):
        """Give a label its place."""
        taken = self._find_taken(label)
        covered = self._find_covered(label)
        free = _count_free(taken | covered.any(axis=2))
        side = free.argmax()
        count = free[side]
        if label < FIRST and count < len(TRIED) - WHOLE:
            cost = np.where(_count_free(taken) >= len(TRIED) - WHOLE, self._measure_cover(label), np.inf)
            if np.isfinite(cost.min()):
                side = cost.argmin()
                count = len(TRIED) - WHOLE
        self._sides[label] = side
        self._shown_from[label] = MAGNIFICATIONS[len(TRIED) - count]

    def _measure_apart(self, label, points, away=0.0):
        """Two of side x magnification x point: how far points that stand so far from their dots are from the label's middle."""
        apart = ((points - self._dots[label]) * TRIED[:, None, None] + away).T  # axis x point x magnification
        across, up = np.abs(apart.transpose(0, 2, 1)[:, None] - self._away[label].T[:, :, None, None])
        return across, up

    def _find_covered(self, label):
        """Side x magnification x dot: whether the label would lie on it."""
        across, up = self._measure_apart(label, self._dots)
        beyond = np.maximum(across - self._half[label], 0) ** 2 + np.maximum(up - self._size / 2, 0) ** 2
        covered = beyond < (self._radii + GAP) ** 2
        covered[:, :, label] = False
        return covered

    def _measure_cover(self, label):
        """For each side how much of other dots the label covers where all of the map is seen: the middle of no larger one."""
        box = np.array([[self._half[label]], [self._size / 2]])
        apart = np.array(self._measure_apart(label, self._dots))[:, :, WHOLE]  # axis x side x dot
        laps = np.clip(box[:, None] + self._radii - apart, 0, 2 * np.minimum(self._radii, box)[:, None])
        areas = laps.prod(axis=0)
        areas[:, label] = 0
        areas[:, :label] *= LARGER
        hidden = (apart[:, :, :label] < box[:, None]).all(axis=0).any(axis=1)
        return np.where(hidden, np.inf, areas.sum(axis=1))

    def _find_taken(self, label):
        """Side x magnification: whether a label that has its place or a badge is there, or the edge of the map."""
        half = self._half[label]
        height = LINE * self._size
        across, up = self._measure_apart(label, self._badges)
        taken = ((across < half + BADGE / 2) & (up < (height + BADGE) / 2)).any(axis=-1)
        before = slice(0, label)
        own = self._away[np.arange(label), self._sides[before]]
        across, up = self._measure_apart(label, self._dots[before], own)
        touching = (across < half + self._half[before]) & (up < height)
        taken |= (touching & (self._shown_from[before] <= TRIED[:, None])).any(axis=-1)
        middle = self._dots[label, 0] * TRIED + self._away[label, :, :1]
        left, right = np.outer([self._dots[:, 0].min() - BESIDE, self._dots[:, 0].max() + BESIDE], TRIED)
        inside = (middle - half > left) & (middle + half < right)
        return taken | (~inside & (TRIED <= 1))

    def tabulate(self):
        """Where the labels stand."""
        each = np.arange(len(self._dots))
        middles = self._dots + self._away[each, self._sides]
        names = np.array([*SIDES])[self._sides]
        marks = (1.6 * (self._reach[each, self._sides] - 1)).round(2)  # plotly keeps a pixel and a quarter more than the radius
        return pd.DataFrame(dict(zip(COLUMNS, (self._shown_from, names, marks, *middles.T, self._half), strict=True)))


def _count_free(taken):
    """For each side how many magnifications, from the highest down, have room."""
    return np.logical_and.accumulate(~taken[:, ::-1], axis=1).sum(axis=1)
