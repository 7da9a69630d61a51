"""From the terms to a map in one call: the same as step by step; and what a reader may mean by some text."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.view import (
    Vocabulary,
    build_view,
    build_vocabulary,
    count_terms,
    describe_view,
    find_terms,
    list_spellings,
)
from themeloom.network.cooccurrence import build_network
from themeloom.network.layout import measure_positions
from themeloom.themes.finding import find_themes
from themeloom.themes.papers import assign_papers
from toys import CLUSTERING, DOC_IDS, MENTIONS, NETWORK, OCCURRENCES, PLACES, SPELLINGS, TERMS, WORDS

VOCABULARY = Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS)


@pytest.fixture(scope="module")
def view():
    return build_view(DOC_IDS, VOCABULARY, network=NETWORK, layout_seed=1, clustering=CLUSTERING)


def test_it_is_what_the_notebooks_do_step_by_step(view):
    graph = build_network(DOC_IDS, OCCURRENCES, TERMS, **NETWORK)
    nx.set_node_attributes(graph, measure_positions(graph, seed=1).set_index("term").to_dict("index"))
    members = find_themes(graph, **CLUSTERING)
    assert nx.utils.graphs_equal(view.graph, graph)
    pd.testing.assert_frame_equal(view.members, members)
    pd.testing.assert_frame_equal(view.papers, assign_papers(DOC_IDS, OCCURRENCES, WORDS, members))
    assert view.themes["theme"].tolist() == sorted(members["theme"].dropna().unique())
    assert view.vocabulary is VOCABULARY


def test_one_ensemble_is_enough_where_nothing_is_in_doubt(view):
    quick = build_view(DOC_IDS, VOCABULARY, network=NETWORK, layout_seed=1, clustering=CLUSTERING, ensembles=1)
    pd.testing.assert_frame_equal(quick.members, view.members)
    pd.testing.assert_frame_equal(quick.themes, view.themes)


def test_a_vocabulary_holds_the_places_of_kept_terms_and_what_03_terms_counts():
    spellings = SPELLINGS.assign(kept=SPELLINGS["key"] != "gamma")
    vocabulary = build_vocabulary(MENTIONS, TERMS.assign(kept=TERMS["term"] != "Gamma"), spellings)
    pd.testing.assert_frame_equal(vocabulary.places, PLACES[PLACES["term"] != "Gamma"].reset_index(drop=True))
    assert set(vocabulary.occurrences["term"]) == set(PLACES["term"]) - {"Gamma"}
    assert set(vocabulary.words["word"]) == {"alpha", "beta", "map", "upsilon", "zeta", "delta"}


def test_terms_of_the_kinds_shown_with_the_links_between_them(view):
    terms, links = describe_view(view, kinds=["term"], max_links=99)
    assert sorted(terms["term"]) == ["Beta map", "Gamma", "Map", "Upsilon", "Zeta"]
    assert set(links["a"]) | set(links["b"]) == set(terms["term"])
    assert len(describe_view(view, kinds=["term"], max_links=1)[1]) == 1
    assert describe_view(view, kinds=[], max_links=1)[0].empty


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("map", (["Map"], ["Beta map"])),
        (" MAP ", (["Map"], ["Beta map"])),
        ("eta", ([], ["Beta map", "Zeta"])),
        ("(", ([], [])),
        ("", ([], [])),
        ("nothing like it", ([], [])),
    ],
)
def test_text_means_the_terms_spelled_so_and_those_that_hold_it(text, terms):
    assert find_terms(VOCABULARY, text) == terms


def test_the_most_documented_of_the_terms_meant_comes_first():
    terms = TERMS.assign(documents=TERMS["term"].map({"Zeta": 9}).fillna(1).astype(int))
    assert find_terms(VOCABULARY._replace(terms=terms), "eta")[1] == ["Zeta", "Beta map"]


def test_spellings_are_listed_once_capitals_aside_with_the_name():
    places = pd.DataFrame({"form": ["Maps", "maps", "MAPS", "Straße"], "term": ["map", "map", "map", "street"]})
    assert list_spellings(places).to_numpy().tolist() == [
        ["map", "map"],
        ["map", "maps"],
        ["street", "strasse"],
        ["street", "street"],
    ]


def test_terms_in_enough_papers_are_counted():
    assert count_terms(TERMS, min_documents=1) == 7
    assert count_terms(TERMS, min_documents=3) == 4
    assert count_terms(TERMS.assign(kept=TERMS["term"] != "Alpha"), min_documents=3) == 3
