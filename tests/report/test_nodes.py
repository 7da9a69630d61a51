"""The boxes of the evolution in the report: what they open, and where they lie in the figure."""

import pandas as pd
import pytest
from matplotlib import pyplot as plt

from themeloom.figures import plot_evolution
from themeloom.palette import COLORS
from themeloom.project import render_csv
from themeloom.project.files import render_svg
from themeloom.report.nodes import describe_boxes, find_spots

THEMES = pd.DataFrame(
    {
        "period": [0, 0, 1],
        "name": ["2019", "2019", "2020"],
        "theme": [0, 1, 0],
        "label": ["map", "loom", "map; $5$"],
        "papers": [2, 1, 1],
        "whole": pd.array([1, None, 1], "Int64"),
        "terms": ["map; atlas", "loom", "map"],
        "doc_ids": ["p; q", "r", "s"],
    }
)
LINKS = pd.DataFrame({"period": [0, 0], "theme": [0, 0], "next": [0, 0], "inclusion": [0.5, 0.5], "sure": [True, False]})
RECORDS = pd.DataFrame({"doc_id": list("pqrs"), "title": ["On p", "On q", "On r", "On s"]})


def describe(**options):
    return describe_boxes(render_csv(THEMES.merge(LINKS, on=["period", "theme"], how="left")), RECORDS, **options)


def test_a_node_has_its_terms_and_its_papers_once_however_many_links_it_has():
    nodes = describe()
    assert [node["id"] for node in nodes] == ["evolution-0-0", "evolution-0-1", "evolution-1-0"]
    assert [node["titles"] for node in nodes] == [["On p", "On q"], ["On r"], ["On s"]]
    assert nodes[0]["color"] == COLORS[0]
    assert nodes[0]["terms"] == "map; atlas"
    assert [node["more"] for node in describe(most=1)] == [1, 0, 0]


def test_no_themes_are_no_nodes():
    assert describe_boxes(render_csv(THEMES.head(0)), RECORDS) == []
    assert find_spots("no picture", []) == []


def test_the_boxes_of_the_figure_lead_to_the_nodes_and_lie_where_they_are_drawn():
    fig, ax = plt.subplots(figsize=(6, 3))
    plot_evolution(THEMES, LINKS, ax)
    spots = find_spots(render_svg(fig, "16_theme_evolution", "How", "so"), describe())
    boxes = [patch for patch in ax.patches if hasattr(patch, "get_height")]
    plt.close(fig)
    assert {spot["id"] for spot in spots} == {node["id"] for node in describe()}
    by_id = {spot["id"]: spot for spot in spots}
    for box in boxes:
        spot = by_id[box.get_url().partition("#")[2]]
        extent = box.get_window_extent().transformed(fig.transFigure.inverted())
        assert [spot["left"], spot["width"]] == pytest.approx([100 * extent.x0, 100 * extent.width], abs=0.1)
        assert [spot["top"], spot["height"]] == pytest.approx([100 * (1 - extent.y1), 100 * extent.height], abs=0.1)
