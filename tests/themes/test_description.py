"""Each theme in one row, of the toy corpus."""

import numpy as np
import pandas as pd

from nine_papers import PAPERS
from studies import study_papers
from themeloom.network.cooccurrence import build_network
from themeloom.tables import check_table
from themeloom.themes.description import describe_themes
from themeloom.themes.finding import find_themes
from toys import DOC_IDS, MEMBERS, NETWORK, OCCURRENCES, TERMS
from toys import PAPERS as TOY_PAPERS

STABILITY = pd.DataFrame({"theme": [2, 1], "jaccard": [0.8, 0.5], "low": 0.25, "high": 1.0, "stability": ["stable", "dissolved"]})


def describe(stability=None, *, members=MEMBERS, papers=TOY_PAPERS):
    graph = build_network(DOC_IDS, OCCURRENCES, TERMS, **NETWORK)
    return describe_themes(graph, OCCURRENCES, members, papers, stability)


def test_one_row_is_a_theme():
    themes = describe(STABILITY)
    pd.testing.assert_frame_equal(themes, check_table(themes, "themes"))
    assert themes[["theme", "terms", "papers"]].to_numpy().tolist() == [[1, 3, 3], [2, 3, 3]]
    # all papers of the first theme hold Alpha and Beta map, which is a phrase
    assert themes["label"].tolist() == ["Beta map; Alpha; Gamma", "Map; Zeta; Upsilon"]
    assert themes["home"].tolist() == [1, 1]
    # neither has links to the other; the links of a theme of three terms are in 3, 2 and 2 of 3, 3 and 2 papers
    assert themes["centrality"].tolist() == [0, 0]
    assert themes["density"].tolist() == [round(100 * (9 / 9 + 4 / 6 + 4 / 6) / 3, 6)] * 2
    assert themes["quadrant"].tolist() == ["motor", "motor"]


def test_stability_is_that_of_the_samples():
    themes = describe(STABILITY)
    assert themes["stability"].tolist() == ["dissolved", "stable"]
    assert themes[["jaccard", "low", "high"]].to_numpy().tolist() == [[0.5, 0.25, 1.0], [0.8, 0.25, 1.0]]


def test_without_stability_it_is_empty():
    for stability in (None, STABILITY.head(0)):
        themes = describe(stability)
        assert themes["stability"].tolist() == ["", ""]
        assert np.isnan(themes[["jaccard", "low", "high"]].to_numpy()).all()


def test_a_theme_may_have_no_term_and_then_has_no_place_in_the_diagram():
    themes = describe(members=MEMBERS.assign(theme=MEMBERS["theme"].mask(MEMBERS["theme"] == 2)))
    pd.testing.assert_frame_equal(themes, check_table(themes, "themes"))
    assert themes["terms"].tolist() == [3, 0]
    assert themes["quadrant"].tolist() == ["motor", ""]
    assert themes[["centrality", "density"]].isna().all(axis=1).tolist() == [False, True]
    assert themes["label"].tolist()[1] == "Map; Zeta; Upsilon"  # what its papers hold


def test_a_theme_may_have_no_paper_and_a_corpus_no_theme():
    studied = study_papers(PAPERS, themes="network", min_size=1)
    members = find_themes(studied.study, studied.doc_ids, studied.graph, number=1).terms
    nobody = pd.DataFrame({"doc_id": ["d1"], "theme": pd.array([2], "Int64")})
    themes = describe_themes(studied.graph, studied.occurrences, members, nobody)
    assert themes["papers"].tolist() == [0, 1]
    assert themes["label"].tolist()[0] == ""
    none = members.assign(theme=pd.array([None] * 6, "Int64"))
    themes = describe_themes(studied.graph, studied.occurrences, none, nobody.assign(theme=none["theme"][:1]))
    pd.testing.assert_frame_equal(themes, check_table(themes, "themes"))
    assert themes.empty
