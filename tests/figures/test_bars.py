"""Bars with names as written, questions, logarithmic axes with plain numbers, and a line for what is missing."""

import pytest

from pictures import HARD, as_hex, list_texts, plot
from themeloom.figures.bars import (
    DARK,
    NAMES,
    draw_bars,
    draw_dots,
    draw_legend,
    draw_missing,
    draw_parts,
    draw_question,
    set_log,
)
from themeloom.figures.wording import format_plain


def draw(ax, **options):
    draw_bars(ax, HARD, range(1, len(HARD) + 1), "grey", **options)
    return ax


def test_the_first_bar_is_on_top_and_bears_its_value_and_its_name_as_written():
    ax = plot(draw)
    assert [text.get_text() for text in ax.get_yticklabels()] == [format_plain(name) for name in HARD]
    assert ax.yaxis_inverted()
    assert [text.get_text() for text in ax.texts] == ["1", "2", "3", "4", "5"]


def test_of_long_names_those_ends_are_written_that_tell_them_apart_and_values_may_be_left_out(drawn):
    names = [
        f"Proceedings of the {year} International Conference on {of}" for year in ("33rd", "34th") for of in ("Maps", "Looms")
    ]
    names = [name + ", held together with the Assembly of Those who Weave Maps" * (row % 2) for row, name in enumerate(names)]

    def draw_long(ax):
        draw_bars(ax, names, [4, 3, 2, 1], "grey", numbered=False)
        return ax

    ax = plot(draw_long)
    written = [text.get_text() for text in ax.get_yticklabels()]
    assert len(set(written)) == 4
    assert all(name.startswith(start.split(" … ")[0]) for name, start in zip(names, written, strict=True))
    assert all(name.endswith(end.split(" … ")[-1]) for name, end in zip(names, written, strict=True))
    boxes = dict(drawn(ax))
    assert max(boxes[name].width for name in written) <= NAMES * ax.figure.bbox.width
    assert not ax.texts


def test_dots_stand_at_their_values_on_a_logarithmic_axis():
    def draw_three(ax):
        draw_dots(ax, ["a", "b", "c"], [20_000, 500, 200], "grey")
        return ax

    ax = plot(draw_three)
    assert ax.get_xscale() == "log"
    assert ax.collections[-1].get_offsets().tolist() == [[20_000, 0], [500, 1], [200, 2]]
    assert [text.get_text() for text in ax.texts] == ["20000", "500", "200"]
    assert not ax.patches
    assert ax.yaxis_inverted()


def test_parts_are_dark_and_lie_in_their_bars():
    def draw_both(ax):
        draw_bars(ax, ["a", "b"], [4, 3], "grey")
        draw_parts(ax, [1, 2.5])
        return ax

    *bars, one, other = plot(draw_both).patches
    assert [one.get_width(), other.get_width()] == [1, 2.5]
    assert [(part.get_y(), part.get_height()) for part in (one, other)] == [(bar.get_y(), bar.get_height()) for bar in bars]
    assert as_hex(part.get_facecolor() for part in (one, other)) == [DARK.upper()] * 2


@pytest.mark.parametrize(("meaning", "texts"), [(None, ["labelled"]), ("meant", ["meant"])])
def test_a_legend_says_what_is_meant_or_what_has_a_label(meaning, texts):
    def draw_line(ax):
        (line,) = ax.plot([1, 2], label="labelled")
        draw_legend(ax, meaning and {meaning: line})
        return ax

    (legend,) = plot(draw_line).figure.legends
    assert [text.get_text() for text in legend.get_texts()] == texts


def test_a_question_stands_over_its_figure():
    ax = plot(lambda ax: draw_question(ax, "Why?") or ax)
    assert ax.figure.get_suptitle() == "Why?"


@pytest.mark.parametrize(("most", "ticks"), [(8, ["1", "2", "5"]), (10**4, ["1", "10", "100", "1000", "10000"])])
def test_a_logarithmic_axis_has_few_plain_numbers(most, ticks, drawn):
    def draw_line(ax):
        ax.plot([1, most], [1, 1])
        set_log(ax.set_xscale, ax.xaxis, [1, most])
        ax.set(xlim=(0.9, most * 1.1), yticks=[])
        return ax

    assert [text for text, _ in drawn(plot(draw_line))] == ticks


def test_what_is_missing_is_one_line():
    assert list_texts(plot(lambda ax: draw_missing(ax, "a year")))[0] == "no paper of this corpus has a year"
