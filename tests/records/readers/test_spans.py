"""The account of a text: every line once, whatever shares it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import count_lines, is_balanced
from themeloom.records.entries import Row
from themeloom.records.readers.spans import FURNITURE, NOTE, RECORD, REJECTED, Span, build_account


def test_lines_that_several_share_count_once():
    records, rows = build_account(
        "[{a}{b}]", [Span(0, 1, FURNITURE), Span(1, 4, RECORD), Span(4, 7, RECORD), Span(7, 8, FURNITURE)]
    )
    assert [(raw.line, raw.lines) for raw in records] == [(1, 1), (1, 0)]
    assert rows == []


def test_what_is_rejected_shows_even_without_a_line_of_its_own():
    _, rows = build_account("{a} junk", [Span(0, 3, RECORD), Span(4, 8, REJECTED, "junk")])
    assert rows == [Row(1, 0, "rejected", "junk", "junk")]


def test_blank_lines_belong_to_the_span_before_and_at_the_top_to_none():
    records, rows = build_account("\n\na\n\n\nb\n\n", [Span(2, 3, RECORD), Span(6, 7, RECORD)])
    assert [(raw.line, raw.lines) for raw in records] == [(3, 3), (6, 2)]
    assert rows == [Row(1, 2, "furniture", "blank line", "")]


def test_notes_have_no_lines():
    records, rows = build_account("a\nb", [Span(0, 3, RECORD), Span(2, 3, NOTE, "odd")])
    assert records[0].lines == 2
    assert rows == [Row(2, 0, "note", "odd", "b")]


@given(
    st.lists(st.tuples(st.sampled_from(["a", "bb\nb", "c\n\nc"]), st.sampled_from(["", "\n", " \n\n "])), max_size=8), st.data()
)
def test_the_books_balance(parts, data):
    text = "".join(word + gap for word, gap in parts)
    spans = []
    place = 0
    for word, gap in parts:
        kind = data.draw(st.sampled_from([RECORD, FURNITURE, REJECTED]))
        spans.append(Span(place, place + len(word), kind))
        place += len(word) + len(gap)
    records, rows = build_account(text, spans)
    assert is_balanced(text, records, rows)
    assert len(records) == sum(span.kind == RECORD for span in spans)


@pytest.mark.parametrize("text", ["", "\n", "\n\n"])
def test_an_empty_text_is_accounted_for(text):
    records, rows = build_account(text, [])
    assert records == []
    assert sum(row.lines for row in rows) == count_lines(text)
