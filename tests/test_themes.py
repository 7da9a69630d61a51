"""Clustering, strategic measures and papers of the nine-paper corpus, worked out by hand, and of published networks."""

import csv
import doctest
import random
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom import themes
from themeloom.network import weigh_links
from themeloom.tables import check_table

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
PAIRS = {"ab": 3, "ac": 2, "ad": 1, "bc": 1, "be": 1, "bf": 1, "de": 2, "df": 1, "ef": 3}
DOCUMENTS = {"a": 5, "b": 4, "c": 2, "d": 3, "e": 4, "f": 3}
HALVES = dict(zip("abcdef", (0, 0, 0, 1, 1, 1), strict=True))
KNOBS = {"resolution": 1, "min_size": 1, "seed": 0}
VOSVIEWER = Path(__file__).parents[2] / "shared" / "reference" / "vosviewer"
# name -> the least agreement with VOSviewer's clusters; where it is 0, VOSviewer's are not the best that is known
NETWORKS = {
    "JOI_2007-2016_co-authorship": 0.99,
    "QSS_publication_bibliographic_coupling": 0.99,
    "QSS_SM_2020-2021_co-authorship": 0,
    "Scientometrics_term_co-occurrence": 0,
}

counts = st.dictionaries(st.sampled_from(["ab", "ac", "bc", "cd", "de", "ef", "df", "gh", "af"]), st.integers(1, 3))


def make_graph(pairs=PAIRS, *, alone=""):
    graph = nx.Graph(documents=9)
    graph.add_nodes_from(sorted({*"abcdef", *"".join(pairs), *alone}))
    for term in graph:
        graph.nodes[term].update(documents=DOCUMENTS.get(term, 3), kind="term", relevance=0.5)
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in sorted(pairs.items()))
    return weigh_links(graph, similarity="association_strength")


def make_tables(papers):
    mentions = pd.DataFrame([(paper, key) for paper, keys in papers.items() for key in keys], columns=["doc_id", "key"])
    keys = sorted(set(mentions["key"]))
    return mentions, pd.DataFrame({"key": keys, "term": keys, "kept": True})


def shuffle(graph, chance):
    shuffled = nx.Graph(**graph.graph)
    shuffled.add_nodes_from(chance.sample(list(graph.nodes(data=True)), len(graph)))
    shuffled.add_edges_from(chance.sample(list(graph.edges(data=True)), graph.number_of_edges()))
    return shuffled


def read_vosviewer(name):
    with (VOSVIEWER / f"{name}_map.txt").open(encoding="utf-8-sig", newline="") as lines:
        clusters = {node["id"]: int(node["cluster"]) for node in csv.DictReader(lines, delimiter="\t")}
    graph = nx.Graph()
    graph.add_nodes_from(clusters)
    for line in (VOSVIEWER / f"{name}_network.txt").read_text(encoding="utf-8-sig").splitlines():
        one, other, count = line.split("\t")
        graph.add_edge(one, other, documents=int(count))
    return weigh_links(graph, similarity="association_strength"), clusters


def measure_agreement(one, other):
    """The adjusted Rand index (Hubert & Arabie 1985)."""
    table = pd.crosstab(pd.Series(one), pd.Series(other)).to_numpy()
    both, rows, columns, pairs = (
        (n * (n - 1) / 2).sum() for n in (table, table.sum(axis=1), table.sum(axis=0), table.sum())
    )
    chance = rows * columns / pairs
    return (both - chance) / ((rows + columns) / 2 - chance)


def test_examples():
    assert doctest.testmod(themes).failed == 0


@pytest.mark.parametrize(("resolution", "quality"), [(0.5, 11.5), (1, 8.5), (2, 2.5)])
def test_quality_and_optimum(resolution, quality):
    graph = make_graph()
    assert themes.measure_quality(graph, HALVES, resolution=resolution) == pytest.approx(quality)
    found = themes.find_themes(graph, resolution=resolution, min_size=1, seed=0)
    assert found.set_index("term")["theme"].to_dict() == HALVES


