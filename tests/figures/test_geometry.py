"""Boxes, dots and lines that touch or cross, by hand."""

import numpy as np

from themeloom.figures.geometry import AIR, find_crossing, find_entering, find_inside, find_overlapping, find_touching

BOX = np.array([[10.0, 10.0, 20.0, 20.0]])
NULL = np.full((1, 4), np.nan)


def test_a_box_lies_inside_another_up_to_its_edge():
    assert find_inside(BOX, np.array([10, 10, 20, 20])).tolist() == [True]
    assert find_inside(BOX, np.array([10, 10, 20, 19])).tolist() == [False]


def test_a_dot_touches_a_box_where_its_edge_comes_near():
    middles = np.array([[25.0, 15.0], [25.0, 25.0], [15.0, 15.0]])
    assert find_touching(BOX, middles, np.array([5.0, 5.0, 0.1])).tolist() == [[True, False, True]]


def test_boxes_overlap_where_less_than_air_is_between_them():
    beside = BOX + np.array([10 + AIR, 0, 10 + AIR, 0])
    assert find_overlapping(BOX, np.concatenate([beside - 0.1, beside + 0.1, NULL])).tolist() == [[True, False, False]]


def test_a_line_enters_a_box_or_ends_before_it():
    lines = np.array([[0.0, 15.0, 30.0, 15.0], [0.0, 15.0, 9.0, 15.0], [0.0, 25.0, 30.0, 25.0], [15.0, 0.0, 15.0, 30.0]])
    assert find_entering(lines, BOX).ravel().tolist() == [True, False, False, True]
    assert not find_entering(NULL, BOX).any()
    assert not find_entering(lines, NULL).any()


def test_lines_cross_only_between_their_ends():
    lines = np.array([[0.0, 0.0, 10.0, 10.0]])
    others = np.array([[0.0, 10.0, 10.0, 0.0], [6.0, 0.0, 6.0, 5.0], [20.0, 0.0, 0.0, 20.5]])
    assert find_crossing(lines, np.concatenate([others, NULL])).tolist() == [[True, False, False, False]]
