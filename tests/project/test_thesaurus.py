"""The user's thesaurus file: what spreadsheets, editors and VOSviewer write is read as it is meant, or refused by its line."""

import time

import pytest

from themeloom.project.thesaurus import read_thesaurus


def read(tmp_path, content):
    path = tmp_path / "thesaurus.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_thesaurus(path).to_numpy().tolist()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_thesaurus_is_read_whatever_parts_its_columns_and_lines(tmp_path, sign, mark, end):
    lines = [f"Label {sign}Replace By", f"NA{sign}", f"007{sign}a b", ""]
    assert read(tmp_path, mark + end.join(lines)) == [["NA", ""], ["007", "a b"]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheet_may_write_it_in_its_own_encoding(tmp_path, encoding):
    assert read(tmp_path, "label\treplace by\ncafé\tcoffee\n".encode(encoding)) == [["café", "coffee"]]


def test_separators_behind_the_last_cell_say_nothing(tmp_path):
    assert read(tmp_path, "label,replace by\nA,B,\nC,D,,,\nE,,\n") == [["A", "B"], ["C", "D"], ["E", ""]]
    assert read(tmp_path, "label,replace by,,\nA,B,,\n") == [["A", "B"]]


def test_cells_lose_their_blanks(tmp_path):
    assert read(tmp_path, 'label, replace by\n A , B  c\n"D","   "\n') == [["A", "B c"], ["D", ""]]


def test_a_column_of_another_name_says_nothing(tmp_path):
    assert read(tmp_path, "replace by;note;label\nB;because;A\n") == [["A", "B"]]


def test_a_spreadsheet_may_name_its_separator_first(tmp_path):
    assert read(tmp_path, "sep=;\nlabel;replace by\nA;B\n") == [["A", "B"]]


def test_what_is_no_character_goes(tmp_path):
    assert read(tmp_path, "label,replace by\nA\x00\uffff,large\x0bmap\u200b\n") == [["A", "large map"]]


def test_a_line_that_is_there_again_is_one(tmp_path):
    assert read(tmp_path, "label,replace by\nA,B\n\nA, B\n") == [["A", "B"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "needs the columns `label` and `replace by`, parted by commas, semicolons or tabs; has ''"),
        ("word,other\na,b\n", "has 'word,other'"),
        ("label\nA\n", "has 'label'"),
        ("label,replace by\nA,B\nC\n", "line 3 has no ',' behind 'C'"),
        ("label\treplace by\n\nA\n", "line 3 has no tab behind 'A'"),
        ("label,replace by\nA,B,C\n", "line 2 has more cells than the first line: 'A,B,C'"),
        ("label,replace by\n,B\n", "line 2 has no label: ',B'"),
        ('label,replace by\nA,B\n"C,D\nE,F\n', "line 3: a quotation mark opens a cell"),
        ("label,replace by\nA,B\n\na,C\n", "lines 2 and 4 replace 'a' by two words, 'B' and 'C'"),
        ("label,replace by\nA,B\nB,C\nx,y\nC,A\n", r"lines 2, 3, 5 go round in a circle \(a to b to c to a\)"),
    ],
)
def test_what_may_be_read_in_two_ways_is_refused_by_its_line(tmp_path, text, message):
    with pytest.raises(ValueError, match=message):
        read(tmp_path, text)


def test_a_hundred_thousand_lines_in_one_chain_take_seconds(tmp_path):
    text = "label,replace by\n" + "".join(f"term {place},term {place + 1}\n" for place in range(100_000))
    start = time.process_time()
    assert len(read(tmp_path, text)) == 100_000
    assert time.process_time() - start < 10
