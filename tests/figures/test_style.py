"""Notes that explain the marks; a style that does not depend on the user's own."""

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from themeloom.figures.style import KEY, KEY_OF_ALL, SMALLEST, draw_notes, draw_nothing, list_notes, set_style
from themeloom.palette import MARKS


def make_marks(*marks):
    return pd.DataFrame({"theme": range(1, len(marks) + 1), "label": "map; atlas", "stability": marks})


def test_the_key_of_the_marks_is_the_last_note_where_there_are_marks():
    assert list_notes(make_marks("", "stable", "stable"), ["one"]) == ["one", KEY]
    assert list_notes(make_marks("stable"), ["one"]) == ["one", KEY]
    assert list_notes(make_marks("", None, float("nan")), ["one"]) == ["one"]
    figure = Figure(figsize=(7.2, 4))
    draw_notes(figure.add_subplot(), make_marks(""))
    assert figure.get_supxlabel() == ""
    draw_notes(figure.axes[0], make_marks("doubtful"), "$1 and $2")
    assert figure.get_supxlabel() == f"\\$1 and \\$2\n{KEY}"


def test_no_line_of_a_note_ends_between_a_number_and_its_word():
    figure = Figure(figsize=(2, 4))  # 33 letters
    draw_notes(figure.add_subplot(), [], "of each theme drawn are here: 1: 63 of 102, 2: 34 of 55 papers")
    assert figure.get_supxlabel().split("\n") == ["of each theme drawn are here:", "1: 63 of 102, 2: 34 of 55 papers"]


def test_the_key_explains_every_mark():
    assert all(f"{mark} {stability}" in KEY for stability, mark in MARKS.items())


def test_where_nothing_can_be_drawn_that_is_said():
    ax = Figure().add_subplot()
    assert draw_nothing(ax) is ax
    assert [text.get_text() for text in ax.texts] == ["no themes in this corpus"]
    assert not ax.axison


def test_the_style_does_not_depend_on_what_was_set_before():
    set_style()
    first = dict(mpl.rcParams)
    mpl.rcParams.update({"font.size": 30, "axes.grid": True, "savefig.bbox": "tight", "lines.linewidth": 9})
    set_style()
    assert dict(mpl.rcParams) == first
    assert mpl.rcParams["font.size"] == mpl.rcParams["legend.fontsize"] == SMALLEST
    assert mpl.rcParams["figure.constrained_layout.use"]


def test_a_mark_that_several_have_is_said_once():
    assert list_notes(make_marks("stable", "stable")) == [KEY_OF_ALL.format("stable")]
    assert list_notes(make_marks("", "")) == []
