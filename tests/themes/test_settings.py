"""The grid of settings, and what is found at each: what a study with these values finds."""

import numpy as np
import pandas as pd
import pytest

from nine_papers import PAPERS, make_tables
from studies import study_papers
from themeloom.network.cooccurrence import build_network
from themeloom.tables import check_table
from themeloom.themes.finding import find_themes
from themeloom.themes.settings import Material, find_settings, list_settings, make_studies

STUDY = {"themes": "papers", "words_weight": 0.5, "min_documents": 1, "min_shared": 1, "min_size": 1}
MEANINGS = np.random.default_rng(1).normal(size=(len(PAPERS), 4))
NAMES = np.zeros((6, 4))
ENCODINGS = {"minilm": (MEANINGS, NAMES), "none": (MEANINGS[:, :0], NAMES[:, :0])}


def make_material():
    tables = make_tables(PAPERS)
    graph = build_network(tables.doc_ids, tables.occurrences, tables.terms, min_documents=1)
    units = pd.DataFrame(columns=["unit", "term"], dtype="str")
    return Material(tables.doc_ids, tables.terms, tables.occurrences, tables.words, units, graph)


def find(grid, **changed):
    material = make_material()
    study = STUDY | changed
    settings = list_settings(grid, study)
    return find_settings(settings, make_studies(settings, material, study, ENCODINGS), material.doc_ids, processes=1)


def list_themes(papers, setting):
    return papers.loc[papers["setting"] == setting, "theme"].tolist()


def test_every_combination_is_a_setting_and_one_is_the_study_s_own():
    settings = list_settings({"similarity": ["cosine", "dice"], "max_terms": [9, 5]}, {"similarity": "dice", "max_terms": 9})
    assert settings.to_numpy().tolist() == [
        [0, "cosine", 9, False],
        [1, "cosine", 5, False],
        [2, "dice", 9, True],
        [3, "dice", 5, False],
    ]


@pytest.mark.parametrize(("meaning", "own"), [("minilm", [False, True, False]), ("none", [False, False, True])])
def test_without_a_meaning_the_weight_of_words_makes_no_other_setting(meaning, own):
    settings = list_settings(
        {"meaning": ["minilm", "none"], "words_weight": [0.2, 0.5]}, {"meaning": meaning, "words_weight": 0.5}
    )
    assert settings["own"].tolist() == own
    assert settings["words_weight"].isna().tolist() == [False, False, True]


def test_a_parameter_without_values_is_refused():
    with pytest.raises(ValueError, match="max_terms has no value; give one or more"):
        list_settings({"max_terms": [], "similarity": ["dice"]}, {"max_terms": 9, "similarity": "dice"})


def test_papers_have_the_themes_that_a_study_with_these_values_finds():
    settings, papers = find(
        {"meaning": ["minilm", "none"], "words_weight": [0.5, 2.0], "number": [2, 3]}, meaning="minilm", number=2
    )
    assert check_table(settings, "settings")["reason"].eq("").all()
    check_table(papers, "settings.papers")
    assert len(settings) == 6
    for row in settings.itertuples():
        meanings, names = ENCODINGS[row.meaning]
        options = {} if pd.isna(row.words_weight) else {"words_weight": row.words_weight}
        studied = study_papers(PAPERS, meanings, names, **options)
        themes = find_themes(studied.study, studied.doc_ids, studied.graph, number=row.number)
        assert list_themes(papers, row.setting) == themes.papers["theme"].tolist()


def test_of_the_network_links_terms_and_resolution_vary():
    grid = {
        "similarity": ["association_strength", "cosine"],
        "counting": ["binary"],
        "max_terms": [6, 4],
        "resolution": [1.0, 5.0],
    }
    own = {"similarity": "cosine", "counting": "binary", "max_terms": 6, "resolution": 1.0}
    settings, papers = find(grid, themes="network", **own)
    assert check_table(settings, "settings")[["meaning", "words_weight", "number"]].isna().all(axis=None)
    assert settings["setting"].tolist() == list(range(8))
    assert settings.index[settings["own"]].tolist() == [4]
    # the nine papers have two themes at the usual resolution, and at a high one no two terms stay together
    assert pd.Series(list_themes(papers, 0)).nunique() == 2
    assert pd.Series(list_themes(papers, 1)).nunique() > 2


def test_a_setting_that_fails_says_why_and_stops_no_other():
    grid = {"similarity": ["inclusion", "cosine"], "counting": ["full"], "max_terms": [6], "resolution": [1.0]}
    settings, papers = find(grid, themes="network", similarity="cosine", counting="full", max_terms=6, resolution=1.0)
    assert settings["reason"].str.contains("inclusion").tolist() == [True, False]
    assert papers["setting"].unique().tolist() == [1]


def test_processes_change_nothing():
    material = make_material()
    study = STUDY | {"meaning": "minilm", "number": 2}
    settings = list_settings({"meaning": ["minilm"], "words_weight": [0.5], "number": [2, 3]}, study)
    varied = make_studies(settings, material, study, ENCODINGS)
    alone, beside = (find_settings(settings, varied, material.doc_ids, processes=processes)[1] for processes in (1, 2))
    pd.testing.assert_frame_equal(alone, beside)
