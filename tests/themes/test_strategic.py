"""The strategic diagram of the nine-paper corpus, worked out by hand, and what must hold for any graph."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import DOCUMENTS, PAIRS
from themeloom.themes.strategic import QUADRANTS, measure_themes

COLUMNS = ["theme", "centrality", "density", "quadrant"]
HALVES = {0: "abc", 1: "def"}

counts = st.dictionaries(st.sampled_from(["ab", "ac", "bc", "cd", "de", "ef", "df", "gh", "af"]), st.integers(1, 3))


def make_graph(pairs=PAIRS, *, alone=""):
    graph = nx.Graph()
    graph.add_nodes_from(sorted({*"".join(pairs), *alone}))
    nx.set_node_attributes(graph, {term: DOCUMENTS.get(term, 3) for term in graph}, "documents")
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in pairs.items())
    return graph


def make_members(terms_of):
    """Members from a map of a theme's number to its terms."""
    rows = [(term, theme) for theme, terms in terms_of.items() for term in terms]
    return pd.DataFrame(rows, columns=["term", "theme"]).astype({"theme": "Int64"})


def test_strategic_measures():
    measured = measure_themes(make_graph(), make_members(HALVES))
    assert list(measured.columns) == COLUMNS
    assert list(measured["theme"]) == [0, 1]
    assert list(measured["centrality"]) == [2.125, 2.125]
    assert list(measured["density"]) == [32.5, 39.814815]
    assert list(measured["quadrant"]) == ["basic", "motor"]


def test_the_weight_of_the_links_does_not_matter():
    graph = make_graph()
    expected = measure_themes(graph, make_members(HALVES))
    nx.set_edge_attributes(graph, 7.0, "weight")
    pd.testing.assert_frame_equal(measure_themes(graph, make_members(HALVES)), expected)


def test_an_isolated_term_leaves_centrality_unchanged():
    measured = measure_themes(make_graph(alone="z"), make_members({0: "abcz", 1: "def"}))
    assert list(measured["centrality"]) == [2.125, 2.125]
    assert list(measured["density"]) == [24.375, 39.814815]


def test_links_to_terms_without_theme_are_not_counted():
    graph = make_graph({**PAIRS, "az": 3})
    table = pd.concat([make_members(HALVES), make_members({pd.NA: "z"})])
    assert list(measure_themes(graph, table)["centrality"]) == [2.125, 2.125]


def test_numbers_of_themes_may_have_gaps():
    measured = measure_themes(make_graph(), make_members({3: "abc", 8: "def"}))
    assert list(measured["theme"]) == [3, 8]
    assert list(measured["density"]) == [32.5, 39.814815]


def test_quadrants():
    # from the most central to the least, and dense by turns; e of a link is 1/9
    graph = make_graph({"ac": 3, "bd": 3, "ae": 3, "cg": 1, "ab": 3, "ef": 3, "cd": 1, "gh": 1}, alone="gh")
    nx.set_node_attributes(graph, 3, "documents")
    measured = measure_themes(graph, make_members({0: "ab", 1: "cd", 2: "ef", 3: "gh"}))
    assert measured["centrality"].tolist() == pytest.approx([30, 190 / 9, 10, 10 / 9], abs=1e-6)
    assert measured["quadrant"].tolist() == ["motor", "basic", "niche", "emerging or declining"]
    assert set(measured["quadrant"]) == set(QUADRANTS.values())


def test_a_lone_theme_is_motor():
    assert measure_themes(make_graph({"ab": 3}), make_members({0: "ab"}))["quadrant"].tolist() == ["motor"]


def test_no_theme_gives_no_row():
    measured = measure_themes(make_graph({}, alone="ab"), make_members({pd.NA: "ab"}))
    assert list(measured.columns) == COLUMNS
    assert measured.empty


def test_full_counting_uses_the_own_count():
    graph = make_graph({"ab": 4})
    graph.nodes["a"]["own_count"], graph.nodes["b"]["own_count"] = 8, 4
    assert measure_themes(graph, make_members({0: "ab"}))["density"].tolist() == [25]


def test_terms_that_the_graph_lacks_are_an_error():
    with pytest.raises(ValueError, match="lacks 1 of 6, such as 'b'"):
        measure_themes(make_graph().subgraph("acdef"), make_members(HALVES))
    graph = make_graph()
    del graph.nodes["c"]["documents"]
    with pytest.raises(ValueError, match="lacks 1 of 6, such as 'c'"):
        measure_themes(graph, make_members(HALVES))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(counts, st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_centralities_add_up(pairs, numbers):
    graph = make_graph(pairs, alone="abcdefgh")
    theme, documents = dict(zip("abcdefgh", numbers, strict=True)), graph.nodes(data="documents")
    table = pd.DataFrame({"term": list("abcdefgh"), "theme": pd.array(numbers, dtype="Int64")})
    between = [c**2 / (documents[a] * documents[b]) for (a, b), c in pairs.items() if theme[a] != theme[b]]
    measured = measure_themes(graph, table)
    assert measured["centrality"].sum() == pytest.approx(20 * sum(between), abs=1e-5)
    if len(measured) == 2:
        assert measured["centrality"].nunique() == 1


@settings(max_examples=25, deadline=None, derandomize=True)
@given(counts, st.randoms(), st.integers(0, 99))
def test_the_order_changes_nothing_and_the_input_stays(pairs, chance, seed):
    graph, table = make_graph(pairs, alone="abcdef"), make_members(HALVES)
    before = graph.copy(), table.copy()
    measured = measure_themes(graph, table)
    assert nx.utils.graphs_equal(graph, before[0])
    pd.testing.assert_frame_equal(table, before[1])
    shuffled = nx.Graph()
    shuffled.add_nodes_from(chance.sample(list(graph.nodes(data=True)), len(graph)))
    shuffled.add_edges_from(chance.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    pd.testing.assert_frame_equal(measure_themes(shuffled, table.sample(frac=1, random_state=seed)), measured)
    assert np.isfinite(measured[["centrality", "density"]]).all(axis=None)
