"""The summary: each measure has its value by head, or none where the corpus lacks the field."""

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING, make
from themeloom.overview import tabulate_overview
from themeloom.overview.summary import FIELDS, MEASURES

BY_HEAD = {
    "papers": 4,
    "first year": 2018,
    "last year": 2019,
    "papers without a year": 1,
    "compound growth": 1,
    "sources": 2,
    "core sources": 1,
    "authors": 3,
    "author appearances": 6,
    "authors a paper": 2,
    "single-authored papers": 1,
    "authors of single-authored papers": 1,
    "countries": 2,
    "papers with a country": 2,
    "papers of several countries": 1 / 2,
    "authors' keywords": 2,
    "databases' keywords": 1,
    "keywords that are terms": 1 / 3,
    "citations": 6,
    "citations a paper": 2,
    "references": 5,
    "works": 3,
    "references to the corpus": 3,
    "with year": 3 / 4,
    "with abstract": 0,
}


@pytest.fixture(scope="module")
def values():
    return tabulate_overview(*EVERYTHING).summary.set_index("measure")["value"]


@pytest.mark.parametrize("measure", BY_HEAD)
def test_it_is_what_it_is_by_head(measure, values):
    assert values[measure] == pytest.approx(BY_HEAD[measure])


def test_a_listing_of_texts_has_papers_and_shares_and_nothing_else():
    values = tabulate_overview(BARE, *EMPTY[1:]).summary.set_index("measure")["value"]
    known = ["papers", "papers without a year", *(f"with {field}" for field in FIELDS)]
    assert sorted(values.dropna().index) == sorted(known)


def test_recent_growth_is_that_of_the_five_years_before_the_last():
    papers = [9, 1, 2, 4, 8, 16, 3]  # they double in each of 2001 to 2005
    years = [2000 + year for year, number in enumerate(papers) for _ in range(number)]
    records = [{**BARE.iloc[0], "doc_id": f"p{place}", "position": place, "year": year} for place, year in enumerate(years, 1)]
    values = tabulate_overview(make("records", records), *EMPTY[1:]).summary.set_index("measure")["value"]
    assert values["recent growth"] == pytest.approx(1)
    assert values["recent growth, low"] < 1 < values["recent growth, high"]
    assert values["steady growth"] < 0.5
    assert values["explained by steady growth"] < 0.8


def test_every_measure_has_a_unit_or_is_plain_and_a_meaning(values):
    assert [name for name, about in MEASURES.items() if not about.meaning] == []
    assert len(values) == len(MEASURES) + len(FIELDS)
    assert isinstance(values, pd.Series)
