"""The first lines of a text -> where a table of papers begins in it, and how it is written."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from themeloom.records.columns import measure_header
from themeloom.records.readers.csv_rows import Layout, set_cell_limit
from themeloom.records.readers.table_rows import list_rows
from themeloom.records.refusals.other_matter import describe_other_matter

DELIMITERS = ",\t;|"
SAMPLE = 400  # lines from the beginning by which the layout of a table is recognised
DEEPEST = 60  # lines among which the header stands: a licence, a search or a blank line may come before it
TRIED = 6  # lines that look most like a header are tried
LONGEST_HEADER = 20_000  # characters
SURE = 4  # known names of columns; with so many a header is one even if hardly a row fits it


class Table(NamedTuple):
    """Where a table begins in a text and how it is written: lines of its header (from 0, the end excluded), layout, columns."""

    start: int
    end: int
    layout: Layout
    header: list[str]
    widths: frozenset[int]


def find_table(lines: Sequence[str], named: Collection[str] = ()) -> Table | None:
    """Find the table in the first lines of a text.

    Parameters
    ----------
    lines : sequence of str
    named : collection of str
        Names of columns that the user gives.

    Returns
    -------
    Table or None
        None where no line is a header, or the lines after it do not fit it.

    Examples
    --------
    >>> find_table(["About these data", "Title|Year", "Looms|2020"]).start
    1
    """
    tried = []
    with set_cell_limit():
        for start, line in enumerate(lines[:DEEPEST]):
            for delimiter in DELIMITERS if len(line) <= LONGEST_HEADER else "":
                if delimiter in line:
                    layout = Layout(delimiter, True, f'{delimiter} "' in line)
                    _, end, cells, _ = next(list_rows(lines[: start + 5], start, layout, frozenset()))
                    known = measure_header(cells, named)
                    if known and (named or not describe_other_matter(cells)):
                        # the first one that may be it; of the ways to part its cells the one by which most are known
                        tried.append(
                            (known == 1, start, -known, -len(cells), Table(start, end, layout, cells, frozenset({len(cells)})))
                        )
        tried.sort(key=lambda candidate: candidate[:4])
        for _, _, known, _, table in tried[:TRIED]:
            if fitting := _fit(lines, table, -known):
                return fitting
    return None


def _fit(lines, table, known):
    """The table with the widths that its rows have, if enough of them fit its header; else None."""
    width = len(table.header)
    if _is_web_of_science(table):
        table = table._replace(layout=table.layout._replace(quoted=False))
    rows = [row.cells for row in list_rows(lines, table.end, table.layout, table.widths)]
    firsts = [line.split(table.layout.delimiter, 1)[0] for line in lines if line != lines[table.start]]
    if known == 1 and lines[table.start].split(table.layout.delimiter, 1)[0] in firsts:
        return None  # names of fields stand before their values, one a line
    if known == 1 and any(line.count(table.layout.delimiter) == width - 1 for line in lines[: table.start]):
        return None  # the header is above, and tells of something else
    widths = Counter(len(cells) for cells in rows if any(cells))
    fitting = widths[width] + widths[width + 1]
    share = fitting / widths.total() if widths else float(known >= 2)
    # the last row of a file that was cut is not whole
    if share < (0.8 if known == 1 else 0.5 if known < SURE else 0.25) and not (known >= SURE and widths.total() <= 1):
        return None
    if widths[width + 1] > widths[width]:
        table = table._replace(widths=frozenset({width, width + 1}))
        if all(cells[0].isdigit() for cells in rows if len(cells) == width + 1):
            table = table._replace(header=["", *table.header])  # numbers of rows, which have no name in the header
    return table


def _is_web_of_science(table):
    """Whether a table is Web of Science's own, which never quotes: a quotation mark is one of the text."""
    names = {name.strip() for name in table.header}
    return table.layout.delimiter == "\t" and {"PT", "TI"} <= names
