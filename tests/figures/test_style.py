"""One colour for a theme; text shown as written; a style that does not depend on the user's own."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from themeloom.figures.style import KEY, SMALLEST, add_notes, list_notes, set_style, write_plainly, write_theme
from themeloom.palette import COLORS, GREY, MARKS, name_theme, pick_color


@pytest.fixture(autouse=True)
def _restore_style():
    with mpl.rc_context():
        yield


def test_each_of_nine_themes_has_a_colour_of_its_own_and_the_rest_are_grey():
    colors = [pick_color(theme) for theme in range(9)]
    assert len({*colors, GREY}) == 10
    assert [pick_color(theme) for theme in (9, 10, 99, pd.NA, None, float("nan"))] == [GREY] * 6


def test_a_theme_has_the_same_colour_whatever_the_type_of_its_number():
    assert pick_color(2.0) == pick_color(pd.array([2], dtype="Int64")[0]) == COLORS[2]


@pytest.mark.parametrize(
    "text",
    ["$Se^2$ and $x", "from $5 to $10", "$$", "$\\foo$", "a \\$ b", "a_b^c", "50%", "{x}", "\\alpha", "$", "_private", "é ü ß"],
)
def test_text_is_shown_as_it_is_written(text):
    set_style()
    width = [measure_width(shown, **options) for shown, options in ((write_plainly(text), {}), (text, {"parse_math": False}))]
    assert width[0] == pytest.approx(width[1], abs=1)


def measure_width(text, **options):
    figure = Figure(figsize=(4, 1), dpi=100)
    artist = figure.text(0.1, 0.5, text, **options)
    figure.draw_without_rendering()
    return artist.get_window_extent().width


def test_numbers_are_texts_too():
    assert write_plainly(3) == "3"


def test_a_theme_is_called_by_its_number_and_first_terms():
    assert name_theme(2, "language model, prompt, task") == "2  language model"
    assert name_theme(2, "language model, prompt, task", terms=2) == "2  language model, prompt"
    assert name_theme(2, "language model, prompt", "stable") == "2 ●  language model"


def test_only_what_matplotlib_shows_has_its_dollars_escaped():
    assert name_theme(0, "$x$") == "0  $x$"
    assert write_theme(0, "$x$") == r"0  \$x\$"


def test_the_key_of_the_marks_is_the_last_note_where_there_are_marks():
    assert list_notes(["", "stable", "stable"], ["one"]) == ["one", KEY]
    assert list_notes([""], ["one"]) == ["one"]
    figure = Figure()
    add_notes(figure.add_subplot(), [""])
    assert figure.get_supxlabel() == ""
    add_notes(figure.axes[0], ["doubtful"], "$1 and $2")
    assert figure.get_supxlabel() == f"\\$1 and \\$2\n{KEY}"
    assert all(mark in KEY for mark in MARKS.values())
    assert name_theme(0, "map", terms=3) == "0  map"


def test_the_style_does_not_depend_on_what_was_set_before():
    set_style()
    first = dict(mpl.rcParams)
    mpl.rcParams.update({"font.size": 30, "axes.grid": True, "savefig.bbox": "tight", "lines.linewidth": 9})
    set_style()
    assert dict(mpl.rcParams) == first
    assert mpl.rcParams["font.size"] == mpl.rcParams["legend.fontsize"] == SMALLEST
    assert mpl.rcParams["figure.constrained_layout.use"]
