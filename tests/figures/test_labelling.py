"""Texts of labels are as large as they are measured, stand where they are put, and are taken away where they found no room."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from themeloom.figures.labelling import draw_labels, format_block, make_texts
from themeloom.figures.placing import Labels


def make_axes():
    ax = Figure(figsize=(4, 3), dpi=100).add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, 4), ylim=(0, 3))
    return ax


def test_texts_are_measured_in_points_without_what_a_line_keeps_free():
    ax = make_axes()
    texts, sizes = make_texts(ax, ["map", "map\nmap"], np.array([10.0, 10.0]))
    boxes = [text.get_window_extent() for text in texts]
    assert sizes[:, 0].tolist() == [box.width * 0.72 for box in boxes]
    assert all(0 < box.height * 0.72 - height < 2 for box, height in zip(boxes, sizes[:, 1], strict=True))
    assert sizes[1, 1] > 1.8 * sizes[0, 1]


def test_a_label_stands_in_its_box_and_one_without_a_box_is_gone():
    ax = make_axes()
    texts, _ = make_texts(ax, ["here", "nowhere"], np.array([8.0, 8.0]))
    boxes = np.array([[72.0, 36.0, 144.0, 108.0], [np.nan] * 4])
    leaders = np.array([[36.0, 36.0, 72.0, 72.0], [np.nan] * 4])
    draw_labels(ax, texts, Labels(boxes, leaders))
    assert [text.get_text() for text in ax.texts] == ["here"]
    assert np.round(texts[0].get_position(), 9).tolist() == [1.5, 1.0]
    [line] = ax.lines
    assert np.round(line.get_xydata(), 9).tolist() == [[0.5, 0.5], [1.0, 1.0]]


def test_a_long_name_has_two_lines_and_a_long_word_one():
    assert format_block("reinforcement learning") == "reinforcement\nlearning"
    assert format_block("electroencephalography") == "electroencephalography"
    assert format_block("1 ●  instruction-following") == "1 ●\ninstruction-following"


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("Beauregard, O. C. D.", "Beauregard, O. C. D."),
        ("3 ◐  Hill, M. N.", "3 ◐\nHill, M. N."),
        ("Savard, J.-P. L.", "Savard, J.-P. L."),
        ("chain of thought prompting", "chain of thought\nprompting"),
    ],
)
def test_initials_stay_with_the_surname(name, block):
    assert format_block(name) == block
