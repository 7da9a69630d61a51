"""Papers in JSON: a document with a list of them, or one object a line."""

import json
import re
from collections.abc import Iterator
from itertools import islice

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.json_works import build_values, find_work
from themeloom.records.readers.spans import FURNITURE, RECORD, REJECTED, Span, build_account
from themeloom.records.refusals.other_matter import describe_other_matter

HEAD = 20_000  # characters within which the first object begins
OPENING = re.compile(r'^[ \t]*(?=\{\s{0,200}(?:"[^"\n]{0,80}"\s{0,20}:|\})|\[\s{0,200}(?:[{\[\]]))', re.MULTILINE)
PAPERLY = re.compile(r'"(?:title|display_name|abstract|abstract_inverted_index|container-title|DOI|doi|abstractText)"\s{0,20}:')
BLANK = re.compile(r"[\s,]*")
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
LIST_START = re.compile(rf'"(?:{"|".join(LISTS)})"\s{{0,20}}:\s{{0,200}}(?=\[\s{{0,200}}\{{)')
DEEPEST = 4  # levels at which a list of papers is looked for
DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None)
SAMPLE = 100  # papers by whose keys it is seen whether they are any
PROBED = 1000  # lines by which a file of one object a line is recognised


def is_json(text: str) -> bool:
    """Say whether a text is JSON that may hold papers.

    Examples
    --------
    >>> is_json('[{"title": "Looms"}]'), is_json("{Cats} and Dogs")
    (True, False)
    """
    start = _find_opening(text)
    if start is None:
        return False
    if text[:start].strip():
        return bool(PAPERLY.search(text, start))
    return text[start] == "{" or bool(re.compile(r"\[\s*[\[{\]]").match(text, start))


def parse_json(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse a text in JSON, as ``formats.Syntax`` says.

    The values of a record are those that ``json_works.build_values`` gives.

    Examples
    --------
    >>> records, rows = parse_json('{"title": "Looms"}\n{"title": \n{"title": "Cats"}\n')
    >>> [(raw.line, raw.values.get("title"), raw.reason) for raw in records]
    [(1, ['Looms'], ''), (2, None, "not JSON: Expecting ',' delimiter"), (3, ['Cats'], '')]
    """
    start = _find_opening(text)
    if start is None:
        first = len(text) - len(text.lstrip())
        return build_account(text, [Span(first, len(text), REJECTED, "not JSON")] if text.strip() else [])
    spans = []
    if text[:start].strip():
        first = len(text) - len(text.lstrip())
        spans.append(Span(first, start, FURNITURE, "text before the first object"))
    *_, fault = _decode(text, start)
    if fault and not _is_stream(text[start:]):
        spans += _walk_broken(text, start, fault)
    else:
        spans += _walk_stream(text, start)
    papers = islice((span.values for span in spans if span.kind == RECORD), SAMPLE)
    if matter := describe_other_matter({key.partition("/")[0] for values in papers for key in values}):
        spans = [Span(len(text) - len(text.lstrip()), len(text), REJECTED, f"looks like {matter}, not like papers")]
    return build_account(text, spans)


def _find_opening(text):
    """Where the first object or list begins; None for nowhere near the beginning."""
    match = OPENING.search(text, 0, HEAD)
    return match.end() if match else None


def _decode(text, start):
    """The value that begins at a place, where it ends, and what is wrong with it."""
    try:
        value, end = DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        return None, max(error.pos, start), error.msg
    except RecursionError:
        return None, start, "nested too deeply"
    except ValueError as error:
        return None, start, str(error)[:100]
    return value, end, ""


def _is_stream(text):
    """Say whether a text has one object a line, as far as one can see."""
    lines = [line for line in islice((line.strip() for line in _split_lazily(text)), PROBED) if line]
    whole = [line for line in lines if line.startswith("{") and line.endswith("}") and len(line) > 2]
    return text.startswith("{") and len(whole) > len(lines) / 2


def _split_lazily(text) -> Iterator[str]:
    """The lines of a text, one after the other."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _walk_stream(text, start):
    """Spans of values that stand one after the other; a broken one costs its line."""
    spans = []
    while (start := BLANK.match(text, start).end()) < len(text):
        value, end, fault = _decode(text, start)
        if fault or not isinstance(value, dict | list):
            line_end = text.find("\n", start)
            end = len(text) if line_end < 0 else line_end
            kind = RECORD if fault and text[start] == "{" else REJECTED
            spans.append(Span(start, end, kind, f"not JSON: {fault}" if fault else "not an object"))
        else:
            spans += _list_papers(text, value, start, end)
        start = end
    return spans


def _list_papers(text, value, start, end):
    """Spans of the papers in a value that fills a stretch of the text, and of what is around them."""
    path = _find_path(value)
    if path is None:
        empty = value in ([], {}) or (isinstance(value, dict) and any(value.get(key) == [] for key in LISTS))
        reason = "a list without papers" if empty else "no list of papers in it"
        return [Span(start, end, FURNITURE if empty else REJECTED, reason)]
    if find_work(value) is not None and not path:
        return [_build_record(value, start, end)]
    opening = start
    for key in path:
        opening = _find_member(text, opening, key)
    spans, close = _walk_list(text, opening)
    spans.insert(0, Span(start, opening + 1, FURNITURE, "head of the file"))
    tail = BLANK.match(text, close).end()
    return [*spans, Span(tail, end, FURNITURE, "end of the file")] if tail < end else spans


def _find_path(value, depth=0):
    """The keys that lead to the list of papers; none where the value is a list or a paper itself, None for no paper."""
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
        if isinstance(below, dict) and (path := _find_path(below, depth + 1)):
            return (key, *path)
    return None


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


def _walk_list(text, opening):
    """Spans of the items of the list that begins at a place, and where it ends or breaks."""
    spans = []
    place = BLANK.match(text, opening + 1).end()
    margin = text[text.rfind("\n", 0, place) + 1 : place]
    # an item that begins a line is found again after a broken one
    mark = f"\n{margin}{{" if "\n" in text[opening:place] and not margin.strip() else None
    while place < len(text) and text[place] != "]":
        value, end, fault = _decode(text, place)
        if not fault:
            spans.append(_build_record(value, place, end))
        else:
            following = text.find(mark, place + 1) if mark else -1
            end = len(text) if following < 0 else following
            spans.append(Span(place, end, RECORD if text[place] == "{" else REJECTED, f"not JSON: {fault}"))
        place = BLANK.match(text, end).end()
    return spans, place


def _walk_broken(text, start, fault):
    """Spans of a document that is cut or broken: the papers of its list up to the fault, and beyond where one can go on."""
    opening = start if text[start] == "[" else None
    if opening is None and (match := LIST_START.search(text, start)):
        opening = match.end()
    if opening is None or not re.compile(r"\[\s*\{").match(text, opening):
        return [Span(start, len(text), REJECTED, f"not JSON: {fault}")]
    head = [Span(start, opening + 1, FURNITURE, "head of the file")]
    spans, close = _walk_list(text, opening)
    tail = BLANK.match(text, close).end()
    return [*head, *spans, Span(tail, len(text), FURNITURE, "end of the file")] if tail < len(text) else [*head, *spans]


def _build_record(value, start, end):
    """The span of a paper."""
    if not isinstance(value, dict):
        return Span(start, end, REJECTED, "not an object")
    work = find_work(value)
    return Span(start, end, RECORD, values=build_values(value if work is None else work))
