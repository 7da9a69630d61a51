"""A table that the user wrote, in an editor or a spreadsheet -> its cells, clean."""

import csv
from collections.abc import Iterator

from themeloom.characters import clean_characters

SEPARATORS = "\t;,"


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
