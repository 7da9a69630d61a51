"""The lines of a delimited text -> its rows, also where a quotation mark was never closed."""

import csv
from collections.abc import Collection, Iterator, Sequence

from themeloom.records.readers.csv_rows import Layout, Stretch, read_row, read_rows
from themeloom.records.readers.mended_rows import read_mended


def list_rows(lines: Sequence[str], start: int, layout: Layout, widths: Collection[int]) -> Iterator[Stretch]:
    """List the rows of a table.

    The cells of a row may go over several lines if they are quoted as they should be. A row that is not, and runs into one that
    is whole in itself, has a quotation mark that was never closed: it ends before that one.

    Parameters
    ----------
    lines : sequence of str
        Without line ends.
    start : int
        The first line to read, from 0.
    layout : Layout
    widths : collection of int
        How many cells a row of this table may have.

    Yields
    ------
    Stretch

    Examples
    --------
    >>> lines = ['"Looms,2020,x', 'Cats,2021,"y"', 'Dogs,2022,z']
    >>> [row.cells[0] for row in list_rows(lines, 0, Layout(",", True, False), {3})]
    ['Looms', 'Cats', 'Dogs']
    """
    begin = start
    reader = None
    while begin < len(lines):
        if (cells := _split_quoted(lines[begin], layout)) and len(cells) in widths:
            yield Stretch(begin, begin + 1, cells, False)
            begin += 1
            reader = None
            continue
        if reader is None:
            offset = begin
            reader = read_rows(lines, begin, len(lines), layout, strict=True)
        try:
            cells = next(reader)
            end = offset + reader.line_num
            sound = True
        except (csv.Error, StopIteration):
            cells, end = read_row(lines, begin, layout)
            sound = False
        row = Stretch(begin, end, cells, not sound)
        mended = None if sound and len(cells) in widths else read_mended(lines, row, layout, widths)
        if mended or not sound:  # the reader is past a row that was read otherwise
            reader = None
        row = mended or row
        yield row
        begin = row.end


def _split_quoted(line, layout):
    """The cells of a line all of whose cells are quoted and have no quotation mark themselves; None for another one.

    It is what the csv module makes of it, many times faster.
    """
    if not layout.quoted or line[:1] != '"' or line[-1:] != '"':
        return None
    cells = line[1:-1].split(f'"{layout.delimiter}"')
    return cells if line.count('"') == 2 * len(cells) else None
