"""What the themes are about, on corpora small enough to check by head."""

import pandas as pd
import pytest

from themeloom.themes.profiles import count_entities, measure_profile

ALL = {"min_terms": 1, "min_documents": 1}
THEMES = pd.DataFrame({"theme": [1, 2], "label": ["seed; yarn; loom", ""], "stability": ["stable", "dissolved"]})
MEMBERS = pd.DataFrame({"term": ["map", "seed", "loom"], "theme": pd.array([1, 1, 2], "Int64"), "documents": [3, 2, 1]})
PAPERS = pd.DataFrame(
    {"doc_id": ["p1", "p2", "p3", "p4"], "theme": pd.array([1, 1, 2, None], "Int64"), "share": [1.0, 0.5, 1.0, None]}
)


def test_profile_counts_every_paper_once_and_those_of_no_theme_last():
    profile = measure_profile(THEMES, MEMBERS, PAPERS, named=1)
    assert profile["papers"].tolist() == [2, 1, 1]
    assert profile["share"].tolist()[:2] == [0.75, 1.0]
    assert profile["about"].tolist() == ["seed (2)", "loom (1)", "papers of no theme"]
    assert profile["theme"].isna().tolist() == [False, False, True]
    assert profile["stability"].tolist() == ["stable", "dissolved", ""]


@pytest.mark.parametrize(("named", "about"), [(2, "seed (2); loom (1)"), (9, "seed (2); loom (1); map (3)")])
def test_a_theme_is_named_by_the_terms_of_its_label_and_then_by_its_strongest(named, about):
    # yarn is on no map; loom is of another theme, and named once
    assert measure_profile(THEMES, MEMBERS, PAPERS, named=named)["about"].tolist()[:2] == [about, "loom (1)"]


def test_a_corpus_without_themes_has_a_profile_of_one_row():
    none = PAPERS.assign(theme=pd.array([None] * 4, "Int64"))
    profile = measure_profile(THEMES.head(0), MEMBERS.assign(theme=pd.array([None] * 3, "Int64")), none, named=1)
    assert profile[["papers", "about"]].to_numpy().tolist() == [[4, "papers of no theme"]]


def make_papers(own=8, others=32):
    """Papers of theme 1, and then those of theme 2."""
    return pd.DataFrame({"doc_id": [f"p{number}" for number in range(own + others)], "theme": [1] * own + [2] * others})


def hold(**papers):
    """One row per paper and term, of the papers with these numbers."""
    return pd.DataFrame(
        [(f"p{number}", term) for term, numbers in papers.items() for number in numbers], columns=["doc_id", "term"]
    )


def make_terms(**kinds):
    return pd.DataFrame({"term": list(kinds), "kind": list(kinds.values()), "documents": range(len(kinds), 0, -1), "kept": True})


def test_a_cell_has_its_papers_its_share_and_how_much_more_often_that_is():
    occurrences = hold(Alpha=[0, 1, 2, 3, 8], Beta=range(40), Gamma=range(8), Omega=range(8))
    terms = make_terms(Alpha="system", Beta="system", Gamma="term", Omega="system")
    cells = count_entities(occurrences, terms.assign(kept=terms["term"] != "Omega"), make_papers(), **ALL)
    # all papers hold Beta, so that no theme has more of it; Gamma is of no kind, Omega was dropped
    assert cells[["kind", "term", "theme", "papers"]].to_numpy().tolist() == [
        ["system", "Alpha", 1, 4],
        ["system", "Alpha", 2, 1],
    ]
    assert cells["share"].tolist() == [4 / 8, 1 / 32]
    assert cells["lift"].tolist() == [4 / 8 * 8, 1 / 32 * 8]
    # Wilson's interval of 4 in 8 is .215 to .785, and an eighth of all papers hold Alpha
    assert cells["sure"].tolist() == [True, False]
    assert cells[["low", "high"]].iloc[0].round(3).tolist() == [0.215, 0.785]


def test_cells_of_few_papers_and_terms_beyond_so_many_of_a_kind_are_left_out():
    occurrences = hold(Alpha=[0, 1, 2, 3, 8], Delta=[4, 5, 6, 7])
    terms = make_terms(Alpha="system", Delta="system")
    assert count_entities(occurrences, terms, make_papers(), min_terms=1, min_documents=2)["theme"].tolist() == [1, 1]
    assert count_entities(occurrences, terms, make_papers(), min_terms=1, per_kind=1)["term"].tolist() == ["Alpha"]


def test_a_kind_that_the_corpus_hardly_has_is_not_shown():
    terms = make_terms(Peru="place", Ghana="place", WHO="organisation")
    occurrences = hold(Peru=range(4), Ghana=range(4), WHO=range(4))
    assert set(count_entities(occurrences, terms, make_papers(), min_terms=2)["term"]) == {"Peru", "Ghana"}
    assert count_entities(occurrences, terms, make_papers(), min_terms=3).empty
    assert count_entities(occurrences, terms, make_papers(0, 40), min_terms=1).empty
