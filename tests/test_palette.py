"""One colour, one mark and one name for a theme, and no drawing library for a theme's colour."""

import subprocess
import sys
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from themeloom.figures.bars import DARK, LIGHT
from themeloom.figures.themes import FAINT
from themeloom.palette import COLORS, GREY, HATCHES, INK, MARKERS, name_theme, pick_color, pick_hatch, pick_marker
from themeloom.themes.replicates import MOST

# sRGB -> XYZ of D65 (IEC 61966-2-1), whose middle row is the luminance
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)
# linear sRGB -> what an eye sees, at full severity (Machado, Oliveira & Fernandes 2009, IEEE TVCG 15:1291)
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]),
}


def measure_xyz(color, eye):
    parts = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return TO_XYZ @ np.clip(EYES[eye] @ np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4), 0, 1)


def measure_difference(one, other, eye):
    """CIE 1976: the distance in L*a*b*, of which 2.3 is just noticeable."""
    places = []
    for color in (one, other):
        share = measure_xyz(color, eye) / WHITE
        x, y, z = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
        places.append([116 * y - 16, 500 * (x - y), 200 * (y - z)])
    return np.linalg.norm(np.subtract(*places))


def test_each_theme_that_is_ever_tried_has_a_look_of_its_own():
    themes = range(1, max(MOST, 50) + 1)
    looks = {(pick_color(theme), pick_marker(theme)) for theme in themes}
    assert len(looks) == len(themes)
    assert len({(pick_color(theme), pick_hatch(theme)) for theme in themes}) == len(themes)
    assert len(HATCHES) == len(MARKERS)
    assert GREY not in {color for color, _ in looks}
    assert [pick_color(theme) for theme in (pd.NA, None, float("nan"))] == [GREY] * 3


@pytest.mark.parametrize("eye", EYES)
def test_colours_differ_far_more_than_can_just_be_noticed(eye):
    assert min(measure_difference(*pair, eye) for pair in combinations([*COLORS, GREY], 2)) > 14


@pytest.mark.parametrize("eye", EYES)
def test_colours_have_the_contrast_with_white_that_the_web_asks_of_graphics(eye):
    # WCAG 2.1, criterion 1.4.11
    assert min(1.05 / (measure_xyz(color, eye)[1] + 0.05) for color in [*COLORS, GREY, DARK, LIGHT]) >= 3


def test_letters_have_the_contrast_that_the_web_asks_of_them():
    # WCAG 2.1, criterion 1.4.3
    assert min(1.05 / (measure_xyz(color, "usual")[1] + 0.05) for color in (INK, FAINT)) >= 4.5


def test_a_theme_has_the_same_colour_whatever_the_type_of_its_number():
    assert pick_color(2.0) == pick_color(pd.array([2], dtype="Int64")[0]) == COLORS[1]


def test_a_theme_is_named_by_its_number_and_first_terms():
    assert name_theme(2, "language model; prompt; task") == "2  language model"
    assert name_theme(2, "language model; prompt; task", terms=2) == "2  language model; prompt"
    assert name_theme(0, "map", terms=3) == "0  map"
    assert name_theme(2, "language model; prompt", "stable") == "2 ●  language model"
    assert name_theme(2, "language model; prompt", "not measured") == "2  language model"


def test_a_theme_within_a_sentence_has_one_blank_behind_its_number_and_none_where_nothing_names_it():
    assert name_theme(2, "language model; prompt", gap=" ") == "2 language model"
    assert name_theme(2, "language model; prompt", "stable", terms=2, gap=" ") == "2 ● language model; prompt"
    assert (name_theme(2, "", gap=" "), name_theme(2, "", "stable")) == ("2", "2 ●")


def test_it_loads_no_library_that_draws():
    code = "import sys, themeloom.palette; print({'matplotlib', 'seaborn', 'plotly'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_theme_of_people_bears_their_whole_names():
    assert name_theme(1, "Smith, J.; Doe, A. B.; Cat, C.") == "1  Smith, J."
    assert name_theme(1, "Smith, J.; Doe, A. B.; Cat, C.", "stable", terms=2) == "1 ●  Smith, J.; Doe, A. B."
