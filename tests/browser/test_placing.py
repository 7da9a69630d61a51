"""Labels of a browser's map touch neither each other nor other dots, and the most documented terms are named first."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from browser.test_labels import make_terms
from themeloom.browser import placing
from themeloom.browser.labels import LETTER, LINE, MAGNIFICATIONS, USUAL, measure_dots, measure_scale
from themeloom.browser.placing import FIRST, GAP, SIDES, place_labels

NONE = pd.DataFrame(columns=["theme", "label", "x", "y"])
SPOTS = st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=2, max_size=12)


def measure_labels(dots, places, magnification):
    """Of the labels that are shown: their number, middle, and half their width, pixels."""
    spots = dots[["x", "y"]].to_numpy() * measure_scale(dots)
    middles = places[["x", "y"]].to_numpy() + (magnification - 1) * spots
    shown = np.flatnonzero(places["magnification"] <= magnification)
    return shown, middles[shown], places["half"].to_numpy()[shown]


def list_covered(dots, places, magnification):
    """Pairs of a label that is shown and another term on whose dot it stands."""
    spots = dots[["x", "y"]].to_numpy() * measure_scale(dots) * magnification
    shown, middles, half = measure_labels(dots, places, magnification)
    beyond = np.maximum(np.abs(spots - middles[:, None]) - np.stack([half, np.full(len(half), USUAL / 2)], axis=1)[:, None], 0)
    covered = np.linalg.norm(beyond, axis=-1) < dots["size"].to_numpy() / 2
    return [(int(shown[row]), int(dot)) for row, dot in np.argwhere(covered) if shown[row] != dot]


def test_a_label_stands_above_its_dot_and_where_another_is_there_beside_it():
    dots = measure_dots(make_terms([(0, 0), (1, 1), (-1, -1)]))
    assert place_labels(dots, NONE)["side"].tolist() == ["top center", "middle left", "middle right"]  # two are at the edge
    beside = measure_dots(make_terms([(0, 0), (0, 0.04), (1, 1)], [3, 2, 1]))
    place = place_labels(beside, NONE).iloc[0]
    assert (place["side"], place["magnification"]) == ("middle right", MAGNIFICATIONS[0])
    # from the middle: the radius and a gap, then half of six letters; plotly adds a pixel and a quarter to a mark's radius
    assert place["half"] == pytest.approx(6 * LETTER * USUAL / 2)
    assert place["x"] == pytest.approx(beside["size"][0] / 2 + GAP + place["half"])
    assert 1.25 * place["mark"] / 2 + 1 == pytest.approx(beside["size"][0] / 2 + GAP, abs=0.01)


def test_of_many_terms_on_one_spot_the_more_documented_are_named_first():
    spots = [(0, 0)] * 30 + [(1, 1)]
    places = place_labels(measure_dots(make_terms(spots, [*range(31, 0, -1)])), NONE)
    assert places["magnification"].head(30).is_monotonic_increasing
    assert places["magnification"].iloc[[0, 29, 30]].tolist() == [MAGNIFICATIONS[0], MAGNIFICATIONS[-1], MAGNIFICATIONS[0]]


def test_a_label_gives_way_to_a_badge():
    dots = measure_dots(make_terms([(0, 0), (1, 1), (-1, -1)]))
    badge = pd.DataFrame({"theme": [0], "label": "", "x": [0.0], "y": [0.05]})
    assert place_labels(dots, badge)["side"][0] == "middle right"


def test_no_label_reaches_far_over_the_edge_where_all_of_the_map_is_seen():
    dots = measure_dots(make_terms([(0, 0), (1, 1)]).assign(term="a term of quite a lot of words"))
    places = place_labels(dots, NONE)
    assert places["side"].tolist() == ["middle right", "middle left"]
    # on a map half as large there is half the room
    assert places["magnification"].tolist() == [0.5, 0.5]
    assert 180 < 2 * places["half"][0] < 200


def test_as_many_have_a_place_as_are_asked_for():
    dots = measure_dots(make_terms([(0, 0), (1, 1)]))
    assert place_labels(dots, NONE, most=1)["magnification"].tolist() == [MAGNIFICATIONS[0], MAGNIFICATIONS[-1]]
    assert place_labels(dots.head(0), NONE).empty
    assert len(place_labels(dots.head(1), NONE)) == 1


@given(SPOTS, st.sampled_from(MAGNIFICATIONS[:-1]))
def test_labels_that_are_shown_side_by_side_do_not_touch(spots, magnification):
    dots = measure_dots(make_terms(spots))
    places = place_labels(dots, NONE)
    assert places["side"].isin([*SIDES]).all()
    _, middles, half = measure_labels(dots, places, magnification)
    apart = np.abs(middles[:, None] - middles)
    free = (apart[..., 0] > half[:, None] + half - 1e-6) | (apart[..., 1] > LINE * USUAL - 1e-6)
    assert (free | np.eye(len(half), dtype=bool)).all()


@given(SPOTS, st.sampled_from(MAGNIFICATIONS[:-1]), st.sampled_from([0, FIRST]))
def test_only_the_first_labels_stand_on_other_dots(spots, magnification, first):
    dots = measure_dots(make_terms(spots, [*range(len(spots), 0, -1)]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placing, "FIRST", first)
        covered = list_covered(dots, place_labels(dots, NONE), magnification)
    assert all(label < first for label, _ in covered)


def test_a_label_lies_over_the_middle_of_no_larger_dot_and_rather_over_a_smaller_one():
    # the second term stands in a ring of dots, of which the largest is above
    ring = [(0.03 * np.sin(angle), 0.03 * np.cos(angle)) for angle in np.arange(8) * np.pi / 4]
    dots = measure_dots(make_terms([ring[0], (0, 0), *ring[1:], (1, 1), (-1, -1)], [90, 40, *[5] * 9]))
    places = place_labels(dots, NONE)
    assert (places["magnification"].head(2) <= 1).all()
    assert 0 not in {dot for label, dot in list_covered(dots, places, 1) if label == 1}


def test_on_a_crowded_map_the_largest_are_named_and_the_others_stand_clear():
    chance = np.random.default_rng(0)
    spots = chance.normal(size=(200, 2)) * [1, 0.8]
    documents = np.sort(chance.pareto(1.2, 200) * 3 + 3).astype(int)[::-1]
    dots = measure_dots(make_terms(spots, [*documents]).assign(term=[f"term of {'m' * (k % 9)}" for k in range(200)]))
    places = place_labels(dots, NONE)
    assert (places["magnification"].head(10) <= 1).all()
    assert (places["magnification"].head(FIRST) <= 1).sum() > 20
    assert {label for label, _ in list_covered(dots, places, 1)} <= {*range(FIRST)}
