"""The figures of what is cited: names that can be read, peaks that do not lie on one another."""

import pandas as pd
import pytest

from corpora import EVERYTHING
from pictures import HARD, as_hex, find_outside, find_overlaps, list_texts, plot
from themeloom.figures import plot_cited, plot_spectrum, plot_works
from themeloom.figures.bars import DARK
from themeloom.figures.cited import PEAKS
from themeloom.overview import tabulate_overview
from themeloom.palette import GREY
from themeloom.tables import make_empty

WORKS = tabulate_overview(*EVERYTHING, min_citing=1).parts["references"]
PAPERS = pd.DataFrame({"title": HARD, "name": ["Cat, A.", None, "Emu, B.", "Fox", "Gnu, C."], "year": [2001, 2002, None, 2, 3]})
PAPERS = PAPERS.astype({"year": "Int64"}).assign(citations=[9, 8, 7, 6, 5])


def make_spectrum(peaks, *, years=60):
    """Years with 10 references each, of which some have 10 more."""
    spectrum = pd.DataFrame({"year": range(1950, 1950 + years), "references": 10, "deviation": 0.0})
    spectrum.loc[spectrum["year"].isin(peaks), ["references", "deviation"]] = [20, 10.0]
    return spectrum


def list_peaks(ax):
    return sorted(int(text.get_text()) for text in ax.texts)


def test_papers_are_named_by_what_is_known_of_them():
    names = [text.get_text() for text in plot(plot_cited, PAPERS).get_yticklabels()]
    assert names[:3] == [r"Cat 2001: \$Se^2\$ and \$x", "2002: _private", r"Emu: from \$5 to \$10"]


def test_a_few_that_are_cited_far_more_do_not_flatten_the_others():
    cited = pd.DataFrame({"name": "Cat, A.", "year": 2001, "title": list("abc"), "citations": [1010, 100, 2]})
    ax = plot(plot_cited, cited)
    assert ax.get_xscale() == "log"
    # a bar would have no base there
    assert not ax.patches
    ax = plot(plot_cited, cited.assign(citations=[1000, 100, 2]))
    assert ax.get_xscale() == "linear"
    assert [bar.get_width() for bar in ax.patches] == [1000, 100, 2]


def test_works_that_are_papers_of_the_corpus_are_dark_and_dois_are_not_written():
    ax = plot(plot_works, WORKS)
    assert as_hex(bar.get_facecolor() for bar in ax.patches) == [DARK.upper(), GREY.upper(), DARK.upper()]
    assert not any("10.5555" in text for text in list_texts(ax))


def test_peaks_bear_their_years_but_not_more_than_find_room():
    assert list_peaks(plot(plot_spectrum, make_spectrum([1960, 1980]))) == [1960, 1980]
    assert list_peaks(plot(plot_spectrum, make_spectrum([1960, 1961, 1980]))) == [1960, 1980]
    assert len(list_peaks(plot(plot_spectrum, make_spectrum(range(1950, 2010, 6))))) == PEAKS
    assert list_peaks(plot(plot_spectrum, make_spectrum([]))) == []


@pytest.mark.parametrize(
    ("function", "table", "field"),
    [
        (plot_cited, PAPERS.head(0), "a citation that a database counts"),
        (plot_works, make_empty("overview.references"), "a reference in common with another"),
        (plot_spectrum, make_empty("overview.spectrum"), "a reference with a year"),
    ],
)
def test_a_field_that_no_paper_has_is_named_in_one_line(function, table, field):
    assert list_texts(plot(function, table))[0] == f"no paper of this corpus has {field}"


@pytest.mark.parametrize(
    ("function", "table"),
    [
        (plot_cited, PAPERS),
        (plot_cited, PAPERS.assign(citations=[23799, 99, 98, 97, 96])),
        (plot_works, WORKS),
        (plot_spectrum, make_spectrum(range(1950, 2010, 4))),
    ],
)
def test_no_word_is_cut_off_or_lies_on_another(function, table, drawn):
    ax = plot(function, table, height=3)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []
