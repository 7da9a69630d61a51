"""The user's thesaurus file -> its lines: what spreadsheets, editors and VOSviewer write, and nothing that is read by chance."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from themeloom.records import clean_characters, read_text
from themeloom.terms import COLUMNS, join_lines

SEPARATORS = "\t;,"
NEEDED = f"needs the columns {' and '.join(f'`{column}`' for column in COLUMNS)}, parted by commas, semicolons or tabs"


def read_thesaurus(path: Path) -> pd.DataFrame:
    """Read a thesaurus: columns ``label`` and ``replace by``, parted by commas, semicolons or, as VOSviewer writes it, tabs.

    Cells lose blanks at their ends and characters that cannot be seen; blank lines, lines that are there again, empty cells at
    the end of a line and columns of other names say nothing.

    Parameters
    ----------
    path : Path

    Returns
    -------
    DataFrame
        One row per line of the thesaurus, as text: label, replace by.

    Raises
    ------
    ValueError
        Where it is no such table, or a line may be read in two ways; the message names the lines.
    """
    text, _ = read_text(path.read_bytes())
    lines = text.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith("sep=")), 0)
    separator = next((sign for sign in SEPARATORS if set(COLUMNS) <= set(parse_header(lines[first], sign))), None)
    if separator is None:
        raise ValueError(f"{NEEDED}; has {lines[first]!r}")
    names = parse_header(lines[first], separator)
    places = [names.index(column) for column in COLUMNS]
    read = {}
    for line, cells in parse_rows(lines[first + 1 :], first + 2, separator):
        read.setdefault(tuple(_pick_cells(line, cells, places, len(names), separator)), line)
    table = pd.DataFrame(list(read), columns=COLUMNS, dtype="str")
    join_lines(table, list(read.values()))  # it refuses what contradicts itself
    return table


def parse_header(header: str, separator: str) -> list[str]:
    """Parse the names of columns, in small letters.

    Parameters
    ----------
    header, separator : str
        The first line of a table of the user's, and what parts its cells.

    Returns
    -------
    list of str

    Examples
    --------
    >>> parse_header('Label; "Replace by"', ";")
    ['label', 'replace by']
    """
    return [clean_characters(cell).strip("\"' ").casefold() for cell in header.split(separator)]


def parse_rows(lines: list[str], start: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Parse the lines of a table of the user's that are not blank; cells in quotation marks may go over several.

    Parameters
    ----------
    lines : list of str
        Below the header.
    start : int
        Number of the first of them in the file.
    separator : str

    Yields
    ------
    line, cells : int, list of str
        Cells are clean, without blanks at their ends.

    Raises
    ------
    ValueError
        Where a quotation mark is not closed.
    """
    rows = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    while True:
        line = start + rows.line_num
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise ValueError(f"line {line}: a quotation mark opens a cell and does not close it rightly ({error})") from None
        if any(cell.strip() for cell in cells):
            yield line, [clean_characters(cell) for cell in cells]


def _pick_cells(line, cells, places, width, separator):
    """Label and replacement of a line; refused where one cannot know which cell is which."""
    sign = "tab" if separator == "\t" else repr(separator)
    label = cells[places[0]] if len(cells) > places[0] else ""
    if not label:
        raise ValueError(f"line {line} has no label: {separator.join(cells)!r}")
    if len(cells) <= places[1]:
        raise ValueError(
            f"line {line} has no {sign} behind {label!r}: with it the term is dropped; with it and the term again, kept as it is"
        )
    if any(cells[width:]):
        raise ValueError(
            f"line {line} has more cells than the first line: {separator.join(cells)!r}; put a cell with a {sign} in it "
            "into quotation marks"
        )
    return label, cells[places[1]]
