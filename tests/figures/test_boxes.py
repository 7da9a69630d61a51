"""Boxes yield no more than they must, the lighter more, and the first have the room."""

import numpy as np
import pytest

from themeloom.figures.boxes import find_free, place_apart, place_boxes

MAP = np.array([0.0, 0.0, 500.0, 400.0])


def test_what_overlaps_nothing_stays_and_two_that_overlap_yield_the_shorter_way():
    middles = np.array([[50.0, 50.0], [50.0, 56.0], [200.0, 50.0]])
    spots = place_apart(middles, np.array([[20.0, 5.0]] * 3), within=MAP)
    assert spots[2].tolist() == [200, 50]
    assert spots[:, 0].tolist() == [50, 50, 200]
    assert spots[:2, 1] == pytest.approx([48, 58], abs=0.1)


def test_the_lighter_of_two_boxes_yields_more():
    middles = np.array([[50.0, 50.0], [50.0, 56.0]])
    spots = place_apart(middles, np.array([[20.0, 5.0]] * 2), within=MAP, weights=np.array([3.0, 1.0]))
    assert spots[:, 1] == pytest.approx([49, 59], abs=0.1)


def test_boxes_stay_within_the_map():
    spots = place_apart(np.array([[0.0, 0.0], [0.0, 0.0]]), np.full((2, 2), 10.0), within=MAP)
    assert (spots >= 10).all()
    assert np.abs(spots[0] - spots[1]).max() == pytest.approx(20, abs=0.1)


def test_a_box_gives_way_to_those_before_it():
    assert find_free(np.zeros((2, 2)), np.ones((2, 2))).tolist() == [True, False]
    # the third lies on the second only, which is not there
    assert find_free(np.array([[0.0, 0.0], [1.5, 0.0], [3.0, 0.0]]), np.ones((3, 2))).tolist() == [True, False, True]


def test_where_there_is_no_room_for_all_the_first_have_it():
    _, free = place_boxes(np.full((9, 2), 50.0), np.full((9, 2), 20.0), within=np.array([0.0, 0.0, 80.0, 80.0]))
    assert free[0]
    assert 2 <= free.sum() <= 4
