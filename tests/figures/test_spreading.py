"""Captions stand below their dots and nothing lies on anything: by hand, and as a law on random maps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.figures.boxes import find_free
from themeloom.figures.spreading import AIR, place_map

MAP = np.array([0.0, 0.0, 500.0, 400.0])


def test_a_dot_goes_where_the_one_beside_it_goes_and_one_far_away_stays():
    # a name pushes the first dot with its caption down; the second is beside it, the third is not
    middles = np.array([[100.0, 100.0], [112.0, 100.0], [400.0, 300.0]])
    found = place_map(
        middles,
        np.array([4.0, 2.0, 2.0]),
        np.array([0]),
        np.array([[10.0, 8.0]]),
        wanted=np.array([[100.0, 100.0]]),
        names=np.array([[40.0, 12.0]]),
        within=MAP,
    )
    moves = found.middles - middles
    assert moves[0, 1] < -0.5  # a name gives way to a large dot more than that to the name
    assert moves[1, 1] < -0.5
    assert np.abs(moves[2]).max() < 1e-6


def is_clear(box, middles, radii):
    """Whether no dot touches a box, but for a hundredth of a point."""
    nearest = np.clip(middles, box[:2], box[2:])
    return (np.linalg.norm(nearest - middles, axis=1) > radii - 0.01).all()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 120))
def test_nothing_lies_on_anything_and_captions_stand_below_their_dots(seed, count):
    chance = np.random.default_rng(seed)
    middles = chance.normal([250, 200], [70, 50], (count, 2)).clip(20, [480, 380])
    radii = chance.uniform(1, 10, count)
    captioned = np.arange(min(count, 15))
    sizes = chance.uniform([20, 8], [70, 24], (len(captioned), 2))
    names = chance.uniform([40, 12], [90, 24], (4, 2))
    arranged = place_map(middles, radii, captioned, sizes, wanted=middles[:1].repeat(4, axis=0), names=names, within=MAP)
    assert not np.isnan(arranged.captions).any()
    assert not np.isnan(arranged.names).any()
    own = arranged.middles[captioned]
    assert arranged.captions[:, 3] == pytest.approx(own[:, 1] - radii[captioned] - AIR)
    assert arranged.captions[:, [0, 2]].mean(axis=1) == pytest.approx(own[:, 0])
    boxes = np.concatenate([arranged.captions, arranged.names])
    assert find_free((boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2]) / 2).all()
    assert all(is_clear(box, arranged.middles, radii) for box in boxes)
    apart = np.linalg.norm(arranged.middles[:, None] - arranged.middles[None], axis=2) - radii[:, None] - radii[None]
    np.fill_diagonal(apart, 1)
    assert apart.min() > -0.01
