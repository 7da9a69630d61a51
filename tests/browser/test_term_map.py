"""The map for a browser: what each trace is, what can be clicked, and that no text from the corpus is read as markup."""

import json

import pandas as pd
import pytest

from themeloom.browser.term_map import draw_map, draw_rings
from themeloom.browser.traces import find_traces, list_labels
from themeloom.palette import GREY

HOSTILE = "<b onclick=alert(1)>x</b> & <script>"
TERMS = pd.DataFrame(
    {
        "term": ["map", HOSTILE, "seed"],
        "documents": [4, 2, 1],
        "kind": ["method", "term", "dataset"],
        "x": [0.0, 1.0, 0.5],
        "y": [0.0, 0.0, 1.0],
        "theme": pd.array([1, 1, None], dtype="Int64"),
        "label": ["map", HOSTILE, ""],
        "stability": ["stable", "stable", ""],
        "spellings": ["maps", HOSTILE, ""],
        "strongest": ["seed (1)", "", ""],
    }
)
LINKS = pd.DataFrame(
    {
        "a": ["map"],
        "b": [HOSTILE],
        "documents": [2],
        "weight": [1.5],
        "q": [0.25],
        "x_a": [0.0],
        "y_a": 0.0,
        "x_b": [1.0],
        "y_b": 0.0,
        "theme": pd.array([1], dtype="Int64"),
    }
)


@pytest.fixture
def figure():
    return draw_map(TERMS, LINKS, colored_by="theme")


def test_a_trace_of_terms_for_each_theme_and_one_for_those_of_none(figure):
    traces = find_traces(figure, "terms")
    assert [[name for (name,) in trace.customdata] for trace in traces] == [["map", HOSTILE], ["seed"]]
    named = [trace for trace in find_traces(figure, "dots") if trace.showlegend]
    assert [trace.name for trace in named] == ["1 ●  map", "no theme"]


def test_the_legend_hides_dots_points_and_lines_of_a_theme_together(figure):
    groups = {role: {trace.legendgroup for trace in find_traces(figure, role)} for role in ("dots", "terms", "links")}
    assert groups == {"dots": {"group 1", "group -1"}, "terms": {"group 1", "group -1"}, "links": {None, "group 1"}}


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


def test_a_link_is_a_line_with_a_point_in_its_middle_that_names_its_terms():
    figure = draw_map(TERMS, LINKS, colored_by="kind")  # without the badge that would lie over it
    lines = find_traces(figure, "links")[0]
    middles = find_traces(figure, "handles")[0]
    assert list(lines.x) == [0.0, 1.0, None]
    assert (list(middles.x), list(middles.y)) == ([0.5], [0.0])
    assert middles.customdata.tolist() == [["map", HOSTILE]]
    assert "shared papers: 2" in middles.text[0]
    assert "q: 0.25" in middles.text[0]


def test_a_link_whose_middle_lies_under_a_dot_is_a_line_only():
    beneath = TERMS.assign(x=[0.0, 1.0, 0.5], y=[0.0, 0.0, 0.001])
    figure = draw_map(beneath, LINKS, colored_by="theme")
    assert list(find_traces(figure, "links")[1].x) == [0.0, 1.0, None]
    assert len(find_traces(figure, "handles")[0].x) == 0


def test_nothing_is_chosen_at_first(figure):
    assert len(find_traces(figure, "chosen")[0].x) == 0
    assert [len(trace.x) for trace in find_traces(figure, "handles")] == [0, 0]  # the badge lies over the one middle
    assert [len(trace.x) for trace in find_traces(figure, "links")] == [0, 3, 0]


def test_a_ring_around_what_is_chosen():
    ring = draw_rings(TERMS.head(1).assign(size=10.0))
    assert (list(ring["x"]), list(ring["marker"]["size"])) == ([0.0], [18.0])


def test_letters_and_dots_have_the_size_that_is_asked_for():
    figure = draw_map(TERMS, LINKS, label_size=16, dot_size=2)
    usual = draw_map(TERMS, LINKS)
    assert {trace.textfont.size for _, trace in list_labels(figure)} == {16}
    sizes = [[trace.marker.size[0] for trace in find_traces(one, "dots")] for one in (figure, usual)]
    assert sizes[0] == [2 * size for size in sizes[1]]


def test_text_from_the_corpus_is_escaped_where_plotly_would_read_it(figure):
    content = json.loads(figure.to_json())
    texts = [text for trace in content["data"] for text in [*(trace.get("text") or []), trace.get("name") or ""]]
    assert any("&lt;script&gt;" in text for text in texts)
    assert not any("<script" in text or "<b onclick" in text for text in texts)


def test_an_empty_map_is_a_map():
    figure = draw_map(TERMS.head(0), LINKS.head(0), colored_by="theme")
    assert find_traces(figure, "terms") == []
