"""Separators in brackets part nothing, and brackets that do not close bind nothing."""

from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.values.brackets import split_bracketed, split_outside


def test_what_stands_in_brackets_is_one():
    assert split_outside("cyst [a, (b, c)], liver,") == ["cyst [a, (b, c)]", " liver", ""]
    assert split_outside("a (b; c); d", ";") == ["a (b; c)", " d"]
    assert split_outside("looms (wool, silk") == ["looms (wool", " silk"]


def test_the_outer_brackets_are_split_off():
    assert split_bracketed("[a [b]] c [d", "[", "]") == ["a [b]"]
    assert split_bracketed("a", "[", "]") == ["a"]


@given(st.text("ab,()[]", max_size=40))
def test_what_was_split_outside_brackets_joins_to_the_same(text):
    assert ",".join(split_outside(text)) == text
