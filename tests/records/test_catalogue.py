"""The list of what is read has each format once, with what to choose on the database's site, and docs/inputs.md shows it."""

import re
from pathlib import Path

import pytest

from themeloom.lexicon import read_knowledge
from themeloom.records.catalogue import list_formats
from themeloom.records.fields import list_uses

ROOT = Path(__file__).parents[2]
# how docs/inputs.md calls what an export has beside titles, authors and year
FIELDS = {
    "abstracts": "abstract",
    "keywords": "keyword",
    "index terms": "index_keyword",
    "affiliations": "affiliation",
    "ORCIDs": "orcid",
    "references": "reference",
    "citations": "citations",
}
OTHERS = {"no abstracts", "no whole abstracts", "what its columns have", "what its keys have"}
ANY = ("a pasted listing", "Table with known columns", "JSON with known keys")


def read_formats():
    return read_knowledge("formats", room="records")


def read_table():
    """The rows of the table of docs/inputs.md: database, format, what to choose, what it has."""
    text = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
    table = text.split("| database | format |", 1)[1].split("\n\n", 1)[0]
    rows = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in table.splitlines()[2:]]
    return [(row[0], row[1], row[2], row[3].split(", ")) for row in rows]


def format_rows(formats):
    """Lines of the table, to be pasted there and completed."""
    return "".join(f"| ... | {row.format} | {row.export} | abstracts, ... |\n" for row in formats.itertuples())


def test_each_format_is_listed_once_with_how_to_export_it():
    listed = list_formats()
    assert set(listed["format"]) == {*read_formats()["format"], "a pasted listing"}
    assert listed["format"].is_unique
    assert listed["export"].str.len().gt(5).all()


def test_a_format_has_one_way_of_export():
    assert read_formats().groupby("format")["export"].nunique().eq(1).all()


def test_the_page_on_inputs_shows_each_format_once():
    shown = [(name, export) for _, name, export, _ in read_table()]
    listed = list_formats()
    missing = listed[[pair not in shown for pair in zip(listed["format"], listed["export"], strict=True)]]
    assert missing.empty, format_rows(missing)
    assert sorted(shown) == sorted(zip(listed["format"], listed["export"], strict=True))


def test_the_page_on_inputs_names_the_database_as_the_records_do():
    named = {row.format: row.database for row in read_formats().itertuples() if row.database}
    assert {name: database for database, name, _, _ in read_table() if name in named} == named


@pytest.mark.parametrize(("name", "has"), [(name, has) for _, name, _, has in read_table() if name not in ANY])
def test_the_page_on_inputs_promises_what_the_tables_of_fields_read(name, has):
    table = read_formats()
    known = {use.field for family in table[table["format"] == name]["family"] for use in list_uses(family)}
    assert {*has} <= {*FIELDS, *OTHERS}
    assert [word for word in has if word in FIELDS and FIELDS[word] not in known] == []
    assert len({*has} & {"abstracts", "no abstracts", "no whole abstracts"}) == 1


def test_the_words_for_what_an_export_has_are_explained():
    text = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8").split("| database | format |")[0]
    assert [word for word in FIELDS if not re.search(rf"\b{word}\b", text)] == []


def test_the_fields_that_a_user_may_name_are_all_in_the_page():
    text = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
    listed = re.search(r"^The fields are (.*) and (\w+)\.$", text, re.MULTILINE)
    fields = [*listed[1].split(", "), listed[2]]
    assert sorted(fields) == sorted({use.field for use in list_uses("generic")})
    assert "subtitle" in fields
