"""A map fills its figure whatever its shape, and what lies on it keeps its proportions."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from themeloom.figures.map_frame import AROUND, FLATTEST, HIGHEST, MARGIN, make_frame, measure_height
from themeloom.figures.style import PAGE, draw_notes


def make_spots(width, height):
    """Terms at the corners of a rectangle, and in its middle."""
    return pd.DataFrame({"x": [0, width, width, 0, width / 2], "y": [0, 0, height, height, height / 2]}).add(3.0)


@pytest.mark.parametrize(
    ("width", "height", "ratio"), [(2, 2, 1), (2, 1.6, 0.8), (2, 0.1, FLATTEST), (1, 9, HIGHEST), (0, 1, 1), (0, 0, 1)]
)
def test_a_figure_is_as_high_as_its_map_within_bounds(width, height, ratio):
    assert measure_height(make_spots(width, height), width=PAGE) == pytest.approx(PAGE * ratio + 0.8, abs=0.1)


def test_a_map_may_be_flatter_where_no_names_lie_below_dots():
    assert measure_height(make_spots(2, 0.1), width=PAGE, flattest=0.3) == pytest.approx(PAGE * 0.3 + 0.8, abs=0.1)


@pytest.mark.parametrize(("width", "height"), [(2, 2), (2, 0.1), (1, 9)])
def test_a_map_fills_its_frame_and_keeps_its_proportions(width, height):
    terms = make_spots(width, height)
    _, ax = plt.subplots(figsize=(PAGE, measure_height(terms, width=PAGE)), layout="constrained")
    spots, within = make_frame(terms, ax)
    low, high = within.reshape(2, 2)
    extent = np.ptp(spots, axis=0)
    assert extent[0] / extent[1] == pytest.approx(width / height)
    assert (extent / (high - low)).max() == pytest.approx(1 - 2 * MARGIN)
    assert spots[-1] == pytest.approx((low + high) / 2)
    assert [*ax.get_xlim(), *ax.get_ylim()] == pytest.approx([low[0], high[0], low[1], high[1]])


@pytest.mark.parametrize("notes", [0, 9])
def test_a_map_is_as_large_however_many_notes_stand_below_it(notes):
    _, ax = plt.subplots(figsize=(PAGE, 5), layout="constrained")
    draw_notes(ax, [], *["a note"] * notes)
    _, within = make_frame(make_spots(2, 2), ax)
    assert within.tolist() == pytest.approx([0, 0, 72 * PAGE - AROUND, 72 * PAGE - AROUND])
    assert ax.get_window_extent().height * 72 / ax.figure.dpi == pytest.approx(72 * PAGE - AROUND, abs=2)


def test_one_term_stands_in_the_middle():
    _, ax = plt.subplots(layout="constrained")
    spots, within = make_frame(make_spots(0, 0).tail(1), ax)
    assert spots[0] == pytest.approx(within[2:] / 2)
