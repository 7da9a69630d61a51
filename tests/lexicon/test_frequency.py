"""How common words are: reference frequencies in general English, academic prose, log-likelihood by hand."""

from math import log

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon.frequency import (
    TELLING,
    find_plain,
    find_relational,
    is_empty,
    is_generic,
    is_prose,
    measure_keyness,
    measure_zipf,
)


@pytest.mark.parametrize("key", ["result", "recent result", "large number", "proposed approach"])
def test_prose_is_words_that_any_field_uses(key):
    assert is_prose(key)


@pytest.mark.parametrize("key", ["parser", "parsing result", "attention mechanism", "language"])
def test_a_telling_word_or_a_known_kind_is_no_prose(key):
    assert not is_prose(key)


@pytest.mark.parametrize(("word", "empty"), [("novel", True), ("domain-specific", True), ("domain", False), ("deep", False)])
def test_empty_words_start_no_term(word, empty):
    assert is_empty(word) is empty


@pytest.mark.parametrize(("word", "generic"), [("Approach", True), ("methods", True), ("simulator", False)])
def test_generic_words_add_nothing_to_a_name(word, generic):
    assert is_generic(word) is generic


def test_keyness_is_dunnings_log_likelihood():
    counts = pd.Series({"camera": 20, "the": 1, "xqzv": 2})
    words = 10_000
    expected = 10 ** (measure_zipf("camera") - 9) * words
    keyness = measure_keyness(counts, words)
    assert keyness["camera"] == pytest.approx(2 * (20 * log(20 / expected) - (20 - expected)))
    assert keyness["the"] == 0  # rarer than in general English
    assert keyness["xqzv"] > TELLING


def find(*mentions, words=10_000):
    keys, papers = zip(*mentions, strict=True)
    return find_plain(pd.Series(keys), pd.Series(papers), words)


def test_a_plain_word_stays_where_the_corpus_dwells_on_it():
    assert find(*[("camera", paper) for paper in "pqrstuvwxyz"]) == []
    assert find(*[("camera", paper) for paper in "pqrstuvwxyz"], words=10_000_000) == ["camera"]


def test_a_plain_word_that_its_papers_repeat_stays_however_rare():
    keys = ["lake"] * 4 + ["river"] * 3
    assert find_plain(pd.Series(keys), pd.Series(["p", "p", "q", "q", "p", "q", "q"]), words=10_000_000) == ["river"]


def test_a_plain_word_of_one_paper_goes():
    assert find(*[("camera", "p")] * 9) == ["camera"]


@pytest.mark.parametrize(
    ("mentions", "words", "found"),
    [
        ({"influence": (4, 2)}, 10_000, True),
        ({"influence": (5, 2)}, 10_000, False),  # mostly by itself
        ({"influence": (2, 2)}, 10_000, False),  # too few
        ({"influence": (4, 4)}, 100, False),  # what the papers are about
        ({"theme influence": (4, 4)}, 10_000, False),
        ({"zuwide": (4, 4)}, 10_000, False),
    ],
)
def test_a_word_that_needs_what_stands_behind_it_is_relational(mentions, words, found):
    keys = pd.Series([key for key, (number, _) in mentions.items() for _ in range(number)])
    governs = pd.Series([place < governing for number, governing in mentions.values() for place in range(number)])
    assert find_relational(keys, governs, words) == (list(mentions) if found else [])


@pytest.mark.parametrize("key", ["parser", "camera motion", "translation"])
def test_rare_words_phrases_and_kinds_are_not_plain(key):
    assert find((key, "p"), words=10**9) == []


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from(["camera", "mind", "tree", "xqzv"]), st.integers(1, 50), min_size=1), st.integers(1, 10**7)
)
def test_keyness_is_never_negative_and_falls_with_the_length_of_the_corpus(counts, words):
    counts = pd.Series(counts)
    shorter = measure_keyness(counts, words)
    longer = measure_keyness(counts, 2 * words)
    assert (longer >= 0).all()
    assert (shorter >= longer - 1e-9).all()
