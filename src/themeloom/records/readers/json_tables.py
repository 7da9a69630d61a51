"""Papers in a JSON document that are no list of objects: by columns, as rows below the names of columns, or under a key each."""

from collections.abc import Mapping
from typing import NamedTuple

from themeloom.records.columns import measure_header
from themeloom.records.readers.json_paths import LISTS
from themeloom.records.readers.json_works import find_work
from themeloom.records.values.identifiers import find_doi

DEEPEST = 4  # levels at which such papers are looked for
KNOWN = 2  # known names of fields that make an object under any key a paper


class Table(NamedTuple):
    """Papers, each under its key or place, and the keys that lead to what has these keys or places."""

    path: tuple[str, ...]
    papers: Mapping[str | int, dict]


def find_table(value: object, depth: int = 0) -> Table | None:
    """Find the papers in a value that has them otherwise than as a list of objects.

    Parameters
    ----------
    value : object
        As JSON gives it.
    depth : int
        How many objects stand around it.

    Returns
    -------
    Table or None
        None for a list, for a paper, and where there is none.

    Examples
    --------
    >>> find_table({"title": {"0": "Looms", "1": "Cats"}, "year": {"0": 2020, "1": 2021}}).papers["1"]
    {'title': 'Cats', 'year': 2021}
    >>> find_table({"columns": ["title", "year"], "data": [["Looms", 2020]]})
    Table(path=('data',), papers={0: {'title': 'Looms', 'year': 2020}})
    >>> find_table({"10.1000/loom": {"title": "Looms"}})
    Table(path=(), papers={'10.1000/loom': {'doi': '10.1000/loom', 'title': 'Looms'}})
    """
    if not isinstance(value, dict) or not value or depth > DEEPEST:
        return None
    work = find_work(value)
    if work is value:
        return _turn_columns(value)
    if work is None and (table := _name_rows(value) or _list_keyed(value)):
        return table
    for key in LISTS:
        if table := find_table(value.get(key), depth + 1):
            return table._replace(path=(key, *table.path))
    return None


def _turn_columns(value):
    """Papers of which each key holds one column: an object with the number or DOI of each row, or a list."""
    columns = list(value.values())
    key = next(key for key in value if find_work({key: ""}))
    if all(isinstance(column, dict) for column in columns):
        labels = list(columns[0])
        if labels and all(label.isdigit() or find_doi(label) for label in labels) and all(list(c) == labels for c in columns):
            return Table((key,), {label: {name: column[label] for name, column in value.items()} for label in labels})
    elif all(isinstance(column, list) for column in columns):
        count = len(columns[0])
        # one paper may have lists of one value each
        if count > 1 and all(len(column) == count for column in columns):
            return Table((key,), {i: {name: column[i] for name, column in value.items()} for i in range(count)})
    return None


def _name_rows(value):
    """Papers as lists of values, beside the list of the names of these."""
    lists = {key: below for key, below in value.items() if isinstance(below, list) and below}
    headers = [names for names in lists.values() if all(isinstance(name, str) for name in names) and measure_header(names)]
    for key, rows in lists.items() if headers else ():
        if all(isinstance(row, list) and len(row) == len(headers[0]) for row in rows):
            return Table((key,), {place: dict(zip(headers[0], row, strict=True)) for place, row in enumerate(rows)})
    return None


def _list_keyed(value):
    """Papers that stand each under a key, which may be the DOI."""
    papers = {}
    for key, below in value.items():
        work = find_work(below)
        doi = find_doi(key)
        if work is None or (not doi and measure_header(list(work)) < KNOWN):
            return None
        papers[key] = {"doi": doi, **work} if doi else work
    return Table((), papers)
