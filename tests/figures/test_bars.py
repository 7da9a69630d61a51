"""Bars with names as written, questions, logarithmic axes with plain numbers, and a line for what is missing."""

import pytest

from pictures import HARD, LONG, list_texts, plot
from themeloom.figures.bars import draw_bars, draw_missing, draw_question, set_log
from themeloom.figures.wording import format_plain


def draw(ax, **options):
    draw_bars(ax, HARD, range(1, len(HARD) + 1), "grey", **options)
    return ax


def test_the_first_bar_is_on_top_and_bears_its_value_and_its_name_as_written():
    ax = plot(draw)
    assert [text.get_text() for text in ax.get_yticklabels()] == [format_plain(name) for name in HARD]
    assert ax.yaxis_inverted()
    assert [text.get_text() for text in ax.texts] == ["1", "2", "3", "4", "5"]


def test_a_long_name_is_shortened_and_values_may_be_left_out():
    ax = plot(lambda ax: draw(ax, longest=20, numbered=False))
    assert max(len(text.get_text()) for text in ax.get_yticklabels()) <= 24
    assert LONG not in list_texts(ax)
    assert not ax.texts


def test_a_question_stands_over_its_figure():
    ax = plot(lambda ax: draw_question(ax, "Why?") or ax)
    assert ax.figure.get_suptitle() == "Why?"


@pytest.mark.parametrize(("most", "ticks"), [(8, ["1", "2", "5"]), (10**4, ["1", "10", "100", "1000", "10000"])])
def test_a_logarithmic_axis_has_few_plain_numbers(most, ticks, drawn):
    def draw_line(ax):
        ax.plot([1, most], [1, 1])
        set_log(ax.set_xscale, ax.xaxis, most)
        ax.set(xlim=(0.9, most * 1.1), yticks=[])
        return ax

    assert [text for text, _ in drawn(plot(draw_line))] == ticks


def test_what_is_missing_is_one_line():
    assert list_texts(plot(lambda ax: draw_missing(ax, "a year")))[0] == "no paper of this corpus has a year"
