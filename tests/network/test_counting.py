"""Pairs counted in the nine-paper corpus, worked out by hand; and what must hold for papers drawn more than once, or never."""

import doctest
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.network import counting as room
from themeloom.network.counting import COUNTINGS, count_links, count_occurrences

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
PAPERS = {"ab": 3, "ac": 2, "ad": 1, "bc": 1, "be": 1, "bf": 1, "de": 2, "df": 1, "ef": 3}
COUNTS = {
    "binary": PAPERS,
    "full": {**PAPERS, "ab": 4},
    "fractional": {"ab": 2.5, "ac": 1.5, "ad": 1, "bc": 0.5, "be": 0.5, "bf": 0.5, "de": 1.5, "df": 0.5, "ef": 2},
}
NAMES = np.array(list("abcdef"), dtype=object)
TERMS = pd.DataFrame({"key": NAMES, "term": NAMES})

drawn_papers = st.lists(st.tuples(st.text("abcdef", min_size=1, max_size=6), st.integers(0, 3)), min_size=1, max_size=9)


def make_mentions(papers):
    return pd.DataFrame([(paper, key) for paper, keys in papers.items() for key in keys], columns=["doc_id", "key"])


def count_terms(papers):
    return count_occurrences(make_mentions(papers), TERMS, NAMES)


def count(papers, *, times=None, counting="binary", min_shared=1):
    """pair -> its papers, pair -> its count."""
    i, j, shared, counts = count_links(count_terms(papers), counting=counting, min_shared=min_shared, times=times)
    pairs = [NAMES[one] + NAMES[other] for one, other in zip(i, j, strict=True)]
    return dict(zip(pairs, shared.tolist(), strict=True)), dict(zip(pairs, counts.tolist(), strict=True))


def test_examples():
    outcome = doctest.testmod(room)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_occurrences_by_paper_and_term():
    found = count_terms(TOY).toarray().tolist()
    assert found[0] == [1, 1, 1, 0, 0, 0]
    assert found[8] == [2, 1, 0, 0, 0, 0]
    assert [sum(column) for column in zip(*found, strict=True)] == [6, 4, 2, 3, 4, 3]


def test_unknown_keys_are_passed_over_but_their_papers_stay_and_keys_of_one_term_are_one():
    terms = pd.DataFrame({"key": ["a", "A", "b"], "term": ["a", "a", "b"]})
    mentions = make_mentions({"q": "z", "p": ["a", "A", "z", "b"], "r": ["b"]})
    found = count_occurrences(mentions, terms, np.array(["a"], dtype=object))
    assert found.toarray().tolist() == [[2], [0], [0]]  # p, q, r


def test_no_mention_is_no_paper():
    assert count_terms({}).shape == (0, 6)
    assert count({}) == ({}, {})


@pytest.mark.parametrize("counting", COUNTINGS)
def test_counts(counting):
    found = count(TOY, counting=counting)
    assert found == (PAPERS, COUNTS[counting])
    assert list(found[0]) == sorted(PAPERS)


@pytest.mark.parametrize("counting", COUNTINGS)
def test_pairs_of_enough_papers_whatever_the_counting(counting):
    wanted = [pair for pair in PAPERS if PAPERS[pair] >= 2]
    assert count(TOY, counting=counting, min_shared=2)[1] == {pair: COUNTS[counting][pair] for pair in wanted}
    assert count(TOY, counting=counting, min_shared=0) == count(TOY, counting=counting)


@pytest.mark.parametrize("counting", COUNTINGS)
@pytest.mark.parametrize("times", [None, np.array([2, 0, 1, 1, 3, 1, 1, 0, 1])])
def test_papers_counted_in_parts_are_the_same(monkeypatch, counting, times):
    whole = count(TOY, counting=counting, times=times)
    monkeypatch.setattr(room, "PART", 2)
    assert count(TOY, counting=counting, times=times) == whole


def test_a_paper_drawn_twice_counts_twice_and_one_not_drawn_not_at_all():
    times = np.array([2, 0, 1, 0, 0, 0, 0, 0, 1])  # d1 abc twice, d3 ac, d9 aab
    shared = {"ab": 3, "ac": 3, "bc": 2}
    assert count(TOY, times=times) == (shared, shared)
    assert count(TOY, times=times, counting="full") == (shared, {"ab": 4, "ac": 3, "bc": 2})
    assert count(TOY, times=times, counting="fractional") == (shared, {"ab": 2, "ac": 2, "bc": 1})
    assert count(TOY, times=times, min_shared=3) == ({"ab": 3, "ac": 3}, {"ab": 3, "ac": 3})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn_papers, st.sampled_from(list(COUNTINGS)), st.integers(1, 3))
def test_a_draw_counts_what_a_corpus_of_repeated_papers_counts(drawn, counting, min_shared):
    papers = {f"d{number}": text for number, (text, _) in enumerate(drawn)}
    copies = {f"d{number}.{copy}": text for number, (text, times) in enumerate(drawn) for copy in range(times)}
    times = np.array([times for _, times in drawn])
    knobs = {"counting": counting, "min_shared": min_shared}
    assert count(papers, times=times, **knobs) == count(copies, **knobs)
    assert count(papers, times=np.ones_like(times), **knobs) == count(papers, **knobs)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn_papers)
def test_fractional_row_sums_are_the_drawn_papers_with_two_terms_or_more(drawn):
    papers = {f"d{number}": text for number, (text, _) in enumerate(drawn)}
    _, counts = count(papers, times=np.array([times for _, times in drawn]), counting="fractional")
    expected = Counter()
    for text, times in drawn:
        expected.update({term: times for term in set(text) if len(set(text)) > 1})
    for term in NAMES:
        assert sum(counts[pair] for pair in counts if term in pair) == pytest.approx(expected[term], abs=1e-5)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn_papers, st.integers(0, 99))
def test_the_order_of_mentions_changes_nothing(drawn, seed):
    mentions = make_mentions({f"d{number}": text for number, (text, _) in enumerate(drawn)})
    expected = count_occurrences(mentions, TERMS, NAMES).toarray()
    shuffled = count_occurrences(mentions.sample(frac=1, random_state=seed), TERMS.sample(frac=1, random_state=seed), NAMES)
    assert (shuffled.toarray() == expected).all()
