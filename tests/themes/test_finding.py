"""Themes as tables: of the nine papers' network, worked out by hand; of papers; and what must hold for any papers."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import HALVES, PAPERS, name_papers
from studies import study_fields, study_papers
from themeloom.network.chance import measure_chance
from themeloom.network.similarity import SIMILARITIES
from themeloom.tables import list_types
from themeloom.themes.clustering import find_clusters
from themeloom.themes.finding import find_themes, tabulate_themes
from themeloom.themes.graphs import read_matrix
from themeloom.themes.partitions import Partition

COLUMNS = {"terms": ["term", "theme", "documents", "strength_within"], "papers": ["doc_id", "theme", "share", "shares"]}
TEXTS = st.lists(st.text("abcdef", min_size=1, max_size=5), min_size=1, max_size=9)


def find(papers, *, seed=1, network=None, **options):
    """The themes of the network of some papers."""
    studied = study_papers(papers, network=network, **{"themes": "network", "min_size": 1, **options})
    return find_themes(studied.study, studied.doc_ids, studied.graph, number=1, seed=seed, ensembles=3)


def pair(counts):
    """Papers of two terms each, as many as it is said."""
    return name_papers([two for two, count in counts.items() for _ in range(count)])


def list_theme_of(terms):
    return terms.set_index("term")["theme"].dropna().to_dict()


def check_types(themes):
    for name, table in themes._asdict().items():
        types = list_types(f"themes.{name}")
        assert table.dtypes.astype(str).to_dict() == {column: types[column] for column in COLUMNS[name]}


def test_the_nine_papers_have_two_themes():
    terms, papers = find(PAPERS)
    assert list_theme_of(terms) == {term: half + 1 for term, half in HALVES.items()}
    assert papers["theme"].tolist() == [1, 1, 1, 2, 2, 2, 2, 2, 1]


def test_tables_of_the_network():
    themes = find({**PAPERS, "d0": "z"})
    check_types(themes)
    assert list(themes.terms["term"]) == ["a", "b", "c", "e", "f", "d", "z"]
    assert list(themes.terms["strength_within"]) == [5, 4, 3, 5, 4, 3, 0]
    assert list(themes.terms["documents"]) == [5, 4, 2, 4, 3, 3, 1]
    assert themes.terms["theme"].isna().tolist() == [False] * 6 + [True]
    assert themes.papers["doc_id"].tolist() == [*PAPERS, "d0"]
    assert themes.papers.iloc[-1][["theme", "share", "shares"]].isna().all()
    # a stands in 5 papers of 10, d in 3
    share = np.log(1 + 10 / 3) / (np.log(1 + 10 / 3) + np.log(1 + 10 / 5))
    assert themes.papers["share"][6] == pytest.approx(share, abs=1e-6)
    assert themes.papers["shares"][6] == f"{1 - share:.3f}; {share:.3f}"
    assert themes.papers["shares"][0] == "1.000; 0.000"


def test_tables_of_papers():
    studied = study_fields()
    themes = find_themes(studied.study, studied.doc_ids, studied.graph, number=3)
    check_types(themes)
    assert themes.papers["doc_id"].tolist() == studied.doc_ids.tolist()
    assert (themes.papers["theme"].to_numpy() == themes.papers["theme"][[0, 1, 2] * 30].to_numpy()).all()
    shares = np.array([row.split("; ") for row in themes.papers["shares"]], dtype=float)
    assert shares.sum(axis=1).tolist() == pytest.approx([1] * 90, abs=0.002)
    assert themes.papers["share"].tolist() == pytest.approx(shares.max(axis=1).tolist(), abs=0.001)
    assert themes.terms.groupby("theme")["strength_within"].agg(lambda strength: strength.is_monotonic_decreasing).all()


def test_without_themes_the_tables_are_whole():
    studied = study_papers({"p": "ab", "q": "bc"})
    themes = find_themes(studied.study, studied.doc_ids, studied.graph, number=2)
    check_types(themes)
    assert themes.terms["theme"].isna().tolist() == [True] * 3
    assert themes.papers[["theme", "share", "shares"]].isna().all(axis=None)


def test_small_themes_join_another_or_are_none():
    papers = pair({"ab": 9, "bc": 9, "ac": 9, "de": 9, "ef": 9, "df": 9, "gh": 9, "gf": 2, "ga": 1, "xy": 2})
    assert find(papers).terms["theme"].nunique() == 4
    terms = find(papers, min_size=3).terms
    assert list_theme_of(terms) == {**dict.fromkeys("defgh", 1), **dict.fromkeys("abc", 2)}
    assert set(terms["term"][terms["theme"].isna()]) == {"x", "y"}


@pytest.mark.parametrize("papers", [{"p": "a", "q": "b"}, {"p": "a"}])
def test_networks_without_links_have_no_themes(papers):
    themes = find(papers)
    check_types(themes)
    assert themes.terms["theme"].isna().all()
    assert themes.papers["theme"].isna().all()


def test_a_graph_whose_edges_lack_their_counts_is_an_error():
    partition = Partition(
        np.zeros(2, dtype=int),
        np.zeros(1, dtype=int),
        lambda: np.ones((1, 1)),
        np.array(["motor"]),
        np.ones(2, dtype=bool),
        np.ones(1, dtype=bool),
    )
    with pytest.raises(ValueError, match=r"'documents' on every edge; 1 of 1 have none"):
        tabulate_themes(partition, pd.Series(["p"]), nx.Graph([("a", "b", {"weight": 1})]))


def test_the_same_seed_gives_the_same_themes():
    for one, other in zip(find(PAPERS, seed=3), find(PAPERS, seed=3), strict=True):
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("similarity", SIMILARITIES)
def test_the_resolution_is_a_multiple_of_what_chance_gives(similarity):
    network = {"similarity": similarity}
    graph = study_papers(PAPERS, network=network).graph
    weights = read_matrix(graph, sorted(graph), "weight")
    for resolution in (0.5, 1.0, 3.0):
        theme_of = list_theme_of(find(PAPERS, resolution=resolution, network=network).terms)
        clusters = find_clusters(weights, resolution=resolution * measure_chance(graph), min_size=1, ensembles=3)
        assert len({*zip([theme_of.get(term) for term in sorted(graph)], clusters.tolist(), strict=True)}) == len({*clusters})


@settings(max_examples=15, deadline=None, derandomize=True)
@given(TEXTS, st.randoms())
def test_the_order_of_papers_and_nodes_changes_no_theme_of_the_network_and_the_graph_stays(texts, chance):
    papers = name_papers(texts)
    options = {"themes": "network", "min_size": 2}
    one = study_papers(papers, **options)
    before = one.graph.copy()
    themes = find_themes(one.study, one.doc_ids, one.graph, number=1, ensembles=2)
    assert nx.utils.graphs_equal(one.graph, before)
    other = study_papers({doc_id: papers[doc_id] for doc_id in chance.sample(sorted(papers), len(papers))}, **options)
    shuffled = nx.Graph(**other.graph.graph)
    shuffled.add_nodes_from(chance.sample(list(other.graph.nodes(data=True)), len(other.graph)))
    shuffled.add_edges_from(chance.sample(list(other.graph.edges(data=True)), other.graph.number_of_edges()))
    again = find_themes(other.study, other.doc_ids, shuffled, number=1, ensembles=2)
    pd.testing.assert_frame_equal(again.terms, themes.terms)
    pd.testing.assert_frame_equal(again.papers.sort_values("doc_id", ignore_index=True), themes.papers)
    sizes = themes.terms["theme"].value_counts()
    assert (sizes >= 2).all()
    assert sizes.sort_index().is_monotonic_decreasing
