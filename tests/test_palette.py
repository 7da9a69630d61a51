"""One colour, one mark and one name for a theme, and no drawing library for a theme's colour."""

import subprocess
import sys

import pandas as pd

from themeloom.palette import COLORS, GREY, name_theme, pick_color


def test_each_of_nine_themes_has_a_colour_of_its_own_and_the_rest_are_grey():
    colors = [pick_color(theme) for theme in range(9)]
    assert len({*colors, GREY}) == 10
    assert [pick_color(theme) for theme in (9, 10, 99, pd.NA, None, float("nan"))] == [GREY] * 6


def test_a_theme_has_the_same_colour_whatever_the_type_of_its_number():
    assert pick_color(2.0) == pick_color(pd.array([2], dtype="Int64")[0]) == COLORS[2]


def test_a_theme_is_named_by_its_number_and_first_terms():
    assert name_theme(2, "language model, prompt, task") == "2  language model"
    assert name_theme(2, "language model, prompt, task", terms=2) == "2  language model, prompt"
    assert name_theme(0, "map", terms=3) == "0  map"
    assert name_theme(2, "language model, prompt", "stable") == "2 ●  language model"
    assert name_theme(2, "language model, prompt", "not measured") == "2  language model"


def test_it_loads_no_library_that_draws():
    code = "import sys, themeloom.palette; print({'matplotlib', 'seaborn', 'plotly'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
