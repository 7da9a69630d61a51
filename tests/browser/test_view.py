"""From mentions to a map in one call: the same as step by step; and what a reader may mean by some text."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.view import build_view, count_terms, describe_view, find_terms
from themeloom.network.cooccurrence import build_network
from themeloom.network.layout import measure_positions
from themeloom.network.similarity import measure_chance
from themeloom.themes.finding import find_themes

HELD = {"p1": "abc", "p2": "abc", "p3": "ab", "p4": "xyz", "p5": "xyz", "p6": "xzd"}
FORMS = {"a": "Alpha", "b": "Beta map", "c": "Gamma", "x": "Map", "y": "Upsilon", "z": "Zeta", "d": "delta"}
MENTIONS = pd.DataFrame(
    [(doc_id, "abstract", 0, 1, FORMS[key], key) for doc_id, keys in HELD.items() for key in keys],
    columns=["doc_id", "field", "start", "end", "form", "key"],
)
TERMS = pd.DataFrame({"key": list(FORMS), "term": FORMS.values(), "kind": "term", "relevance": 1.0, "kept": True, "reason": ""})
TERMS = TERMS.assign(documents=TERMS["key"].map(MENTIONS["key"].value_counts()), kind=["method", *["term"] * 6])
NETWORK = {"max_terms": 6, "min_documents": 1, "min_shared": 1, "counting": "binary", "similarity": "association_strength"}
CLUSTERING = {"resolution": 1.0, "min_size": 2, "seed": 1}


@pytest.fixture(scope="module")
def view():
    return build_view(MENTIONS, TERMS, network=NETWORK, layout_seed=1, clustering=CLUSTERING)


def test_it_is_what_the_notebooks_do_step_by_step(view):
    graph = build_network(MENTIONS, TERMS, **NETWORK)
    nx.set_node_attributes(graph, measure_positions(graph, seed=1).set_index("term").to_dict("index"))
    themes = find_themes(graph, **{**CLUSTERING, "resolution": measure_chance(graph)})
    assert nx.utils.graphs_equal(view.graph, graph)
    pd.testing.assert_frame_equal(view.themes, themes)
    assert view.terms is TERMS


def test_one_ensemble_is_enough_where_nothing_is_in_doubt(view):
    quick = build_view(MENTIONS, TERMS, network=NETWORK, layout_seed=1, clustering=CLUSTERING, ensembles=1)
    pd.testing.assert_frame_equal(quick.themes, view.themes)


def test_terms_of_the_kinds_shown_with_the_links_between_them(view):
    terms, links = describe_view(view, MENTIONS, kinds=["term"], max_links=99)
    assert sorted(terms["term"]) == ["Beta map", "Gamma", "Map", "Upsilon", "Zeta"]
    assert set(links["a"]) | set(links["b"]) == set(terms["term"])
    assert len(describe_view(view, MENTIONS, kinds=["term"], max_links=1)[1]) == 1
    assert describe_view(view, MENTIONS, kinds=[], max_links=1)[0].empty


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("map", (["Map"], ["Beta map"])),
        (" MAP ", (["Map"], ["Beta map"])),
        ("eta", ([], ["Beta map", "Zeta"])),
        ("(", ([], [])),
        ("", ([], [])),
        ("nothing like it", ([], [])),
    ],
)
def test_text_means_the_terms_spelled_so_and_those_that_hold_it(view, text, found):
    assert find_terms(view, MENTIONS, text) == found


def test_terms_in_enough_papers_are_counted():
    assert count_terms(TERMS, min_documents=1) == 7
    assert count_terms(TERMS, min_documents=3) == 4
    assert count_terms(TERMS.assign(kept=TERMS["key"] != "a"), min_documents=3) == 3