@pytest.mark.parametrize("seed", range(5))
def test_clusters_as_good_together_as_apart_are_together(seed):
    # at resolution 2, {d e f} and {e f | d} are both worth 1
    found = themes.find_themes(make_graph(), resolution=2, min_size=1, seed=seed)
    assert found.set_index("term")["theme"].to_dict() == HALVES


def test_quality_of_terms_without_cluster():
    assert themes.measure_quality(make_graph(), {"a": 0, "b": 0, "c": None}, resolution=1) == pytest.approx(1.5)


def test_themes_table():
    found = themes.find_themes(make_graph(alone="z"), **KNOBS)
    pd.testing.assert_frame_equal(found, check_table(found, "themes"))
    assert list(found["term"]) == ["a", "b", "c", "e", "f", "d", "z"]
    assert list(found["strength"]) == [5, 4, 3, 5, 4, 3, 0]
    assert list(found["label"]) == ["a, c, b"] * 3 + ["e, f, d"] * 3 + [""]
    assert found["theme"].isna().tolist() == [False] * 6 + [True]


def test_labels_repeat_no_words_and_prefer_telling_terms():
    graph = make_graph(dict.fromkeys(["ab", "ac", "ad", "bc", "bd", "cd"], 1))
    names = {"a": "language model", "b": "large language model", "c": "model", "d": "parsing"}
    for term, relevance in {"a": 0.9, "b": 0.5, "c": 0.1, "d": 0.3}.items():
        graph.nodes[term]["relevance"] = relevance
    graph = nx.relabel_nodes(graph, names)
    assert themes.find_themes(graph, **KNOBS)["label"].iloc[0] == "language model, parsing"


def test_small_clusters_join_their_strongest_neighbour():
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
    assert themes.measure_themes(graph, found).empty


def test_missing_attributes_are_errors():
    with pytest.raises(ValueError, match=r"'weight' on every edge; 1 of 1 have none"):
        themes.find_themes(nx.Graph([("a", "b", {"documents": 1})]), **KNOBS)
    found = themes.find_themes(make_graph(), **KNOBS)
    with pytest.raises(ValueError, match="lacks 1 of 6, such as 'b'"):
        themes.measure_themes(make_graph().subgraph("acdef"), found)


def test_chance_is_seeded_and_put_back():
    graph = make_graph()
    random.seed(1)
    expected = random.random()
    random.seed(1)
    first = themes.find_themes(graph, **KNOBS)
    assert random.random() == expected
    pd.testing.assert_frame_equal(first, themes.find_themes(graph, **KNOBS))


def test_strategic_measures():
    graph = make_graph()
    measured = themes.measure_themes(graph, themes.find_themes(graph, **KNOBS))
    assert list(measured.columns) == ["theme", "label", "terms", "centrality", "density", "quadrant"]
    assert list(measured["theme"]) == [0, 1]
    assert list(measured["terms"]) == [3, 3]
    assert list(measured["centrality"]) == [2.125, 2.125]
    assert list(measured["density"]) == [32.5, 39.814815]
    assert list(measured["quadrant"]) == ["basic", "motor"]


def test_an_isolated_term_leaves_centrality_unchanged():
    found = [themes.find_themes(make_graph(alone=alone), **KNOBS) for alone in ("", "z")]
    centralities = [
        themes.measure_themes(make_graph(alone=alone), table)["centrality"].tolist()
        for alone, table in zip(("", "z"), found, strict=True)
    ]
    assert centralities[0] == centralities[1]


def test_quadrants():
    # from the most central to the least, and dense by turns; e of a link is 1/9
    theme = pd.Series({"a": 0, "b": 0, "c": 1, "d": 1, "e": 2, "f": 2, "g": 3, "h": 3})
    graph = make_graph({"ac": 3, "bd": 3, "ae": 3, "cg": 1, "ab": 3, "ef": 3, "cd": 1, "gh": 1}, alone="gh")
    nx.set_node_attributes(graph, 3, "documents")
    placed = pd.DataFrame({"term": theme.index, "theme": theme.astype("Int64").to_numpy(), "label": "x"})
    measured = themes.measure_themes(graph, placed)
    assert measured["centrality"].tolist() == pytest.approx([30, 190 / 9, 10, 10 / 9], abs=1e-6)
    assert measured["quadrant"].tolist() == ["motor", "basic", "niche", "emerging or declining"]


