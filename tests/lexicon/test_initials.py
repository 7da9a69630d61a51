"""Letters of a short form are found in the words of a long one, by the strictest rule that holds."""

import pytest

from themeloom.lexicon.initials import find_long_forms, is_spelled, is_spelled_out, list_letters, match_capitals, match_long


@pytest.mark.parametrize(
    ("short", "letters"),
    [("LLMs", "llm"), ("5-HT", "5ht"), ("ISP^2", "ispp"), ("IFN-gamma", "ifng"), ("TNF-α", "tnfa"), ("FEV1%", "fev1p")],
)
def test_letters_are_small_single_and_without_a_plural(short, letters):
    assert "".join(list_letters(short)) == letters


def test_letters_stand_in_order_from_the_start_of_a_word_to_the_last_word():
    assert match_long([*"abc"], "by a big cat") == "a big cat"
    assert match_long([*"abc"], "a big cat sat") is None
    assert match_long([*"bc"], "abc") is None


def test_capitals_are_the_letters_and_no_others():
    assert match_capitals([*"nn"], "a Neural Net") == "Neural Net"
    assert match_capitals([*"nn"], "A Deep Neural NeT") is None


def test_the_strictest_rule_comes_first():
    initials, capitals, inside, *others = find_long_forms("CCL", "for cyclical curriculum learning")
    assert initials == "cyclical curriculum learning"
    assert capitals is None
    assert inside == "curriculum learning"
    assert len(others) == 3


def test_half_of_the_words_must_be_begun_by_a_letter():
    assert is_spelled("DNA", "deoxyribonucleic acid")
    assert not is_spelled("MATH", "mathematical reasoning benchmarks")


@pytest.mark.parametrize(("short", "long", "whole"), [("TCGA", "The Cancer Genome Atlas", True), ("TL", "The Learning", False)])
def test_three_letters_or_more_may_have_one_for_each_word(short, long, whole):
    assert is_spelled_out(short, long) == whole
