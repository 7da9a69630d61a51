"""Papers a year: no paper vanishes, and growth is what it would be by head."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.overview import count_years, measure_growth

YEARS = st.lists(st.none() | st.integers(1990, 2030), max_size=40)


def tabulate(years):
    return pd.DataFrame({"year": pd.array(years, "Int64")})


@settings(max_examples=30, deadline=None)
@given(YEARS)
def test_every_paper_with_a_year_is_in_one_row_and_no_year_is_left_out(years):
    table = count_years(tabulate(years))
    assert table["papers"].sum() == len([year for year in years if year is not None])
    assert table["year"].diff().dropna().eq(1).all()


@settings(max_examples=30, deadline=None)
@given(YEARS)
def test_the_years_of_steady_growth_have_as_many_papers_and_the_same_mean(years):
    table = count_years(tabulate(years))
    over = table.head(-1)
    assert table["expected"].tail(1).isna().all()
    if table["expected"].notna().any():
        assert over["expected"].sum() == pytest.approx(over["papers"].sum())
        assert over["year"] @ over["expected"] == pytest.approx(over["year"] @ over["papers"])


@settings(max_examples=30, deadline=None)
@given(YEARS)
def test_the_steady_growth_lies_in_its_interval(years):
    growth = measure_growth(count_years(tabulate(years)))
    assert np.isnan(growth.steady) or growth.low < growth.steady < growth.high


@pytest.mark.parametrize("last", [1, 8, 99])
def test_what_doubles_every_year_grows_by_one_whatever_the_last_year_has(last):
    growth = measure_growth(count_years(tabulate([2000] + 2 * [2001] + 4 * [2002] + last * [2003])))
    assert (growth.compound, growth.steady) == pytest.approx((last ** (1 / 3) - 1, 1))
    # by head: information 7 (18 / 7 - (10 / 7)^2) = 26 / 7, one degree of freedom
    assert growth.high == pytest.approx(2 * np.exp(12.7062047 * np.sqrt(7 / 26)) - 1)


def test_the_compound_growth_is_that_of_bibliometrix():
    # from 1 paper to 99 in 35 years: 99^(1 / 35) - 1 = e^(4.595120 / 35) - 1
    growth = measure_growth(count_years(tabulate([1985, *10 * [2000], *99 * [2020]])))
    assert growth.compound == pytest.approx(0.140297, abs=1e-6)


def test_nothing_grows_from_a_first_year_without_papers():
    growth = measure_growth(pd.DataFrame({"papers": [0, 1, 2, 4, 3]}))
    assert np.isnan(growth.compound)
    assert growth.steady > 0


@pytest.mark.parametrize("years", [[], [None], [2000, 2000], [2000, 2001], [2000, 2001, 2002], [2000, 2000, 2009]])
def test_less_than_three_years_before_the_last_or_papers_in_one_of_them_only_have_no_steady_growth(years):
    growth = measure_growth(count_years(tabulate(years)))
    assert np.isnan([growth.steady, growth.low, growth.high]).all()
    assert np.isnan(growth.compound) == (len({*years}) < 2)