def test_a_lone_theme_is_motor():
    graph = make_graph({"ab": 3})
    measured = themes.measure_themes(graph, themes.find_themes(graph, **KNOBS))
    assert measured["quadrant"].tolist() == ["motor"]


def test_full_counting_uses_the_own_count():
    graph = make_graph({"ab": 4})
    graph.nodes["a"]["own_count"], graph.nodes["b"]["own_count"] = 8, 4
    assert themes.measure_themes(graph, themes.find_themes(graph, **KNOBS))["density"].tolist() == [25]


def test_papers():
    found = themes.find_themes(make_graph(), **KNOBS)
    papers = themes.assign_papers(*make_tables({**TOY, "d0": "z"}), found)
    pd.testing.assert_frame_equal(papers, check_table(papers, "papers"))
    assert list(papers["doc_id"]) == [f"d{number}" for number in range(10)]
    assert papers["theme"].fillna(-1).tolist() == [-1, 0, 0, 0, 1, 1, 1, 1, 1, 0]
    # d7 has a (in 5 of 10 papers) and d (in 3)
    expected = np.log(1 + 10 / 3) / (np.log(1 + 10 / 3) + np.log(1 + 10 / 5))
    assert papers["share"][7] == pytest.approx(expected, abs=1e-6)
    assert np.isnan(papers["share"][0])


def test_papers_at_a_tie_go_to_the_stronger_theme_then_the_first():
    mentions, terms = make_tables({"p": "ab"})
    table = pd.DataFrame({"term": ["a", "b"], "theme": [0, 1], "strength": [1.0, 2.0]})
    assert themes.assign_papers(mentions, terms, table).to_numpy().tolist() == [["p", 1, 0.5]]
    table["strength"] = 1.0
    assert themes.assign_papers(mentions, terms, table).to_numpy().tolist() == [["p", 0, 0.5]]


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
    pd.testing.assert_frame_equal(
        themes.measure_themes(shuffle(graph, chance), found.sample(frac=1, random_state=1)),
        themes.measure_themes(graph, found),
    )


@settings(max_examples=25, deadline=None, derandomize=True)
@given(counts, st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_centralities_add_up(pairs, numbers):
    graph = make_graph(pairs, alone="gh")
    placed = pd.DataFrame({"term": list("abcdefgh"), "theme": pd.array(numbers, dtype="Int64"), "label": "x"})
    theme, documents = dict(zip("abcdefgh", numbers, strict=True)), graph.nodes(data="documents")
    between = [c**2 / (documents[a] * documents[b]) for (a, b), c in pairs.items() if theme[a] != theme[b]]
    measured = themes.measure_themes(graph, placed)
    assert measured["centrality"].sum() == pytest.approx(20 * sum(between), abs=1e-5)
    if len(measured) == 2:
        assert measured["centrality"].nunique() == 1


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.text("abcdefz", min_size=1, max_size=6), min_size=1, max_size=9), st.integers(0, 99))
def test_the_order_of_mentions_changes_nothing_and_tables_stay(texts, seed):
    tables = (
        *make_tables({f"d{number}": text for number, text in enumerate(texts)}),
        themes.find_themes(make_graph(), **KNOBS),
    )
    before = [table.copy() for table in tables]
    papers = themes.assign_papers(*tables)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    assert papers["share"].dropna().between(0, 1).all()
    shuffled = [table.sample(frac=1, random_state=seed) for table in tables]
    pd.testing.assert_frame_equal(themes.assign_papers(*shuffled), papers)


@pytest.mark.skipif(not VOSVIEWER.is_dir(), reason="the networks published with VOSviewer are not beside the project")
@pytest.mark.parametrize("name", NETWORKS)
def test_clusters_are_as_good_as_those_vosviewer_published(name):
    graph, published = read_vosviewer(name)
    found = themes.find_themes(graph, **KNOBS).set_index("term")["theme"].to_dict()
    theirs = themes.measure_quality(graph, published, resolution=1)
    assert themes.measure_quality(graph, found, resolution=1) >= 0.999 * theirs
    assert measure_agreement(found, published) >= NETWORKS[name]
