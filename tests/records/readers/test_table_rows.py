import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.readers.csv_rows import Layout, set_cell_limit
from themeloom.records.readers.table_rows import _split_quoted, list_rows

COMMAS = Layout(",", quoted=True, spaced=False)


def list_cells(text, layout=COMMAS, widths=frozenset({3})):
    lines = text.split("\n")
    rows = list(list_rows(lines, 0, layout, widths))
    assert [row.end for row in rows] == [row.start for row in rows[1:]] + [len(lines)]
    return [(row.start + 1, row.cells, row.mended) for row in rows]


def test_a_cell_may_go_over_lines_and_hold_quotation_marks():
    assert list_cells('a,"b\n\n""c"", d",e\nf,g,h') == [(1, ["a", 'b\n\n"c", d', "e"], False), (4, ["f", "g", "h"], False)]


def test_blank_lines_are_rows_without_cells():
    assert list_cells("a,b,c\n\nd,e,f") == [(1, ["a", "b", "c"], False), (2, [], False), (3, ["d", "e", "f"], False)]


def test_an_unclosed_quotation_mark_ends_with_its_row():
    assert list_cells('a,"b,c\nd,"e, f",g\nh,i,j') == [
        (1, ["a", "b", "c"], True),
        (2, ["d", "e, f", "g"], False),
        (3, ["h", "i", "j"], False),
    ]


def test_the_cells_after_an_unclosed_quotation_mark_are_parted():
    assert list_cells('"x, y","a, b,c\nd,e,f')[0] == (1, ["x, y", "a, b", "c"], True)


def test_what_stands_after_an_unclosed_quotation_mark_is_kept():
    assert list_cells('"x",a,"b,c and d\ne,f,g', widths={3})[0] == (1, ["x", "a", "b,c and d"], True)


def test_an_unclosed_quotation_mark_does_not_take_the_rest_of_the_file():
    rows = list_cells('a,b,"c\n' + "d,e,f\n" * 5 + "g,h,i")
    assert [cells[0] for _, cells, _ in rows] == ["a", "d", "d", "d", "d", "d", "g"]
    assert [mended for _, _, mended in rows] == [True] + [False] * 6


def test_the_row_after_an_unclosed_one_may_go_over_lines_itself():
    assert [cells[0] for _, cells, _ in list_cells('a,"b,c\nd,"e\nf",g\nh,i,j')] == ["a", "d", "h"]


def test_where_nothing_fits_only_the_line_itself_is_lost():
    assert [line for line, _, _ in list_cells('a,"b\nno cells\nno cells either')] == [1, 2, 3]


def test_a_stray_quotation_mark_in_a_long_cell_keeps_the_row():
    ((_, cells, mended),) = list_cells('a,"one\ntwo "three" four",b')
    assert (len(cells), mended) == (3, True)
    assert cells[1].startswith("one\ntwo")


def test_without_quoting_a_quotation_mark_is_a_letter():
    assert list_cells('"a\tb"\n"c\td', Layout("\t", quoted=False, spaced=False)) == [
        (1, ['"a', 'b"'], False),
        (2, ['"c', "d"], False),
    ]


def test_a_blank_before_a_quotation_mark_is_known_to_the_layout():
    assert list_cells('a, "b, c", d', Layout(",", quoted=True, spaced=True)) == [(1, ["a", "b, c", "d"], False)]


@pytest.mark.parametrize("cell", ["\0", "a\rb", "x" * 200_000])
def test_no_cell_is_too_odd(cell):
    with set_cell_limit():
        assert list_cells(f"{cell},b,c")[0][1][1:] == ["b", "c"]


@pytest.mark.parametrize("line", ['a,"""b', '"', 'a,"b', 'a,"",",b', '""a', '"a","b" "c'])
def test_damage_in_every_line_is_not_slow(line):
    assert len(list_cells("\n".join([line] * 20_000))) > 100


def test_quotation_marks_behind_backslashes_are_those_of_the_text():
    lines = [r'"On \"Looms\"",2020', r'"Ends in \"",2021', r'"Two', r'lines of \"it\"",2022', r'"A backslash \\",2023', "x,2024"]
    rows = list(list_rows(lines, 0, COMMAS, {2}))
    assert [row.cells for row in rows] == [
        ['On "Looms"', "2020"],
        ['Ends in "', "2021"],
        ['Two\nlines of "it"', "2022"],
        [r"A backslash \\", "2023"],
        ["x", "2024"],
    ]
    assert not any(row.mended for row in rows)


def test_a_backslash_of_a_sound_row_is_kept():
    (row,) = list_rows([r'"M\""uller",2020'], 0, COMMAS, {2})
    assert row.cells == [r"M\"uller", "2020"]


@given(st.lists(st.text('a,"; é', max_size=6), min_size=1, max_size=4), st.sampled_from(",;"), st.booleans())
def test_a_line_of_quoted_cells_is_split_as_the_csv_module_does(cells, delimiter, spaced):
    line = delimiter.join(f'"{cell}"' for cell in cells)
    split = _split_quoted(line, Layout(delimiter, quoted=True, spaced=spaced))
    assert split in (None, next(csv.reader([line], delimiter=delimiter, skipinitialspace=spaced)))
    assert split is not None or '"' in "".join(cells)


def test_without_quoting_a_quotation_mark_is_one_of_the_text():
    assert list_cells('"a","b","c"', Layout(",", quoted=False, spaced=False)) == [(1, ['"a"', '"b"', '"c"'], False)]


def test_rows_of_quoted_and_other_cells_follow_each_other():
    assert list_cells('"a","b","c"\nd,"e\nf",g\n"h","i","j"\nk,l,m') == [
        (1, ["a", "b", "c"], False),
        (2, ["d", "e\nf", "g"], False),
        (4, ["h", "i", "j"], False),
        (5, ["k", "l", "m"], False),
    ]
