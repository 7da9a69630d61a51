"""Countries: alone, with others, and by fractions."""

import pytest

from corpora import AFFILIATIONS
from themeloom.overview import count_countries


def test_numbers_are_those_by_head():
    table = count_countries(AFFILIATIONS)
    assert table.to_numpy().tolist() == [["Peru", 2, 1.5, 1, 1], ["Chad", 1, 0.5, 0, 1]]


def test_the_order_of_the_affiliations_changes_nothing_and_none_gives_none():
    assert count_countries(AFFILIATIONS[::-1]).equals(count_countries(AFFILIATIONS))
    assert count_countries(AFFILIATIONS)["fractional"].sum() == pytest.approx(2)  # papers with a country
    assert count_countries(AFFILIATIONS.head(0)).empty
