"""Tables as notebooks show them: whole, without an index, the same text on every run."""

import math
from html import escape

import pandas as pd
from IPython.display import display
from pandas.api.types import is_bool_dtype, is_numeric_dtype

DECIMALS = 3  # of a number that is shown; tables and files have more


class _Shown:
    """A table of texts that Jupyter shows as HTML, and everything else as text."""

    def __init__(self, table: pd.DataFrame, rows: int | None):
        shown = table if rows is None else table.head(rows)
        self.names = [str(name) for name in shown.columns]
        # of the whole table, so that a column without a number in its first rows stands as it does below
        self.numeric = [is_numeric_dtype(dtype) and not is_bool_dtype(dtype) for dtype in table.dtypes]
        columns = [[_format_cell(cell) for cell in shown.iloc[:, place]] for place in range(shown.shape[1])]
        self.rows = list(zip(*columns, strict=True))
        self.note = f"{len(self.rows)} of {len(table)} rows" if len(self.rows) < len(table) else ""

    def __repr__(self) -> str:
        lines = [self.names, *self.rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.names))]
        texts = ["  ".join(self._align(line, widths)).rstrip() for line in lines]
        return "\n".join(filter(None, [*texts, self.note]))

    def _align(self, line, widths):
        return [
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(line, widths, self.numeric, strict=True)
        ]

    def _repr_html_(self) -> str:
        head = "".join(self._mark("th", line) for line in [self.names])
        body = "\n".join(self._mark("td", line) for line in self.rows)
        note = f"\n<p>{self.note}</p>" if self.note else ""
        return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>{note}"

    def _mark(self, tag, line):
        sides = ["right" if numeric else "left" for numeric in self.numeric]
        cells = [f'<{tag} style="text-align: {side}">{escape(cell)}</{tag}>' for cell, side in zip(line, sides, strict=True)]
        return f"<tr>{''.join(cells)}</tr>"


def show(table: pd.DataFrame, rows: int | None = None) -> None:
    """Show a table in a notebook: no index, no label cut, texts on the left of their column and numbers on the right.

    Numbers are rounded to three decimals, smaller ones to three digits (``1.23e-05``), and a missing value is an empty cell.
    The HTML and the text are the same on every run, so that nbval can compare them.

    Parameters
    ----------
    table : DataFrame
        It is not changed.
    rows : int, optional
        Show only so many of the first rows, and a line that says how many there are.

    Examples
    --------
    >>> show(pd.DataFrame({"term": ["map", "atlas of themes"], "weight": [2.0, 0.12345]}))
    term             weight
    map               2.000
    atlas of themes   0.123
    """
    display(_Shown(table, rows))


def _format_cell(cell) -> str:
    if isinstance(cell, list | tuple | set | dict) or not pd.isna(cell):
        return _format_float(float(cell)) if isinstance(cell, float) else str(cell)
    return ""


def _format_float(number: float) -> str:
    if math.isinf(number) or number == 0 or abs(number) >= 10**-DECIMALS:
        return f"{number:.{DECIMALS}f}"
    return f"{number:.{DECIMALS - 1}e}"
