"""Overlaps of two partitions, worked out by hand."""

import numpy as np

from themeloom.themes.overlaps import measure_overlaps


def test_overlaps_by_hand():
    # abc, de, f in none; now ab, cdf, e
    overlaps = measure_overlaps(np.array([0, 0, 0, 1, 1, -1]), np.array([0, 0, 1, 1, 2, 1]), shape=(2, 3))
    assert overlaps.tolist() == [[2 / 3, 1 / 5, 0], [0, 1 / 4, 1 / 2]]
    assert measure_overlaps(np.array([0, -1]), np.array([-1, -1]), shape=(2, 1)).tolist() == [[0], [0]]
    assert measure_overlaps(np.array([0, 0]), np.array([-1, -1]), shape=(1, 0)).tolist() == [[]]
