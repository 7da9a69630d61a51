"""Bursts against Kleinberg's own words: the cheapest of all sequences of states."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.trends.bursts import find_bursts


def make_tables(counts, papers):
    """Papers of successive years from 2001 on, so many of which mention a term."""
    years = np.repeat(2001 + np.arange(len(counts)), papers)
    periods = pd.DataFrame({"doc_id": np.arange(len(years)), "year": years, "period": (years - 2001) // 2})
    held = [doc_id for year, count in enumerate(counts) for doc_id in periods.index[years == 2001 + year][:count]]
    return periods, pd.DataFrame({"doc_id": held, "term": "map"})


def test_the_worked_numbers():
    assert find_bursts(*make_tables([1, 1, 1, 6, 5, 1], [10] * 6)).round(6).to_numpy().tolist() == [
        ["map", 2004, 2005, 3.975433, 11, 1, 2]
    ]
    assert find_bursts(*make_tables([1, 1, 1, 3, 3, 1], [10] * 6)).empty


def find_cheapest(counts, papers, s, gamma):
    """The weight of the bursts of the cheapest sequence, of all there are."""
    usual = sum(counts) / sum(papers)
    rates = (usual, min(s * usual, 0.999))

    def cost(state, year):
        p = np.clip(rates[state], 1e-12, 1 - 1e-12)
        return -(counts[year] * np.log(p) + (papers[year] - counts[year]) * np.log1p(-p))

    def total(states):
        ups = sum(before < after for before, after in zip((0, *states), states, strict=False))
        return sum(cost(state, year) for year, state in enumerate(states)) + ups * gamma * np.log(len(counts))

    return min(map(total, product((0, 1), repeat=len(counts)))), total


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=2, max_size=7), st.floats(1.2, 4), st.floats(0, 2))
def test_no_other_sequence_is_cheaper(years, s, gamma):
    counts = [min(pair) for pair in years]
    papers = [max(pair) for pair in years]
    if not sum(counts) or not papers[0] or not papers[-1] or sum(counts) > 0.8 * sum(papers):
        return
    cheapest, total = find_cheapest(counts, papers, s, gamma)
    bursts = find_bursts(*make_tables(counts, papers), s=s, gamma=gamma)
    states = [0] * len(counts)
    for burst in bursts.itertuples():
        states[burst.start - 2001 : burst.end - 2000] = [1] * (burst.end - burst.start + 1)
    assert total(tuple(states)) == pytest.approx(cheapest)
    assert (bursts["weight"] > -1e-9).all()


def test_many_terms_are_found_as_each_alone():
    periods, one = make_tables([1, 1, 1, 6, 5, 1], [10] * 6)
    other = pd.DataFrame({"doc_id": [0, 1, 2, 3, 4, 5, 6, 15, 33], "term": "loom"})
    both = find_bursts(periods, pd.concat([one, other]))
    alone = pd.concat([find_bursts(periods, table) for table in (one, other)])
    assert sorted(map(str, both.round(9).to_numpy().tolist())) == sorted(map(str, alone.round(9).to_numpy().tolist()))
    assert set(both["term"]) == {"map", "loom"}


def test_a_term_of_all_papers_and_no_term_have_none():
    periods, _ = make_tables([0, 0], [3, 3])
    assert find_bursts(periods, pd.DataFrame({"doc_id": range(6), "term": "map"})).empty
    assert find_bursts(periods, pd.DataFrame({"doc_id": [], "term": []})).empty


@pytest.mark.parametrize("wrong", [{"s": 1.0}, {"gamma": -0.1}])
def test_values_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match="needs s above 1 and gamma of 0 or more"):
        find_bursts(*make_tables([1], [2]), **wrong)
