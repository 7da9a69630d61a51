"""The user's numbers and names of themes: what spreadsheets write is read, and what may be read in two ways is refused."""

import pytest

from themeloom.project.theme_names import read_theme_names


def read(tmp_path, content):
    path = tmp_path / "themes.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_theme_names(path).to_numpy().tolist()


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_columns_in_any_order_parted_by_any_sign(tmp_path, separator):
    lines = [["Terms", "number", "name"], ['"map; atlas"', "2", " Maps "], ["", "", ""], ["loom", "1", ""]]
    content = "\ufeff" + "\r\n".join(separator.join(cells) for cells in lines)
    assert read(tmp_path, content) == [[2, "Maps", "map; atlas"], [1, "", "loom"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"needs the columns number, name, terms; has ''"),
        ("number,name\n1,a\n", r"needs the columns number, name, terms; has 'number,name'"),
        ("number,name,terms\n0,a,b\n", r"line 2: number is '0'; needs a whole number from 1 to 1000"),
        ("number,name,terms\n1,a,b\nx,a,b\n", r"line 3: number is 'x'"),
        ("number,name,terms\n1,a,b\n1,c,d\n", r"line 3: number 1 is there twice"),
        ("number,name,terms\n1,a\n", r"line 2 has no terms"),
        ('number,name,terms\n1,"a; b",c\n', r"line 2: the name 'a; b' holds a semicolon"),
    ],
)
def test_what_is_no_such_table_is_refused_in_one_line(tmp_path, content, message):
    with pytest.raises(ValueError, match=message):
        read(tmp_path, content)


def test_no_rows_keep_nothing(tmp_path):
    assert read(tmp_path, "number,name,terms\n") == []
