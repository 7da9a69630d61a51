"""The map as a widget: what is clicked is reported, what is chosen is ringed, more is named the nearer one looks."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.traces import find_traces, list_labels
from themeloom.explorer.map import MapWidget
from themeloom.network.links import find_links

TERMS = pd.DataFrame(
    {
        "term": ["a", "b", "c", "beside c"],
        "documents": [4, 3, 2, 1],
        "kind": ["term", "term", "task", "task"],
        "x": [0.0, 1.0, 0.0, 0.001],
        "y": [0.0, 0.0, 1.0, 1.001],
        "theme": pd.array([1, 1, 2, 2], dtype="Int64"),
        "label": ["a", "a", "c", "c"],
        "stability": "",
        "spellings": "",
        "strongest": "",
    }
)
GRAPH = nx.Graph()
GRAPH.add_edges_from([("a", "b"), ("a", "c"), ("b", "c"), ("c", "beside c")], documents=1, weight=1.0, q=0.5)


@pytest.fixture
def picked():
    return []


@pytest.fixture
def drawing(picked):
    drawing = MapWidget(picked.append)
    drawing.draw(TERMS, find_links(GRAPH, TERMS, max_links=2, max_q=1), GRAPH, colored_by="theme")
    return drawing


def click(drawing, role, point, trace=0):
    """Click a point, as the browser reports it: every trace hears of a click, most of them of no point."""
    number = drawing.figure.data.index(find_traces(drawing.figure, role)[trace])
    message = {
        "event_type": "plotly_click",
        "points": {"trace_indexes": [number], "point_indexes": [point], "xs": [0], "ys": [0]},
        "device_state": None,
        "selector": None,
    }
    drawing.figure._js2py_pointsCallback = message


def list_ringed(drawing):
    ring = find_traces(drawing.figure, "chosen")[0]
    return list(zip(ring.x, ring.y, strict=True))


def test_a_click_reports_the_term_the_theme_or_the_two_terms_of_a_link(drawing, picked):
    click(drawing, "terms", 1)
    click(drawing, "themes", 1)
    click(drawing, "handles", 0)
    assert picked == [["b"], 2, ["a", "c"]]  # the badge of theme 1 lies over the link of a and b


def test_of_one_term_every_link_is_shown_drawn_before_or_not(drawing, picked):
    drawing.ring(["c"])
    assert list_ringed(drawing) == [(0.0, 1.0)]
    assert sorted(find_traces(drawing.figure, "handles")[1].customdata.tolist()) == [["a", "c"], ["b", "c"], ["c", "beside c"]]
    click(drawing, "handles", 0, trace=1)
    assert picked[-1] == ["a", "c"]


def test_of_two_terms_the_link_between_them(drawing):
    drawing.ring(["a", "b"])
    assert find_traces(drawing.figure, "handles")[1].customdata.tolist() == [["a", "b"]]
    assert len(list_ringed(drawing)) == 2


def test_a_term_that_is_not_on_the_map_is_left_out(drawing):
    drawing.ring(["elsewhere"])
    assert list_ringed(drawing) == []


def test_rings_stay_on_the_next_map(drawing):
    drawing.ring(["a"])
    drawing.draw(TERMS, find_links(GRAPH, TERMS, max_links=2, max_q=1), GRAPH, colored_by="kind")
    assert list_ringed(drawing) == [(0.0, 0.0)]


def test_labels_come_with_the_magnification_and_go_again(drawing):
    crowd = pd.concat([TERMS, *(TERMS.tail(1).assign(term=f"crowd {place}") for place in range(8))], ignore_index=True)
    drawing.draw(crowd, find_links(GRAPH, TERMS, max_links=2, max_q=1), GRAPH, colored_by="theme")
    labels = list_labels(drawing.figure)
    assert [magnification for magnification, trace in labels if trace.mode == "markers+text"] == [0.25, 1]
    drawing.figure.layout.xaxis.range = [0, 0.12]  # nearly nine times nearer than the width that holds one unit
    assert all(trace.mode == "markers+text" for _, trace in labels)
    drawing.figure.layout.xaxis.range = [0, 1]
    assert dict(labels)[8.0].mode == "markers"


def list_faded(drawing):
    """The terms whose dots fade, or None where none does."""
    dots = find_traces(drawing.figure, "dots")
    if all(trace.selectedpoints is None for trace in dots):
        return None
    return {term for trace in dots for place, (term,) in enumerate(trace.customdata) if place not in (trace.selectedpoints or ())}


def test_choosing_lets_the_rest_fade_but_for_what_is_linked_to_one_term(drawing):
    assert list_faded(drawing) is None
    drawing.ring(["beside c"])
    assert list_faded(drawing) == {"a", "b"}
    drawing.ring(["a", "c"])
    assert list_faded(drawing) == {"b", "beside c"}
    drawing.ring([])
    assert list_faded(drawing) is None


def test_the_map_moves_to_what_was_found(drawing):
    drawing.move_to(["b"])
    left, right = drawing.figure.layout.xaxis.range
    assert (left + right) / 2 == 1
    assert 0 < right - left < 1
    assert sum(drawing.figure.layout.yaxis.range) == 0
    before = drawing.figure.layout.xaxis.range
    drawing.move_to(["elsewhere"])
    assert drawing.figure.layout.xaxis.range == before


def test_a_new_map_is_seen_whole_whatever_was_seen_before(drawing):
    whole = drawing.figure.layout.xaxis.range
    assert whole[0] < 0 < 1 < whole[1]
    drawing.move_to(["b"])
    assert drawing.figure.layout.xaxis.range != whole
    drawing.draw(TERMS, find_links(GRAPH, TERMS, max_links=2, max_q=1), GRAPH, colored_by="kind")
    assert drawing.figure.layout.xaxis.range == whole


def test_hiding_a_theme_hides_its_labels_and_badge(drawing):
    for trace in find_traces(drawing.figure, "dots"):
        if trace.legendgroup == "group 2":
            trace.visible = "legendonly"
    shown = {text for _, trace in list_labels(drawing.figure) for text in trace.text if text}
    assert shown == {"a", "b"}
    [badges] = find_traces(drawing.figure, "themes")
    assert list(badges.marker.opacity) == [1, 0]
    assert list(badges.texttemplate) == ["1", ""]


def test_hiding_a_theme_hides_its_links_to_other_themes_and_their_points(drawing):
    drawing.draw(TERMS, find_links(GRAPH, TERMS, max_links=9, max_q=1), GRAPH, colored_by="theme")
    drawing.ring(["a"])
    between = find_traces(drawing.figure, "links")[0]
    points, chosen = find_traces(drawing.figure, "handles")
    whole = (list(between.x), list(map(list, points.customdata)))
    assert whole == ([0, 0, None, 1, 0, None], [["a", "c"], ["b", "c"]])
    of_other = [trace for trace in find_traces(drawing.figure, "dots") if trace.legendgroup == "group 2"]
    for trace in of_other:
        trace.visible = "legendonly"
    assert len(between.x) == len(points.x) == len(points.customdata) == 0
    assert list(map(list, chosen.customdata)) == [["a", "b"]]
    for trace in of_other:
        trace.visible = True
    assert (list(between.x), list(map(list, points.customdata))) == whole
    assert len(points.text) == 2


def test_fitting_the_map_shows_all_of_the_one_that_is_drawn_now(drawing):
    drawing.draw(TERMS.head(2), find_links(GRAPH, TERMS.head(2), max_links=9, max_q=1), GRAPH.subgraph("ab"), colored_by="theme")
    whole = (drawing.figure.layout.xaxis.range, drawing.figure.layout.yaxis.range)
    drawing.move_to(["b"])
    drawing.figure.update_layout(xaxis_autorange=True, yaxis_autorange=True)
    assert (drawing.figure.layout.xaxis.range, drawing.figure.layout.yaxis.range) == whole
    assert not drawing.figure.layout.xaxis.autorange
    assert "resetScale2d" not in str(drawing.figure._config)


def test_a_new_map_takes_the_place_of_the_old(drawing, picked):
    drawing.draw(TERMS.head(2), find_links(GRAPH, TERMS.head(2), max_links=9, max_q=1), GRAPH.subgraph("ab"), colored_by="kind")
    assert drawing.box.children == (drawing.figure,)
    assert sum(len(trace.x) for trace in find_traces(drawing.figure, "terms")) == 2
    click(drawing, "terms", 0)
    assert picked == [["a"]]
