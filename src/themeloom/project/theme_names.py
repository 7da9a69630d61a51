"""``params/themes.csv``: the numbers and names of themes that the user keeps.

Run by ``make keep`` with the corpus in the environment, it writes the themes of the last run there, to be edited.
"""

import os
import sys
from pathlib import Path

import pandas as pd

from themeloom.characters import read_text
from themeloom.project.own_tables import SEPARATORS, parse_header, parse_rows

COLUMNS = ["number", "name", "terms"]
MOST = 1000  # a number that a theme may keep, at most


def read_theme_names(path: Path) -> pd.DataFrame:
    """Read which numbers and names the user keeps.

    Parameters
    ----------
    path : Path
        CSV with the columns number, name and terms, parted by commas, semicolons or tabs; its order is free.

    Returns
    -------
    DataFrame
        One row per theme that is kept: number (int), name (empty: the label's own), terms (parted by semicolons).

    Raises
    ------
    ValueError
        Where it is no such table, or a number is none or is there twice; the message names the line.
    """
    text, _ = read_text(path.read_bytes())
    header, *lines = text.split("\n")
    separator = next((sign for sign in SEPARATORS if {*COLUMNS} <= {*parse_header(header, sign)}), None)
    if separator is None:
        raise ValueError(f"needs the columns {', '.join(COLUMNS)}; has {header!r}")
    kept = {}
    for line, cells in parse_rows(lines, 2, separator):
        row = dict(zip(parse_header(header, separator), cells, strict=False))
        kept[_check_number(row, kept, line)] = row
    table = pd.DataFrame(
        [[number, *(row.get(name, "") for name in COLUMNS[1:])] for number, row in kept.items()], columns=COLUMNS
    )
    return table.astype({"number": "int64", "name": "str", "terms": "str"})


def _check_number(row, kept, line):
    """The number of a row; refused where it is none, or taken, or its name or terms will not do."""
    number = row.get("number", "")
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= MOST):
        raise ValueError(f"line {line}: number is {number!r}; needs a whole number from 1 to {MOST}")
    if int(number) in kept:
        raise ValueError(f"line {line}: number {number} is there twice; give each theme its own")
    if not row.get("terms", ""):
        raise ValueError(f"line {line} has no terms, by which the theme is known again; write some, parted by semicolons")
    if ";" in row.get("name", ""):
        raise ValueError(f"line {line}: the name {row['name']!r} holds a semicolon, which parts a label's terms; leave it out")
    return int(number)


def list_theme_names(themes: pd.DataFrame) -> pd.DataFrame:
    """List the themes as the user may keep and rename them.

    Parameters
    ----------
    themes : DataFrame
        One row per theme; columns used: theme, label.

    Returns
    -------
    DataFrame
        One row per theme: number, name (empty: the label's own), terms (of its label, joined by semicolons).

    Examples
    --------
    >>> list_theme_names(pd.DataFrame({"theme": [1], "label": "map; atlas"}))
       number name       terms
    0       1       map; atlas
    """
    return pd.DataFrame({"number": themes["theme"].astype("int64"), "name": "", "terms": themes["label"]})


if __name__ == "__main__":
    from themeloom.project.corpus import Corpus

    try:
        here = Corpus(os.environ.get("CORPUS", ""))
        sys.stdout.write(f"{here.save_theme_names(list_theme_names(here.read('05_themes')))}: edit the names there\n")
    except (ValueError, OSError) as error:
        sys.exit(str(error))
