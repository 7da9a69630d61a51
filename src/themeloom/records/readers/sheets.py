"""A table that is no text: a workbook (.xls, .xlsx, .ods) or a Parquet file."""

import json
import math
import zipfile
from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from themeloom.records.columns import Cells, describe_columns, measure_header, name_columns
from themeloom.records.entries import QUOTED, RawRecord, Row
from themeloom.records.refusals.other_matter import describe_other_matter

PARQUET = b"PAR1"
DEEPEST = 60  # rows among which the header stands
MOST_BYTES = 2 * 1024**3  # of a workbook when it is unpacked
MIDNIGHT = time()

Sheet = tuple[str, list[RawRecord], list[Row]]


def parse_sheet(data: bytes, named: Collection[str] = ()) -> list[Sheet]:
    """Parse a workbook or a Parquet file: one record per row.

    Parameters
    ----------
    data : bytes
    named
        As ``delimited.is_delimited`` takes it.

    Returns
    -------
    list of (str, list of RawRecord, list of Row)
        One for each sheet that is not empty: its name, records and rows. A row counts as a line, from 1. The first sheet that has
        a header with a column of titles or abstracts is read; others have a rejected row. A file that cannot be read has one
        sheet without a name.
    """
    try:
        if data.startswith(PARQUET):
            return [_parse_parquet(data, named)]
        sheets = _read_workbook(data)
    except (CalamineError, pa.ArrowException, zipfile.BadZipFile, OSError, ValueError, OverflowError) as error:
        return [("", [], [Row(1, 1, "rejected", f"cannot be opened ({error}): is it whole, and without a password?", "")])]
    parsed = []
    taken = ""
    for name, cells in sheets:
        start = None if taken else _find_header(cells, named)
        if start is None:
            why = f"only the first sheet with papers, {taken}, is read" if taken else _explain(cells)
            parsed.append((name, [], [Row(1, len(cells), "rejected", f"{why}; {describe_columns(_list_filled(cells))}", "")]))
        else:
            taken = name
            parsed.append((name, *_parse_rows(cells, start)))
    return parsed


def _read_workbook(data):
    """[(name, rows of cells as text)] of the sheets of a workbook that are not empty."""
    with suppress(zipfile.BadZipFile, NotImplementedError):  # calamine says what is wrong, or reads it all the same
        unpacked = sum(member.file_size for member in zipfile.ZipFile(BytesIO(data)).infolist())
        if unpacked > MOST_BYTES:
            raise ValueError(f"{unpacked:,} bytes are too many")
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = []
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if rows and any(any(row) for row in rows):
            sheets.append((name, [[format_cell(cell) for cell in row] for row in rows]))
    return sheets


def format_cell(value: object) -> str:
    """Format the value of a cell as text, as one would write it.

    Examples
    --------
    >>> format_cell(2020.0), format_cell(datetime(2020, 5, 1)), format_cell(0.5), format_cell(None)
    ('2020', '2020-05-01', '0.5', '')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date() if value.time() == MIDNIGHT else value
    if isinstance(value, date | datetime):
        return value.isoformat()
    # Excel writes a carriage return inside a cell so
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")


def _find_header(rows, named):
    """The place of the row that looks most like a header; None if there is none."""
    known = [0 if not named and describe_other_matter(row) else measure_header(row, named) for row in rows[:DEEPEST]]
    return known.index(max(known)) if any(known) else None


def _explain(rows):
    """Why no papers are read from a sheet."""
    matter = next(filter(None, map(describe_other_matter, rows[:DEEPEST])), None)
    return f"looks like {matter}, not like papers" if matter else "no column of titles or abstracts"


def _list_filled(rows):
    """The cells of the first row that is not empty."""
    return next([cell for cell in row if cell] for row in rows if any(row))


def _parse_rows(rows, start):
    """The records below the header of a sheet, and rows for what is none."""
    header = rows[start]
    places = {name: place for place, name in enumerate(name_columns(header, len(header)))}
    shown = "; ".join(filter(None, header))[:QUOTED]
    items = [Row(1, start, "furniture", "before the table", "; ".join(_list_filled(rows))[:QUOTED])] if start else []
    items.append(Row(start + 1, 1, "furniture", "header of the table", shown))
    records = []
    for line, cells in enumerate(rows[start + 1 :], start + 2):
        if cells == header:
            items.append(Row(line, 1, "furniture", "header of the table, again", shown))
        elif any(cells):
            records.append(RawRecord(line, 1, Cells(places, cells)))
        elif records:
            records[-1] = records[-1]._replace(lines=records[-1].lines + 1)
        else:
            items.append(Row(line, 1, "furniture", "blank line", ""))
    if not records:
        reason = f"a table without a row: {describe_columns(list(places))}"
        items = [row._replace(kind="rejected", reason=reason) if row.line == start + 1 else row for row in items]
    return records, items


def _parse_parquet(data, named):
    """The one sheet of a Parquet file."""
    table = pq.read_table(BytesIO(data))
    names = name_columns(table.column_names, table.num_columns)
    if not measure_header(names, named) or (not named and describe_other_matter(names)):
        reason = f"{_explain([names])}: {describe_columns(names)}"
        return "", [], [Row(1, max(1, table.num_rows), "rejected", reason, "")]
    columns = [[_format_values(value) for value in column.to_pylist()] for column in table.columns]
    places = {name: place for place, name in enumerate(names)}
    records = [RawRecord(line, 1, Cells(places, cells)) for line, cells in enumerate(zip(*columns, strict=True), 1)]
    if records:
        return "", records, []
    return "", [], [Row(1, 1, "rejected", f"a table without a row: {describe_columns(names)}", "")]


def _format_values(value):
    """The text of a value, or the texts of a list."""
    if isinstance(value, list):
        return [_format_values(part) if not isinstance(part, list) else json.dumps(part, default=str) for part in value]
    return json.dumps(value, default=str) if isinstance(value, dict) else format_cell(value)
