"""A table as text: CSV with commas, semicolons or bars, or parted by tabs."""

import re
from collections import Counter
from collections.abc import Collection

from themeloom.records.columns import Cells, describe_columns, measure_header, name_columns, normalize_column
from themeloom.records.entries import QUOTED, RawRecord, Row
from themeloom.records.readers.csv_rows import Lines, set_cell_limit
from themeloom.records.readers.mended_rows import list_mended
from themeloom.records.readers.table_header import SAMPLE, find_table
from themeloom.records.readers.table_rows import list_rows

HEADER_AGAIN = "header of the table, again"
RULE = re.compile(r":?-{2,}:?")  # what stands in the cells below the header of a table in Markdown


def is_delimited(text: str, named: Collection[str] = ()) -> bool:
    """Say whether a text is a table with a column of titles or abstracts.

    Parameters
    ----------
    text : str
    named : collection of str
        Names of columns that the user gives.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_delimited("Title;Year\\nLooms;2020\\n")
    True
    >>> is_delimited("Looms, Cats and Dogs\\nWe weave.\\n")
    False
    """
    end = 0
    for _ in range(SAMPLE):
        end = text.find("\n", end) + 1 or len(text)
    return find_table(text[:end].removesuffix("\n").split("\n"), named) is not None


def parse_delimited(text: str, named: Collection[str] = ()) -> tuple[list[RawRecord], list[Row]]:
    """Parse a table: one record per row below the header, with its values under the names of the columns as written.

    Parameters
    ----------
    text : str
    named : collection of str
        As ``is_delimited`` takes it.

    Returns
    -------
    records, rows
        As ``formats.Syntax`` says; the header is a row, as are lines above it.

    Examples
    --------
    >>> records, rows = parse_delimited("Title,Year\\nLooms,2020\\n")
    >>> records[0].line, dict(records[0].values)
    (2, {'Title': ['Looms'], 'Year': ['2020']})
    >>> rows
    [Row(line=1, lines=1, kind='furniture', reason='header of the table', text='Title,Year')]
    """
    lines = Lines(text)
    table = find_table(lines[:SAMPLE], named)
    if table is None:
        return [], [
            Row(1, len(lines), "rejected", "no line with the names of columns, one of titles or abstracts", text[:QUOTED])
        ]
    with set_cell_limit():
        items, notes = _read_body(lines, table)
    before = (
        [Row(1, table.start, "furniture", "before the table", "\n".join(lines[: table.start])[:QUOTED])] if table.start else []
    )
    head = Row(table.start + 1, table.end - table.start, "furniture", "header of the table", lines[table.start][:QUOTED])
    if not items:
        head = head._replace(
            kind="rejected", reason=f"a table without a row: {describe_columns(name_columns(table.header, len(table.header)))}"
        )
    records = [item for item in items if isinstance(item, RawRecord)]
    return records, [*before, head, *sorted([item for item in items if isinstance(item, Row)] + notes)]


def _read_body(lines, table):
    """The records and rows below the header, in their order, and notes on how they were read."""
    items: list[RawRecord | Row] = []
    odd = Counter()
    mended = []
    header = table.header
    places = {}
    for start, end, cells, repaired in list_rows(lines, table.end, table.layout, table.widths):
        reason = _find_furniture(cells, header)
        if not any(cells) and items:
            items[-1] = items[-1]._replace(lines=items[-1].lines + end - start)
        elif reason or len(cells) == 1 < len(header) - 1:
            kind = "furniture" if reason else "rejected"
            reason = reason or f"one cell where the table has {len(header)} columns"
            items.append(Row(start + 1, end - start, kind, reason, "\n".join(lines[start : min(end, start + 9)])[:QUOTED]))
        else:
            if len(cells) not in places:
                places[len(cells)] = _place(header, len(cells))
            items.append(RawRecord(start + 1, end - start, Cells(places[len(cells)], cells)))
            odd[len(cells)] += any(cells[len(header) :]) or len(cells) < len(header)
            mended += [start + 1] if repaired else []
        if reason == HEADER_AGAIN:
            header = cells
            places = {}
    return items, _note_widths(odd, len(header)) + list_mended(mended)


def _find_furniture(cells, header):
    """Why a row is none of the table's contents; empty where it is. Files of one kind get pasted together, headers and all."""
    if not any(cells):
        return "blank line"
    if all(RULE.fullmatch(cell.strip()) for cell in cells if cell.strip()):
        return "rule of the table"
    same = cells == header or (normalize_column(cells[0]) == normalize_column(header[0]) and measure_header(cells) >= 2)
    return HEADER_AGAIN if same else ""


def _place(header, width):
    """Column -> its place, for rows of a width."""
    return {name: place for place, name in enumerate(name_columns(header, max(width, len(header)))[:width])}


def _note_widths(odd, width):
    """The notes on rows that do not have the width of the header."""
    notes = []
    for wider, what in ((True, "more"), (False, "fewer")):
        count = sum(number for cells, number in odd.items() if (cells > width) == wider)
        if count:
            reason = f"{count:,} row{'s' * (count > 1)} with {what} cells than the header has names ({width}): kept as they are"
            notes.append(Row(1, 0, "note", reason, ""))
    return notes
