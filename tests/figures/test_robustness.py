"""The figures of robustness: their marks are where the numbers say, their words as written and inside."""

import re

import numpy as np
import pandas as pd
import pytest

from copies import ROOT
from pictures import LONG, as_hex, find_outside, find_overlaps, list_names, list_texts, plot
from themeloom.figures import plot_numbers, plot_recovery
from themeloom.figures.robustness import CLOUD, CURVES, FILLS
from themeloom.palette import COLORS, MARKS

THEMES = pd.DataFrame(
    {
        "theme": pd.array([1, 2, 5, 6], "Int64"),
        "label": ["map; a", "$Se^2$ and $x; b", "_c", "d"],
        "stability": ["stable", "doubtful", "no more than shape", "dissolved"],
    }
)
JACCARD = [0.9, 0.7, 0.6, 0.4]
NUMBERS = pd.DataFrame({"themes": [2, 3, 4], "choice": ["", "coarser", "chosen"], "recovery": [0.9, 0.8, 0.7]})
NUMBERS = NUMBERS.assign(least=[0.9, 0.6, 0.51], cloud_high=[0.95, 0.6, 0.5], halves_papers=[0.8, 0.4, -0.1])


def make_stability(themes=THEMES):
    measured = themes.assign(jaccard=JACCARD, low=0.1, high=1.0, cloud=0.6)
    return measured.assign(paper_jaccard=measured["jaccard"])


def list_marks(ax, marker):
    """Places of the marks of one kind: what comes back, and the row."""
    return [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines if line.get_marker() == marker]


def test_recovery_has_a_dot_for_each_theme_with_its_interval():
    ax = plot(plot_recovery, make_stability())
    assert list(dict.fromkeys(list_marks(ax, "o"))) == [(jaccard, row) for row, jaccard in enumerate(JACCARD)]
    intervals = [segment[:, 0].tolist() for lines in ax.collections for segment in lines.get_segments()]
    assert intervals == [[0.1, 1.0]] * 4
    assert {"dissolved", "doubtful", "stable", "1 ●  map", r"2 ◐  \$Se^2\$ and \$x", "5 ◎  _c", "6 ○  d"} <= set(list_texts(ax))


def test_a_dot_is_filled_as_its_mark_is():
    dots = [line for line in plot(plot_recovery, make_stability()).lines if line.get_marker() == "o"]
    assert len(dots) == len(MARKS) + 1  # a ring within the ring of what is no more than shape
    assert [dot.get_fillstyle() for dot in dots if dot.get_markersize() > 5] == [
        FILLS.get(stability, "full") for stability in MARKS
    ]
    fills = as_hex(dot.get_markerfacecolor() for dot in dots)
    assert fills == [*COLORS[:2], *["#FFFFFF"] * 3]


def test_a_line_stands_where_a_cloud_s_groups_end_and_none_where_there_was_no_cloud(drawn):
    ax = plot(plot_recovery, make_stability())
    assert [line.get_xdata() for line in ax.lines if line.get_linestyle() == "--"] == [[0.6, 0.6]]
    assert CLOUD in list_names(drawn(ax))
    ax = plot(plot_recovery, make_stability().assign(cloud=np.nan))
    assert [line for line in ax.lines if line.get_linestyle() == "--"] == []
    assert CLOUD not in list_names(drawn(ax))


def test_the_legend_says_what_themes_are_judged_by(drawn):
    papers = list_names(drawn(plot(plot_recovery, make_stability())))
    assert "the papers of the theme\n(bar: 95 of 100 samples)" in papers
    terms = list_names(drawn(plot(plot_recovery, make_stability().assign(paper_jaccard=0.2))))
    assert "the terms of the theme\n(bar: 95 of 100 samples)" in terms


def test_no_word_of_the_recovery_is_cut_off_or_lies_on_another(drawn):
    ax = plot(plot_recovery, make_stability(THEMES.assign(label=f"{LONG}, reinforcement learning")), height=3)
    texts = drawn(ax)
    assert "recovery (mean Jaccard index)" in list_names(texts)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_in_a_column_no_word_of_the_recovery_is_cut_off_or_lies_on_another(drawn):
    ax = plot(plot_recovery, make_stability(THEMES.assign(label=f"{LONG}, reinforcement learning")), width=3.5, height=3)
    texts = drawn(ax)
    assert {"dissolved", "doubtful", "stable"} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_themes_of_which_nothing_was_measured_have_a_row_without_dots():
    nothing = dict.fromkeys(["jaccard", "low", "high", "paper_jaccard", "cloud"], np.nan)
    ax = plot(plot_recovery, make_stability().assign(stability="", **nothing))
    assert "1  map" in list_texts(ax)
    assert np.isnan([line.get_xdata()[0] for line in ax.lines]).all()


def test_the_curves_go_through_the_numbers_and_the_choices_are_named(drawn):
    ax = plot(plot_numbers, NUMBERS)
    curves = [line.get_ydata().tolist() for line in ax.lines[: len(CURVES)]]
    assert curves == [NUMBERS[measure].tolist() for measure in CURVES]
    assert [line.get_xdata() for line in ax.lines[len(CURVES) :]] == [[3, 3], [4, 4]]
    assert ax.get_ylim() == (-0.1, 1)
    texts = drawn(ax)
    assert {
        "coarser",
        "chosen\n(most tried)",
        "dissolved",
        "doubtful",
        "stable",
        *(curve.meaning for curve in CURVES.values()),
    } <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_the_title_of_the_axis_is_no_longer_than_the_axis_at_the_height_of_the_notebook():
    [height] = re.findall(r"figsize=\(PAGE, ([\d.]+)\)", (ROOT / "notebooks/25_theme_numbers.ipynb").read_text("utf-8"))
    ax = plot(plot_numbers, NUMBERS, height=float(height))
    ax.figure.draw_without_rendering()
    assert ax.yaxis.label.get_window_extent().height <= ax.get_window_extent().height


def test_a_curve_that_was_not_measured_is_not_drawn(drawn):
    texts = drawn(plot(plot_numbers, NUMBERS.assign(cloud_high=np.nan, halves_papers=np.nan)))
    assert {CURVES["recovery"].meaning, CURVES["least"].meaning} <= set(list_names(texts))
    assert not {CURVES["cloud_high"].meaning, CURVES["halves_papers"].meaning} & set(list_names(texts))


@pytest.mark.parametrize("rows", [1, 3])
def test_numbers_of_themes_are_whole(rows):
    ax = plot(plot_numbers, NUMBERS.tail(rows))
    ax.figure.draw_without_rendering()
    assert all(tick == round(tick) for tick in ax.get_xticks())


def test_a_corpus_without_themes_is_said_to_have_none():
    assert "no themes in this corpus" in list_texts(plot(plot_recovery, make_stability().head(0)))
