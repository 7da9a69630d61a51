"""Shares of themes in each period, with bounds that hold them."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from themeloom.trends.periods import cut_periods
from themeloom.trends.spread import measure_interval, measure_spread


def test_the_papers_of_a_theme_are_counted_period_by_period():
    records = pd.DataFrame({"doc_id": list("pqrst"), "year": [2020, 2020, 2021, 2021, None]})
    papers = pd.DataFrame({"doc_id": list("pqrst"), "theme": pd.array([0, 1, 1, None, 0], "Int64")})
    spread = measure_spread(cut_periods(records, least=2), papers)
    assert spread[["theme", "name", "papers", "of", "share", "overall"]].to_numpy().tolist() == [
        [0, "2020", 1, 2, 0.5, 0.25],
        [0, "2021", 0, 2, 0.0, 0.25],
        [1, "2020", 1, 2, 0.5, 0.5],
        [1, "2021", 1, 2, 0.5, 0.5],
    ]


def test_without_a_year_there_is_nothing():
    records = pd.DataFrame({"doc_id": ["p"], "year": pd.array([None], "Int64")})
    assert measure_spread(cut_periods(records), pd.DataFrame({"doc_id": ["p"], "theme": [0]})).empty


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share_and_mirrors(total, data):
    hits = data.draw(st.integers(0, total))
    low, high = measure_interval(np.array([hits]), np.array([total]))
    assert 0 <= low[0] <= hits / total + 1e-12
    assert hits / total - 1e-12 <= high[0] <= 1
    mirrored, _ = measure_interval(np.array([total - hits]), np.array([total]))
    np.testing.assert_allclose(high, 1 - mirrored, atol=1e-12)
