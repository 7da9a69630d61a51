import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.fields import build_entry
from themeloom.records.readers.embase_blocks import is_embase_blocks, parse_embase_blocks
from themeloom.records.signatures import find_format

BLOCKS = '''"TITLE","Looms, and ""weft"""
"AUTHOR NAMES","Cat A.","Dog B."
"SOURCE","Weft Letters (2020) 1:2"
"ABSTRACT","We weave.
We wind."
"EMTREE DRUG INDEX TERMS (MAJOR FOCUS)","dye","ink"
"MEDLINE PMID","12345","http://example.org/12345"

"TITLE","Cats"
"PUBLICATION YEAR","2021"
"PUI","L1"
'''


def parse(text):
    """The records and rows of a text, whose lines add up."""
    records, rows = parse_embase_blocks(text)
    assert is_balanced(text, records, rows)
    return records, rows


def test_blocks_become_records():
    assert is_embase_blocks(BLOCKS)
    records, rows = parse(BLOCKS)
    assert [(record.line, record.lines) for record in records] == [(1, 8), (9, 3)]
    assert rows == []
    assert records[0].values["ABSTRACT"] == ["We weave.\nWe wind."]


def test_its_columns_are_those_of_embase():
    records, _ = parse(BLOCKS)
    found = find_format("embase_blocks", records)
    entry = build_entry(records[0], found.family, found.database)
    assert (entry.title, entry.authors) == ('Looms, and "weft"', ("Cat A.", "Dog B."))
    assert entry.details["venue"] == "Weft Letters"
    assert entry.details["database"] == "Embase"
    assert build_entry(records[1], found.family).details["year"] == 2021


def test_a_record_may_begin_without_its_title_or_without_a_blank_line():
    text = '"ABSTRACT","The end."\n\n"AUTHOR NAMES","Cat A."\n"PUI","L1"\n"TITLE","Looms"\n"PUI","L2"\n'
    records, _ = parse(text)
    assert [(record.line, "TITLE" in record.values) for record in records] == [(1, False), (3, False), (5, True)]


def test_a_line_between_is_rejected_and_the_record_goes_on():
    text = '"TITLE","Looms"\n- page 2 -\n"PUI","L1"\n'
    records, rows = parse(text)
    assert dict(records[0].values) == {"TITLE": ["Looms"], "PUI": ["L1"]}
    assert [(row.line, row.kind, row.text) for row in rows] == [(2, "rejected", "- page 2 -")]


def test_an_unclosed_quotation_mark_costs_no_record():
    records, rows = parse(BLOCKS.replace('1:2"', "1:2"))
    assert len(records) == 2
    assert records[0].values["ABSTRACT"] == ["We weave.\nWe wind."]
    assert [row.kind for row in rows] == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        '"TITLE","ABSTRACT","SOURCE"\n"Looms","We weave.","Weft"\n',
        '"TITLE","Looms"\n',
        "TITLE, AND ABSTRACT\nSOURCE, OF IT\nCats purr, they do.\n",
        'Cats\n"TITLE","Looms"\nWe purr.\n"SOURCE","x"\nWe bark.\n"PUI","x"\nMore\nAnd more\n',
        "",
    ],
)
def test_other_texts_are_no_blocks(text):
    assert not is_embase_blocks(text)


def test_blank_lines_before_the_first_record_are_furniture():
    _, rows = parse("\n\n" + BLOCKS)
    assert [(row.line, row.lines, row.kind) for row in rows] == [(1, 2, "furniture")]


@given(st.text('TITLEPU","\n ab\0\r', max_size=200), st.integers(0, 200))
def test_no_text_is_too_odd(text, cut):
    is_embase_blocks(text)
    parse(text)
    parse(BLOCKS[cut:] + text)


def test_the_name_of_a_field_may_have_a_small_letter():
    records, rows = parse('"TITLE","Looms"\n"AUTHOR NAMES","Cat A."\n"AiP/IP ENTRY DATE","2026-08-11"\n"ABSTRACT","We weave."\n')
    assert [row for row in rows if row.kind == "rejected"] == []
    assert records[0].values["AiP/IP ENTRY DATE"] == ["2026-08-11"]
