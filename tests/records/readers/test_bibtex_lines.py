"""Fields of entries whose braces do not balance."""

import pytest

from themeloom.records.readers.bibtex_lines import find_entry


def read_fields(text):
    return {field.key: field.value for field in find_entry(text).fields}


@pytest.mark.parametrize("end", ["}\n}", "}}", "},\n}\n\n", "},\n)", "}", ""])
def test_the_last_field_ends_with_the_entry_or_the_text(end):
    assert read_fields(f"@a{{k,\n title = {{A {{B}},\n note = {{C{end}") == {"title": "{A B}", "note": "{C}"}


def test_what_is_no_field():
    fields = read_fields(
        '@a{k,\ntitle = "On {Looms",\nabstract = {if\nx = 5 then\ny = z},\nyear = 2020,\nmonth = may,\nnote = {x}\n}'
    )
    assert fields == {"title": "{On Looms}", "abstract": "{if\nx = 5 then\ny = z}", "year": "2020", "month": "may", "note": "{x}"}


@pytest.mark.parametrize("text", ["", "@a{", "@a{k, title = {A}", "@a{k,\nyear = {2020", "title = {A"])
def test_an_entry_without_a_title_on_a_line_stays_unread(text):
    assert find_entry(text) is None
