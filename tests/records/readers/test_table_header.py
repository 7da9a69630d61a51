"""The header of a table is a line with known names of columns that the lines after it fit."""

from themeloom.records.readers.table_header import find_table


def test_the_header_is_found_in_the_first_lines_only():
    assert find_table(["x"] * 59 + ["Title,Year", "Looms,2020"]).start == 59
    assert find_table(["x"] * 60 + ["Title,Year", "Looms,2020"]) is None


def test_the_layout_is_that_by_which_most_columns_are_known():
    table = find_table(["About these data", "Title;Authors, all;Year", '"Looms; old";Cat, A.;2020'])
    assert (table.start, table.layout.delimiter) == (1, ";")
    assert table.header == ["Title", "Authors, all", "Year"]


def test_rows_that_do_not_fit_make_no_table():
    assert find_table(["Title, with commas", "one", "two, three, four", "five"]) is None
