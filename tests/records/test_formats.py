"""Which format a text is in, and that every line of any text is accounted for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import count_lines
from themeloom.lexicon import read_knowledge
from themeloom.records.fields import list_uses
from themeloom.records.formats import SYNTAXES, parse_text
from themeloom.tables import SCHEMAS

CATS = "We study how cats purr. They purr when they rest, and when they are fed. It is loud."
DOGS = "We ask why dogs bark at the moon, and whether the moon minds. They are bored."
RECORDS = {
    "RIS": "TY  - JOUR\nTI  - Cats Purr\nAB  - We study cats.\nER  - \n",
    "Cochrane RIS": "Record #1 of 1\nProvider: John Wiley & Sons, Ltd\n\nTY  -  JOUR\nTI  -  Cats Purr\nER  -\n",
    "PubMed (nbib)": "PMID- 12345\nTI  - Cats purr.\n",
    "Web of Science (plain text)": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Cat, A\nTI Cats Purr\nER\nEF\n",
    "EndNote (tagged)": "%0 Journal Article\n%T Cats Purr\n%A Cat, A\n",
    "BibTeX": "% made by hand\n@article{cat2020,\n  title = {Cats Purr}}\n",
    "JSON with known keys": '[\n  {"title": "Cats Purr", "abstract": "We study cats."}\n]\n',
    "Table with known columns": 'Authors,"Title",Year,"Abstract"\nCat,Cats Purr,2020,We study cats.\n',
    "Scopus CSV": "Authors,Title,Year,EID\nCat A.,Cats Purr,2020,2-s2.0-1\n",
    "a pasted listing": f"Cats Purr\n{CATS}\n",
}


@pytest.mark.parametrize(("name", "text"), RECORDS.items())
def test_a_format_is_recognised_by_its_content(name, text):
    parsed = parse_text(text)
    assert parsed.format == name
    assert [entry.title.strip(".") for entry in parsed.entries] in (["Cats Purr"], ["Cats purr"])


@pytest.mark.parametrize(
    ("looks", "advice", "text"),
    [
        (
            "an HTML page",
            "; or copy titles and abstracts from the page into a text file",
            "<!DOCTYPE html>\n<html><body>Cats Purr</body></html>\n",
        ),
        ("RTF (rich text)", "; or save it as plain text", "{\\rtf1 Cats}\n"),
        ("lines of a log", "", "".join(f"2020-05-01 12:30:0{second} INFO weave\n" for second in range(3))),
        (
            "a table of goods (columns id, price, stock)",
            "; name the columns of a table in params/01_records.yml (columns)",
            "id,price,stock\n1,20,3\n2,25,9\n3,21,0\n",
        ),
    ],
)
def test_what_is_structured_and_not_known_is_refused_whole_with_what_would_do(looks, advice, text):
    parsed = parse_text(text)
    assert parsed.entries == []
    (row,) = [row for row in parsed.rows if row.lines]
    assert row.kind == "rejected"
    assert row.reason == f"looks like {looks}, which is not read; `make formats` lists the exports that are{advice}"
    assert row.lines == count_lines(text)


def test_xml_of_no_known_kind_is_refused_whole():
    text = '<?xml version="1.0"?>\n<xml><cat/></xml>\n'
    (row,) = parse_text(text).rows
    assert (row.kind, row.lines, row.reason) == ("rejected", 2, "XML without records of a known kind")


def test_columns_that_the_user_names_make_a_table_of_papers():
    text = "Nr,Was,Worum\n1,Cats Purr,We study cats.\n2,Dogs Bark,We study dogs.\n"
    assert parse_text(text).entries == []
    parsed = parse_text(text, {"title": "Was", "abstract": "Worum"})
    assert [(entry.title, entry.abstract) for entry in parsed.entries] == [
        ("Cats Purr", "We study cats."),
        ("Dogs Bark", "We study dogs."),
    ]


def test_a_named_column_that_a_table_lacks_is_noted():
    parsed = parse_text("Title,Abstract\nCats Purr,We study cats.\n", {"abstract": "Inhalt", "title": "TITLE"})
    assert [(row.line, row.kind, row.reason) for row in parsed.rows if row.kind == "note"] == [
        (1, "note", "no column 'Inhalt', which is named for abstract")
    ]
    assert parsed.entries[0].abstract == "We study cats."


@pytest.mark.parametrize(
    "title",
    [
        "PT Symmetry in Optics",
        "[Re] Reproducing Cats",
        "{Cats} and Dogs",
        "Title, Abstract and Keywords: What Is Read",
        "TY - A New Notation",
        "FN Neurons",
        "@Cats: Handles in Social Media",
        "<Cats> as Tokens",
    ],
)
def test_a_listing_is_not_taken_for_another_format(title):
    parsed = parse_text("\n".join([title, CATS, "Barking", DOGS]))
    assert [(entry.title, entry.abstract) for entry in parsed.entries] == [(title, CATS), ("Barking", DOGS)]


def test_each_format_has_a_syntax_a_table_of_fields_and_fields_that_records_have():
    formats = read_knowledge("formats", room="records")
    assert set(formats["syntax"]) == {syntax.name for syntax in SYNTAXES}
    known = {
        *SCHEMAS["records"].columns,
        "subtitle",
        "first_page",
        "last_page",
        "author",
        "orcid",
        "affiliation",
        "keyword",
        "index_keyword",
        "reference",
    }
    for family in formats["family"].unique():
        uses = list_uses(family)
        assert {"title"} <= {use.field for use in uses} <= known, family


def test_a_table_without_a_paper_is_read_as_nothing():
    assert [parse_text(text).format for text in ("Title,Year\n", "Title,Year\nLooms,2020\n")] == ["", "Table with known columns"]


HARD = st.sampled_from([*"aZ.,: -\n\n\t\x00\x0c\x85\u2028\xadé"])
PIECES = st.sampled_from(
    ["Purring", CATS, "12", "", CATS[:70], "a", *(line for text in RECORDS.values() for line in text.split("\n"))]
)
TEXTS = st.text() | st.text(HARD) | st.lists(PIECES).map("\n".join)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_every_line_of_a_text_is_accounted_for(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parsed = parse_text(text)
    # to a reader an empty text is one empty line; an empty file has none
    assert sum(item.lines for item in [*parsed.entries, *parsed.rows]) == (count_lines(text) if text else 0)


@pytest.mark.parametrize("last", ["\x00", "\n\x00", "\uffff"])
def test_a_last_line_of_which_nothing_is_left_is_a_line(last):
    text = "Cats Purr\nWe show that cats purr, and that they do so often.\n" + last
    parsed = parse_text(text)
    assert sum(part.lines for part in [*parsed.entries, *parsed.rows]) == text.count("\n") + 1
