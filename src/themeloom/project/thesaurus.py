"""The user's thesaurus file -> its lines: what spreadsheets, editors and VOSviewer write, and nothing that is read by chance."""

from pathlib import Path

import pandas as pd

from themeloom.characters import read_text
from themeloom.project.own_tables import SEPARATORS, parse_header, parse_rows
from themeloom.replacements import COLUMNS, join_lines

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
