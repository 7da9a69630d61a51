"""Stretches of a text, one after the other -> records and rows whose lines add up to those of the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from themeloom.records.entries import NOTHING, QUOTED, RawRecord, Row

RECORD = "record"
FURNITURE = "furniture"
REJECTED = "rejected"
NOTE = "note"


class Span(NamedTuple):
    """A stretch of a text from character ``start`` up to ``end``, and what it is: a record or the kind of a row."""

    start: int
    end: int
    kind: str
    reason: str = ""
    values: Mapping[str, list[str]] = NOTHING


def build_account(text: str, spans: Iterable[Span]) -> tuple[list[RawRecord], list[Row]]:
    r"""Build records and rows that account for every line of a text.

    A line that several share counts for the first of them; for furniture only if no record stands on it. What is between two
    spans (blank lines, commas) belongs to the one before.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end.
    spans : iterable of Span
        In their order; they do not overlap, and hold all that is not blank or a mere separator. Each begins with a visible
        character. Notes stand anywhere.

    Returns
    -------
    records : list of RawRecord
    rows : list of Row

    Examples
    --------
    >>> spans = [Span(0, 4, "furniture", "head"), Span(5, 8, "record"), Span(8, 11, "record")]
    >>> records, rows = build_account("head\n{a}{b}\n\n", spans)
    >>> [(raw.line, raw.lines) for raw in records]
    [(2, 1), (2, 1)]
    >>> rows
    [Row(line=1, lines=1, kind='furniture', reason='head', text='head')]
    """
    breaks = [match.start() for match in re.finditer("\n", text)]
    total = text.removesuffix("\n").count("\n") + 1
    spans = list(spans)
    notes = [span for span in spans if span.kind == NOTE]
    spans = [span for span in spans if span.kind != NOTE]
    begins = [bisect_left(breaks, span.start) + 1 for span in spans] + [total + 1]
    records = []
    rows = [Row(bisect_left(breaks, note.start) + 1, 0, NOTE, note.reason, _quote(text, note)) for note in notes]
    free = 1
    if begins[0] > 1:
        rows.append(Row(1, begins[0] - 1, FURNITURE, "blank line", ""))
        free = begins[0]
    for span, begin, following in zip(spans, begins[:-1], begins[1:], strict=True):
        last = bisect_left(breaks, max(span.end - 1, span.start)) + 1
        stop = following if span.kind == FURNITURE else max(following, last + 1)
        lines = max(0, min(stop, total + 1) - max(begin, free))
        free = max(free, min(stop, total + 1))
        if span.kind == RECORD:
            records.append(RawRecord(begin, lines, span.values, span.reason))
        elif lines or span.kind == REJECTED:
            rows.append(Row(begin, lines, span.kind, span.reason, _quote(text, span)))
    return records, sorted(rows, key=lambda row: row.line)


def _quote(text, span):
    """The beginning of a span, as it is shown."""
    return text[span.start : min(span.end, span.start + QUOTED)].rstrip()
