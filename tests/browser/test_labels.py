"""Dots and badges of a browser's map: sizes by papers, badges beside dots and labels."""

import numpy as np
import pandas as pd

from themeloom.browser.labels import (
    BADGE,
    HEIGHT,
    LARGEST,
    SMALLEST,
    measure_dots,
    measure_scale,
    place_badges,
)

NONE = pd.DataFrame(columns=["x", "y", "half", "height"], dtype=float)  # labels that stand


def make_terms(places, documents=None):
    names = [f"term {number}" for number in range(len(places))]
    table = pd.DataFrame(places, columns=["x", "y"], dtype=float).assign(term=names, documents=documents or 1)
    return table.sort_values("documents", ascending=False, ignore_index=True)


def test_the_most_documented_term_has_the_largest_dot():
    dots = measure_dots(make_terms([(0, 0), (1, 1)], [100, 25]))
    assert dots["size"].tolist() == [LARGEST, SMALLEST + (LARGEST - SMALLEST) / 2]


def test_a_unit_is_as_long_as_the_map_has_room():
    assert measure_scale(make_terms([(0, 0), (2, 1)])) == HEIGHT * 0.9 / 2


def test_a_map_of_one_term_or_of_none_has_its_dots_too():
    assert measure_dots(make_terms([(0, 0)]))["size"].tolist() == [LARGEST]
    assert measure_dots(make_terms([(0, 0)]).head(0)).empty


def test_a_badge_stands_beside_the_dots_of_its_theme_and_beside_other_badges():
    terms = measure_dots(make_terms([(0, 0), (0, 0.001), (1, 0), (1, 0.001)]))
    badges = place_badges(terms.assign(theme=pd.array([0, 0, 1, None], dtype="Int64"), label=["a", "a", "b", ""]), NONE)
    assert badges[["theme", "label"]].to_numpy().tolist() == [[0, "a"], [1, "b"]]
    ends = badges[["x", "y"]].to_numpy()[:, None] - terms[["x", "y"]].to_numpy()
    away = np.hypot(ends[..., 0], ends[..., 1]) * measure_scale(terms)
    assert (away > (terms["size"] + BADGE).to_numpy() / 2).all()
    assert np.allclose(away.min(axis=1), (terms["size"].max() + BADGE) / 2, atol=4)


def test_a_badge_that_finds_no_room_stands_in_the_middle():
    crowd = [(x / 100, y / 100) for x in range(101) for y in range(101)]
    terms = measure_dots(make_terms(crowd)).assign(theme=pd.array([0] * len(crowd), dtype="Int64"), label="a")
    assert place_badges(terms, NONE)[["x", "y"]].to_numpy().tolist() == [[0.5, 0.5]]


def test_a_badge_keeps_its_distance_from_the_badges_before():
    terms = measure_dots(make_terms([(0, 0), (0, 0), (1, 1)])).assign(theme=pd.array([0, 1, None], "Int64"), label="a")
    first, second = place_badges(terms, NONE)[["x", "y"]].to_numpy()
    assert np.hypot(*(first - second)) * measure_scale(terms) > BADGE * 1.5


def test_a_badge_stands_beside_a_label():
    terms = measure_dots(make_terms([(0, 0), (1, 1)])).assign(theme=pd.array([0, None], "Int64"), label="a")
    [(x, y)] = place_badges(terms, NONE)[["x", "y"]].to_numpy() * measure_scale(terms)
    label = pd.DataFrame({"x": [x], "y": [y], "half": [30.0], "height": [14.0]})
    apart = np.abs(place_badges(terms, label)[["x", "y"]].to_numpy()[0] * measure_scale(terms) - [x, y])
    assert apart[0] > 30 + BADGE / 2 or apart[1] > (14 + BADGE) / 2
