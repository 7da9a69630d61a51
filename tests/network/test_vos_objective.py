"""The minimum of the layout's objective: its derivatives by differences, and that nothing near it is lower."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse
from scipy.spatial.distance import pdist

from nine_papers import PAIRS
from themeloom.network import vos_objective
from themeloom.network.weights import add_weights

SQUARE = np.array([[0.0, 0], [1, 0], [0, 1], [3, 0], [4, 0], [4, 1]])


@pytest.fixture
def attraction():
    graph = nx.Graph((*pair, {"documents": count}) for pair, count in PAIRS.items())
    graph = add_weights(graph, similarity="association_strength")
    return nx.to_scipy_sparse_array(graph, nodelist="abcdef", weight="weight", dtype=float, format="csr")


@pytest.fixture
def stress(attraction):
    return sparse.csgraph.laplacian(attraction)


def measure(points, stress):
    return (points * (stress @ points)).sum() - pdist(points).sum()


def test_one_term_lies_in_the_middle():
    assert vos_objective.find_minimum(sparse.csr_array((1, 1)), np.random.default_rng(0)).tolist() == [[0, 0]]


@pytest.mark.parametrize("seed", range(5))
def test_every_seed_finds_the_minimum(attraction, stress, seed):
    points = vos_objective.find_minimum(attraction, np.random.default_rng(seed))
    assert measure(points, stress) == pytest.approx(-8.835839, abs=1e-5)
    assert np.abs(vos_objective._measure_slope(points.ravel(), stress)[1]).max() < 1e-6


def test_the_root_gives_the_attraction_and_a_shift(stress):
    root = vos_objective._find_root(stress)
    shift = root.T @ root - stress.toarray()
    assert np.tril(root, -1).max() == 0
    assert shift == pytest.approx(np.full((6, 6), shift[0, 0]))
    assert shift[0, 0] > 0


def test_slope_is_that_of_the_objective(stress):
    flat, step = SQUARE.ravel(), 1e-6
    _, slope = vos_objective._measure_slope(flat, stress)
    for which in range(12):
        moved = flat + step * (np.arange(12) == which)
        rise = vos_objective._measure_slope(moved, stress)[0] - vos_objective._measure_slope(flat, stress)[0]
        assert rise / step == pytest.approx(slope[which], abs=1e-4)


def test_curvature_is_that_of_the_slope(stress):
    flat, step = SQUARE.ravel(), 1e-6
    towards = np.array([2.0, -1, 0, 1, -1, 1, 0, -1, 1, 0, -2, 0])
    # a direction without shift or turn, because these are held fast
    assert towards.reshape(-1, 2).sum(axis=0) == pytest.approx([0, 0])
    x, y = (flat.reshape(-1, 2) - flat.reshape(-1, 2).mean(axis=0)).T
    turn = np.column_stack([-y, x]).ravel()
    towards = towards - turn * (turn @ towards) / (turn @ turn)
    slopes = [vos_objective._measure_slope(flat + sign * step * towards, stress)[1] for sign in (1, -1)]
    curvature = vos_objective._measure_curvature(flat.reshape(-1, 2), stress)
    change = (curvature @ towards.reshape(-1, 2).T.ravel()).reshape(2, -1).T.ravel()
    assert change == pytest.approx((slopes[0] - slopes[1]) / (2 * step), abs=1e-4)
