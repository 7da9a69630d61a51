"""A value of JSON -> spans: where in the text its papers stand, and what is around them."""

import json
import re

from themeloom.records.columns import describe_columns
from themeloom.records.readers.json_paths import LISTS, find_path, list_paper_keys
from themeloom.records.readers.json_tables import find_table
from themeloom.records.readers.json_works import build_values, find_work
from themeloom.records.readers.spans import FURNITURE, RECORD, REJECTED, Span

BLANK = re.compile(r"[\s,]*")
DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None)
TWICE = "a key that stands twice"
# half of a letter that JSON writes as two: alone it is no letter, and no table takes it
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parse_value(text: str, start: int) -> tuple[object, int, str]:
    """Parse the value that begins at a place.

    Parameters
    ----------
    text : str
    start : int

    Returns
    -------
    value : object
    end : int
        Where it ends, or the fault is.
    fault : str
        What is wrong with it; empty for nothing.

    Examples
    --------
    >>> parse_value('x {"title": "Looms"}', 2)
    ({'title': 'Looms'}, 20, '')
    """
    try:
        value, end = DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        return None, max(error.pos, start), error.msg
    except RecursionError:
        return None, start, "nested too deeply"
    except ValueError as error:
        return None, start, str(error)[:100]
    return (_mend_letters(value) if SURROGATE.search(text, start, end) else value), end, ""


def _mend_letters(value):
    """The value with a replacement character for each half of a letter that stands alone."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def list_papers(text: str, value: dict | list, start: int, end: int) -> list[Span]:
    """List the papers in a value that fills a stretch of a text, and what is around them.

    Parameters
    ----------
    text : str
    value : dict or list
        What the stretch says.
    start, end : int

    Returns
    -------
    list of Span
        They fill the stretch.

    Examples
    --------
    >>> text = '{"items": [{"title": "Looms"}]}'
    >>> [(span.kind, text[span.start : span.end]) for span in list_papers(text, parse_value(text, 0)[0], 0, len(text))]
    [('furniture', '{"items": ['), ('record', '{"title": "Looms"}'), ('furniture', ']}')]
    """
    try:
        return _list_papers(text, value, start, end)
    except ValueError:  # of two values under one key, the first was walked and the last is known
        return [Span(start, end, REJECTED, TWICE)]


def _list_papers(text, value, start, end):
    """Spans of the papers in a value, and of what is around them."""
    if table := find_table(value):
        return _list_members(text, table, start, end)
    path = find_path(value)
    if path is None:
        empty = value in ([], {}) or (isinstance(value, dict) and any(value.get(key) == [] for key in LISTS))
        reason = "a list without papers" if empty else _explain(value)
        return [Span(start, end, FURNITURE if empty else REJECTED, reason)]
    if find_work(value) is not None and not path:
        return [_build_record(value, start, end)]
    holder = start
    for key in path[:-1]:
        holder = _find_member(text, holder, key)
        value = value[key]
    keys = list_paper_keys(value) if path else set()
    read = keys | {path[-1]} if path and path[-1] not in LISTS else set(path[-1:])
    openings = sorted(_find_member(text, holder, key) for key in read) or [start]
    spans = []
    place = start
    for opening in openings:
        spans.append(Span(place, opening + 1, FURNITURE, "before a list of papers" if spans else "head of the file"))
        items, close = list_items(text, opening, paged=not path and not any(map(find_work, value)))
        spans += items
        place = BLANK.match(text, close).end()
    if place < end:
        left = ", ".join(sorted(keys - read))
        spans.append(Span(place, end, REJECTED, f"not read: {left}") if left else Span(place, end, FURNITURE, "end of the file"))
    return spans


def list_items(text: str, opening: int, paged: bool = False) -> tuple[list[Span], int]:
    """List the items of the list that begins at a place.

    Parameters
    ----------
    text : str
    opening : int
    paged : bool
        Whether each item may hold a list of papers, and is none itself.

    Returns
    -------
    spans : list of Span
    close : int
        Where the list ends or breaks.

    Examples
    --------
    >>> spans, close = list_items('[{"title": "Looms"}, {"title": ', 0)
    >>> [span.reason for span in spans], close
    (['', 'not JSON: Expecting value'], 31)
    """
    spans = []
    place = BLANK.match(text, opening + 1).end()
    margin = text[text.rfind("\n", 0, place) + 1 : place]
    # an item that begins a line is found again after a broken one
    mark = f"\n{margin}{{" if "\n" in text[opening:place] and not margin.strip() else None
    while place < len(text) and text[place] != "]":
        value, end, fault = parse_value(text, place)
        if not fault:
            spans += _list_papers(text, value, place, end) if paged and find_path(value) else [_build_record(value, place, end)]
        else:
            following = text.find(mark, place + 1) if mark else -1
            end = len(text) if following < 0 else following
            spans.append(Span(place, end, RECORD if text[place] == "{" else REJECTED, f"not JSON: {fault}"))
        place = BLANK.match(text, end).end()
    return spans, place


def _list_members(text, table, start, end):
    """Spans of papers that are no list of objects: each stands where it has its key, or its title."""
    opening = start
    for key in table.path:
        opening = _find_member(text, opening, key)
    spans = [Span(start, opening + 1, FURNITURE, "head of the file")]
    place = BLANK.match(text, opening + 1).end()
    count = 0
    while text[place] not in "]}":
        begin = place
        label = count
        if text[opening] == "{":
            label, place = DECODER.raw_decode(text, place)
            place = BLANK.match(text, text.index(":", place) + 1).end()
        _, place = DECODER.raw_decode(text, place)
        paper = table.papers.get(label)
        kept = Span(begin, place, RECORD, values=build_values(paper)) if paper else Span(begin, place, REJECTED, TWICE)
        spans.append(kept)
        count += 1
        place = BLANK.match(text, place).end()
    return [*spans, Span(place, end, FURNITURE, "other columns, and end of the file" if table.path else "end of the file")]


def _find_member(text, start, key):
    """Where the value of a key begins, in the object that begins at a place."""
    place = start + 1
    while True:
        place = BLANK.match(text, place).end()
        name, place = DECODER.raw_decode(text, place)
        place = BLANK.match(text, text.index(":", place) + 1).end()
        if name == key:
            return place
        _, place = DECODER.raw_decode(text, place)


def _explain(value):
    """Why there are no papers in a value, and how there would be."""
    what = f"an object with the {describe_columns(list(value))}" if isinstance(value, dict) else "a list of other things"
    what = what.replace("columns", "keys", 1)
    return f"no list of papers in it, but {what}; a list of objects would do, each with a title or an abstract"


def _build_record(value, start, end):
    """The span of a paper."""
    if not isinstance(value, dict):
        return Span(start, end, REJECTED, "not an object")
    work = find_work(value)
    return Span(start, end, RECORD, values=build_values(value if work is None else work))
