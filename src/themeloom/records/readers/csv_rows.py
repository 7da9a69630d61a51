"""How a table of text is written, and its rows as the csv module reads them from any line on."""

import csv
import re
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

LONGEST_CELL = 2**31 - 1  # characters; the csv module's own limit of 131,072 is less than the references of a review
LINE_END = re.compile("\n")


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
    reader = read_rows(lines, start, len(lines), layout, strict=False)
    try:
        return next(reader), start + reader.line_num
    except csv.Error:
        return lines[start].split(layout.delimiter), start + 1


def read_rows(lines: Sequence[str], start: int, stop: int, layout: Layout, *, strict: bool) -> Iterator[list[str]]:
    """Read rows by the csv module.

    Parameters
    ----------
    lines : sequence of str
    start, stop : int
        The first of the lines that it may read, from 0, and the one behind the last.
    layout : Layout
    strict : bool
        Whether a quotation mark where none should be is an error.

    Returns
    -------
    iterator of list of str
        The module's own, with its ``line_num``.
    """
    return csv.reader(
        (f"{lines[i]}\n" for i in range(start, stop)),
        delimiter=layout.delimiter,
        quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE,
        skipinitialspace=layout.spaced,
        strict=strict,
    )
