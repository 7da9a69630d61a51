"""Each theme in one row, of the toy corpus; and the marks of its stability."""

import numpy as np
import pandas as pd

from nine_papers import PAPERS, make_tables
from themeloom.network.cooccurrence import build_network
from themeloom.tables import check_table
from themeloom.themes.description import describe_themes
from themeloom.themes.finding import find_themes
from themeloom.themes.papers import assign_papers
from toys import CLUSTERING, DOC_IDS, NETWORK, OCCURRENCES, TERMS, WORDS

STABILITY = pd.DataFrame(
    {"theme": [1, 0, 0], "perturbation": ["bootstrap", "bootstrap", "seed"], "jaccard": [0.8, 0.5, 1.0], "low": 0.25, "high": 1.0}
)


def describe(stability=None):
    graph = build_network(DOC_IDS, OCCURRENCES, TERMS, **NETWORK)
    members = find_themes(graph, **CLUSTERING)
    return describe_themes(graph, members, assign_papers(DOC_IDS, OCCURRENCES, WORDS, members), stability)


def test_one_row_is_a_theme():
    themes = describe(STABILITY)
    pd.testing.assert_frame_equal(themes, check_table(themes, "themes"))
    assert themes[["theme", "terms", "papers"]].to_numpy().tolist() == [[0, 3, 3], [1, 3, 3]]
    assert themes["label"].tolist() == ["Beta map, Alpha, Gamma", "Map, Zeta, Upsilon"]
    # neither has links to the other; the links of a theme of three terms are in 3, 2 and 2 of 3, 3 and 2 papers
    assert themes["centrality"].tolist() == [0, 0]
    assert themes["density"].tolist() == [round(100 * (9 / 9 + 4 / 6 + 4 / 6) / 3, 6)] * 2
    assert themes["quadrant"].tolist() == ["motor", "motor"]


def test_stability_is_that_of_the_bootstrap():
    themes = describe(STABILITY)
    assert themes["stability"].tolist() == ["dissolved", "stable"]
    assert themes[["jaccard", "low", "high"]].to_numpy().tolist() == [[0.5, 0.25, 1.0], [0.8, 0.25, 1.0]]


def test_without_stability_it_is_empty():
    for stability in (None, STABILITY.query("perturbation == 'seed'")):
        themes = describe(stability)
        assert themes["stability"].tolist() == ["", ""]
        assert np.isnan(themes[["jaccard", "low", "high"]].to_numpy()).all()


def test_a_theme_may_have_no_paper_and_a_corpus_no_theme():
    tables = make_tables(PAPERS)
    graph = build_network(tables.doc_ids, tables.occurrences, tables.terms, min_documents=1)
    members = find_themes(graph, min_size=1)
    nobody = pd.DataFrame({"doc_id": ["d1"], "theme": pd.array([1], "Int64")})
    assert describe_themes(graph, members, nobody)["papers"].tolist() == [0, 1]
    none = describe_themes(graph, members.assign(theme=pd.array([None] * 6, "Int64")), nobody)
    pd.testing.assert_frame_equal(none, check_table(none, "themes"))
    assert none.empty
