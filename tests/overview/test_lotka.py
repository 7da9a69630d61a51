"""Lotka's law: published constants, authors drawn from it, and authors who are not."""

import numpy as np
import pandas as pd
import pytest

from themeloom.overview import PLAUSIBLE, Law, count_productivity, measure_lotka
from themeloom.overview.lotka import _measure_mean

NO_LAW = pd.DataFrame({"papers": 200 * [4] + 10 * [1]})


def draw(exponent, size, seed):
    papers = np.random.default_rng(seed).zipf(exponent, size)
    return pd.DataFrame({"papers": papers[papers < 10_000]})


def test_constants_of_the_zeta_function_are_the_published_ones():
    assert _measure_mean(2.0) == pytest.approx(0.5699609930945328, abs=1e-8)  # -zeta'(2) / zeta(2)
    expected = count_productivity(pd.DataFrame({"papers": [1, 2]}), Law(2, 0, 1))["expected"]
    assert expected.tolist() == pytest.approx([6 / np.pi**2, 1.5 / np.pi**2])  # .6079 of authors with one paper (Lotka 1926)


@pytest.mark.parametrize("exponent", [2.0, 2.5, 3.5])
def test_the_exponent_of_authors_drawn_from_the_law_comes_back(exponent):
    assert measure_lotka(draw(exponent, 20_000, seed=3), samples=1).exponent == pytest.approx(exponent, rel=0.03)


def test_the_law_is_ruled_out_of_authors_drawn_from_it_as_often_as_chance_says():
    chances = [measure_lotka(draw(2.5, 300, seed), samples=100).chance for seed in range(60)]
    assert np.mean(np.array(chances) <= PLAUSIBLE) <= 0.2
    assert 0.35 < np.mean(chances) < 0.65


def test_it_is_ruled_out_where_most_write_four():
    assert measure_lotka(NO_LAW).chance <= PLAUSIBLE


def test_the_same_seed_gives_the_same_and_the_order_of_authors_changes_nothing():
    authors = draw(2.5, 200, seed=1)
    assert measure_lotka(authors) == measure_lotka(authors[::-1])


@pytest.mark.parametrize("papers", [[], [1, 1, 1]])
def test_no_law_is_fitted_where_there_is_none(papers):
    authors = pd.DataFrame({"papers": np.array(papers, "int64")})
    law = measure_lotka(authors)
    assert np.isnan(law).all()
    assert count_productivity(authors, law)["expected"].isna().all()
