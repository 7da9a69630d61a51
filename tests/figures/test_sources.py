"""Sources in the colours of their zones, and zones that begin and end between sources."""

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING
from pictures import as_hex, find_outside, find_overlaps, list_texts, plot
from themeloom.figures import plot_sources, plot_zones
from themeloom.figures.bars import DARK, LIGHT
from themeloom.overview import tabulate_overview
from themeloom.palette import GREY

OVERVIEW = tabulate_overview(*EVERYTHING)
PARTS = OVERVIEW.parts
LISTING = tabulate_overview(BARE, *EMPTY[1:])
# zones of one, two and six sources
SOURCES = pd.DataFrame({"source": list("abcdefghi"), "papers": [6, 3, 3, *6 * [1]], "zone": [1, 2, 2, *6 * [3]]})
ZONES = pd.DataFrame({"zone": [1, 2, 3], "sources": [1, 2, 6], "papers": 6})


def list_widths(ax):
    return [bar.get_width() for bar in ax.patches]


def test_sources_have_the_colours_of_their_zones():
    ax = plot(plot_sources, SOURCES, ZONES)
    assert ax.figure.get_suptitle() == "Which sources publish most? (dark: the core, 1 source with 33% of the papers)"
    assert list_widths(ax) == SOURCES["papers"].tolist()
    colors = [DARK, LIGHT, LIGHT, *6 * [GREY]]
    assert as_hex(bar.get_facecolor() for bar in ax.patches) == [color.upper() for color in colors]


def test_the_core_has_one_colour_above_and_below_also_where_all_that_are_drawn_are_of_it():
    zones = ZONES.assign(sources=[9, 2, 6], papers=[10, 5, 5])
    ax = plot(plot_sources, SOURCES.head(2).assign(zone=1), zones)
    assert set(as_hex(bar.get_facecolor() for bar in ax.patches)) == {DARK.upper()}
    assert ax.figure.get_suptitle() == "Which sources publish most? (all are of the core, 9 sources with 50% of the papers)"
    assert as_hex([plot(plot_zones, SOURCES, zones).patches[0].get_facecolor()]) == [DARK.upper()]


def test_zones_begin_and_end_between_sources_and_bear_their_number():
    ax = plot(plot_zones, SOURCES, ZONES)
    assert [text.get_text() for text in ax.texts] == ["1", "2", "6"]
    assert [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in ax.patches] == [(0.5, 1.5), (1.5, 3.5), (3.5, 9.5)]
    assert ax.lines[-1].get_ydata()[[0, -1]].tolist() == pytest.approx([1 / 3, 1])


@pytest.mark.parametrize(
    ("function", "tables", "field"),
    [
        (plot_sources, [LISTING.parts["sources"], LISTING.parts["zones"]], "a source (journal, proceedings or book)"),
        (plot_zones, [LISTING.parts["sources"], LISTING.parts["zones"]], "a source"),
    ],
)
def test_a_field_that_no_paper_has_is_named_in_one_line(function, tables, field):
    assert list_texts(plot(function, *tables))[0] == f"no paper of this corpus has {field}"


@pytest.mark.parametrize(("function", "tables"), [(plot_sources, [SOURCES, ZONES]), (plot_zones, [SOURCES, ZONES])])
def test_no_word_is_cut_off_or_lies_on_another(function, tables, drawn):
    ax = plot(function, *tables, height=3)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []
