"""The similarity indices of a nine-paper corpus, worked out by hand, their bounds, and published link strengths."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import DOCUMENTS, PAIRS, make_tables, name_papers
from themeloom.network.cooccurrence import build_network
from themeloom.network.counting import COUNTINGS
from themeloom.network.similarity import NEEDS_PAPERS, SIMILARITIES
from themeloom.network.weights import add_weights, describe_weights

INDICES = {
    "association_strength": (2.5, 1.25, 3.0),
    "association_strength_occurrence": (0.15, 0.066667, 0.25),
    "cosine": (0.670820, 0.258199, 0.866025),
    "jaccard": (0.5, 0.142857, 0.75),
    "inclusion": (0.75, 0.333333, 1.0),
    "equivalence": (0.45, 0.066667, 0.75),
    "dice": (0.666667, 0.25, 0.857143),
    "lift": (1.35, 0.6, 2.25),
    "npmi": (0.273167, -0.232487, 0.738140),
}

corpora = st.lists(st.text("abcdef", max_size=6), min_size=1, max_size=12)


def make_graph(pairs=PAIRS, documents=DOCUMENTS, *, papers=9):
    graph = nx.Graph(documents=papers, counting="binary")
    graph.add_nodes_from((term, {"documents": count}) for term, count in documents.items())
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in pairs.items())
    return graph


def build(texts, *, counting, index):
    doc_ids, occurrences, terms, _ = make_tables(name_papers(texts))
    return build_network(doc_ids, occurrences, terms, min_documents=1, counting=counting, similarity=index)


def read_weights(graph):
    return [weight for *_, weight in graph.edges(data="weight")]


def test_every_index_has_a_worked_number():
    assert set(INDICES) == set(SIMILARITIES)


@pytest.mark.parametrize("index", SIMILARITIES)
def test_indices(index):
    graph = add_weights(make_graph(), similarity=index)
    weights = [graph["a"]["b"]["weight"], graph["a"]["d"]["weight"], graph["e"]["f"]["weight"]]
    assert weights == pytest.approx(INDICES[index], abs=5e-7)
    assert graph.graph == {"documents": 9, "counting": "binary", "similarity": index}


def test_terms_that_share_every_paper_have_the_highest_npmi():
    graph = make_graph({"ab": 2}, {"a": 2, "b": 2}, papers=2)
    assert read_weights(add_weights(graph, similarity="npmi")) == [1]


def test_the_graph_stays_as_it_was():
    graph = make_graph()
    before = graph.copy()
    add_weights(graph, similarity="cosine")
    assert nx.utils.graphs_equal(graph, before)


def test_links_are_weighed_from_edges_alone_where_the_formula_allows():
    graph = nx.Graph([("a", "b", {"documents": 3}), ("b", "c", {"documents": 1})])
    assert read_weights(add_weights(graph, similarity="association_strength")) == [2, 2]
    assert not nx.get_edge_attributes(graph, "weight")
    with pytest.raises(ValueError, match="lacking on 3 of 3"):
        add_weights(graph, similarity="cosine")
    with pytest.raises(ValueError, match="1 edges have none"):
        add_weights(nx.Graph([("a", "b")]), similarity="association_strength")
    nx.set_node_attributes(graph, 4, "documents")
    with pytest.raises(ValueError, match="on the graph"):
        add_weights(graph, similarity="lift")


@pytest.mark.parametrize("index", sorted(NEEDS_PAPERS))
def test_indices_of_papers_refuse_full_counting(index):
    graph = make_graph()
    graph.graph["counting"] = "full"
    with pytest.raises(ValueError, match=r"choose binary or fractional .* association_strength, association_strength_occurrence"):
        add_weights(graph, similarity=index)


def test_an_unknown_index_is_an_error_with_the_choices():
    with pytest.raises(ValueError, match=r"'salton' is unknown; choose one of association_strength, .*, npmi"):
        add_weights(make_graph(), similarity="salton")


def test_full_counting_uses_the_own_count():
    graph = make_graph({"ab": 4}, {"a": 2, "b": 2})
    graph.nodes["a"]["own_count"], graph.nodes["b"]["own_count"] = 8, 4
    assert read_weights(add_weights(graph, similarity="equivalence")) == [0.5]


def test_weights_keep_ten_significant_digits():
    graph = make_graph({"ab": 1}, {"a": 30_000, "b": 10_000_000}, papers=10_000_000)
    assert read_weights(add_weights(graph, similarity="association_strength_occurrence")) == [3.333333333e-12]


@pytest.mark.parametrize("index", SIMILARITIES)
def test_weights_are_described_by_name_and_formula(index):
    described = describe_weights(add_weights(make_graph({"ab": 1}, {"a": 1, "b": 1}), similarity=index))
    assert SIMILARITIES[index].title in described
    assert SIMILARITIES[index].formula in described
    assert "binary counts" in described


@pytest.mark.parametrize("index", SIMILARITIES)
def test_a_graph_without_links_has_none_to_weigh(index):
    graph = make_graph({}, {"a": 1, "b": 1})
    assert list(add_weights(graph, similarity=index)) == ["a", "b"]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any), st.sampled_from(list(COUNTINGS)), st.sampled_from(list(SIMILARITIES)))
def test_bounded_indices_stay_within_their_bounds(texts, counting, index):
    if counting == "full" and index in NEEDS_PAPERS:
        return
    weights = read_weights(build(texts, counting=counting, index=index))
    assert np.isfinite(weights).all()
    if index not in {"association_strength", "lift"}:
        assert min(weights, default=0) >= (-1 if index == "npmi" else 0)
        assert max(weights, default=0) <= 1


def test_links_and_total_link_strength_are_those_vosviewer_published(published):
    _, graph, nodes = published
    assert {node["id"]: int(node["weight<Links>"]) for node in nodes} == dict(graph.degree)
    strength = {node["id"]: int(node["weight<Total link strength>"]) for node in nodes}
    assert strength == dict(graph.degree(weight="documents"))
    one, other, data = next(iter(graph.edges(data=True)))
    expected = sum(strength.values()) * data["documents"] / (strength[one] * strength[other])
    assert data["weight"] == pytest.approx(expected)
