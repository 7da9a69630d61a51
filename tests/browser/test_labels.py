"""Dots and labels of a browser's map: sizes by papers, labels that do not touch."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from themeloom.browser.labels import (
    BADGE,
    HEIGHT,
    LARGEST,
    LETTER,
    LINE,
    MAGNIFICATIONS,
    SMALLEST,
    measure_dots,
    measure_scale,
    place_badges,
    place_labels,
)

NONE = pd.DataFrame(columns=["theme", "label", "x", "y"])


def make_terms(places, documents=None):
    names = [f"term {number}" for number in range(len(places))]
    table = pd.DataFrame(places, columns=["x", "y"], dtype=float).assign(term=names, documents=documents or 1)
    return table.sort_values("documents", ascending=False, ignore_index=True)


def test_the_most_documented_term_has_the_largest_dot():
    dots = measure_dots(make_terms([(0, 0), (1, 1)], [100, 25]))
    assert dots["size"].tolist() == [LARGEST, SMALLEST + (LARGEST - SMALLEST) / 2]


def test_of_two_labels_on_one_spot_the_more_documented_is_shown_first():
    dots = measure_dots(make_terms([(0, 0), (0.001, 0.001), (1, 1)], [3, 2, 1]))
    assert place_labels(dots, NONE).tolist() == [MAGNIFICATIONS[0], MAGNIFICATIONS[-1], MAGNIFICATIONS[0]]


def test_a_unit_is_as_long_as_the_map_has_room():
    assert measure_scale(make_terms([(0, 0), (2, 1)])) == HEIGHT * 0.9 / 2


def test_a_map_of_one_term_or_of_none_has_its_dots_too():
    assert place_labels(measure_dots(make_terms([(0, 0)])), NONE).tolist() == [MAGNIFICATIONS[0]]
    assert measure_dots(make_terms([(0, 0)]).head(0)).empty


def test_a_label_gives_way_to_a_badge_until_there_is_room():
    dots = measure_dots(make_terms([(0, 0), (1, 1)]))
    badge = pd.DataFrame({"theme": [0], "label": "", "x": [0.0], "y": [0.05]})
    late, early = place_labels(dots, badge)
    assert late > early == MAGNIFICATIONS[0]


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=2, max_size=12), st.sampled_from(MAGNIFICATIONS[:-1]))
def test_labels_that_are_shown_side_by_side_do_not_touch(places, magnification):
    dots = measure_dots(make_terms(places))
    shown = dots[place_labels(dots, NONE) <= magnification]
    across, up = (shown[axis].to_numpy() * measure_scale(dots) * magnification for axis in "xy")
    up = up + shown["size"].to_numpy() / 2
    half = shown["term"].str.len().to_numpy() * LETTER / 2
    apart = (np.abs(across[:, None] - across) > half[:, None] + half) | (np.abs(up[:, None] - up) > LINE)
    assert (apart | np.eye(len(shown), dtype=bool)).all()


def test_a_badge_stands_beside_the_dots_of_its_theme_and_beside_other_badges():
    terms = measure_dots(make_terms([(0, 0), (0, 0.001), (1, 0), (1, 0.001)]))
    badges = place_badges(terms.assign(theme=pd.array([0, 0, 1, None], dtype="Int64"), label=["a", "a", "b", ""]))
    assert badges[["theme", "label"]].to_numpy().tolist() == [[0, "a"], [1, "b"]]
    ends = badges[["x", "y"]].to_numpy()[:, None] - terms[["x", "y"]].to_numpy()
    away = np.hypot(ends[..., 0], ends[..., 1]) * measure_scale(terms)
    assert (away > (terms["size"] + BADGE).to_numpy() / 2).all()
    assert np.allclose(away.min(axis=1), (terms["size"].max() + BADGE) / 2, atol=4)


def test_a_badge_that_finds_no_room_stands_in_the_middle():
    crowd = [(x / 100, y / 100) for x in range(101) for y in range(101)]
    terms = measure_dots(make_terms(crowd)).assign(theme=pd.array([0] * len(crowd), dtype="Int64"), label="a")
    assert place_badges(terms)[["x", "y"]].to_numpy().tolist() == [[0.5, 0.5]]


def test_a_badge_keeps_its_distance_from_the_badges_before():
    terms = measure_dots(make_terms([(0, 0), (0, 0), (1, 1)])).assign(theme=pd.array([0, 1, None], "Int64"), label="a")
    first, second = place_badges(terms)[["x", "y"]].to_numpy()
    assert np.hypot(*(first - second)) * measure_scale(terms) > BADGE * 1.5
