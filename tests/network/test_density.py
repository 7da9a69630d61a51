"""The density of a map against its formula, point by point, and what must hold for any map."""

import numpy as np
import pandas as pd
import pytest

from themeloom.network.density import measure_density


def make_terms(spots, documents):
    return pd.DataFrame({"x": [x for x, _ in spots], "y": [y for _, y in spots], "documents": documents})


def test_each_point_is_the_sum_of_what_the_terms_spread():
    spots = [(0.0, 0.0), (2.0, 0.0), (1.0, 1.0)]
    density, (left, right, bottom, top) = measure_density(make_terms(spots, [3, 1, 2]), kernel=0.5, points=9)
    distance = (2 + 2 * np.sqrt(2)) / 3  # of two terms, on average
    expected = [
        [
            sum(
                n * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (0.5 * distance) ** 2)
                for (a, b), n in zip(spots, (3, 1, 2), strict=True)
            )
            for x in np.linspace(left, right, density.shape[1])
        ]
        for y in np.linspace(bottom, top, density.shape[0])
    ]
    assert density == pytest.approx(np.array(expected) / np.max(expected), abs=1e-5)
    assert density.shape[1] == 9 > density.shape[0]


def test_the_order_of_the_terms_changes_nothing():
    terms = make_terms(np.random.default_rng(0).normal(size=(20, 2)), range(1, 21))
    assert np.array_equal(measure_density(terms)[0], measure_density(terms.iloc[::-1])[0])


@pytest.mark.parametrize("spots", [[(1.0, 2.0)], [(1.0, 2.0), (1.0, 2.0)], []])
def test_one_place_and_none(spots):
    density, extent = measure_density(make_terms(spots, [1] * len(spots)), points=5)
    assert np.isfinite(density).all()
    assert density.max(initial=0) == bool(spots)
    assert extent[0] < extent[1]
