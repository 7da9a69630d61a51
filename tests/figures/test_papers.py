"""The map of papers: a dot each, where it lies, in its theme's colour, as large as it is cited, leading to its page."""

import io

import pandas as pd

from pictures import as_hex, find_outside, list_names, plot
from themeloom.figures import plot_paper_map
from themeloom.palette import COLORS, GREY


def make_papers(**columns):
    table = {
        "x": [0.0, 1.0, 2.0],
        "y": [0.0, 1.0, 0.0],
        "theme": pd.array([1, 2, None], "Int64"),
        "label": ["map; a", "loom; b", None],
    }
    table |= {
        "stability": ["stable", "doubtful", None],
        "citations": pd.array([9, None, 0], "Int64"),
        "url": ["https://doi.org/10.1/a", "", ""],
    }
    return pd.DataFrame(table | columns)


def test_a_dot_for_each_paper_and_a_name_for_each_theme(drawn):
    ax = plot(plot_paper_map, make_papers(), notes=["a note"])
    [dots] = ax.collections
    # the largest first, so that none is hidden
    assert dots.get_offsets().data.tolist() == make_papers()[["x", "y"]].to_numpy().tolist()
    assert as_hex(dots.get_facecolors()) == [*COLORS[:2], GREY]
    assert dots.get_sizes().tolist() == [120, 10, 10]
    texts = drawn(ax)
    assert {"1 ●  map", "2 ◐  loom"} <= set(list_names(texts))
    assert find_outside(ax, texts) == []


def test_sizes_are_told_and_themes_beyond_the_colours_have_another_mark(drawn):
    ax = plot(plot_paper_map, make_papers(theme=pd.array([1, 13, None], "Int64"), citations=pd.array([40, None, 0], "Int64")))
    assert [as_hex(dots.get_facecolors()) for dots in ax.collections] == [[COLORS[0], GREY], [COLORS[0]]]
    names = list_names(drawn(ax))
    assert {"40 citations", "10 citations", "0 citations or not known"} <= set(names)


def test_themes_that_have_only_their_numbers_on_the_map_are_named_below_it(drawn):
    numbers = range(1, 13)
    columns = {"x": [float(n) for n in numbers], "y": [n % 3.0 for n in numbers], "label": [f"map {n}; loom" for n in numbers]}
    papers = pd.DataFrame({"theme": pd.array(numbers, "Int64"), "stability": "stable", "citations": 1, "url": ""} | columns)
    names = list_names(drawn(plot(plot_paper_map, papers)))
    assert "12" in names
    assert any("1 map 1; 2 map 2; 3 map 3" in name for name in names)


def test_in_a_column_the_sizes_stand_below_one_another(drawn):
    ax = plot(plot_paper_map, make_papers(citations=pd.array([1_000, None, 0], "Int64")), width=3.5)
    texts = drawn(ax)
    assert "1,000 citations" in list_names(texts)
    assert find_outside(ax, texts) == []


def test_in_the_svg_a_dot_leads_to_the_page_of_its_paper():
    ax = plot(plot_paper_map, make_papers())
    svg = io.StringIO()
    ax.figure.savefig(svg, format="svg")
    assert svg.getvalue().count("https://doi.org/10.1/a") == 1


def test_papers_that_nobody_counts_have_one_size():
    ax = plot(plot_paper_map, make_papers(citations=pd.array([None] * 3, "Int64")))
    assert len(set(ax.collections[0].get_sizes())) == 1


def test_no_papers_are_no_map(drawn):
    assert list_names(drawn(plot(plot_paper_map, make_papers().head(0)))) == ["no papers in this corpus"]
