"""The figures of robustness: their marks are where the numbers say, their words as written and inside."""

import numpy as np
import pandas as pd

from pictures import LONG, as_hex, find_outside, find_overlaps, list_names, list_texts, plot
from themeloom.figures import plot_coassignment, plot_cores, plot_recovery, plot_shares
from themeloom.figures.robustness import SIGNS
from themeloom.palette import COLORS, GREY
from themeloom.tables import make_empty

THEMES = pd.DataFrame(
    {
        "theme": pd.array([0, 1, 4], "Int64"),
        "label": ["map, a", "$Se^2$ and $x, b", "_c"],
        "stability": ["stable", "doubtful", ""],
    }
)


def make_stability(themes=THEMES):
    numbers = pd.DataFrame({"jaccard": [0.4, 0.8, 1.0], "low": [0.1, 0.7, 1.0], "high": [0.6, 0.9, 1.0]})
    shares = pd.DataFrame({"quadrant_recovery": [0.25, 0.5, 1.0], "paper_recovery": [0.1, 0.2, 0.994]})
    measured = pd.concat([themes, numbers, shares], axis=1)
    return pd.concat([measured.assign(perturbation=name, replicates=3) for name in SIGNS], ignore_index=True)


def test_recovery_has_a_mark_for_each_theme_and_perturbation_and_an_interval_for_the_bootstrap():
    ax = plot(plot_recovery, make_stability())
    marks = [marks for marks in ax.collections if len(marks.get_offsets()) == 3]
    assert len(marks) == len(SIGNS)
    assert [mark.get_offsets()[:, 0].tolist() for mark in marks] == [[0.4, 0.8, 1.0]] * 3
    assert as_hex(marks[0].get_facecolors()) == [color.upper() for color in (COLORS[0], COLORS[1], COLORS[4])]
    (intervals,) = (lines for lines in ax.collections if hasattr(lines, "get_segments"))
    assert [segment[:, 0].tolist() for segment in intervals.get_segments()] == [[0.1, 0.6], [0.7, 0.9], [1.0, 1.0]]
    rows = [mark.get_offsets()[:, 1] for mark in marks]
    assert np.unique(np.concatenate(rows)).size == 9  # no mark hides another
    assert {"dissolved", "doubtful", "stable", "0 ●  map, a", r"1 ◐  \$Se^2\$ and \$x, b", "4  _c"} <= set(list_texts(ax))


def test_no_word_of_the_recovery_is_cut_off_or_lies_on_another(drawn):
    ax = plot(plot_recovery, make_stability(THEMES.assign(label=f"{LONG}, reinforcement learning")), height=2.5)
    texts = drawn(ax)
    assert {"bootstrap samples", "95 % of the samples", "other seeds", "other resolutions"} <= set(list_names(texts))
    assert "recovery (mean Jaccard index)" in list_names(texts)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_shares_are_those_of_the_bootstrap_as_percents():
    texts = list_texts(plot(plot_shares, make_stability()))
    assert [text for text in texts if text.endswith("%")] == ["10%", "25%", "20%", "50%", "99%", "100%"]


def test_a_theme_without_papers_has_no_share_of_them():
    texts = list_texts(plot(plot_shares, make_stability().assign(paper_recovery=np.nan)))
    assert texts.count("–") == 3


def test_the_matrix_is_symmetric_with_a_square_for_each_theme():
    pairs = pd.DataFrame({"a": ["m", "m"], "b": ["n", "o"], "coassignment": [0.5, 0.2]})
    members = pd.DataFrame({"term": ["m", "n", "o"], "theme": pd.array([0, 0, None], "Int64")})
    ax = plot(plot_coassignment, pairs, members)
    assert ax.images[0].get_array().tolist() == [[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]]
    (square,) = ax.lines
    assert (square.get_xdata().min(), square.get_xdata().max()) == (-0.5, 1.5)
    assert as_hex([square.get_color()]) == [COLORS[0].upper()]
    assert ax.get_xticks().tolist() == [0.5]


def test_cores_are_written_whole():
    about = ", ".join(f"a rather long term number {number}" for number in range(5))
    cores = pd.DataFrame({"theme": pd.array([0, None], "Int64"), "coassignment": [0.8, 0.7], "about": [about, "$1 and $2"]})
    ax = plot(plot_cores, cores)
    written = " ".join(text.get_text() for text in ax.texts)
    assert f"0 {about} (80%)" in written
    assert r"\$1 and \$2 (70%)" in written
    assert as_hex([mark.get_color() for mark in ax.lines]) == [COLORS[0].upper(), GREY]
    heights = [text.get_position()[1] for text in ax.texts if "term" in text.get_text()]
    assert len(set(heights)) == len(heights) > 1


def test_a_corpus_without_themes_is_said_to_have_none():
    assert "no themes in this corpus" in list_texts(plot(plot_recovery, make_stability().head(0)))


def test_a_corpus_without_themes_has_an_empty_matrix():
    members = pd.DataFrame({"term": ["m", "n"], "theme": pd.array([None, None], "Int64")})
    ax = plot(plot_coassignment, make_empty("themes.pairs"), members)
    assert ax.images[0].get_array().tolist() == [[1, 0], [0, 1]]
    assert ax.lines[:] == []


def test_a_corpus_without_themes_has_no_shares_and_no_cores():
    assert plot(plot_shares, make_stability().head(0)).texts[:] == []
    assert plot(plot_cores, pd.DataFrame({"theme": [], "coassignment": [], "about": []})).texts[:] == []
