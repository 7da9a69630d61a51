"""What a source writes as a list or an object of Python or JSON is read, and no other text."""

import pytest

from themeloom.records.values.literals import pick_member, read_list


def test_a_list_of_objects_is_that_of_their_names():
    text = "[{'authorId': '12', 'name': 'Cat, Ann'}, {'authorId': None, 'name': 'Dog, Bob'}]"
    assert read_list(text) == ["Cat, Ann", "Dog, Bob"]


def test_half_a_letter_in_a_written_list_is_replaced():
    assert read_list(r'["loom \ud800", "warp"]') == ["loom \ufffd", "warp"]


@pytest.mark.parametrize("text", ["", "[", "[not a list]", "[1, 2", "looms", "('a', 'b')", "[" * 9999 + "]" * 9999])
def test_what_is_no_list_has_no_values(text):
    assert read_list(text) == []


def test_an_empty_list_is_one_empty_value():
    assert read_list("[]") == [""]


@pytest.mark.parametrize(("text", "value"), [("{'DOI': 1, 'x': 2}", "1"), ('{"doi": null}', ""), ("{1}", ""), ("doi: 1", "")])
def test_a_member_is_picked_by_its_name_in_small_letters(text, value):
    assert pick_member(text, "doi") == [value]
