"""The figures of the corpus as a whole: what is drawn is what the tables say, and what is missing is named."""

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING
from pictures import as_hex, find_outside, find_overlaps, list_texts, plot
from themeloom.figures import plot_authors, plot_countries, plot_productivity, plot_sources, plot_years, plot_zones
from themeloom.figures.bars import DARK, LIGHT
from themeloom.overview import PLAUSIBLE, tabulate_overview
from themeloom.palette import GREY

OVERVIEW = tabulate_overview(*EVERYTHING)
PARTS = OVERVIEW.parts
LISTING = tabulate_overview(BARE, *EMPTY[1:])
# zones of one, two and six sources
SOURCES = pd.DataFrame({"source": list("abcdefghi"), "papers": [6, 3, 3, *6 * [1]], "zone": [1, 2, 2, *6 * [3]]})
ZONES = pd.DataFrame({"zone": [1, 2, 3], "sources": [1, 2, 6], "papers": 6})
YEARS = pd.DataFrame({"year": [2000, 2001, 2002], "papers": [1, 2, 4], "expected": [1.0, 2.0, 4.0]})


def list_widths(ax):
    return [bar.get_width() for bar in ax.patches]


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


def test_sources_have_the_colours_of_their_zones():
    ax = plot(plot_sources, SOURCES, ZONES)
    assert ax.figure.get_suptitle() == "Which sources publish most? (dark: the core, 1 source with 33% of the papers)"
    assert list_widths(ax) == SOURCES["papers"].tolist()
    colors = [DARK, LIGHT, LIGHT, *6 * [GREY]]
    assert as_hex(bar.get_facecolor() for bar in ax.patches) == [color.upper() for color in colors]


def test_a_mark_that_all_would_bear_is_said_instead():
    ax = plot(plot_sources, SOURCES.head(2).assign(zone=1), ZONES.assign(sources=[9, 2, 6], papers=[10, 5, 5]))
    assert set(as_hex(bar.get_facecolor() for bar in ax.patches)) == {LIGHT.upper()}
    assert ax.figure.get_suptitle() == "Which sources publish most? (all are of the core, 9 sources with 50% of the papers)"


def test_zones_begin_and_end_between_sources_and_bear_their_number():
    ax = plot(plot_zones, SOURCES, ZONES)
    assert [text.get_text() for text in ax.texts] == ["1", "2", "6"]
    assert [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in ax.patches] == [(0.5, 1.5), (1.5, 3.5), (3.5, 9.5)]
    assert ax.lines[-1].get_ydata()[[0, -1]].tolist() == pytest.approx([1 / 3, 1])


def test_authors_have_a_bar_of_papers_and_one_of_fractions():
    ax = plot(plot_authors, PARTS["authors"])
    assert list_widths(ax) == [*PARTS["authors"]["papers"], *PARTS["authors"]["fractional"]]
    assert "3  2018–2019  h 1" in list_texts(ax)


def test_what_is_not_known_of_an_author_is_left_out():
    bare = PARTS["authors"].assign(first_year=pd.NA, last_year=pd.NA, h=pd.NA)
    assert [text.get_text() for text in plot(plot_authors, bare).texts] == ["3", "2", "1"]


def test_countries_are_alone_or_with_others():
    ax = plot(plot_countries, PARTS["countries"])
    assert list_widths(ax) == [2, 1, 1, 0]


@pytest.mark.parametrize(("chance", "verdict"), [(0.05, "ruled out, not drawn (p = 0.050)"), (0.5, "not ruled out (p = 0.500)")])
def test_the_verdict_on_lotka_s_law_is_written(chance, verdict):
    summary = OVERVIEW.summary.copy()
    summary.loc[summary["measure"] == "Lotka's fit", "value"] = chance
    ax = plot(plot_productivity, PARTS["productivity"], summary, plausible=PLAUSIBLE)
    assert ax.get_legend().get_texts()[0].get_text().endswith(f":\n{verdict}")
    assert (len(ax.lines[0].get_xdata()) > 0) == (chance > PLAUSIBLE)


@pytest.mark.parametrize(
    ("function", "tables", "field"),
    [
        (plot_years, [LISTING.parts["years"], LISTING.summary], "a year"),
        (plot_sources, [LISTING.parts["sources"], LISTING.parts["zones"]], "a source (journal, proceedings or book)"),
        (plot_zones, [LISTING.parts["sources"], LISTING.parts["zones"]], "a source"),
        (plot_authors, [LISTING.parts["authors"]], "an author"),
        (plot_countries, [LISTING.parts["countries"]], "a known country"),
    ],
)
def test_a_field_that_no_paper_has_is_named_in_one_line(function, tables, field):
    assert list_texts(plot(function, *tables))[0] == f"no paper of this corpus has {field}"


def test_authors_that_no_paper_has_leave_no_law():
    ax = plot(plot_productivity, LISTING.parts["productivity"], LISTING.summary, plausible=PLAUSIBLE)
    assert "no paper of this corpus has an author" in list_texts(ax)


@pytest.mark.parametrize(
    ("function", "tables"),
    [
        (plot_years, [YEARS, OVERVIEW.summary]),
        (plot_sources, [SOURCES, ZONES]),
        (plot_zones, [SOURCES, ZONES]),
        (plot_authors, [PARTS["authors"]]),
        (plot_countries, [PARTS["countries"]]),
    ],
)
def test_no_word_is_cut_off_or_lies_on_another(function, tables, drawn):
    ax = plot(function, *tables, height=3)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_an_author_of_one_year_has_one_year():
    authors = pd.DataFrame({"author": ["Cat, A."], "papers": 2, "fractional": 1.0, "first_year": 2012, "last_year": 2012, "h": 1})
    assert "2  2012  h 1" in list_texts(plot(plot_authors, authors))
