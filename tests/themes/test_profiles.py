"""What the themes are about, on corpora small enough to check by head."""

import pandas as pd
import pytest

from themeloom.themes.profiles import count_entities, measure_profile

ALL = {"min_terms": 1, "min_documents": 1}
THEMES = pd.DataFrame({"theme": [0, 1], "label": ["seed, yarn, loom", ""], "stability": ["stable", "dissolved"]})
MEMBERS = pd.DataFrame({"term": ["map", "seed", "loom"], "theme": pd.array([0, 0, 1], "Int64"), "documents": [3, 2, 1]})
PAPERS = pd.DataFrame(
    {"doc_id": ["p1", "p2", "p3", "p4"], "theme": pd.array([0, 0, 1, None], "Int64"), "share": [1.0, 0.5, 1.0, None]}
)


def test_profile_counts_every_paper_once_and_those_of_no_theme_last():
    profile = measure_profile(THEMES, MEMBERS, PAPERS, named=1)
    assert profile["papers"].tolist() == [2, 1, 1]
    assert profile["share"].tolist()[:2] == [0.75, 1.0]
    assert profile["about"].tolist() == ["seed (2)", "loom (1)", "papers of no theme"]
    assert profile["theme"].isna().tolist() == [False, False, True]
    assert profile["stability"].tolist() == ["stable", "dissolved", ""]


@pytest.mark.parametrize(("named", "about"), [(2, "seed (2), loom (1)"), (9, "seed (2), loom (1), map (3)")])
def test_a_theme_is_named_by_the_terms_of_its_label_and_then_by_its_strongest(named, about):
    # yarn is on no map; loom is of another theme, and named once
    assert measure_profile(THEMES, MEMBERS, PAPERS, named=named)["about"].tolist()[:2] == [about, "loom (1)"]


def test_a_corpus_without_themes_has_a_profile_of_one_row():
    none = PAPERS.assign(theme=pd.array([None] * 4, "Int64"))
    profile = measure_profile(THEMES.head(0), MEMBERS.assign(theme=pd.array([None] * 3, "Int64")), none, named=1)
    assert profile[["papers", "about"]].to_numpy().tolist() == [[4, "papers of no theme"]]


def test_entities_are_counted_in_papers_of_a_theme():
    terms = pd.DataFrame(
        {
            "term": ["Alpha", "Beta", "Gamma", "sorting", "Omega"],
            "kind": ["system", "system", "term", "task", "system"],
            "documents": [3, 1, 9, 1, 9],
            "kept": [True, True, True, True, False],
        }
    )
    held = [("p1", "Alpha"), ("p2", "Alpha"), ("p3", "Beta"), ("p3", "Gamma"), ("p4", "sorting"), ("p1", "Omega")]
    occurrences = pd.DataFrame(held, columns=["doc_id", "term"])
    # p4, which holds sorting, has no theme; Omega was dropped
    first = count_entities(occurrences, terms, PAPERS.dropna(subset="theme"), per_kind=1, **ALL)
    assert first[["kind", "term", "theme", "papers"]].to_numpy().tolist() == [["system", "Alpha", 0, 2]]
    both = count_entities(occurrences, terms, PAPERS.dropna(subset="theme"), per_kind=2, **ALL)
    assert both["term"].tolist() == ["Alpha", "Beta"]


def test_a_kind_that_the_corpus_hardly_has_is_not_shown():
    named = ["Peru", "Ghana", "Chile", "WHO"]
    terms = pd.DataFrame({"term": named, "kind": ["place"] * 3 + ["organisation"], "documents": [2, 2, 1, 9], "kept": True})
    occurrences = pd.DataFrame({"doc_id": "p1", "term": named})
    shown = [
        set(count_entities(occurrences, terms, PAPERS, min_terms=2, min_documents=least)["term"].unique()) for least in (1, 2, 3)
    ]
    assert shown == [{"Peru", "Ghana", "Chile"}, {"Peru", "Ghana"}, set()]
