"""The strategic diagram: ranks, hollow dots for quadrants that samples do not confirm, names as written, none on another."""

import numpy as np
import pandas as pd
import pytest

from pictures import HARD, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_strategic_diagram
from themeloom.palette import COLORS

QUADRANTS = {"niche", "motor", "emerging or declining", "basic"}


def make_themes(labels, seed=0):
    spots = np.random.default_rng(seed).random((len(labels), 2))
    themes = pd.DataFrame({"theme": pd.array(range(1, len(labels) + 1), dtype="Int64"), "label": labels})
    marks = ["doubtful", "stable"] * len(labels)
    measured = {"centrality": 9 * spots[:, 0], "density": 30 * spots[:, 1], "papers": range(1, len(labels) + 1)}
    return themes.assign(stability=marks[: len(labels)], quadrant_recovery=0.9, **measured)


def test_the_diagram_has_a_mark_for_each_theme_at_its_ranks_and_lines_in_the_middle(drawn):
    themes = make_themes(["map; a", "graph; b", "chart; c"])
    ax = plot(plot_strategic_diagram, themes)
    assert ax.collections[0].get_offsets().data.tolist() == themes[["centrality", "density"]].rank().to_numpy().tolist()
    upright, level = ax.lines[:2]
    assert {*upright.get_xdata(), *level.get_ydata()} == {2}
    names = list_names(drawn(ax))
    assert {"1  map\na", "2  graph\nb", "3  chart\nc", *QUADRANTS} <= set(names)
    assert {"1 paper", "2 papers", "3 papers"} <= set(names)


def test_a_theme_that_samples_put_elsewhere_is_hollow(drawn):
    ax = plot(plot_strategic_diagram, make_themes(["map", "graph", "chart"]).assign(quadrant_recovery=[0.49, 0.5, np.nan]))
    assert as_hex(ax.collections[0].get_facecolors()) == ["#FFFFFF", COLORS[1], COLORS[2]]
    assert as_hex(ax.collections[0].get_edgecolors()) == list(COLORS[:3])
    assert "in this quadrant in less\nthan half of the samples" in list_names(drawn(ax))


def test_a_theme_beyond_the_colours_has_another_mark_and_the_largest_circle_of_the_legend_is_whole():
    ax = plot(plot_strategic_diagram, make_themes(["map"] * 13).assign(quadrant_recovery=1.0))
    assert [len(marks.get_offsets()) for marks in ax.collections] == [12, 1]
    ax.figure.draw_without_rendering()
    [legend] = ax.figure.legends
    largest = legend.get_lines()[0]
    radius = largest.get_markersize() / 2 * ax.figure.dpi / 72
    middle = largest.get_transform().transform(largest.get_xydata()).mean(axis=0)[1]
    assert middle + radius <= ax.figure.bbox.y1


@pytest.mark.parametrize("themes", [1, 2, 12])
def test_a_diagram_of_few_or_many_long_names(drawn, themes):
    labels = [f"{HARD[(theme + 4) % 5]}; prompt" for theme in range(themes)]
    ax = plot(plot_strategic_diagram, make_themes(labels))
    texts = drawn(ax)
    firsts = [text.split("\n")[0].split("  ")[-1] for text in list_names(texts)]
    assert {label.removesuffix("; prompt") for label in labels} <= set(firsts)
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, box) for text, box in texts if "prompt" in text]) == []
    assert QUADRANTS.isdisjoint(list_names(texts)) == (themes < 3)


@pytest.mark.parametrize("seed", range(4))
def test_in_a_narrow_figure_each_theme_has_its_number_at_least(drawn, seed):
    labels = [f"{HARD[theme % 5]} and more of it; prompt; atlas" for theme in range(12)]
    ax = plot(plot_strategic_diagram, make_themes(labels, seed), width=3.5, notes=["not drawn: theme 13"])
    names = list_names(drawn(ax))
    assert sorted(int(name.split()[0]) for name in names if name[:1].isdigit() and "paper" not in name) == list(range(1, 13))
    assert "not drawn: theme 13" in names


@pytest.mark.parametrize("themes", [3, 12])
def test_no_dot_lies_where_the_quadrants_are_named(drawn, themes):
    ax = plot(plot_strategic_diagram, make_themes(["map"] * themes).assign(centrality=range(themes), density=range(themes)))
    boxes = [box for text, box in drawn(ax) if text in QUADRANTS]
    [dots] = ax.collections
    for spot, size in zip(ax.transData.transform(dots.get_offsets()), dots.get_sizes(), strict=True):
        radius = np.sqrt(size) / 2 * ax.figure.dpi / 72
        assert all(spot[1] - radius > box.y1 or spot[1] + radius < box.y0 for box in boxes)


def test_themes_of_one_centrality_or_without_papers_are_drawn(drawn):
    ax = plot(plot_strategic_diagram, make_themes(["map", "graph"]).assign(centrality=2.0, papers=0))
    assert ax.collections[0].get_offsets().data[:, 0].tolist() == [1.5, 1.5]
    assert np.isfinite(ax.collections[0].get_sizes()).all()
    assert {"1  map", "2  graph"} <= set(list_names(drawn(ax)))


def test_a_corpus_without_themes_is_said_to_have_none(drawn):
    assert list_names(drawn(plot(plot_strategic_diagram, make_themes([])))) == ["no themes in this corpus"]
