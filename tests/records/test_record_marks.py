"""Marks are listed by the lines on which they stand, in any text."""

import pytest

from themeloom.records.record_marks import list_marks


def test_marks_are_the_objects_of_the_outermost_list_or_the_rows_below_a_header():
    assert list_marks('{"works": 2,\n"results": [{"a": [{}]},\n{}]}') == [("objects of a list", [2, 3])]
    assert list_marks('[{},\n\n{"a": {}}]') == [("objects of a list", [1, 3])]
    assert list_marks('Title,Year\n"a\nb",1\nc,2\nd\n', "Scopus CSV") == [("rows of a table", [2, 4])]


def test_marks_are_the_short_and_the_long_paragraphs_of_a_listing():
    text = f"How Cats Weave\n{'We weave. ' * 40}\n\nhttps://example.org/1\n"
    assert list_marks(text, "a pasted listing") == [("titles", [1]), ("long paragraphs", [2])]


@pytest.mark.parametrize("text", ["", "[", "{", '{"', "]]}", '"' * 9, "\\" * 9, "PT J", "a,b\n" * 3])
def test_no_text_is_an_error(text):
    for known in ("", "a pasted listing", "Scopus CSV"):
        assert all(isinstance(lines, list) for _, lines in list_marks(text, known))
