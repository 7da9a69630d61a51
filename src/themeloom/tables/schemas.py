"""Every table that is written: what a row is, and each column with its type and one line of meaning, from ``columns.csv``.

A table's name is the stem of its notebook without the number, then its part: ``terms.spellings`` is a part of ``03_terms``.
"""

import csv
from importlib import resources
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its pandas type, and what its values mean. Texts of long tables are categories: each is held once."""

    type: str
    meaning: str


class Schema(NamedTuple):
    """A table: what one row is, and its columns in order."""

    row: str
    columns: dict[str, Column]


def read_schemas() -> dict[str, Schema]:
    """Read ``columns.csv``: table -> schema; a line without a column says what a row of the table is, before its columns."""
    schemas = {}
    with resources.files("themeloom.tables").joinpath("columns.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["column"]:
                schemas[line["table"]].columns[line["column"]] = Column(line["type"], line["meaning"])
            else:
                schemas[line["table"]] = Schema(line["meaning"], {})
    return schemas


SCHEMAS = read_schemas()


def list_types(name: str) -> dict[str, str]:
    """List the columns of a schema with their pandas types, in order."""
    return {column: about.type for column, about in SCHEMAS[name].columns.items()}
