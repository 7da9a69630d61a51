"""What sets of terms share is measured as worked out by hand, and what chance deals is rarely taken for more."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from themeloom.themes.continuity import measure_continuity


def test_the_worked_numbers():
    terms = ["x", "y", "z", "w", "v"]
    sets = [np.array([[term in held for term in terms]]) for held in ("xyzw", "yzv")]
    linked = measure_continuity(*sets)
    assert (linked.inclusion.item(), linked.stability.item()) == (0.666667, 0.4)


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 30), st.integers(0, 99))
def test_indices_lie_between_nothing_and_all(first, second, terms, seed):
    chance = np.random.default_rng(seed)
    one, other = (chance.integers(-1, themes, terms) == np.arange(themes)[:, None] for themes in (first, second))
    linked = measure_continuity(one, other)
    assert linked.shared.shape == (first, second)
    assert ((linked.stability >= 0) & (linked.stability <= linked.inclusion) & (linked.inclusion <= 1)).all()
    assert ((linked.p > 0) & (linked.p <= 1 + 1e-9)).all()
    back = measure_continuity(other, one)
    np.testing.assert_allclose(back.p.T, linked.p)


def test_terms_dealt_at_random_are_rarely_linked():
    chance = np.random.default_rng(2)
    deals = [[chance.integers(0, 5, 200) == np.arange(5)[:, None] for _ in range(2)] for _ in range(200)]
    linked = np.array([measure_continuity(*pair).p <= 0.05 for pair in deals])
    assert linked.mean() <= 0.05
