"""The mean of what is known of a term's papers."""

import pandas as pd
import pytest

from themeloom.trends.values import measure_values

RECORDS = pd.DataFrame(
    {"doc_id": list("pqr"), "year": pd.array([2020, 2022, None], "Int64"), "citations": pd.array([1, None, 5], "Int64")}
)
HELD = pd.DataFrame({"doc_id": ["p", "q", "q", "r", "r"], "term": ["map", "map", "map", "map", "loom"]})


def test_each_paper_counts_once_and_unknown_ones_not():
    assert measure_values(RECORDS, HELD).to_dict() == {"map": 2021.0}
    assert measure_values(RECORDS, HELD, measure="citations").to_dict() == {"loom": 5.0, "map": 3.0}


def test_another_measure_is_refused():
    with pytest.raises(ValueError, match="needs one of year, citations, stability"):
        measure_values(RECORDS, HELD, measure="title")


def test_the_stability_of_a_term_is_its_recovery():
    members = pd.DataFrame({"term": ["map", "loom", "yarn"], "recovery": [0.9, 0.5, None]})
    assert measure_values(RECORDS, HELD, members, measure="stability").to_dict() == {"map": 0.9, "loom": 0.5}
    with pytest.raises(ValueError, match="needs members"):
        measure_values(RECORDS, HELD, measure="stability")
