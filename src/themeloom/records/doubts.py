"""Records as a file has them -> notes on what they may hold beside one paper each: a second one, or text that is not read."""

from collections.abc import Mapping, Sequence
from itertools import islice

from themeloom.records.columns import normalize_column
from themeloom.records.entries import NOTHING, QUOTED, Entry, RawRecord, Row
from themeloom.records.fields import find_written, list_uses

SAMPLE = 100  # records by which a column is judged
LONG = 200  # characters from which a cell may be an abstract
TEXTS = 0.5  # share of the records with so long a cell from which a column is one of texts
NO_YEAR = "a year that could not be read"
TWO = {
    "title": "two titles in one record: the mark between two records may be lost",
    "abstract": "two abstracts in one record: the mark between two records may be lost",
}


def list_unread(records: Sequence[RawRecord], family: str, columns: Mapping[str, str] = NOTHING) -> list[Row]:
    """List notes on columns that hold long texts and are not read, where no column is read as the abstract.

    Parameters
    ----------
    records : sequence of RawRecord
    family : str
        Which table of fields applies.
    columns : mapping, optional
        Field -> the column that holds it.

    Returns
    -------
    list of Row

    Examples
    --------
    >>> [row.reason for row in list_unread([RawRecord(2, 1, {"Title": ["Looms"], "Abstrct": ["We weave. " * 50]})], "generic")]
    ["the column 'Abstrct' holds long texts and is not read; name it in params/01_records.yml (columns) if it has the abstracts"]
    """
    known = {normalize_column(use.tag): use.field for use in list_uses(family)}
    known |= {normalize_column(column): field for field, column in columns.items()}
    sample = list(islice(records, SAMPLE))
    names = list(dict.fromkeys(name for raw in sample for name in raw.values))
    if any(known.get(normalize_column(name)) == "abstract" for name in names):
        return []
    advice = "and is not read; name it in params/01_records.yml (columns) if it has the abstracts"
    return [
        Row(1, 0, "note", f"the column {name!r} holds long texts {advice}", "")
        for name in names
        if normalize_column(name) not in known
        and sum(any(len(cell) >= LONG for cell in raw.values.get(name, ())) for raw in sample) >= TEXTS * len(sample)
    ]


def list_doubled(raw: RawRecord, family: str) -> list[Row]:
    """List notes on a record that has two titles, or two long abstracts, under one tag.

    Parameters
    ----------
    raw : RawRecord
    family : str
        Which table of fields applies.

    Returns
    -------
    list of Row

    Examples
    --------
    >>> [row.text for row in list_doubled(RawRecord(1, 9, {"TI": ["Looms", "Cats"]}), "ris")]
    ['Looms; Cats']
    """
    notes = [
        Row(raw.line, 0, "note", TWO[use.field], "; ".join(cells)[:QUOTED])
        for use in list_uses(family)
        if use.field in TWO
        and len(cells := raw.values.get(use.tag, ())) > 1
        # an abstract may stand in several short parts
        and len({cell for cell in cells if use.field == "title" or len(cell) >= LONG}) > 1
    ]
    return notes[:1]


def list_yearless(raw: RawRecord, entry: Entry, family: str, columns: Mapping[str, str] = NOTHING) -> list[Row]:
    """List notes on a year that is written and is none.

    Parameters
    ----------
    raw, entry : RawRecord, Entry
        A record, and what was built of it.
    family, columns
        As ``list_unread`` takes them.

    Returns
    -------
    list of Row

    Examples
    --------
    >>> raw = RawRecord(1, 9, {"PY": ["20205"]})
    >>> [row.text for row in list_yearless(raw, Entry(1, 9, "Looms", ""), "ris")]
    ['20205']
    """
    written = "" if "year" in entry.details else find_written(raw, ("year", "date"), family, columns)
    return [Row(raw.line, 0, "note", NO_YEAR, written[:QUOTED])] if written else []
