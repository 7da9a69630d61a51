"""Where in a JSON document the papers stand."""

from collections.abc import Mapping

from themeloom.records.readers.json_works import find_work

DEEPEST = 4  # levels at which a list of papers is looked for
# where a list of papers stands, the better name first
LISTS = (
    "items",
    "results",
    "records",
    "works",
    "docs",
    "hits",
    "data",
    "papers",
    "articles",
    "publications",
    "entries",
    "result",
)


def find_path(value: object, depth: int = 0) -> tuple[str, ...] | None:
    """Find the keys that lead to the list of papers.

    Parameters
    ----------
    value : object
        As JSON gives it.
    depth : int
        How many objects stand around it.

    Returns
    -------
    tuple of str or None
        Empty where the value is a list or a paper itself; None where there is no paper.

    Examples
    --------
    >>> find_path({"message": {"items": [{"title": "Looms"}]}})
    ('message', 'items')
    """
    if isinstance(value, list):
        return () if any(isinstance(item, dict) for item in value) else None
    if not isinstance(value, dict) or depth > DEEPEST:
        return None
    listed = [key for key in LISTS if isinstance(value.get(key), list) and any(map(find_work, value[key]))]
    if listed:
        return (listed[0],)
    if depth == 0 and find_work(value) is not None:
        return ()
    for key in sorted(value, key=lambda key: LISTS.index(key) if key in LISTS else len(LISTS)):
        below = value[key]
        if isinstance(below, list) and any(map(find_work, below)):
            return (key,)
        if isinstance(below, dict) and (path := find_path(below, depth + 1)):
            return (key, *path)
    return None


def list_paper_keys(value: Mapping[str, object]) -> set[str]:
    """List the keys of an object that hold lists of papers: included and excluded, page 1 and page 2.

    Examples
    --------
    >>> sorted(list_paper_keys({"page 1": [{"title": "Looms"}], "page 2": [{"title": "Cats"}], "pages": 2}))
    ['page 1', 'page 2']
    """
    return {key for key, below in value.items() if isinstance(below, list) and below and all(map(find_work, below))}
