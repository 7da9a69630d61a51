"""Columns of boxes and bands between them: where they stand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot as plt

from themeloom.figures.sankey import NODE, draw_boxes, draw_line, draw_ribbon, place_boxes, place_ends

heights = st.lists(st.lists(st.integers(1, 99), min_size=1, max_size=9), min_size=1, max_size=4)


def make_boxes(columns):
    rows = [(column, height) for column, own in enumerate(columns) for height in own]
    return pd.DataFrame(rows, columns=["column", "height"]).assign(color=0, url="")


@given(heights)
def test_the_boxes_of_a_column_stand_below_one_another_in_their_order(columns):
    boxes = place_boxes(make_boxes(columns))
    for _, own in boxes.groupby("column"):
        ends = own["middle"] + own["height"] / 2
        assert (own["middle"].iloc[1:].to_numpy() - own["height"].iloc[1:].to_numpy() / 2 > ends.iloc[:-1].to_numpy()).all()


def test_a_box_leads_where_it_should(tmp_path):
    fig, ax = plt.subplots()
    draw_boxes(place_boxes(make_boxes([[2, 1]])).assign(url=["#here", ""]), pd.Series(["2020"]), ax)
    fig.savefig(tmp_path / "boxes.svg")
    text = (tmp_path / "boxes.svg").read_text()
    assert text.count('xlink:href="#here"') == 1


def test_bands_run_from_the_right_of_a_box_to_the_left_of_the_next():
    _, ax = plt.subplots()
    draw_line(1, 3.0, 5.0, ax)
    draw_ribbon(0, 1.0, 2.0, 0.5, ax)
    line, ribbon = (patch.get_path().vertices for patch in ax.patches)
    assert line[0].tolist() == [1 + NODE / 2, 3]
    assert line[-1].tolist() == [2 - NODE / 2, 5]
    assert ribbon[0].tolist() == [NODE / 2, 0.75]
    assert ribbon[4].tolist() == [1 - NODE / 2, 2.25]


def test_the_ends_of_bands_are_stacked_in_the_order_of_where_they_lead():
    boxes = pd.DataFrame({"middle": [10.0, 5.0, 1.0]}, index=["a", "x", "y"])
    bands = pd.DataFrame({"start": "a", "end": ["x", "y"], "width": [2, 4]})
    assert place_ends(bands, boxes, "start", "end").tolist() == pytest.approx([12, 9])
    assert place_ends(bands, boxes, "end", "start").tolist() == [5, 1]


def test_no_box_has_too_little_room_for_its_label_and_columns_are_as_high_as_each_other():
    boxes = place_boxes(make_boxes([[90, 1, 1, 1], [4, 4]]), room=0.8)
    first, second = (boxes.loc[boxes["column"] == column, "middle"].to_numpy() for column in (0, 1))
    slots = 2 * (first[3] - first[2])  # of two boxes that are as small as each other
    high = 2 * second.mean()
    assert np.diff(first[1:]) == pytest.approx([0.8 * high / 4] * 2, rel=1e-3)
    assert slots / 2 * 3 + 2 * first[0] == pytest.approx(high)
