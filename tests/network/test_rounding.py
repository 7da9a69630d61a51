"""Rounding to significant digits: what it keeps, and laws that hold for any number."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.network.rounding import round_significant

numbers = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e200, max_value=1e200).filter(
    lambda number: number == 0 or abs(number) > 1e-280
)


def test_rounding_keeps_the_tiny_and_never_fails():
    values = np.array([1 / 3, -2e5 / 3, 1e-250 / 3, 5e-324, 0.0, 1.0])
    rounded = round_significant(values).tolist()
    assert rounded == pytest.approx([0.3333333333, -66666.66667, 3.333333333e-251, 0, 0, 1], rel=1e-15, abs=0)


def test_what_has_few_digits_stays_as_it_is():
    values = [float(f"{digit}e{exponent}") for digit in (1, 2.5, 9.999) for exponent in range(-12, 12)]
    assert round_significant(np.array(values)).tolist() == values


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(numbers, max_size=9), st.integers(1, 12))
def test_the_error_is_less_than_the_last_digit_and_a_second_rounding_changes_nothing(values, digits):
    rounded = round_significant(np.array(values, dtype=float), digits)
    assert rounded.tolist() == pytest.approx(values, rel=10.0 ** (1 - digits), abs=0)
    assert round_significant(rounded, digits).tolist() == pytest.approx(rounded.tolist(), rel=1e-15, abs=0)
