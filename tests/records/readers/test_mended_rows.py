"""A row with a quotation mark too few or too many is read as it was meant, or not at all."""

from themeloom.records.readers.csv_rows import Layout, Stretch
from themeloom.records.readers.mended_rows import list_mended, read_mended

COMMAS = Layout(",", quoted=True, spaced=False)


def test_mended_rows_make_one_note():
    assert list_mended([]) == []
    (note,) = list_mended([3, 5, 7, 8, 9, 11])
    assert (note.line, note.lines, note.kind) == (3, 0, "note")
    assert note.reason.endswith("lines 3, 5, 7, 8, 9, …")


def test_a_row_that_ran_into_a_whole_one_ends_before_it():
    lines = ['a,"b,c', 'd,"e, f",g']
    row = Stretch(0, 2, ["a", "b,c\nd,e", ' f"', "g"], True)
    assert read_mended(lines, row, COMMAS, {3}) == Stretch(0, 1, ["a", "b", "c"], True)


def test_quotation_marks_behind_backslashes_are_those_of_the_cell():
    row = Stretch(0, 1, ['a\\b"', "c"], True)
    assert read_mended(['"a \\"b\\"",c'], row, COMMAS, {2}) == Stretch(0, 1, ['a "b"', "c"], False)


def test_a_row_of_one_line_is_not_mended():
    assert read_mended(["a,b"], Stretch(0, 1, ["a", "b"], False), COMMAS, {3}) is None
