"""The themes and their papers in the nine-paper corpus, worked out by hand, and what must hold for any corpus."""

import doctest

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.network.similarity import weigh_links
from themeloom.tables import check_table
from themeloom.themes import clustering, strategic
from themeloom.themes import finding as themes

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
PAIRS = {"ab": 3, "ac": 2, "ad": 1, "bc": 1, "be": 1, "bf": 1, "de": 2, "df": 1, "ef": 3}
DOCUMENTS = {"a": 5, "b": 4, "c": 2, "d": 3, "e": 4, "f": 3}
HALVES = dict(zip("abcdef", (0, 0, 0, 1, 1, 1), strict=True))
KNOBS = {"resolution": 1, "min_size": 1, "seed": 0}

counts = st.dictionaries(st.sampled_from(["ab", "ac", "bc", "cd", "de", "ef", "df", "gh", "af"]), st.integers(1, 3))


def make_graph(pairs=PAIRS, *, alone=""):
    graph = nx.Graph(documents=9)
    graph.add_nodes_from(sorted({*"abcdef", *"".join(pairs), *alone}))
    for term in graph:
        graph.nodes[term].update(documents=DOCUMENTS.get(term, 3), kind="term", relevance=0.5)
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in sorted(pairs.items()))
    return weigh_links(graph, similarity="association_strength")


def shuffle(graph, chance):
    shuffled = nx.Graph(**graph.graph)
    shuffled.add_nodes_from(chance.sample(list(graph.nodes(data=True)), len(graph)))
    shuffled.add_edges_from(chance.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    return shuffled


def test_examples():
    outcome = doctest.testmod(themes)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_the_measures_are_at_hand_where_themes_are_found():
    assert themes.measure_themes is strategic.measure_themes
    assert themes.measure_quality is clustering.measure_quality


def test_the_toy_corpus_has_two_themes():
    found = themes.find_themes(make_graph(), **KNOBS)
    assert found.set_index("term")["theme"].to_dict() == HALVES


def test_themes_table():
    found = themes.find_themes(make_graph(alone="z"), **KNOBS)
    pd.testing.assert_frame_equal(found, check_table(found, "themes"))
    assert list(found["term"]) == ["a", "b", "c", "e", "f", "d", "z"]
    assert list(found["strength"]) == [5, 4, 3, 5, 4, 3, 0]
    assert list(found["label"]) == ["a, b, c"] * 3 + ["e, f, d"] * 3 + [""]
    assert found["theme"].isna().tolist() == [False] * 6 + [True]


def test_labels_repeat_no_words():
    graph = make_graph(dict.fromkeys(["ab", "ac", "ad", "bc", "bd", "cd"], 1))
    graph = nx.relabel_nodes(graph, {"a": "language model", "b": "large language model", "c": "model", "d": "parsing"})
    # all are as strong; of the two phrases the more documented is first
    assert themes.find_themes(graph, **KNOBS)["label"].iloc[0] == "language model, parsing"


@pytest.mark.parametrize(
    ("phrase", "papers", "third"),
    [
        ("key phrase", 2, "key phrase"),  # sqrt(2 x 4) x 1.5 > sqrt(4 x 4)
        ("pre-training", 2, "pre-training"),
        ("key phrase", 1, "single"),  # sqrt(1 x 4) x 1.5 < sqrt(4 x 4)
    ],
)
def test_a_phrase_is_worth_one_and_a_half_words(phrase, papers, third):
    graph = nx.Graph()
    for term, count in [("strong", 9), ("single", 4), (phrase, papers)]:
        graph.add_edge(term, "hub", documents=count, weight=9.0)
    nx.set_node_attributes(graph, 4, "documents")
    assert themes.find_themes(graph, **KNOBS)["label"].iloc[0] == f"hub, strong, {third}"


def test_labels_prefer_terms_whose_links_stay_inside():
    # of equal strength and documents, half of the links of "torn" leave the theme
    graph = nx.Graph()
    for term, count in [("strong", 9), ("kept", 4), ("torn", 4)]:
        graph.add_edge(term, "hub", documents=count, weight=9.0)
    graph.add_edge("torn", "z", documents=4, weight=0.1)
    graph.add_edge("y", "z", documents=9, weight=9.0)
    nx.set_node_attributes(graph, 4, "documents")
    found = themes.find_themes(graph, **KNOBS)
    assert found["label"].iloc[0] == "hub, strong, kept"
    assert found["strength"].head(4).tolist() == [17, 9, 4, 4]


def test_small_themes_join_another_or_are_none():
    graph = make_graph({"ab": 9, "bc": 9, "ac": 9, "de": 9, "ef": 9, "df": 9, "gh": 9, "gf": 2, "ga": 1, "xy": 2})
    assert themes.find_themes(graph, **KNOBS)["theme"].nunique() == 4
    found = themes.find_themes(graph, resolution=1, min_size=3, seed=0).set_index("term")["theme"]
    assert found.dropna().to_dict() == {**dict.fromkeys("defgh", 0), **dict.fromkeys("abc", 1)}
    assert set(found.index[found.isna()]) == {"x", "y"}


@pytest.mark.parametrize("terms", ["", "ab"])
def test_graphs_without_links_have_no_themes(terms):
    graph = nx.empty_graph(list(terms))
    found = themes.find_themes(graph, **KNOBS)
    assert list(found["term"]) == list(terms)
    assert found["theme"].isna().all()


def test_missing_attributes_are_errors():
    with pytest.raises(ValueError, match=r"'weight' on every edge; 1 of 1 have none"):
        themes.find_themes(nx.Graph([("a", "b", {"documents": 1})]), **KNOBS)
    with pytest.raises(ValueError, match=r"'documents' on every edge; 1 of 1 have none"):
        themes.find_themes(nx.Graph([("a", "b", {"weight": 1})]), **KNOBS)


def test_the_same_seed_gives_the_same_themes():
    graph = make_graph()
    pd.testing.assert_frame_equal(themes.find_themes(graph, **KNOBS), themes.find_themes(graph, **KNOBS))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(counts, st.randoms())
def test_the_order_of_nodes_changes_nothing_and_the_graph_stays(pairs, chance):
    graph = make_graph(pairs)
    before = graph.copy()
    found = themes.find_themes(graph, resolution=1, min_size=2, seed=0)
    assert nx.utils.graphs_equal(graph, before)
    again = themes.find_themes(shuffle(graph, chance), resolution=1, min_size=2, seed=0)
    pd.testing.assert_frame_equal(again, found)
    sizes = found["theme"].value_counts()
    assert (sizes >= 2).all()
    assert sizes.sort_index().is_monotonic_decreasing
