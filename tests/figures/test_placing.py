"""Labels have room of their own: by hand, and as a law on random maps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.figures.placing import Labels, place_labels, place_names

MAP = np.array([0.0, 0.0, 500.0, 400.0])


def place(middles, radii, sizes, *, must=True, **options):
    own = np.arange(len(sizes))
    places = np.array(middles, float).reshape(-1, 2), np.array(radii, float), own, np.array(sizes, float).reshape(-1, 2)
    return place_labels(*places, within=MAP, must=must, **options)


def find_touched(boxes, middles, radii, own):
    """Labels and dots that are not theirs and touch."""
    return [
        (label, dot)
        for label, (left, bottom, right, top) in enumerate(boxes)
        for dot, (x, y) in enumerate(middles)
        if dot != own[label] and np.hypot(max(left - x, x - right, 0), max(bottom - y, y - top, 0)) < radii[dot]
    ]


def find_overlapping(boxes):
    return [
        (one, other)
        for one, a in enumerate(boxes)
        for other, b in enumerate(boxes[:one])
        if min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
    ]


def is_crossing(line, box):
    """Whether some point of a leader lies in a box; tried at a thousand points, apart from the code."""
    points = np.linspace(line[:2], line[2:], 1001)
    return ((points > box[:2]) & (points < box[2:])).all(axis=1).any()


def test_a_dot_has_its_label_on_the_right_however_large_it_is():
    placed = place([[100, 100], [300, 100]], [20, 3], [[60, 10], [60, 10]])
    assert placed.boxes[0, 0] > 120
    assert placed.boxes[1, 0] > 303
    assert placed.boxes[1, [1, 3]].tolist() == [95, 105]
    assert np.isnan(placed.leaders).all()


def test_a_label_goes_to_the_other_side_of_its_dot_if_a_dot_is_in_its_way():
    placed = place([[100, 100], [120, 100]], [3, 3], [[30, 10]])
    assert placed.boxes[0, 2] < 97


def test_what_finds_no_room_near_gets_a_leader_only_if_it_must_be_named():
    x, y = np.meshgrid(np.arange(20, 480, 8.0), np.arange(20, 200, 8.0))
    middles = np.column_stack([x.ravel(), y.ravel()])
    middles = np.concatenate([[[250.0, 100.0]], middles[np.linalg.norm(middles - [250, 100], axis=1) > 4]])
    radii = np.full(len(middles), 3.0)
    placed = place(middles, radii, [[60, 10]], must=True)
    assert placed.boxes[0, 3] < 17 or placed.boxes[0, 1] > 199
    assert placed.leaders[0].tolist()[:2] == pytest.approx([250, 100], abs=4)
    assert np.isnan(place(middles, radii, [[60, 10]], must=False).boxes).all()


def test_room_that_is_taken_stays_free():
    placed = place([[100, 100]], [3], [[30, 10]], standing=Labels(np.array([[103.0, 90, 140, 110]]), np.full((1, 4), np.nan)))
    assert placed.boxes[0, 2] < 98


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), st.integers(1, 120))
def test_no_label_touches_another_a_leader_or_a_foreign_dot(seed, count):
    chance = np.random.default_rng(seed)
    middles = chance.uniform([60, 60], [440, 340], (count, 2))
    radii = chance.uniform(1, 10, count)
    sizes = np.column_stack([chance.uniform(10, 80, count), chance.uniform(8, 20, count)])
    placed = place(middles, radii, sizes, must=False)
    named = np.flatnonzero(~np.isnan(placed.boxes[:, 0]))
    boxes = placed.boxes[named]
    assert find_touched(boxes, middles, radii, named) == []
    assert find_overlapping(boxes) == []
    assert (boxes[:, :2] >= MAP[:2]).all()
    assert (boxes[:, 2:] <= MAP[2:]).all()
    for label in named:
        if not np.isnan(placed.leaders[label, 0]):
            assert not any(is_crossing(placed.leaders[label], box) for box in placed.boxes[named[named != label]])


def test_names_of_regions_lie_near_in_free_room():
    middles = np.array([[100.0, 100.0], [104.0, 104.0]])
    placed = place_names(middles, np.array([5.0, 5.0]), middles, np.array([[60.0, 10.0]] * 2), within=MAP)
    assert find_touched(placed.boxes, middles, [5, 5], [-1, -1]) == []
    assert find_overlapping(placed.boxes) == []
    assert np.abs(placed.boxes - [70, 95, 130, 105]).max() < 40
