"""Dots, labels and rings of terms: their layers, sizes, colours and texts."""

import pytest

from browser.toy_map import LINKS, TERMS
from themeloom.browser.term_map import draw_map
from themeloom.browser.term_traces import draw_rings
from themeloom.browser.traces import find_traces, list_labels
from themeloom.palette import GREY


@pytest.fixture
def figure():
    return draw_map(TERMS, LINKS, colored_by="theme")


def test_small_dots_lie_above_large_ones_and_the_mouse_finds_the_nearest_middle(figure):
    layers = {name: trace.zorder for trace in find_traces(figure, "dots") for (name,) in trace.customdata}
    assert layers["map"] < layers["seed"]
    targets = find_traces(figure, "terms")
    assert {(trace.marker.size, trace.marker.opacity) for trace in targets} == {(6, 0)}
    assert all(trace.hoverinfo == "skip" for trace in find_traces(figure, "dots"))
    assert figure.layout.hoverdistance >= 20


def test_a_trace_of_terms_for_each_kind(figure):
    by_kind = draw_map(TERMS, LINKS, colored_by="kind")
    dots = find_traces(by_kind, "dots")
    assert [trace.name for trace in dots] == ["dataset", "method", "term"]
    assert len({trace.marker.color for trace in dots}) == 3
    assert find_traces(by_kind, "themes") == []
    assert len(find_traces(figure, "themes")) == 1


def test_a_number_gives_terms_one_scale_of_colours_and_those_without_one_are_grey():
    by_year = draw_map(TERMS.assign(value=[2020.0, 2021.5, None]), LINKS, colored_by="mean year")
    *known, unknown = find_traces(by_year, "dots")
    assert {trace.marker.coloraxis for trace in known} == {"coloraxis"}
    assert {value for trace in known for value in trace.marker.color} == {2020.0, 2021.5}
    assert (unknown.marker.color, unknown.marker.coloraxis) == (GREY, None)
    # the bar of colours says what they mean, the legend the rest
    assert by_year.layout.coloraxis.colorbar.title.text == "mean year"
    assert [trace.name for trace in find_traces(by_year, "dots") if trace.showlegend] == ["mean year: not known"]
    assert "mean year: 2021.5" in find_traces(by_year, "terms")[0].text[1]


def test_pointing_at_a_term_shows_papers_kind_theme_spellings_and_links(figure):
    text = find_traces(figure, "terms")[0].text[0]
    for part in ("<b>map</b>", "papers: 4", "kind: method", "theme 1 ●", "also: maps", "with: seed (1)"):
        assert part in text


def test_a_ring_around_what_is_chosen():
    ring = draw_rings(TERMS.head(1).assign(size=10.0))
    assert (list(ring["x"]), list(ring["marker"]["size"])) == ([0.0], [18.0])


def test_letters_and_dots_have_the_size_that_is_asked_for():
    figure = draw_map(TERMS, LINKS, label_size=16, dot_size=2)
    usual = draw_map(TERMS, LINKS)
    assert {trace.textfont.size for _, trace in list_labels(figure)} == {16}
    sizes = [[trace.marker.size[0] for trace in find_traces(one, "dots")] for one in (figure, usual)]
    assert sizes[0] == [2 * size for size in sizes[1]]
