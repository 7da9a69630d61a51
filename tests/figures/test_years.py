"""The papers of each year, and growth where it is more than chance."""

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING
from pictures import find_outside, find_overlaps, list_texts, plot
from themeloom.figures import plot_years
from themeloom.overview import tabulate_overview

OVERVIEW = tabulate_overview(*EVERYTHING)
PARTS = OVERVIEW.parts
LISTING = tabulate_overview(BARE, *EMPTY[1:])
YEARS = pd.DataFrame({"year": [2000, 2001, 2002], "papers": [1, 2, 4], "expected": [1.0, 2.0, 4.0]})


def test_years_are_bars_and_growth_is_a_line_with_its_rate():
    summary = OVERVIEW.summary.copy()
    summary.loc[summary["measure"].str.startswith("steady"), "value"] = [1, 0.5, 2]
    ax = plot(plot_years, YEARS, summary)
    assert [bar.get_height() for bar in ax.patches] == [1, 2, 4]
    assert ax.lines[0].get_ydata().tolist() == [1, 2, 4]
    assert ax.lines[0].get_label() == "steady growth of +100.0% a year (95 %: +50.0% to +200.0%)"
    assert ax.get_xlabel() == "year of publication (papers without one: 1)"


@pytest.mark.parametrize(
    ("papers", "low", "label"),
    [
        ([1, 2, 4], -0.5, "no growth beyond chance (95 %: -50.0% to +200.0% a year)"),
        ([1, 9, 4], 0.5, "no steady growth: it explains 2% of the variance of the years, less than half"),
    ],
)
def test_growth_that_is_none_is_said_and_not_drawn(papers, low, label):
    summary = OVERVIEW.summary.copy()
    summary.loc[summary["measure"].str.startswith("steady"), "value"] = [1, low, 2]
    ax = plot(plot_years, YEARS.assign(papers=papers, expected=[2.9, 4.4, 6.7]), summary)
    assert len(ax.lines[0].get_xdata()) == 0
    assert ax.lines[0].get_label() == label


def test_two_years_have_no_line():
    ax = plot(plot_years, PARTS["years"], OVERVIEW.summary)
    assert not ax.lines
    assert len(ax.patches) == 2


@pytest.mark.parametrize(
    ("function", "tables", "field"),
    [
        (plot_years, [LISTING.parts["years"], LISTING.summary], "a year"),
    ],
)
def test_a_field_that_no_paper_has_is_named_in_one_line(function, tables, field):
    assert list_texts(plot(function, *tables))[0] == f"no paper of this corpus has {field}"


@pytest.mark.parametrize(("function", "tables"), [(plot_years, [YEARS, OVERVIEW.summary])])
def test_no_word_is_cut_off_or_lies_on_another(function, tables, drawn):
    ax = plot(function, *tables, height=3)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []
