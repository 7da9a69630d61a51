"""The quality and the modularity of partitions of the nine-paper corpus, worked out by hand."""

import networkx as nx
import pytest

from nine_papers import HALVES, make_graph
from themeloom.themes.quality import measure_modularity, measure_quality


@pytest.mark.parametrize(("resolution", "quality"), [(0.5, 11.5), (1, 8.5), (2, 2.5)])
def test_quality_of_the_halves(resolution, quality):
    assert measure_quality(make_graph(), HALVES, resolution=resolution) == pytest.approx(quality)


def test_quality_of_terms_without_cluster():
    assert measure_quality(make_graph(), {"a": 0, "b": 0, "c": None}, resolution=1) == pytest.approx(1.5)


def test_the_resolution_of_quality_is_a_multiple_of_what_chance_gives():
    graph = nx.Graph([("a", "b", {"weight": 0.6}), ("b", "c", {"weight": 0.3})], similarity="dice")
    # the mean over three pairs is .3
    assert measure_quality(graph, {"a": 0, "b": 0}, resolution=1.5) == pytest.approx(0.15)


def test_modularity_is_that_of_the_raw_counts_and_best_for_the_halves():
    graph = make_graph(alone="z")
    assert measure_modularity(graph, HALVES) == pytest.approx(0.3)
    one_moved = measure_modularity(graph, {**HALVES, "c": None})
    assert one_moved < 0.3
    assert one_moved == pytest.approx(measure_modularity(graph, {**HALVES, "c": 2, "z": 3}))
    assert measure_modularity(nx.empty_graph(["a"]), {"a": 0}) == 0
