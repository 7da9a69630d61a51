"""The figures of how sure the themes are: their marks are where the numbers say, their words as written and inside."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import colors
from matplotlib import pyplot as plt

from themeloom.figures.robustness import FOUND, WAYS, plot_cores, plot_returns, plot_settings, plot_stays, plot_together
from themeloom.palette import COLORS, GREY

THEMES = pd.DataFrame(
    {
        "theme": pd.array([0, 1, 4], "Int64"),
        "label": ["map, a", "$Se^2$ and $x, b", "_c"],
        "stability": ["stable", "doubtful", ""],
    }
)
KNOBS = pd.DataFrame({"setting": range(3), "counting": ["binary", "binary", "full"], "resolution": [1.0, 1.5, 1.0]}).assign(
    reason=["", "ValueError: no", ""], own=[True, False, False]
)


@pytest.fixture(autouse=True)
def _no_figure_stays():
    yield
    plt.close("all")


def draw(plot, *tables, **options):
    _, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    before = [table.copy() for table in tables]
    assert plot(*tables, ax, **options) is ax
    ax.figure.draw_without_rendering()
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    return ax


def list_texts(ax):
    labels = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels()]
    return [text.get_text() for text in labels]


def as_hex(marks):
    return [colors.to_hex(color).upper() for color in marks]


def make_stability():
    numbers = {"jaccard": [0.4, 0.8, 1.0], "low": [0.1, 0.7, 1.0], "high": [0.6, 0.9, 1.0]}
    told = {"quadrant": [0.25, 0.5, 1.0], "papers": [0.1, 0.2, 0.994]}
    return pd.concat([THEMES.assign(way=way, times=3, **numbers, **told) for way in WAYS], ignore_index=True)


def test_returns_have_a_mark_for_each_theme_and_way_and_an_interval_for_the_samples():
    ax = draw(plot_returns, make_stability())
    marks = [marks for marks in ax.collections if len(marks.get_offsets()) == 3]
    assert len(marks) == len(WAYS)
    assert [mark.get_offsets()[:, 0].tolist() for mark in marks] == [[0.4, 0.8, 1.0]] * 3
    assert as_hex(marks[0].get_facecolors()) == [color.upper() for color in (COLORS[0], COLORS[1], COLORS[4])]
    (intervals,) = (lines for lines in ax.collections if hasattr(lines, "get_segments"))
    assert [segment[:, 0].tolist() for segment in intervals.get_segments()] == [[0.1, 0.6], [0.7, 0.9], [1.0, 1.0]]
    rows = [mark.get_offsets()[:, 1] for mark in marks]
    assert np.unique(np.concatenate(rows)).size == 9  # no mark hides another
    assert {"dissolved", "doubtful", "stable", "0 ●  map, a", r"1 ◐  \$Se^2\$ and \$x, b", "4  _c"} <= set(list_texts(ax))


def test_stays_are_the_shares_of_the_samples_as_percents():
    texts = list_texts(draw(plot_stays, make_stability()))
    assert [text for text in texts if text.endswith("%")] == ["10%", "25%", "20%", "50%", "99%", "100%"]


def test_the_matrix_is_symmetric_with_a_square_for_each_theme():
    pairs = pd.DataFrame({"a": ["m", "m"], "b": ["n", "o"], "together": [0.5, 0.2]})
    terms = pd.DataFrame({"term": ["m", "n", "o"], "theme": pd.array([0, 0, None], "Int64")})
    ax = draw(plot_together, pairs, terms)
    assert ax.images[0].get_array().tolist() == [[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]]
    (square,) = ax.lines
    assert (square.get_xdata().min(), square.get_xdata().max()) == (-0.5, 1.5)
    assert as_hex([square.get_color()]) == [COLORS[0].upper()]


def test_cores_are_written_whole():
    about = ", ".join(f"a rather long term number {number}" for number in range(5))
    cores = pd.DataFrame({"theme": pd.array([0, None], "Int64"), "together": [0.8, 0.7], "about": [about, "$1 and $2"]})
    ax = draw(plot_cores, cores)
    written = " ".join(text.get_text() for text in ax.texts)
    assert f"0 {about} (80%)" in written
    assert r"\$1 and \$2 (70%)" in written
    assert as_hex([mark.get_color() for mark in ax.lines]) == [COLORS[0].upper(), GREY]
    heights = [text.get_position()[1] for text in ax.texts if "term" in text.get_text()]
    assert len(set(heights)) == len(heights) > 1


def make_found(jaccard):
    found = THEMES.merge(pd.DataFrame({"setting": [0, 2]}), how="cross").assign(jaccard=jaccard)
    counted = THEMES.assign(found=[2, 1, 0], of=2, told=["all", "most", "none"])
    return found, counted


def test_settings_show_what_is_found_what_is_not_and_what_failed():
    found, counted = make_found([1.0, 0.76, 0.6, 0.5, 0.0, 0.1])
    ax = draw(plot_settings, found, counted, KNOBS, knobs=["counting", "resolution"])
    missed, half, most = ax.collections[:3]
    assert missed.get_offsets().tolist() == [[2, 1], [0, 2], [2, 2]]  # .5 is not more than half
    assert half.get_offsets().tolist() == [[0, 1]]
    assert most.get_offsets().tolist() == [[0, 0], [2, 0]]
    assert [marks.get_alpha() for marks in (half, most)] == [alpha for _, alpha, _ in FOUND]
    assert ax.figure.get_supxlabel().splitlines()[0] == "failed (1): ValueError: no"
    texts = list_texts(ax)
    assert {"all: 2 of 2", "most: 1 of 2", "none: 0 of 2", "failed", "study", "counting", "resolution"} <= set(texts)
    assert texts.count("binary") == texts.count("full") == 1  # neighbours with one value are written once
    assert [text for text in texts if text in ("1", "1.5")] == ["1", "1.5", "1"]


@pytest.mark.parametrize(
    ("plot", "tables", "options"),
    [
        (plot_returns, [make_stability().head(0)], {}),
        (plot_settings, [make_found(0.0)[0].head(0), make_found(0.0)[1].head(0), KNOBS], {"knobs": ["counting"]}),
    ],
)
def test_a_corpus_without_themes_is_said_to_have_none(plot, tables, options):
    assert "no themes in this corpus" in list_texts(draw(plot, *tables, **options))


def test_a_corpus_without_themes_has_an_empty_matrix_and_no_cores():
    nothing = pd.DataFrame({"a": [], "b": [], "together": []})
    terms = pd.DataFrame({"term": ["m"], "theme": pd.array([None], "Int64")})
    assert draw(plot_together, nothing, terms).lines[:] == []
    assert draw(plot_stays, make_stability().head(0)).texts[:] == []
    assert draw(plot_cores, pd.DataFrame({"theme": [], "together": [], "about": []})).texts[:] == []
