"""Cells of a table that a user wrote: clean, and each at the line where its row begins."""

import pytest

from themeloom.project.own_tables import parse_header, parse_rows


def test_names_of_columns_lose_blanks_quotation_marks_and_capitals():
    assert parse_header("\ufeff Label ,'Replace By'", ",") == ["label", "replace by"]


def test_a_row_stands_at_the_line_where_it_begins():
    lines = ['"a', 'b",c', "", " , ", "d,\u200be"]
    assert list(parse_rows(lines, 2, ",")) == [(2, ["a b", "c"]), (6, ["d", "e"])]


def test_a_quotation_mark_that_does_not_close_is_refused_by_its_line():
    with pytest.raises(ValueError, match="line 3: a quotation mark opens a cell and does not close it rightly"):
        list(parse_rows(["a,b", '"c,d', "e,f"], 2, ","))
