"""Dates as databases write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.values.dates import find_year, normalize_date, normalize_short_date


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("2020/05/01/", None, "2020-05-01"),
        ("2020///", None, "2020"),
        ("2021-03-15T00:00:00Z", None, "2021-03-15"),
        ("2020 Jan-Feb", None, "2020-01"),
        ("2019 Dec 7", None, "2019-12-07"),
        ("15 March 2021", None, "2021-03-15"),
        ("Sept. 2018", None, "2018-09"),
        ("JAN 15", 2022, "2022-01-15"),
        ("SUMMER", 2022, "2022"),
        ("01/02/2020", None, "2020"),
        ("20200115", None, "2020-01-15"),
        ("2020-13", None, "2020"),
        ("in press", None, ""),
        ("1234567890123", None, ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text, year, date):
    assert normalize_date(text, year) == date


@given(st.text())
def test_any_text_has_a_date_that_begins_with_its_year_or_none(text):
    date = normalize_date(text)
    assert date == "" or date.startswith(str(find_year([text])))


@pytest.mark.parametrize(("texts", "year"), [(["Year", "2019"], 2019), (["", "c1999"], 1999), (["12020"], None), ([], None)])
def test_a_year_stands_alone(texts, year):
    assert find_year(texts) == year


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mar-21", "2021-03"),
        ("Sept-99", "1999-09"),
        ("Mar 21", "Mar 21"),
        ("Mar-Apr", "Mar-Apr"),
        ("44197", "2021-01-01"),
        ("44197.5", "2021-01-01"),
        ("12345", "12345"),
        ("441970", "441970"),
    ],
)
def test_a_date_that_a_spreadsheet_shortened(text, date):
    assert normalize_short_date(text) == date
