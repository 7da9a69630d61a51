"""The matrix of co-assignment has its squares and numbers, and cores are written as far as they have room."""

import numpy as np
import pandas as pd

from pictures import as_hex, find_overlaps, list_names, plot
from themeloom.figures import plot_coassignment, plot_cores
from themeloom.palette import COLORS, GREY, pick_marker
from themeloom.tables import make_empty


def test_the_matrix_is_symmetric_with_a_square_for_each_theme():
    pairs = pd.DataFrame({"a": ["m", "m"], "b": ["n", "o"], "coassignment": [0.5, 0.2]})
    members = pd.DataFrame({"term": ["m", "n", "o"], "theme": pd.array([1, 1, None], "Int64")})
    ax = plot(plot_coassignment, pairs, members, notes=["not drawn: theme 2"])
    assert ax.figure.get_supxlabel() == "not drawn: theme 2"
    assert ax.images[0].get_array().tolist() == [[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]]
    (square,) = ax.lines
    assert (square.get_xdata().min(), square.get_xdata().max()) == (-0.5, 1.5)
    assert as_hex([square.get_color()]) == [COLORS[0]]
    assert ax.get_xticks().tolist() == [0.5]


def test_the_mark_of_a_core_is_that_of_its_theme_on_maps():
    cores = pd.DataFrame({"theme": pd.array([12, 13, None], "Int64"), "terms": 2, "coassignment": 0.8, "about": "map; loom"})
    ax = plot(plot_cores, cores)
    assert [mark.get_marker() for mark in ax.lines] == [pick_marker(theme) for theme in (12, 13, None)] == ["o", "D", "o"]


def test_cores_are_written_in_two_lines_at_most():
    about = "; ".join(f"a rather long term number {number}" for number in range(9))
    cores = pd.DataFrame({"theme": pd.array([1, None], "Int64"), "terms": [9, 2], "coassignment": [0.8, 0.7]})
    ax = plot(plot_cores, cores.assign(about=[about, "$1, $2"]))
    written = " ".join(text.get_text() for text in ax.texts).replace("\u00a0", " ")
    assert "1 9 terms (80%): a rather long term number 0; a rather long term number 1; …" in written
    assert r"2 terms (70%): \$1, \$2" in written
    assert as_hex([mark.get_color() for mark in ax.lines]) == [COLORS[0], GREY]
    heights = [text.get_position()[1] for text in ax.texts if "term" in text.get_text()]
    assert len(set(heights)) == len(heights) > 1


def test_a_corpus_without_themes_has_an_empty_matrix():
    members = pd.DataFrame({"term": ["m", "n"], "theme": pd.array([None, None], "Int64")})
    ax = plot(plot_coassignment, make_empty("themes.pairs"), members)
    assert ax.images[0].get_array().tolist() == [[1, 0], [0, 1]]
    assert ax.lines[:] == []


def test_a_corpus_without_themes_has_no_cores():
    assert plot(plot_cores, pd.DataFrame({"theme": [], "coassignment": [], "about": []})).texts[:] == []


def test_every_theme_bears_its_number_moved_aside_where_there_is_no_room(drawn):
    themes = [1] * 60 + [2] * 2 + [3] + [4] * 34 + [5, 6, 7]
    members = pd.DataFrame({"term": [f"t{place:03}" for place in range(100)], "theme": pd.array(themes, "Int64")})
    ax = plot(plot_coassignment, pd.DataFrame({"a": [], "b": [], "coassignment": []}), members, nodes="authors")
    assert [text.get_text() for text in ax.get_xticklabels()] == list("1234567")
    assert ax.get_xticks()[:2].tolist() == [29.5, 60.5]
    assert np.diff(ax.get_xticks()).min() >= 5.5
    assert ax.get_xticks().max() <= 99.5
    texts = drawn(ax)
    assert find_overlaps([(text, box) for text, box in texts if text in set("1234567")]) == []
    assert "co-assignment of two authors\n(share of the bootstrap samples)" in list_names(texts)
