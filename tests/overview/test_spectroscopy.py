"""The years of the cited works."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import RECORDS, REFERENCES
from themeloom.overview import count_cited_years


def tabulate(years):
    return pd.DataFrame({"doc_id": "p", "year": pd.array(years, "Int64")})


CITING = pd.DataFrame({"doc_id": ["p"], "year": [2010]})


@settings(max_examples=30, deadline=None)
@given(st.lists(st.none() | st.integers(1950, 2020)))
def test_all_references_that_can_be_are_counted_and_none_that_is_younger_than_what_cites_it(years):
    table = count_cited_years(CITING, tabulate(years))
    assert table["references"].sum() == len([year for year in years if year is not None and year <= 2011])
    assert table["year"].diff().dropna().eq(1).all()


def test_the_deviation_is_that_by_head():
    # 2 1 9 1 0 3: medians of 2 1 9; 2 1 9 1; 2 1 9 1 0; 1 9 1 0 3; 9 1 0 3; 1 0 3
    years = [2000, 2000, 2001, *9 * [2002], 2003, *3 * [2005]]
    assert count_cited_years(CITING, tabulate(years))["deviation"].tolist() == [0, -0.5, 8, 0, -2, 2]


def test_where_the_citing_paper_has_no_year_the_latest_of_all_counts():
    table = count_cited_years(RECORDS, REFERENCES.assign(year=[2018, 2018, 2019, 1999, 2021]))
    assert table["year"].iloc[[0, -1]].tolist() == [1999, 2019]
    assert count_cited_years(RECORDS, REFERENCES.head(0)).empty
