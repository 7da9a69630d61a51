"""The map for a browser: what each trace is, what can be clicked, and that no text from the corpus is read as markup."""

import json

import pandas as pd
import pytest

from themeloom.browser.term_map import COLOR_OF, draw_map, draw_rings, find_traces, list_labels
from themeloom.lexicon.kinds import PROFILES

HOSTILE = "<b onclick=alert(1)>x</b> & <script>"
TERMS = pd.DataFrame(
    {
        "term": ["map", HOSTILE, "seed"],
        "documents": [4, 2, 1],
        "kind": ["method", "term", "dataset"],
        "x": [0.0, 1.0, 0.5],
        "y": [0.0, 0.0, 1.0],
        "theme": pd.array([0, 0, None], dtype="Int64"),
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
    }
)


@pytest.fixture
def figure():
    return draw_map(TERMS, LINKS, colored_by="theme")


def test_a_trace_of_terms_for_each_theme_and_one_for_those_of_none(figure):
    traces = find_traces(figure, "terms")
    assert [trace.name for trace in traces] == ["0 ●  map", "no theme"]
    assert [[name for (name,) in trace.customdata] for trace in traces] == [["map", HOSTILE], ["seed"]]
    assert all(trace.showlegend for trace in traces)


def test_a_kind_has_one_colour_in_every_profile():
    assert all(kinds.index(kind) == COLOR_OF[kind] for kinds in PROFILES.values() for kind in kinds)


def test_a_trace_of_terms_for_each_kind(figure):
    by_kind = draw_map(TERMS, LINKS, colored_by="kind")
    assert [trace.name for trace in find_traces(by_kind, "terms")] == ["dataset", "method", "term"]
    assert len({trace.marker.color for trace in find_traces(by_kind, "terms")}) == 3
    assert find_traces(by_kind, "themes") == []
    assert len(find_traces(figure, "themes")) == 1


def test_pointing_at_a_term_shows_papers_kind_theme_spellings_and_links(figure):
    text = find_traces(figure, "terms")[0].text[0]
    for part in ("<b>map</b>", "papers: 4", "kind: method", "theme 0 ●", "also: maps", "with: seed (1)"):
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
    assert list(find_traces(figure, "links")[0].x) == [0.0, 1.0, None]
    assert len(find_traces(figure, "handles")[0].x) == 0


def test_nothing_is_chosen_at_first(figure):
    assert len(find_traces(figure, "chosen")[0].x) == 0
    assert len(find_traces(figure, "handles")) == len(find_traces(figure, "links")) == 2
    assert len(find_traces(figure, "handles")[1].x) == 0


def test_a_ring_around_what_is_chosen():
    ring = draw_rings(TERMS.head(1).assign(size=10.0))
    assert (list(ring.x), list(ring.marker.size)) == ([0.0], [18.0])


def test_labels_are_shown_from_their_magnification_on(figure):
    labels = list_labels(figure)
    assert list(labels) == [0.25]
    assert labels[0.25].visible


def test_text_from_the_corpus_is_escaped_where_plotly_would_read_it(figure):
    content = json.loads(figure.to_json())
    texts = [text for trace in content["data"] for text in [*(trace.get("text") or []), trace.get("name") or ""]]
    assert any("&lt;script&gt;" in text for text in texts)
    assert not any("<script" in text or "<b onclick" in text for text in texts)


def test_an_empty_map_is_a_map():
    figure = draw_map(TERMS.head(0), LINKS.head(0), colored_by="theme")
    assert find_traces(figure, "terms") == []
