"""Themes that continue from period to period are linked, surely; those whose terms are dealt at random are not."""

import numpy as np
import pandas as pd
import pytest

from studies import study_fields, study_papers
from themeloom.themes.evolution import cut_study, find_evolution
from themeloom.themes.finding import find_themes

PAPERS = 120


@pytest.fixture(scope="module")
def studied():
    return study_fields(papers=PAPERS)


def cut_halves(doc_ids, early):
    """Two periods; ``early`` are the places of the papers of the first."""
    period = np.where(np.isin(np.arange(len(doc_ids)), early), 0, 1)
    return pd.DataFrame({"doc_id": doc_ids, "period": period, "name": np.where(period, "2021", "2020")})


def find(studied, periods, **options):
    whole = find_themes(studied.study, studied.doc_ids, studied.graph, number=3).papers
    options = {"samples": 10, "clouds": 0, "processes": 1, **options}
    return whole, find_evolution(studied.study, periods, studied.graph, studied.occurrences, whole, **options)


def test_themes_of_the_same_fields_continue_surely(studied):
    periods = cut_halves(studied.doc_ids, range(PAPERS // 2))
    _, evolution = find(studied, periods, number=3)
    themes = evolution.themes
    assert themes.groupby("name").size().to_dict() == {"2020": 3, "2021": 3}
    assert themes["papers"].sum() == PAPERS
    links = evolution.links.merge(themes[themes["period"] == 0][["theme", "whole"]], on="theme")
    links = links.merge(
        themes[themes["period"] == 1][["theme", "whole"]].add_prefix("next_").rename(columns={"next_theme": "next"})
    )
    assert len(links) == 3
    assert links["sure"].all()
    assert links["whole"].tolist() == links["next_whole"].tolist()
    assert links["inclusion"].gt(0.8).all()


def test_a_field_that_ends_does_not_continue():
    """The first period has the fields a and b, the second b and c; each paper has four of its field's eight terms."""
    chance = np.random.default_rng(1)
    fields = ["a", "b"] * 20 + ["b", "c"] * 20
    texts = {f"d{place}": [f"{field}{n}" for n in chance.choice(8, 4, replace=False)] for place, field in enumerate(fields)}
    means = dict(zip("abc", np.eye(3), strict=True))
    names = [means[term[0]] for term in sorted({term for held in texts.values() for term in held})]
    studied = study_papers(texts, [means[field] for field in fields], names)
    whole, evolution = find(studied, cut_halves(studied.doc_ids, range(40)), number=2)
    [link] = evolution.links.to_dict("records")
    assert link["sure"]
    assert (link["shared"], link["inclusion"], link["stability"], link["support"]) == (8, 1.0, 1.0, 1.0)
    ends = [
        evolution.themes.query("period == @period and theme == @theme")["whole"].item()
        for period, theme in ((0, link["theme"]), (1, link["next"]))
    ]
    assert ends == [whole["theme"][1]] * 2


def test_a_rerun_is_the_same_whatever_the_processes(studied):
    periods = cut_halves(studied.doc_ids, range(0, PAPERS, 2))
    one = find(studied, periods)[1]
    other = find(studied, periods, processes=2)[1]
    for table, again in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(table, again)


def test_without_years_there_is_no_evolution(studied):
    _, evolution = find(studied, cut_halves(studied.doc_ids, []).head(0))
    assert [len(table) for table in evolution] == [0, 0]


def test_a_cut_study_has_the_rows_of_some_papers(studied):
    part = cut_study(studied.study, np.array([3, 5]))
    assert (part.occurrences.toarray() == studied.study.occurrences.toarray()[[3, 5]]).all()
    assert (part.meanings == studied.study.meanings[[3, 5]]).all()
