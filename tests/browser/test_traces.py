"""Traces are found again by what they are, and labels are shown from their magnification on."""

import pytest
from plotly import graph_objects as go

from themeloom.browser.traces import escape, find_mode, find_traces, list_labels, make_trace


@pytest.fixture
def figure():
    return go.Figure(
        [make_trace("dots", [0], [0]), make_trace("labels 0.5", [0], [0]), make_trace("dots", [1], [1], hover=["a"])]
    )


def test_traces_are_found_by_their_role_in_their_order(figure):
    assert [trace.x[0] for trace in find_traces(figure, "dots")] == [0, 1]
    assert find_traces(figure, "chosen") == []
    assert [(shown_from, trace.meta) for shown_from, trace in list_labels(figure)] == [(0.5, "labels 0.5")]


def test_only_marks_with_a_text_for_it_are_pointed_at(figure):
    first, second = find_traces(figure, "dots")
    assert (first.hoverinfo, first.text) == ("skip", None)
    assert (second.hoverinfo, second.text) == (None, ("a",))


def test_labels_are_shown_from_nearly_their_magnification_on():
    assert [find_mode(magnification, 0.25) for magnification in (0.19, 0.2, 8)] == ["markers", "markers+text", "markers+text"]


def test_what_plotly_would_read_as_markup_is_escaped_and_a_quotation_mark_is_not():
    assert escape('<b>"x"</b> & y') == '&lt;b&gt;"x"&lt;/b&gt; &amp; y'
