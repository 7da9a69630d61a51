"""Tables as notebooks show them: nothing cut, texts left and numbers right, as text and as HTML, the same on every run."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.project import display

TABLE = pd.DataFrame(
    {
        "label": ["a <b>long</b> label " * 20, "b"],
        "terms": [12, 3],
        "theme": pd.array([0, None], dtype="Int64"),
        "share": [0.12345, float("nan")],
        "q": [1.2345e-7, 0.0],
        "kept": [True, False],
        "kinds": [["task"], []],
    },
    index=["first", "second"],
)


@pytest.fixture
def shown(monkeypatch):
    """What ``show`` gave to IPython's display."""
    given = []
    monkeypatch.setattr(display, "display", given.append)
    return given


class Cells(HTMLParser):
    """Texts of a table's cells, row by row, and the styles of their columns."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.styles = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
            self.styles.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles[-1].append(dict(attributes)["style"])

    def handle_data(self, data):
        if self.lasttag in ("td", "th") and data != "\n":
            self.rows[-1][-1] += data


def test_nothing_is_cut_and_no_index_stands_before_it(shown):
    display.show(TABLE)
    rows = [
        list(TABLE.columns),
        [TABLE["label"].iloc[0], "12", "0", "0.123", "1.23e-07", "True", "['task']"],
        ["b", "3", "", "", "0.000", "False", "[]"],
    ]
    assert Cells(shown[0]._repr_html_()).rows == rows
    assert [line.split() for line in repr(shown[0]).split("\n")] == [" ".join(row).split() for row in rows]


def test_texts_stand_on_the_left_and_numbers_on_the_right(shown):
    display.show(TABLE)
    styles = Cells(shown[0]._repr_html_()).styles
    assert styles == [[f"text-align: {side}" for side in ("left", "right", "right", "right", "right", "left", "left")]] * 3
    display.show(TABLE[["terms", "kept"]])
    assert repr(shown[1]) == "terms  kept\n   12  True\n    3  False"


def test_only_the_first_rows_are_shown_with_the_number_of_all(shown):
    display.show(TABLE, 1)
    assert len(Cells(shown[0]._repr_html_()).rows) == 2
    assert shown[0]._repr_html_().endswith("<p>1 of 2 rows</p>")
    assert repr(shown[0]).endswith("\n1 of 2 rows")
    display.show(TABLE, 2)
    assert "rows" not in repr(shown[1]) + shown[1]._repr_html_()


def test_a_table_without_rows_has_its_columns(shown):
    display.show(TABLE.head(0))
    assert Cells(shown[0]._repr_html_()).rows == [list(TABLE.columns)]
    assert repr(shown[0]).split() == list(TABLE.columns)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.001, "0.001"),
        (0.0009994, "9.99e-04"),
        (-0.00002, "-2.00e-05"),
        (7658.2304, "7658.230"),
        (float("inf"), "inf"),
        (1, "1"),
    ],
)
def test_numbers_are_rounded_but_never_to_nothing(shown, number, text):
    display.show(pd.DataFrame({"n": [number]}))
    assert Cells(shown[0]._repr_html_()).rows[1] == [text]


def test_what_stands_in_a_cell_is_no_html(shown):
    display.show(pd.DataFrame({"<script>": ["</td><script>alert(1)</script>"]}))
    assert "<script" not in shown[0]._repr_html_()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.text("a<&\"'é \t", max_size=9), st.integers()), max_size=4))
def test_every_table_of_texts_and_numbers_is_read_back_whole(rows):
    table = pd.DataFrame(rows, columns=["text", "number"])
    text = display._Shown(table, None)._repr_html_()
    assert Cells(text).rows[1:] == [[one, str(number)] for one, number in rows]
    assert display._Shown(table.copy(), None)._repr_html_() == text
