"""Authors, countries and Lotka's law: what is drawn is what the tables say."""

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING
from pictures import find_outside, find_overlaps, list_texts, plot
from themeloom.figures import plot_authors, plot_countries, plot_productivity
from themeloom.overview import PLAUSIBLE, tabulate_overview

OVERVIEW = tabulate_overview(*EVERYTHING)
PARTS = OVERVIEW.parts
LISTING = tabulate_overview(BARE, *EMPTY[1:])


def list_widths(ax):
    return [bar.get_width() for bar in ax.patches]


def read_note(ax):
    """The line over the legend."""
    return ax.figure.legends[0].get_title().get_text()


def test_authors_have_a_bar_of_papers_and_one_of_fractions():
    ax = plot(plot_authors, PARTS["authors"])
    assert list_widths(ax) == [*PARTS["authors"]["papers"], *PARTS["authors"]["fractional"]]
    assert "3  2018–2019  h 1" in list_texts(ax)


def test_what_is_not_known_of_an_author_is_left_out():
    bare = PARTS["authors"].assign(first_year=pd.NA, last_year=pd.NA, h=pd.NA)
    assert [text.get_text() for text in plot(plot_authors, bare).texts] == ["3", "2", "1"]


def test_countries_are_alone_or_with_others():
    ax = plot(plot_countries, PARTS["countries"], OVERVIEW.summary)
    assert list_widths(ax) == [2, 1, 1, 0]
    # one paper of four has no affiliation, and one an affiliation without a country
    assert read_note(ax) == "countries are known of 2 of 4 papers"


def test_h_is_explained_where_it_is_shown():
    authors = PARTS["authors"]
    assert read_note(plot(plot_authors, authors)) == "h: h-index within this corpus"
    partly = authors.assign(h=authors["h"].where(authors.index > 0))
    assert read_note(plot(plot_authors, partly)) == "h: h-index within this corpus, where citations are known"
    assert read_note(plot(plot_authors, authors.assign(h=pd.NA))) == ""


@pytest.mark.parametrize(
    ("chance", "verdict"),
    [(0.052, "ruled out, not drawn (p = 0.052, not above 0.1)"), (0.5, "not ruled out (p = 0.500, above 0.1)")],
)
def test_the_verdict_on_lotka_s_law_is_written(chance, verdict):
    summary = OVERVIEW.summary.copy()
    summary.loc[summary["measure"] == "Lotka's fit", "value"] = chance
    ax = plot(plot_productivity, PARTS["productivity"], summary, plausible=PLAUSIBLE)
    assert ax.get_legend().get_texts()[0].get_text().endswith(f":\n{verdict}")
    assert (len(ax.lines[0].get_xdata()) > 0) == (chance > PLAUSIBLE)
    ax.figure.draw_without_rendering()
    assert ax.get_legend().get_window_extent().y0 >= ax.get_window_extent().y1  # above all dots


def test_authors_that_no_paper_has_leave_no_law():
    ax = plot(plot_productivity, LISTING.parts["productivity"], LISTING.summary, plausible=PLAUSIBLE)
    assert "no paper of this corpus has an author" in list_texts(ax)


def test_an_author_of_one_year_has_one_year():
    authors = pd.DataFrame({"author": ["Cat, A."], "papers": 2, "fractional": 1.0, "first_year": 2012, "last_year": 2012, "h": 1})
    assert "2  2012  h 1" in list_texts(plot(plot_authors, authors))


@pytest.mark.parametrize(
    ("function", "tables", "field"),
    [
        (plot_authors, [LISTING.parts["authors"]], "an author"),
        (plot_countries, [LISTING.parts["countries"], LISTING.summary], "a known country"),
    ],
)
def test_a_field_that_no_paper_has_is_named_in_one_line(function, tables, field):
    assert list_texts(plot(function, *tables))[0] == f"no paper of this corpus has {field}"


@pytest.mark.parametrize(
    ("function", "tables"), [(plot_authors, [PARTS["authors"]]), (plot_countries, [PARTS["countries"], OVERVIEW.summary])]
)
def test_no_word_is_cut_off_or_lies_on_another(function, tables, drawn):
    ax = plot(function, *tables, height=3)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []
