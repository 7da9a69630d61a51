"""Rows of a table whose quotation marks are not as they should be -> the rows that were meant."""

import csv
import re
from collections.abc import Collection, Sequence

from themeloom.records.entries import Row
from themeloom.records.readers.csv_rows import Layout, Stretch, read_row, read_rows

ESCAPED = re.compile(r'(?<!\\)((?:\\\\)*)\\"')  # a backslash before a backslash stands for itself
LONGEST_START = 50  # lines; by so many it is tried whether a row begins on a line


def read_mended(lines: Sequence[str], row: Stretch, layout: Layout, widths: Collection[int]) -> Stretch | None:
    """Read a row otherwise that is of a strange width, or that the csv module refused.

    Parameters
    ----------
    lines : sequence of str
    row : Stretch
        As it was read; mended, if it was refused.
    layout : Layout
    widths : collection of int
        How many cells a row of this table may have.

    Returns
    -------
    Stretch or None
        None where there is no better way.

    Examples
    --------
    >>> lines = ['"Looms,2020,x', 'Cats,2021,"y"']
    >>> row = Stretch(0, 2, ["Looms,2020,x\\nCats,2021,y"], False)
    >>> read_mended(lines, row, Layout(",", True, False), {3}).cells
    ['Looms', '2020', 'x']
    """
    begin, end, cells, refused = row
    if escaped := _read_escaped(lines, begin, end, layout, widths):
        cells, end = escaped
        return Stretch(begin, end, cells, False)
    if end <= begin + 1:
        return None
    whole = _find_whole(lines, begin + 1, end, layout, widths)
    if whole is None and refused and len(cells) not in widths:
        whole = begin + 1
    return None if whole is None else Stretch(begin, whole, _read_unclosed(lines[begin:whole], layout, widths), True)


def _read_escaped(lines, start, end, layout, widths):
    """The cells of a row whose quotation marks have backslashes before them, and the line after it; None for no such row."""
    if not any('\\"' in line for line in lines[start:end]):
        return None
    doubled = [ESCAPED.sub(r'\1""', line) for line in lines[start : end + LONGEST_START]]
    reader = read_rows(doubled, 0, len(doubled), layout, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        return None
    return (cells, start + reader.line_num) if len(cells) in widths else None


def _read_unclosed(lines, layout, widths):
    """The cells of a row whose last quotation mark is not closed: what it took in is parted, the last cells being single ones."""
    cells, _ = read_row(lines, 0, layout)
    *before, swallowed = cells or [""]
    parts = swallowed.removesuffix("\n").split(layout.delimiter)
    # so many cells are missing after those before the mark; a delimiter beyond that is one of the text
    missing = max((width - len(before) for width in widths if 1 <= width - len(before) <= len(parts)), default=1)
    first = layout.delimiter.join(parts[: len(parts) - missing + 1])
    return [*before, *(part.strip('"') for part in [first, *parts[len(parts) - missing + 1 :]])]


def _find_whole(lines, start, end, layout, widths):
    """The first line on which a sound row of the usual width begins; None if there is none."""
    for i in range(start, end):
        # a line with fewer delimiters may still begin a row of several lines, but only if it has a quotation mark
        if lines[i].count(layout.delimiter) + 1 in widths or '"' in lines[i]:
            reader = read_rows(lines, i, min(i + LONGEST_START, len(lines)), layout, strict=True)
            try:
                if len(next(reader)) in widths:
                    return i
            except (csv.Error, StopIteration):
                continue
    return None


def list_mended(lines: Sequence[int]) -> list[Row]:
    """Note the lines, from 1, of rows that had to be mended: one note for all of them, none for none."""
    if not lines:
        return []
    shown = ", ".join(map(str, lines[:5])) + ", …" * (len(lines) > 5)
    reason = f"quotation marks are not as they should be, read as well as possible: line{'s' * (len(lines) > 1)} {shown}"
    return [Row(lines[0], 0, "note", reason, "")]
