"""The papers of each year, and growth where it is more than chance."""

import re

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING, make
from pictures import find_outside, find_overlaps, list_texts, plot
from themeloom.figures import plot_years
from themeloom.figures.years import FITS, describe_growth, is_growing
from themeloom.overview import tabulate_overview

OVERVIEW = tabulate_overview(*EVERYTHING)
PARTS = OVERVIEW.parts
LISTING = tabulate_overview(BARE, *EMPTY[1:])
YEARS = pd.DataFrame({"year": [2000, 2001, 2002, 2003], "papers": [1, 2, 4, 1], "expected": [1.0, 2.0, 4.0, None]})


def summarize(low, explained):
    """The summary, were the steady growth 1 with an upper end of 2."""
    summary = OVERVIEW.summary.set_index("measure")
    summary.loc[["steady growth", "steady growth, low", "steady growth, high"], "value"] = [1, low, 2]
    summary.loc["explained by steady growth", "value"] = explained
    return summary.reset_index()


def test_years_are_bars_and_growth_is_a_line_with_its_rate():
    ax = plot(plot_years, YEARS, summarize(0.5, 1))
    assert [bar.get_height() for bar in ax.patches] == [1, 2, 4, 1]
    assert ax.lines[0].get_ydata().tolist() == [1, 2, 4]
    assert ax.lines[0].get_label() == "steady growth of +100.0% a year up to 2002 (95 %: +50.0% to +200.0%)"
    assert ax.get_xlabel() == "year of publication (papers without one: 1)"


@pytest.mark.parametrize(
    ("low", "explained", "label"),
    [
        (-0.5, 1, "no growth beyond chance up to 2002 (95 %: -50.0% to +200.0% a year)"),
        (0.5, 0.02, "no steady growth: it explains 2% of the variance of the years, less than half"),
    ],
)
def test_growth_that_is_none_is_said_and_not_drawn(low, explained, label):
    ax = plot(plot_years, YEARS, summarize(low, explained))
    assert len(ax.lines[0].get_xdata()) == 0
    assert ax.lines[0].get_label() == label


def grow(papers):
    """The years of so many papers each, and the summary by measure."""
    years = [2000 + year for year, number in enumerate(papers) for _ in range(number)]
    records = [{**BARE.iloc[0], "doc_id": f"p{place}", "position": place, "year": year} for place, year in enumerate(years, 1)]
    overview = tabulate_overview(make("records", records), *EMPTY[1:])
    return overview.parts["years"], overview.summary.set_index("measure")["value"]


def test_growth_that_the_last_five_years_contradict_is_not_called_steady():
    rising = [1, 1, 2, 2, 3, 4, 6, 8, 10, 14, 18, 24, 32, 48, 58]
    years, values = grow([*rising, 70, 60, 50, 40, 32, 5])
    assert values["steady growth, low"] > 0
    assert values["explained by steady growth"] > FITS
    assert not is_growing(values)
    # from 70 to 32 in four years is a fall of 1 - (32 / 70) ^ (1 / 4) = 17.8 % a year
    label = r"no steady growth \(.* over all\): papers of 2015–2019 fall \(95 %: -(.*)% to -(.*)% a year\)"
    told = re.fullmatch(label, describe_growth(years, values))
    assert float(told[2]) < 17.8 < float(told[1])
    # a last year that is not over contradicts nothing
    assert is_growing(grow([*rising, 70, 5])[1])


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
