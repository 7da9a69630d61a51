"""Every row and column of every table is explained, once."""

import csv
from importlib import resources

import pytest

from themeloom.tables.schemas import SCHEMAS, list_types


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_row_and_column_is_explained_in_a_line(name):
    schema = SCHEMAS[name]
    meanings = [schema.row, *(column.meaning for column in schema.columns.values())]
    assert all(meaning.strip() == meaning != "" and "\n" not in meaning for meaning in meanings)
    assert {column.type for column in schema.columns.values()} <= {"str", "category", "bool", "int64", "Int64", "float64"}


def test_every_line_is_of_use_and_none_is_there_twice():
    with resources.files("themeloom.tables").joinpath("columns.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0]) == ["table", "column", "type", "meaning"]
    assert {line["type"] for line in lines if not line["column"]} == {"row"}
    assert [(line["table"], line["column"]) for line in lines] == [
        (name, column) for name, schema in SCHEMAS.items() for column in ("", *schema.columns)
    ]


def test_what_is_no_term_has_the_columns_of_what_is_one_and_a_reason_for_its_kind():
    aside = SCHEMAS["mentions.aside"].columns
    assert aside | {"kind": SCHEMAS["mentions"].columns["kind"]} == SCHEMAS["mentions"].columns
    assert list_types("mentions.aside") == list_types("mentions")
