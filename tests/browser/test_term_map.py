"""The map for a browser: what each trace is, what can be clicked, and that no text from the corpus is read as markup."""

import json

import pytest

from browser.toy_map import HOSTILE, LINKS, TERMS
from themeloom.browser.term_map import draw_map
from themeloom.browser.traces import find_traces


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


def test_nothing_is_chosen_at_first(figure):
    assert len(find_traces(figure, "chosen")[0].x) == 0
    assert [len(trace.x) for trace in find_traces(figure, "handles")] == [0, 0]  # the badge lies over the one middle
    assert [len(trace.x) for trace in find_traces(figure, "links")] == [0, 3, 0]


def test_text_from_the_corpus_is_escaped_where_plotly_would_read_it(figure):
    content = json.loads(figure.to_json())
    texts = [text for trace in content["data"] for text in [*(trace.get("text") or []), trace.get("name") or ""]]
    assert any("&lt;script&gt;" in text for text in texts)
    assert not any("<script" in text or "<b onclick" in text for text in texts)


def test_an_empty_map_is_a_map():
    figure = draw_map(TERMS.head(0), LINKS.head(0), colored_by="theme")
    assert find_traces(figure, "terms") == []
