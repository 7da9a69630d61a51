"""Links are lines, each with a point in its middle that can be clicked where no dot lies over it."""

from browser.toy_map import HOSTILE, LINKS, TERMS
from themeloom.browser.link_traces import find_inside
from themeloom.browser.term_map import draw_map
from themeloom.browser.traces import find_traces


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


def test_a_link_within_a_theme_hides_with_it_where_themes_have_colours():
    assert find_inside(LINKS, "theme").tolist() == [1]
    assert find_inside(LINKS, "kind").isna().all()
