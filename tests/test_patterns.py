"""No pattern can be stalled: on strings made of its own pieces its time grows hardly faster than they do."""

import re

import pytest

from patterns import Tried, find_slow, list_patterns

PATTERNS = list_patterns()


def test_patterns_are_found_wherever_they_stand():
    places = {tried.place.rpartition(".")[2] for tried in PATTERNS}
    assert {"CONTROL", "_read_placeholders", "LOOKS", "TELLING"} <= places
    assert len(PATTERNS) > 400


@pytest.mark.parametrize("pattern", [r"\s+$", r"(a|a)*b", r"[(\[]\s*([^()]{1,120}?)\s*[)\]]", r"\w+@"])
def test_a_pattern_that_can_be_stalled_is_found(pattern):
    assert find_slow(Tried("here", re.compile(pattern), "search"))


@pytest.mark.parametrize("pattern", [r"\s{0,9}$", r"(?<!\s)\s+and", r"\w{1,80}@", r"[(\[]\s*+([^()\s][^()]{0,119}?)\s{0,9}[)\]]"])
def test_a_pattern_that_is_bounded_is_not(pattern):
    assert not find_slow(Tried("here", re.compile(pattern), "search"))


@pytest.mark.parametrize("tried", PATTERNS, ids=lambda tried: f"{tried.place[:60]}-{tried.mode}")
def test_no_pattern_is_stalled_by_its_own_pieces(tried):
    assert find_slow(tried) == ""
