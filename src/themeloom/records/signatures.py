"""The tags or columns of records -> the format that has them all: whose export it is, and what its tags mean."""

from functools import cache
from itertools import islice
from typing import NamedTuple

from themeloom.lexicon import read_knowledge
from themeloom.records.columns import normalize_column
from themeloom.records.entries import RawRecord

SAMPLE = 100  # records whose tags tell the format


class Format(NamedTuple):
    """What one database writes in one syntax: see the columns of ``records/knowledge/formats.csv``."""

    name: str
    family: str
    database: str


def find_format(syntax: str, records: list[RawRecord]) -> Format | None:
    """Find the format of records by their tags: the first row of the table whose signature they have.

    Parameters
    ----------
    syntax : str
        One of ``formats.SYNTAXES``; a sheet is ``delimited`` too.
    records : list of RawRecord

    Returns
    -------
    Format or None
        None where no format of this syntax fits.

    Examples
    --------
    >>> find_format("ris", [RawRecord(1, 2, {"TY": ["JOUR"], "TI": ["Looms"]})]).family
    'ris'
    """
    pairs = {(tag, value) for raw in islice(records, SAMPLE) for tag, values in raw.values.items() for value in values}
    marks = {normalize_column(tag) for tag, _ in pairs} | {
        f"{normalize_column(tag)}={normalize_column(value)}" for tag, value in pairs
    }
    for row in _list_formats(syntax):
        if {_fold_mark(mark) for mark in row.signature.split("|") if mark} <= marks:
            return Format(row.format, row.family, row.database)
    return None


def _fold_mark(mark):
    """A part of a signature, folded: a tag, or a tag and its value."""
    tag, equals, value = mark.partition("=")
    return f"{normalize_column(tag)}{equals}{normalize_column(value)}"


@cache
def _list_formats(syntax):
    table = read_knowledge("formats", room="records")
    return list(table[table["syntax"] == syntax].itertuples())
