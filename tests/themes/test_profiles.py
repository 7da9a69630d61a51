"""The tables that the figures draw, on corpora small enough to check by head."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.description import describe_terms
from themeloom.network.links import find_links
from themeloom.themes.cores import find_cores
from themeloom.themes.profiles import count_entities, measure_profile, measure_spread

THEMES = pd.DataFrame({"term": ["map", "seed", "loom"], "theme": pd.array([0, 0, 1], "Int64"), "documents": [3, 2, 1]}).assign(
    stability=["stable", "stable", "dissolved"]
)
PAPERS = pd.DataFrame(
    {"doc_id": ["p1", "p2", "p3", "p4"], "theme": pd.array([0, 0, 1, None], "Int64"), "share": [1.0, 0.5, 1.0, None]}
)


def test_links_are_those_beyond_chance_of_most_papers_and_know_their_ends():
    graph = nx.Graph()
    graph.add_edge("map", "seed", documents=2, weight=1.0, q=0.01)
    graph.add_edge("map", "loom", documents=3, weight=0.5, q=0.05)
    graph.add_edge("seed", "loom", documents=2, weight=0.5, q=0.06)
    places = THEMES.assign(x=[0.0, 1.0, 2.0], y=[0.0, 0.0, 3.0])
    links = find_links(graph, places, max_links=9, max_q=0.05)
    assert links[["documents", "weight"]].to_numpy().tolist() == [[3, 0.5], [2, 1.0]]
    assert find_links(graph, places, max_links=2, max_q=1)["weight"].tolist() == [0.5, 1.0]
    ends = {frozenset([(row.x_a, row.y_a), (row.x_b, row.y_b)]): row.theme for row in links.itertuples()}
    assert ends[frozenset([(0, 0), (1, 0)])] == 0
    assert ends[frozenset([(0, 0), (2, 3)])] is pd.NA


def test_a_graph_without_links_has_none_to_draw():
    graph = nx.Graph()
    graph.add_nodes_from(THEMES["term"])
    assert find_links(graph, THEMES.assign(x=0.0, y=0.0), max_links=9, max_q=1).empty


NODES = {"map": (3, "task"), "seed": (2, "term"), "loom": (2, "system")}
TOLD = THEMES.assign(label="map, seed", theme=pd.array([0, 0, None], "Int64"))
KEYS = pd.DataFrame({"key": ["map", "chart", "seed", "seed 2", "loom"], "term": ["map", "map", "seed", "seed", "loom"]})
KEYS["kept"] = KEYS["key"] != "seed 2"
FORMS = {"map": "map Map maps maps Maps MAP", "chart": "chart Chart Chart", "seed 2": "seedlings", "seed": "seed"}
SPELLED = pd.DataFrame([(form, key) for key, forms in FORMS.items() for form in forms.split()], columns=["form", "key"])


def describe(graph, themes=TOLD, spellings=9, links=9):
    for term, (documents, kind) in NODES.items():
        graph.add_node(term, documents=documents, kind=kind, x=0.5, y=-1.0)
    return describe_terms(graph, themes, SPELLED, KEYS, spellings=spellings, links=links).set_index("term")


def link_all():
    graph = nx.Graph()
    graph.add_edge("seed", "map", documents=2, p=0.5)
    graph.add_edge("loom", "map", documents=1.0, p=0.25)
    graph.add_edge("seed", "loom", documents=0.5, p=0.5)
    return graph


def test_terms_are_told_the_most_documented_first():
    told = describe(link_all())
    assert told.index.tolist() == ["map", "loom", "seed"]
    assert told.loc["map", ["documents", "kind", "x", "y", "theme", "label", "stability"]].tolist() == [
        *(3, "task", 0.5, -1.0, 0, "map, seed", "stable")
    ]
    assert told.loc["loom", "theme"] is pd.NA


def test_spellings_are_those_of_all_kept_keys_capitals_aside_the_most_frequent_first():
    # of maps and Maps, and of chart and Chart, the one met more often is told; the spellings of a dropped key are not
    assert describe(link_all())["spellings"].to_dict() == {"map": "Chart, maps", "seed": "", "loom": ""}
    assert describe(link_all(), spellings=1).loc["map", "spellings"] == "Chart"


def test_the_surest_links_come_first_whichever_end_they_were_written_from():
    told = describe(link_all())["strongest"].to_dict()
    assert told == {"map": "loom (1), seed (2)", "loom": "map (1), seed (0.5)", "seed": "loom (0.5), map (2)"}
    assert describe(link_all(), links=1)["strongest"].tolist() == ["loom (1)", "map (1)", "loom (0.5)"]


def test_a_network_without_links_and_themes_without_marks_are_told_as_such():
    told = describe(nx.Graph(), TOLD.drop(columns="stability"))
    assert told["strongest"].tolist() == told["stability"].tolist() == [""] * 3


def test_profile_counts_every_paper_once_and_those_of_no_theme_last():
    profile = measure_profile(PAPERS, THEMES, named=1)
    assert profile["papers"].tolist() == [2, 1, 1]
    assert profile["share"].tolist()[:2] == [0.75, 1.0]
    assert profile["about"].tolist() == ["map (3)", "loom (1)", "papers with no term of any theme"]
    assert profile["theme"].isna().tolist() == [False, False, True]
    assert profile["stability"].tolist() == ["stable", "dissolved", ""]


def test_a_corpus_without_themes_has_a_profile_of_one_row():
    none = PAPERS.assign(theme=pd.array([None] * 4, "Int64"))
    profile = measure_profile(none, THEMES.assign(theme=pd.array([None] * 3, "Int64")), named=1)
    assert profile[["papers", "about"]].to_numpy().tolist() == [[4, "papers with no term of any theme"]]


def test_entities_are_counted_in_papers_of_a_theme():
    keys = ["alpha", "alpha", "beta", "gamma", "sorting"]
    terms = pd.DataFrame(
        {
            "key": ["alpha", "beta", "gamma", "sorting", "alfa"],
            "term": ["Alpha", "Beta", "Gamma", "sorting", "Alpha"],
            "kind": ["system", "system", "term", "task", "system"],
            "documents": [3, 1, 9, 1, 3],
            "kept": True,
        }
    )
    mentions = pd.DataFrame({"doc_id": ["p1", "p1", "p3", "p3", "p4"], "key": keys})
    mentions = pd.concat([mentions, pd.DataFrame({"doc_id": ["p2", "p1"], "key": "alfa"})])
    found = count_entities(mentions, terms, PAPERS.dropna(subset="theme"), per_kind=1)
    assert found[["kind", "term", "theme", "papers"]].to_numpy().tolist() == [["system", "Alpha", 0, 2]]
    both = count_entities(mentions, terms, PAPERS.dropna(subset="theme"), per_kind=2)
    assert both["term"].tolist() == ["Alpha", "Beta"]


def make_records(years):
    return pd.DataFrame(
        {"doc_id": [f"p{n}" for n in range(1, 5)], "position": [1, 2, 3, 4], "year": pd.array(years, dtype="Int64")}
    )


def test_without_years_the_listing_is_cut_into_equal_parts():
    spread = measure_spread(make_records([None] * 4), PAPERS.dropna(subset="theme"), slices=2)
    rows = spread[["theme", "slice", "papers", "share", "overall"]].to_numpy().tolist()
    first, second = "1\u20132", "3\u20134"
    assert rows == [[0, first, 2, 1.0, 0.5], [0, second, 0, 0.0, 0.5], [1, first, 0, 0.0, 0.25], [1, second, 1, 0.5, 0.25]]


@pytest.mark.parametrize(("years", "slices"), [([2021, 2020, 2020, 2022], ["2020", "2021", "2022"]), ([2020] * 4, ["2020"])])
def test_with_years_the_slices_are_years_in_order(years, slices):
    spread = measure_spread(make_records(years), PAPERS.dropna(subset="theme"), slices=3)
    assert spread["slice"].drop_duplicates().tolist() == slices
    assert spread["papers"].sum() == 3


def test_one_missing_year_means_the_order_of_the_listing():
    spread = measure_spread(make_records([2021, 2020, None, 2022]), PAPERS.dropna(subset="theme"), slices=9)
    assert spread["slice"].drop_duplicates().tolist() == ["1", "2", "3", "4"]


def test_without_papers_in_themes_there_is_no_spread():
    spread = measure_spread(make_records([None] * 4), PAPERS.head(0), slices=2)
    assert spread.empty
    assert list(spread.columns) == ["theme", "slice", "papers", "share", "overall"]


TRIPLE = pd.DataFrame({"a": ["loom", "loom", "map"], "b": ["map", "seed", "seed"], "together": [0.9, 0.5, 0.6]})


@pytest.mark.parametrize(
    ("together", "cores"),
    [
        (0.95, []),
        (0.6, [[0, 2, 0.9, "map, loom"]]),
        # seed is with the two others in .55 of the samples, on average
        (0.55, [[0, 3, 0.666667, "map, seed, loom"]]),
    ],
)
def test_cores_are_terms_that_share_a_theme_in_most_samples(together, cores):
    assert find_cores(TRIPLE, THEMES, together=together).to_numpy().tolist() == cores


def test_one_term_and_no_pairs_have_no_core():
    assert find_cores(TRIPLE.head(0), THEMES, together=0.5).empty
    assert find_cores(TRIPLE.head(0), THEMES.head(1), together=0.5).empty
