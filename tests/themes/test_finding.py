"""The themes of the nine-paper corpus, worked out by hand, and what must hold for any corpus."""

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import DOCUMENTS, HALVES, PAIRS
from themeloom.network.similarity import SIMILARITIES, add_weights, measure_chance
from themeloom.tables import list_types
from themeloom.themes.finding import find_themes

OPTIONS = {"resolution": 1, "min_size": 1, "seed": 0}

counts = st.dictionaries(st.sampled_from(["ab", "ac", "bc", "cd", "de", "ef", "df", "gh", "af"]), st.integers(1, 3))


def make_graph(pairs=PAIRS, *, alone="", similarity="association_strength"):
    graph = nx.Graph(documents=9)
    graph.add_nodes_from(sorted({*"abcdef", *"".join(pairs), *alone}))
    for term in graph:
        graph.nodes[term].update(documents=DOCUMENTS.get(term, 3), kind="term", relevance=0.5)
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in sorted(pairs.items()))
    return add_weights(graph, similarity=similarity)


def shuffle(graph, chance):
    shuffled = nx.Graph(**graph.graph)
    shuffled.add_nodes_from(chance.sample(list(graph.nodes(data=True)), len(graph)))
    shuffled.add_edges_from(chance.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    return shuffled


def test_the_toy_corpus_has_two_themes():
    members = find_themes(make_graph(), **OPTIONS)
    assert members.set_index("term")["theme"].to_dict() == HALVES


def test_themes_table():
    members = find_themes(make_graph(alone="z"), **OPTIONS)
    types = list_types("themes.terms")
    assert members.dtypes.astype(str).to_dict() == {column: types[column] for column in members}
    assert list(members) == ["term", "theme", "documents", "strength_within"]
    assert list(members["term"]) == ["a", "b", "c", "e", "f", "d", "z"]
    assert list(members["strength_within"]) == [5, 4, 3, 5, 4, 3, 0]
    assert members["theme"].isna().tolist() == [False] * 6 + [True]


def test_small_themes_join_another_or_are_none():
    graph = make_graph({"ab": 9, "bc": 9, "ac": 9, "de": 9, "ef": 9, "df": 9, "gh": 9, "gf": 2, "ga": 1, "xy": 2})
    assert find_themes(graph, **OPTIONS)["theme"].nunique() == 4
    members = find_themes(graph, resolution=1, min_size=3, seed=0).set_index("term")["theme"]
    assert members.dropna().to_dict() == {**dict.fromkeys("defgh", 0), **dict.fromkeys("abc", 1)}
    assert set(members.index[members.isna()]) == {"x", "y"}


@pytest.mark.parametrize("terms", ["", "ab"])
def test_graphs_without_links_have_no_themes(terms):
    graph = nx.empty_graph(list(terms))
    members = find_themes(graph, **OPTIONS)
    assert list(members["term"]) == list(terms)
    assert members["theme"].isna().all()


def test_missing_attributes_are_errors():
    with pytest.raises(ValueError, match=r"'weight' on every edge; 1 of 1 have none"):
        find_themes(nx.Graph([("a", "b", {"documents": 1})]), **OPTIONS)
    with pytest.raises(ValueError, match=r"'documents' on every edge; 1 of 1 have none"):
        find_themes(nx.Graph([("a", "b", {"weight": 1})]), **OPTIONS)


def test_the_same_seed_gives_the_same_themes():
    graph = make_graph()
    pd.testing.assert_frame_equal(find_themes(graph, **OPTIONS), find_themes(graph, **OPTIONS))


@pytest.mark.parametrize("similarity", SIMILARITIES)
def test_the_resolution_is_a_multiple_of_what_chance_gives(similarity):
    graph = make_graph(similarity=similarity)
    absolute = nx.Graph(graph)
    absolute.graph = {}  # of weights that name no index, it is a multiple of 1
    for resolution in (0.5, 1.0, 3.0):
        members = find_themes(graph, resolution=resolution, min_size=1)
        expected = find_themes(absolute, resolution=resolution * measure_chance(graph), min_size=1)
        pd.testing.assert_frame_equal(members, expected)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(counts, st.randoms())
def test_the_order_of_nodes_changes_nothing_and_the_graph_stays(pairs, chance):
    graph = make_graph(pairs)
    before = graph.copy()
    members = find_themes(graph, resolution=1, min_size=2, seed=0)
    assert nx.utils.graphs_equal(graph, before)
    again = find_themes(shuffle(graph, chance), resolution=1, min_size=2, seed=0)
    pd.testing.assert_frame_equal(again, members)
    sizes = members["theme"].value_counts()
    assert (sizes >= 2).all()
    assert sizes.sort_index().is_monotonic_decreasing
