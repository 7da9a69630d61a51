"""Text is shown as it is written, and names have the lines that there are."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

from themeloom.figures.wording import format_lines, format_name, format_plain, format_theme, list_labels
from themeloom.palette import name_theme


def make_marks(*marks):
    return pd.DataFrame({"theme": range(1, len(marks) + 1), "label": "map; atlas", "stability": marks})


@pytest.mark.parametrize(
    "text",
    ["$Se^2$ and $x", "from $5 to $10", "$$", "$\\foo$", "a \\$ b", "a_b^c", "50%", "{x}", "\\alpha", "$", "_private", "é ü ß"],
)
def test_text_is_shown_as_it_is_written(text):
    assert measure_width(format_plain(text)) == pytest.approx(measure_width(text, parse_math=False), abs=1)


def measure_width(text, **options):
    figure = Figure(figsize=(4, 1), dpi=100)
    artist = figure.text(0.1, 0.5, text, **options)
    figure.draw_without_rendering()
    return artist.get_window_extent().width


def test_numbers_are_texts_too():
    assert format_plain(3) == "3"


def test_an_enumeration_is_broken_behind_semicolons_only():
    assert format_lines("a b c d; e", width=8).replace("\u00a0", " ") == "a b c d;\ne"
    assert format_lines("map", width=7) == "map"


def test_only_what_matplotlib_shows_has_its_dollars_escaped():
    assert name_theme(0, "$x$") == "0  $x$"
    assert format_theme(0, "$x$") == r"0  \$x\$"


def test_themes_are_labelled_in_the_order_of_their_rows():
    themes = pd.DataFrame({"label": ["map; atlas", "$x"], "theme": [2, 1], "stability": ["stable", ""]})
    assert list_labels(themes) == ["2 ●  map", r"1  \$x"]
    assert list_labels(themes, terms=2)[0] == "2 ●  map; atlas"
    assert list_labels(themes.head(0)) == []


def test_a_part_that_is_longer_than_a_line_goes_on_in_the_next_one_and_no_word_is_cut():
    written = format_lines("major depression; repetitive transcranial magnetic stimulation", width=32)
    assert written.replace("\u00a0", " ") == "major depression; repetitive\ntranscranial magnetic …"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("multilingual neural machine translation model", "multilingual neural machine translation model"),
        ("Proceedings of the National Academy of Sciences of America", "Proceedings of the National Academy of …"),
        ("ANNALS OF OPERATIONS RESEARCH", "ANNALS OF OPERATIONS RESEARCH"),
        ("JOURNAL OF THE AMERICAN SOCIETY FOR INFORMATION", "JOURNAL OF THE AMERICAN SOCIETY …"),
    ],
)
def test_a_name_has_one_line_that_is_shorter_in_capitals(name, line):
    assert format_name(name) == line


def test_a_mark_that_several_have_is_not_repeated():
    assert list_labels(make_marks("stable", "stable")) == ["1  map", "2  map"]
    assert list_labels(make_marks("stable")) == ["1 ●  map"]
