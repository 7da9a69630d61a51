"""Titles are near by spelling, subtitle, a slip of the pen or most words; numbers tell them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.merging.title_keys import cut_subtitle, list_title_words
from themeloom.records.merging.title_likeness import compare_titles, is_same_work


@pytest.mark.parametrize(
    ("title", "other", "near"),
    [
        ("The colours of wool", "Colors of wool", "spelling"),
        ("Optimisation of looms in the north", "Optimization of loom in the North", "spelling"),
        ("Looms of the north: a history", "Looms of the north", "subtitle"),
        ("Looms of the north", "Looms of the north - a history", "subtitle"),
        ("Looms of the north: part II", "Looms of the north", ""),
        ("Looms in the mountanis of the north", "Looms in the mountains of the north", "typo"),
        ("Wool in the year 2010 of the mountain", "Wool in the year 2011 of the mountain", ""),
        ("Screening of sheep for vitamin D in hills", "Screening of sheep for vitamin E in hills", ""),
        ("Old grey looms of the cold north and of wool", "Old grey looms of the north and of wool", "wording"),
        ("The role of α-amylase in wool of the north", "The role of beta-amylase in wool of the north", ""),
        ("Looms", "Wool", ""),
    ],
)
def test_how_near_titles_are(title, other, near):
    titles = (list_title_words(title), list_title_words(other))
    heads = (list_title_words(cut_subtitle(title)), list_title_words(cut_subtitle(other)))
    assert compare_titles(*titles, heads) == near
    assert compare_titles(*titles[::-1], heads[::-1]) == near


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("Looms", "Looms of the north", True),
        ("Wool and linen in the north", "Wool & linen in the far north", True),
        ("Warp threads in use", "Gloves made of wool", False),
    ],
)
def test_whether_titles_under_one_doi_can_be_those_of_one_paper(title, other, same):
    assert is_same_work(list_title_words(title), list_title_words(other)) is same


@given(st.text(max_size=60))
def test_a_title_is_spelled_as_itself(title):
    words = list_title_words(title)
    assert compare_titles(words, words) == "spelling"
