"""What chance gives a link, in the unit of each index."""

import networkx as nx
import pytest

from themeloom.network.chance import measure_chance
from themeloom.network.weights import add_weights


@pytest.mark.parametrize(("index", "chance"), [("association_strength", 1), ("lift", 1), ("dice", 1 / 3), ("jaccard", 1 / 3)])
def test_what_chance_gives_is_one_or_the_mean_over_all_pairs(index, chance):
    graph = nx.Graph([("a", "b", {"documents": 1})], documents=9, counting="binary")
    graph.add_node("c")
    nx.set_node_attributes(graph, 1, "documents")
    assert measure_chance(add_weights(graph, similarity=index)) == pytest.approx(chance, abs=1e-9)


def test_weights_of_a_graph_that_names_no_index_are_compared_with_one():
    assert measure_chance(nx.Graph([("a", "b", {"weight": 5.0})])) == 1
