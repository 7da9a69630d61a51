"""Clouds without gaps, drawn as the papers lie."""

import numpy as np
import pytest

from themeloom.themes.clouds import draw_cloud


def test_points_of_a_cloud_have_the_papers_mean_and_covariance_and_no_gap():
    chance = np.random.default_rng(1)
    points = np.array([[2.0, 0.2], [2.0, -0.2]])[chance.integers(2, size=4000)] + chance.normal(size=(4000, 2)) * 0.01
    cloud = draw_cloud(np.vstack([points, np.zeros((9, 2))]), np.random.default_rng(2))
    assert cloud.shape == (4000, 2)  # those of which nothing is known are left out
    assert np.linalg.norm(cloud, axis=1).tolist() == pytest.approx([1] * 4000)
    angles = np.arctan2(cloud[:, 1], cloud[:, 0])
    assert angles.mean() == pytest.approx(0, abs=0.01)
    assert angles.std() == pytest.approx(0.1, abs=0.01)
    assert (np.abs(angles) < 0.05).mean() == pytest.approx(0.38, abs=0.03)  # of a normal distribution; of the papers none


def test_a_cloud_of_one_axis_and_of_one_point():
    for points in (np.array([[1.0], [-1.0], [1.0]]), np.array([[1.0]])):
        assert np.abs(draw_cloud(points, np.random.default_rng(1))).tolist() == [[1]] * len(points)
