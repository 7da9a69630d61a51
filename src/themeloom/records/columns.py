"""The columns of a table: which names are known, which row is the header, and a row as the values of its columns."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from themeloom.lexicon import read_knowledge

LONGEST_NAME = 100  # characters; a longer cell is no name of a column
DECISIVE = ("title", "abstract")
# columns of all kinds of tables have these names: they are used, but make no table one of papers
COMMON = frozenset({"name", "article", "paper", "summary", "description", "text", "content", "notes"})


@lru_cache(maxsize=20_000)
def normalize_column(name: str) -> str:
    """Fold the name of a tag or column for comparison: case, underscores, hyphens and runs of blanks do not count.

    Examples
    --------
    >>> normalize_column(" Publication_Year")
    'publication year'
    """
    return re.sub(r"[\s_\-\ufeff]+", " ", name.casefold()).strip()


@cache
def list_known() -> Mapping[str, str]:
    """List the names of columns that are known without knowing the database, folded, each with its field."""
    table = read_knowledge("fields/generic", room="records")
    return {normalize_column(row.tag): row.field for row in table[::-1].itertuples()}


def measure_header(cells: Sequence[str], named: Collection[str] = ()) -> int:
    """Measure how much a row looks like the header of a table of papers.

    Parameters
    ----------
    cells : sequence of str
    named : collection of str
        Names of columns that the user gives: they count as known.

    Returns
    -------
    int
        How many of its cells are known names; 0 where none is that of a title or an abstract, or where a cell is no name.

    Examples
    --------
    >>> measure_header(["Title", "Journal", "Shelf"])
    2
    >>> measure_header(["Name", "Price"])
    0
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 2 or max(map(len, filled)) > LONGEST_NAME:
        return 0
    own = {normalize_column(name) for name in named}
    names = {normalize_column(cell) for cell in filled}
    fields = {name: list_known().get(name) for name in names}
    decisive = any(field in DECISIVE and name not in COMMON for name, field in fields.items())
    return sum(field is not None or name in own for name, field in fields.items()) if decisive or names & own else 0


def name_columns(header: Iterable[str], width: int) -> list[str]:
    """Name the columns of a table, each differently.

    Parameters
    ----------
    header : iterable of str
        As written; a column without a name, or beyond the header, is called after its place.
    width : int
        How many columns there are.

    Returns
    -------
    list of str

    Examples
    --------
    >>> name_columns(["Title", "", "Title"], 4)
    ['Title', 'column 2', 'Title (2)', 'column 4']
    """
    names = [name.strip() for name in header][:width]
    names += [""] * (width - len(names))
    seen: dict[str, int] = {}
    unique = []
    for place, name in enumerate(names, 1):
        name = name or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def describe_columns(names: Sequence[str]) -> str:
    """Describe columns by their names, the first ten of them.

    Examples
    --------
    >>> describe_columns(["a", "b"])
    'columns a, b'
    """
    shown = ", ".join(name[:40] for name in names[:10])
    return f"columns {shown}" + (f" and {len(names) - 10} more" if len(names) > 10 else "")


class Cells(Mapping):
    """A row of a table: column -> list of its values. Nothing is copied, as tables are long and wide.

    Examples
    --------
    >>> dict(Cells({"Title": 0, "Year": 1}, ["Looms", "2020"]))
    {'Title': ['Looms'], 'Year': ['2020']}
    """

    __slots__ = ("_cells", "_places")

    def __init__(self, places: Mapping[str, int], cells: Sequence[str | list[str]]):
        self._places = places
        self._cells = cells

    def __getitem__(self, name: str) -> list[str]:
        cell = self._cells[self._places[name]]
        return cell if isinstance(cell, list) else [cell]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return repr(dict(self))
