"""The lines of a delimited text -> its rows, also where a quotation mark was never closed."""

import csv
import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from themeloom.records.entries import Row

LONGEST_CELL = 2**31 - 1  # characters; the csv module's own limit of 131,072 is less than the references of a review
LINE_END = re.compile("\n")
ESCAPED = re.compile(r'(?<!\\)((?:\\\\)*)\\"')  # a backslash before a backslash stands for itself
LONGEST_START = 50  # lines; by so many it is tried whether a row begins on a line


class Layout(NamedTuple):
    """How a table is written: what parts its cells, whether cells are quoted, and whether a blank stands before a cell."""

    delimiter: str
    quoted: bool
    spaced: bool


class Stretch(NamedTuple):
    """A row of a table: its first line (from 0), the line after its last, its cells, and whether it had to be mended."""

    start: int
    end: int
    cells: list[str]
    mended: bool


class Lines(Sequence):
    r"""The lines of a text, which is not copied: only where each begins is kept.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end; one at its end begins no other line.

    Examples
    --------
    >>> lines = Lines("Title\nLooms\n")
    >>> len(lines), lines[1], lines[:5]
    (2, 'Looms', ['Title', 'Looms'])
    """

    def __init__(self, text: str):
        self._text = text
        self._starts = array("q", [0])
        self._starts.extend(match.end() for match in LINE_END.finditer(text))
        if not text.endswith("\n"):
            self._starts.append(len(text) + 1)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        return self._text[self._starts[place] : self._starts[place + 1] - 1]


@contextmanager
def set_cell_limit() -> Iterator[None]:
    """Set the limit of the csv module, which holds for the whole process, and set it back."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def read_row(lines: Sequence[str], start: int, layout: Layout) -> tuple[list[str], int]:
    """Read the row that begins on a line, however it is quoted.

    Parameters
    ----------
    lines : sequence of str
    start : int
        From 0.
    layout : Layout

    Returns
    -------
    cells : list of str
    end : int
        The line after the row's last.

    Examples
    --------
    >>> read_row(['"Looms', 'and Cats",2020'], 0, Layout(",", True, False))
    (['Looms\\nand Cats', '2020'], 2)
    """
    reader = _open(lines, start, len(lines), layout, strict=False)
    try:
        return next(reader), start + reader.line_num
    except csv.Error:
        return lines[start].split(layout.delimiter), start + 1


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
            reader = _open(lines, begin, len(lines), layout, strict=True)
        try:
            cells = next(reader)
            end = offset + reader.line_num
            sound = True
        except (csv.Error, StopIteration):
            cells, end = read_row(lines, begin, layout)
            sound = False
        row = Stretch(begin, end, cells, not sound)
        mended = None if sound and len(cells) in widths else _mend_row(lines, row, layout, widths)
        if mended or not sound:  # the reader is past a row that was read otherwise
            reader = None
        row = mended or row
        yield row
        begin = row.end


def _mend_row(lines, row, layout, widths):
    """A row of a strange width, or one that the reader refused, read otherwise; None where there is no better way."""
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


def _split_quoted(line, layout):
    """The cells of a line all of whose cells are quoted and have no quotation mark themselves; None for another one.

    It is what the csv module makes of it, many times faster.
    """
    if not layout.quoted or line[:1] != '"' or line[-1:] != '"':
        return None
    cells = line[1:-1].split(f'"{layout.delimiter}"')
    return cells if line.count('"') == 2 * len(cells) else None


def list_mended(lines: Sequence[int]) -> list[Row]:
    """Note the lines, from 1, of rows that had to be mended: one note for all of them, none for none."""
    if not lines:
        return []
    shown = ", ".join(map(str, lines[:5])) + ", …" * (len(lines) > 5)
    reason = f"quotation marks are not as they should be, read as well as possible: line{'s' * (len(lines) > 1)} {shown}"
    return [Row(lines[0], 0, "note", reason, "")]


def _open(lines, start, stop, layout, strict):
    """A reader of the csv module over some of the lines."""
    return csv.reader(
        (f"{lines[i]}\n" for i in range(start, stop)),
        delimiter=layout.delimiter,
        quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE,
        skipinitialspace=layout.spaced,
        strict=strict,
    )


def _read_escaped(lines, start, end, layout, widths):
    """The cells of a row whose quotation marks have backslashes before them, and the line after it; None for no such row."""
    if not any('\\"' in line for line in lines[start:end]):
        return None
    doubled = [ESCAPED.sub(r'\1""', line) for line in lines[start : end + LONGEST_START]]
    reader = _open(doubled, 0, len(doubled), layout, strict=True)
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
            reader = _open(lines, i, min(i + LONGEST_START, len(lines)), layout, strict=True)
            try:
                if len(next(reader)) in widths:
                    return i
            except (csv.Error, StopIteration):
                continue
    return None
