"""Lines are those of the text, and a row is what the csv module makes of them, whose limit is set back."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.readers.csv_rows import Layout, Lines, read_row, set_cell_limit

COMMAS = Layout(",", quoted=True, spaced=False)


def test_the_limit_of_the_csv_module_is_set_back():
    before = csv.field_size_limit()
    with pytest.raises(KeyError), set_cell_limit():
        raise KeyError
    assert csv.field_size_limit() == before


def test_one_row_is_read_from_its_line():
    assert read_row(["x", 'a,"b', 'c"', "d"], 1, COMMAS) == (["a", "b\nc"], 3)


@given(st.text(st.sampled_from("a\n;")), st.integers(-9, 9), st.integers(-9, 9))
def test_lines_are_those_of_the_text(text, start, stop):
    expected = text.removesuffix("\n").split("\n")
    lines = Lines(text)
    assert list(lines) == expected
    assert lines[start:stop] == expected[start:stop]
    assert lines[-1] == expected[-1]
