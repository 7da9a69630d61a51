"""Every paper with a year is in one period, periods follow each other, and each has enough papers."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.trends.periods import cut_equally, cut_periods, describe_lack, describe_undated

YEARS = st.lists(st.one_of(st.integers(1950, 2030), st.none()), max_size=60)


def make_records(years):
    return pd.DataFrame({"doc_id": [f"p{place}" for place in range(len(years))], "year": pd.array(years, "Int64")})


def check(periods, years):
    dated = [year for year in years if year is not None]
    assert periods["year"].tolist() == dated
    ordered = periods.sort_values("year")
    assert ordered["period"].is_monotonic_increasing
    assert sorted(set(periods["period"])) == list(range(periods["period"].nunique()))
    assert periods.groupby("year")["period"].nunique().le(1).all()  # no year is cut
    assert periods.groupby("period")["name"].nunique().le(1).all()


@given(YEARS, st.integers(1, 12))
def test_a_period_has_enough_papers_where_the_corpus_has(years, least):
    periods = cut_periods(make_records(years), least=least)
    check(periods, years)
    if len(periods) >= least:
        assert periods["period"].value_counts().min() >= least


@given(YEARS, st.integers(1, 12))
def test_there_are_no_more_periods_than_asked_for(years, number):
    periods = cut_equally(make_records(years), number=number)
    check(periods, years)
    assert periods["period"].nunique() <= number


def test_years_of_many_papers_stand_alone_and_others_are_pooled_to_the_end():
    years = [1950] + [2019] * 10 + [2020] * 12 + [2021] * 11 + [2022] * 3
    names = cut_periods(make_records(years), least=10).drop_duplicates("period")["name"]
    assert names.tolist() == ["1950\u20132019", "2020", "2021\u20132022"]


def test_equal_parts_hold_about_as_many_papers():
    years = list(range(2000, 2020)) * 5
    assert cut_equally(make_records(years), number=4)["period"].value_counts().tolist() == [25, 25, 25, 25]


@pytest.mark.parametrize("cut", [lambda: cut_periods(make_records([]), least=0), lambda: cut_equally(make_records([]), number=0)])
def test_less_than_one_is_refused(cut):
    with pytest.raises(ValueError, match="is 0; needs a number of p"):
        cut()


def test_papers_without_a_year_are_told():
    assert describe_undated(make_records([2020, None])) == "1 of 2 papers have no year and are left out"
    assert describe_undated(make_records([2020])) == ""


@pytest.mark.parametrize(
    ("years", "themes", "lack"),
    [
        ([], 2, "no paper of this corpus has a year"),
        ([2020], 0, "no themes in this corpus"),
        ([2020], 1, "no theme in any period"),
    ],
)
def test_what_a_corpus_lacks_is_said_and_one_thing_only(years, themes, lack):
    periods = cut_periods(pd.DataFrame({"doc_id": [str(year) for year in years], "year": pd.array(years, "Int64")}))
    assert describe_lack(periods, pd.DataFrame({"theme": range(themes)})).startswith(lack)
