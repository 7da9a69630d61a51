"""Papers in JSON: a document with a list of them, or one object a line."""

import re
from collections.abc import Iterator
from itertools import islice

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.json_paths import LISTS
from themeloom.records.readers.json_spans import BLANK, list_items, list_papers, parse_value
from themeloom.records.readers.spans import FURNITURE, RECORD, REJECTED, Span, build_account
from themeloom.records.refusals.other_matter import describe_other_matter

HEAD = 20_000  # characters within which the first object begins
OPENING = re.compile(r'^[ \t]*(?=\{\s{0,200}(?:"[^"\n]{0,80}"\s{0,20}:|\})|\[\s{0,200}(?:[{\[\]]))', re.MULTILINE)
PAPERLY = re.compile(r'"(?:title|display_name|abstract|abstract_inverted_index|container-title|DOI|doi|abstractText)"\s{0,20}:')
LIST_START = re.compile(rf'"(?:{"|".join(LISTS)})"\s{{0,20}}:\s{{0,200}}(?=\[\s{{0,200}}\{{)')
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
    *_, fault = parse_value(text, start)
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
        value, end, fault = parse_value(text, start)
        if fault or not isinstance(value, dict | list):
            line_end = text.find("\n", start)
            end = len(text) if line_end < 0 else line_end
            kind = RECORD if fault and text[start] == "{" else REJECTED
            spans.append(Span(start, end, kind, f"not JSON: {fault}" if fault else "not an object"))
        else:
            spans += list_papers(text, value, start, end)
        start = end
    return spans


def _walk_broken(text, start, fault):
    """Spans of a document that is cut or broken: the papers of its list up to the fault, and beyond where one can go on."""
    opening = start if text[start] == "[" else None
    if opening is None and (match := LIST_START.search(text, start)):
        opening = match.end()
    if opening is None or not re.compile(r"\[\s*\{").match(text, opening):
        return [Span(start, len(text), REJECTED, f"not JSON: {fault}")]
    head = [Span(start, opening + 1, FURNITURE, "head of the file")]
    spans, close = list_items(text, opening)
    tail = BLANK.match(text, close).end()
    return [*head, *spans, Span(tail, len(text), FURNITURE, "end of the file")] if tail < len(text) else [*head, *spans]
