"""Pairs counted in the nine-paper corpus, worked out by hand; and what must hold for papers drawn more than once, or never."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import PAIRS, PAPERS, make_tables, name_papers
from themeloom.network import counting as module
from themeloom.network.counting import COUNTINGS, count_links, count_occurrences

COUNTS = {
    "binary": PAIRS,
    "full": {**PAIRS, "ab": 4},
    "fractional": {"ab": 2.5, "ac": 1.5, "ad": 1, "bc": 0.5, "be": 0.5, "bf": 0.5, "de": 1.5, "df": 0.5, "ef": 2},
}
NAMES = np.array(list("abcdef"), dtype=object)

drawn_papers = st.lists(st.tuples(st.text("abcdef", min_size=1, max_size=6), st.integers(0, 3)), min_size=1, max_size=9)


def count_terms(papers):
    doc_ids, occurrences, *_ = make_tables(papers)
    return count_occurrences(doc_ids, occurrences, NAMES)


def count(papers, *, times=None, counting="binary", min_shared=1):
    """pair -> its papers, pair -> its count."""
    i, j, shared, counts = count_links(count_terms(papers), counting=counting, min_shared=min_shared, times=times)
    pairs = [NAMES[one] + NAMES[other] for one, other in zip(i, j, strict=True)]
    return dict(zip(pairs, shared.tolist(), strict=True)), dict(zip(pairs, counts.tolist(), strict=True))


def test_occurrences_by_paper_and_term():
    rows = count_terms(PAPERS).toarray().tolist()
    assert rows[0] == [1, 1, 1, 0, 0, 0]
    assert rows[8] == [2, 1, 0, 0, 0, 0]
    assert [sum(column) for column in zip(*rows, strict=True)] == [6, 4, 2, 3, 4, 3]


def test_papers_stand_in_the_order_of_their_ids_as_given_and_other_terms_are_passed_over():
    doc_ids, occurrences, *_ = make_tables({"q": "z", "p": "aazb", "r": "b", "o": ""})
    assert count_occurrences(doc_ids, occurrences, np.array(["a"], dtype=object)).toarray().tolist() == [[0], [2], [0], [0]]


def test_a_paper_that_is_none_of_the_records_is_an_error():
    _, occurrences, *_ = make_tables(PAPERS)
    with pytest.raises(ValueError, match=r"papers that doc_ids lacks, such as 'd9'"):
        count_occurrences(pd.Series([f"d{number}" for number in range(1, 9)]), occurrences, NAMES)


def test_no_paper_has_no_links():
    assert count_terms({}).shape == (0, 6)
    assert count({}) == ({}, {})


@pytest.mark.parametrize("counting", COUNTINGS)
def test_counts(counting):
    shared, counts = count(PAPERS, counting=counting)
    assert (shared, counts) == (PAIRS, COUNTS[counting])
    assert list(shared) == sorted(PAIRS)


@pytest.mark.parametrize("counting", COUNTINGS)
def test_pairs_of_enough_papers_whatever_the_counting(counting):
    wanted = [pair for pair in PAIRS if PAIRS[pair] >= 2]
    assert count(PAPERS, counting=counting, min_shared=2)[1] == {pair: COUNTS[counting][pair] for pair in wanted}
    assert count(PAPERS, counting=counting, min_shared=0) == count(PAPERS, counting=counting)


@pytest.mark.parametrize("counting", COUNTINGS)
@pytest.mark.parametrize("times", [None, np.array([2, 0, 1, 1, 3, 1, 1, 0, 1])])
def test_papers_counted_in_parts_are_the_same(monkeypatch, counting, times):
    whole = count(PAPERS, counting=counting, times=times)
    monkeypatch.setattr(module, "PART", 2)
    assert count(PAPERS, counting=counting, times=times) == whole


def test_a_paper_drawn_twice_counts_twice_and_one_not_drawn_not_at_all():
    times = np.array([2, 0, 1, 0, 0, 0, 0, 0, 1])  # d1 abc twice, d3 ac, d9 aab
    shared = {"ab": 3, "ac": 3, "bc": 2}
    assert count(PAPERS, times=times) == (shared, shared)
    assert count(PAPERS, times=times, counting="full") == (shared, {"ab": 4, "ac": 3, "bc": 2})
    assert count(PAPERS, times=times, counting="fractional") == (shared, {"ab": 2, "ac": 2, "bc": 1})
    assert count(PAPERS, times=times, min_shared=3) == ({"ab": 3, "ac": 3}, {"ab": 3, "ac": 3})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn_papers, st.sampled_from(list(COUNTINGS)), st.integers(1, 3))
def test_a_draw_counts_what_a_corpus_of_repeated_papers_counts(drawn, counting, min_shared):
    papers = name_papers(text for text, _ in drawn)
    copies = {f"d{number}.{copy}": text for number, (text, times) in enumerate(drawn) for copy in range(times)}
    times = np.array([times for _, times in drawn])
    options = {"counting": counting, "min_shared": min_shared}
    assert count(papers, times=times, **options) == count(copies, **options)
    assert count(papers, times=np.ones_like(times), **options) == count(papers, **options)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn_papers)
def test_fractional_row_sums_are_the_drawn_papers_with_two_terms_or_more(drawn):
    papers = name_papers(text for text, _ in drawn)
    _, counts = count(papers, times=np.array([times for _, times in drawn]), counting="fractional")
    expected = Counter()
    for text, times in drawn:
        expected.update({term: times for term in set(text) if len(set(text)) > 1})
    for term in NAMES:
        assert sum(counts[pair] for pair in counts if term in pair) == pytest.approx(expected[term], abs=1e-5)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn_papers, st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(drawn, seed):
    doc_ids, occurrences, *_ = make_tables(name_papers(text for text, _ in drawn))
    expected = count_occurrences(doc_ids, occurrences, NAMES)
    shuffled = count_occurrences(doc_ids, occurrences.sample(frac=1, random_state=seed), NAMES)
    assert (shuffled.toarray() == expected.toarray()).all()
