"""What the themes are about, on corpora small enough to check by head."""

import pandas as pd
import pytest

from themeloom.themes.profiles import count_entities, measure_profile, measure_spread

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
