"""What a table looks like that is no export: its columns are those of no database, or its header is missing."""

import re
from collections import Counter

from themeloom.records.columns import describe_columns, name_columns
from themeloom.records.readers.csv_rows import Layout, set_cell_limit
from themeloom.records.readers.table_rows import list_rows
from themeloom.records.refusals.other_matter import describe_other_matter

MOST_ROWS = 300  # by which a table is recognised
# where two cells meet: a quotation mark at a comma, an empty cell; or, less sure, delimiters without a blank
JOINT = re.compile(r'(?<=[^\s,;]")[,;](?=[^\s,;])|(?<=[^\s,;])[,;](?="[^\s,;])|(?:,,|;;)[,;]*|",\s"')
LOOSE_JOINT = re.compile(r"\t|(?<=\D)[,;](?=\S)|(?<=\d)[,;](?=[^\s\d])")
NO_JOINT = re.compile(r"&#?\w{2,8};|\$[^$\n]{1,200}\$")  # entities and mathematics hold semicolons and commas too
DELIMITERS = {"\t": 2, ";": 3, "|": 3, ",": 3}  # and the fewest columns that are no accident


def describe_table(text: str) -> str | None:
    r"""Describe a table by its columns, or by what its rows are.

    Parameters
    ----------
    text : str
        Not blank.

    Returns
    -------
    str or None
        As it stands in a sentence; None where lines are no rows.

    Examples
    --------
    >>> describe_table("title,price\nLoom,20\n")
    'a table of goods (columns title, price)'
    >>> describe_table("Cats Purr\nWe show that cats purr, sleep, and eat.\n") is None
    True
    """
    filled = [line for line in text.split("\n") if line.strip()]
    lines = filled[:MOST_ROWS]
    with set_cell_limit():
        for delimiter, fewest in DELIMITERS.items():
            layout = Layout(delimiter, '"' in text, f'{delimiter} "' in lines[0])
            rows = [row.cells for row in list_rows(lines, 0, layout, frozenset())]
            width, number = Counter(map(len, rows)).most_common(1)[0]
            regular = len(rows) >= 3 and number >= 0.8 * len(rows) and number >= min(len(lines), 3)
            header = next(row for row in rows if len(row) == width)
            columns = f"({describe_columns(name_columns(header, width))})"
            if width > 1 and (matter := describe_other_matter(header)):
                return f"a table of {matter.partition(' (')[0]} {columns}"
            if regular and (width >= fewest or (width == 2 and _is_numbered(rows))):
                return f"a table {columns}"
    plain = NO_JOINT.sub(" ", "\n".join(filled))
    joints = len(JOINT.findall(plain))
    loose = len(LOOSE_JOINT.findall(plain))
    if (joints >= 3 and joints * 1500 >= len(plain)) or (loose >= 8 and loose * 80 >= len(plain)):
        return "rows of a table without its header"
    return None


def _is_numbered(rows):
    """Whether a table has numbers without a name before its one column, as programs write them."""
    return not rows[0][0] and all(row[0].isdigit() for row in rows[1:])
