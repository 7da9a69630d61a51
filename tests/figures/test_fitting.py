"""Texts are measured as they are drawn, and of their forms that which says most is taken; rows stay on a page."""

import pytest
from matplotlib import pyplot as plt

from pictures import HARD
from themeloom.figures.fitting import TALLEST, measure_width, pick_fitting, pick_height
from themeloom.figures.wording import format_lines, format_plain


@pytest.mark.parametrize("text", [*HARD, "two\nlines of it"])
def test_a_text_is_as_wide_as_it_is_drawn(text):
    fig, ax = plt.subplots()
    drawn = ax.text(0, 0, format_plain(text), fontsize=9)
    assert measure_width(text, ax, size=9) == pytest.approx(drawn.get_window_extent().width * 72 / fig.dpi)


def test_the_form_that_says_most_is_taken_and_the_last_where_none_finds_room():
    _, ax = plt.subplots()
    label = "forests; Reinforcement Learning; neural networks"

    def make(width):
        return format_lines(label, width=width).replace("\u00a0", " ")

    assert pick_fitting(make, range(60, 7, -1), 1000, ax) == label
    assert pick_fitting(make, range(60, 7, -1), 140, ax) == "forests; Reinforcement Learning;\nneural networks"
    assert pick_fitting(make, range(60, 7, -1), 1, ax) == make(8)


def test_a_figure_of_many_rows_is_no_higher_than_a_page():
    assert pick_height(4, row=0.5, rest=1.5) == 3.5
    assert pick_height(400, row=0.5, rest=1.5) == TALLEST
