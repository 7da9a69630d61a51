"""What themes need of a graph, as arrays."""

import networkx as nx
import pytest

from themeloom.themes.graphs import check_terms, read_matrix, read_sizes


def make_graph():
    graph = nx.Graph([("a", "b", {"documents": 3}), ("b", "c", {"documents": 1})])
    nx.set_node_attributes(graph, {"a": 5, "b": 4, "c": 2}, "documents")
    return graph


def test_a_matrix_has_the_terms_in_their_order():
    assert read_matrix(make_graph(), ["c", "b", "a"], "documents").toarray().tolist() == [[0, 1, 0], [1, 0, 3], [0, 3, 0]]
    assert read_matrix(nx.empty_graph(["a", "b"]), ["a", "b"], "weight").toarray().tolist() == [[0, 0], [0, 0]]


def test_an_edge_without_the_attribute_is_an_error():
    with pytest.raises(ValueError, match=r"'weight' on every edge; 1 of 2 have none"):
        read_matrix(nx.Graph([("a", "b", {"weight": 1}), ("b", "c", {})]), list("abc"), "weight")


def test_sizes_are_own_counts_where_there_are_any():
    graph = make_graph()
    graph.nodes["b"]["own_count"] = 7
    assert read_sizes(graph, ["c", "b", "a"]).tolist() == [2, 7, 5]


def test_terms_that_the_graph_lacks_or_has_without_documents_are_an_error():
    graph = make_graph()
    check_terms(graph, ["a", "b", "c"])
    with pytest.raises(ValueError, match="lacks 1 of 2, such as 'z'"):
        check_terms(graph, ["a", "z"])
    del graph.nodes["c"]["documents"]
    with pytest.raises(ValueError, match="lacks 1 of 3, such as 'c'"):
        read_sizes(graph, ["a", "b", "c"])
