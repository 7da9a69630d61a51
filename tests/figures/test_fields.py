"""The figure of three fields: a box and a band for each row, as wide as its papers; names that are whole and apart."""

import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from pictures import HARD, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_three_fields
from themeloom.palette import COLORS, GREY, HATCHES

NAMES = ["author", "theme", "source"]


def make_boxes(*rows):
    return pd.DataFrame(rows, columns=["column", "name", "papers", "color"])


def make_bands(*rows):
    return pd.DataFrame(rows, columns=["column", "name", "next", "papers"])


BOXES = make_boxes((0, "Cat", 3, None), (0, "Dog", 2, None), (1, "0 wool", 4, 1), (1, "1 silk", 1, 2), (2, "Looms", 5, None))
BANDS = make_bands((0, "Cat", "0 wool", 3), (0, "Dog", "0 wool", 2), (0, "Cat", "1 silk", 1), (1, "0 wool", "Looms", 4))


def split_patches(ax):
    boxes = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return boxes, [patch for patch in ax.patches if patch not in boxes]


def test_a_box_is_as_high_as_its_papers_or_bands_and_a_band_as_wide_as_its_papers(drawn):
    ax = plot(plot_three_fields, BOXES, BANDS, names=NAMES, notes=["a note"])
    boxes, bands = split_patches(ax)
    assert [box.get_height() for box in boxes] == [4, 2, 5, 1, 5]  # Looms have a paper of no theme
    assert as_hex(box.get_facecolor() for box in boxes) == [GREY, GREY, COLORS[0].upper(), COLORS[1].upper(), GREY]
    ends = [(band.get_path().vertices[0][1], band.get_path().vertices[-2][1]) for band in bands]
    assert [round(below - above, 9) for above, below in ends] == [3, 2, 1, 4]
    assert as_hex(band.get_facecolor() for band in bands) == [COLORS[place].upper() for place in (0, 0, 1, 0)]
    names = list_names(drawn(ax))
    assert {*NAMES, "Cat (3)", "1 silk (1)", "Looms (5)", "a note"} <= set(names)


def test_boxes_and_bands_of_the_second_dozen_are_hatched():
    boxes = make_boxes((0, "Cat", 3, None), (1, "wool", 2, 1), (1, "silk", 1, 13), (2, "Looms", 3, None))
    bands = make_bands((0, "Cat", "wool", 2), (0, "Cat", "silk", 1), (1, "wool", "Looms", 2), (1, "silk", "Looms", 1))
    boxes, bands = split_patches(plot(plot_three_fields, boxes, bands, names=NAMES))
    assert [box.get_hatch() for box in boxes] == ["", "", HATCHES[1], ""]
    assert as_hex([boxes[2].get_edgecolor()]) == ["#FFFFFF"]
    assert [band.get_hatch() for band in bands] == ["", HATCHES[1]] * 2
    assert as_hex([boxes[1].get_facecolor()]) == as_hex([boxes[2].get_facecolor()])


def test_bands_lie_side_by_side_within_their_boxes():
    boxes, bands = split_patches(plot(plot_three_fields, BOXES, BANDS, names=NAMES))
    into_wool = sorted((band.get_path().vertices[3][1], band.get_path().vertices[4][1]) for band in bands[:2])
    wool = boxes[2]
    assert into_wool[0][0] == pytest.approx(wool.get_y())
    assert into_wool[0][1] == pytest.approx(into_wool[1][0])
    assert into_wool[1][1] == pytest.approx(wool.get_y() + wool.get_height())


@pytest.mark.parametrize("number", [1, 20])
def test_few_or_many_things_with_long_names(drawn, number):
    rows = [(column, f"{HARD[place % 5]} {place}", 9, place) for column in range(3) for place in range(number)]
    boxes = make_boxes(*rows)
    bands = make_bands(*((column, name, name, 2) for column, name, *_ in rows if column < 2))
    ax = plot(plot_three_fields, boxes, bands, names=NAMES, height=1.2 + 0.34 * number, notes=["a note"])
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


@pytest.mark.parametrize("missing", [[0], [0, 2]])
def test_fields_that_no_paper_has_are_named(drawn, missing):
    boxes = BOXES[~BOXES["column"].isin(missing)]
    named = ", ".join(NAMES[column] for column in missing)
    assert list_names(drawn(plot(plot_three_fields, boxes, BANDS.head(0), names=NAMES))) == [
        f"no paper of this corpus has: {named}"
    ]
