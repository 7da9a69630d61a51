"""Relevance by the published formula, worked out for nine papers, and what holds for any."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.terms.relevance import measure_relevance

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
RELEVANCE = {"a": 0.896660, "b": 0.512896, "c": 0.972924, "d": 0.615298, "e": 0.824349, "f": 0.740260}
TEXTS = st.lists(st.text("abcdef", max_size=6), min_size=1, max_size=12).filter(any)


def make_named(texts):
    return pd.DataFrame([(paper, term) for paper, text in texts.items() for term in text], columns=["doc_id", "term"])


def test_relevance_of_the_nine_papers():
    measured = measure_relevance(make_named(TOY))
    assert measured["relevance"].to_dict() == pytest.approx(RELEVANCE, abs=5e-7)
    assert measured["links"].to_dict() == {"a": 6, "b": 6, "c": 3, "d": 4, "e": 6, "f": 5}


def test_a_term_of_one_paper_has_none():
    assert measure_relevance(make_named({"p": "ab", "q": "a"})).index.tolist() == ["a"]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(TEXTS)
def test_relevance_is_never_below_zero(texts):
    measured = measure_relevance(make_named(dict(enumerate(texts))))
    assert (measured.loc[measured["links"] > 0, "relevance"] >= -1e-12).all()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(TEXTS)
def test_what_papers_are_called_changes_no_digit(texts):
    one = measure_relevance(make_named(dict(enumerate(texts))))
    other = measure_relevance(make_named({f"x{-number}": text for number, text in enumerate(texts)}))
    pd.testing.assert_frame_equal(one, other, check_exact=True)
