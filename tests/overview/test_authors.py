"""Authors: whole and fractional counts, years, citations, h."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import AUTHORS, RECORDS
from themeloom.overview import count_authors

WRITING = st.lists(st.tuples(st.sampled_from("pqrs"), st.sampled_from("abc")), max_size=20)


def test_numbers_are_those_by_head():
    table = count_authors(RECORDS, AUTHORS).set_index("author")
    assert table.index.tolist() == ["Cat, A.", "Dog, A.", "Emu, A."]
    assert table["papers"].tolist() == [3, 2, 1]
    assert table["fractional"].tolist() == pytest.approx([1 + 1 / 2 + 1 / 3, 1 / 2 + 1 / 3, 1 / 3])
    assert table["citations"].tolist() == [6, 1, 0]
    assert table["h"].tolist() == [1, 1, 0]  # of Cat's 5, 1 and 0 citations one paper has one, and no two have two
    assert table.loc["Cat, A.", ["first_year", "last_year"]].tolist() == [2018, 2019]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_h_is_the_most_papers_with_as_many_citations(citations):
    doc_ids = [f"p{place}" for place in range(len(citations))]
    records = pd.DataFrame({"doc_id": doc_ids, "year": 2000, "citations": citations})
    h = count_authors(records, pd.DataFrame({"doc_id": doc_ids, "name": "Cat"}))["h"][0]
    assert sum(cited >= h for cited in citations) >= h
    assert sum(cited >= h + 1 for cited in citations) < h + 1


@settings(max_examples=30, deadline=None)
@given(WRITING, st.randoms())
def test_fractions_add_up_to_the_papers_whatever_their_order(writing, random):
    records = pd.DataFrame({"doc_id": list("pqrs"), "year": 2000, "citations": pd.array([3, 1, 1, None], "Int64")})
    wrote = pd.DataFrame(writing, columns=["doc_id", "name"])
    table = count_authors(records, wrote)
    assert table["fractional"].sum() == pytest.approx(wrote["doc_id"].nunique())
    shuffled = pd.DataFrame(random.sample(writing, len(writing)), columns=["doc_id", "name"])
    pd.testing.assert_frame_equal(table, count_authors(records.sample(frac=1, random_state=1), shuffled))


def test_where_no_paper_is_counted_h_is_unknown():
    table = count_authors(RECORDS.assign(citations=pd.NA), AUTHORS)
    assert table["h"].isna().all()
    assert table["citations"].isna().all()
