"""The knowledge tables hold to their own rules."""

import re
from importlib import resources

import pytest

from themeloom.lexicon.kinds import PROFILES
from themeloom.lexicon.knowledge_tables import read_knowledge

COLUMNS = {
    "cues": ["cue", "role"],
    "furniture": ["pattern", "reason"],
    "general_kinds": ["word", "match", "kind"],
    "kinds": ["head", "kind"],
    "measures": ["word", "kind"],
    "spellings": ["form", "folded", "reason"],
    "words": ["word", "role", "reason"],
}


def test_every_knowledge_table_is_known_here():
    folder = resources.files("themeloom.lexicon").joinpath("knowledge")
    assert sorted(path.name.removesuffix(".csv") for path in folder.iterdir() if path.name.endswith(".csv")) == sorted(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_knowledge_table_has_its_header_and_no_blank_cell(name):
    table = read_knowledge(name)
    assert list(table) == COLUMNS[name]
    assert len(table) > 0
    assert (table.map(str.strip) == table).all(axis=None)
    assert (table != "").all(axis=None)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("furniture", ["pattern"]),
        ("general_kinds", ["word"]),
        ("kinds", ["head"]),
        ("spellings", ["form"]),
        ("cues", ["cue", "role"]),
        ("words", ["word", "role"]),
        ("measures", ["word"]),
    ],
)
def test_no_entry_of_a_knowledge_table_is_there_twice(name, columns):
    table = read_knowledge(name)
    assert table[table.duplicated(columns, keep=False)].empty


def test_patterns_compile_and_match_no_empty_line():
    for pattern in read_knowledge("furniture")["pattern"]:
        assert not re.fullmatch(pattern, ""), pattern


def test_values_are_those_the_code_knows():
    assert set(read_knowledge("words")["role"]) == {"empty", "generic", "numbered", "pale", "phrase", "verb"}
    cues = [
        "acts",
        "authors",
        "calls",
        "computing",
        "does",
        "finds",
        "inquiry",
        "looks into",
        "introduces",
        "items",
        "lists",
        "literature",
        "measures",
        "modified",
        "names",
        "other things",
        "others",
        "praises",
        "search",
        "searches",
        "task",
        "variant",
    ]
    assert set(read_knowledge("cues")["role"]) == {
        *cues,
        "before stores",
        "ends apposition",
        "ends object",
        "follows name",
        "looks back",
        "own work",
        "stores",
    }
    assert set(read_knowledge("kinds")["kind"]) <= set(PROFILES["computing"])
    assert set(read_knowledge("general_kinds")["kind"]) <= set(PROFILES["general"])
    assert set(read_knowledge("general_kinds")["match"]) == {"ending", "head", "name head", "whole"}


@pytest.mark.parametrize(
    ("name", "column"),
    [("words", "word"), ("kinds", "head"), ("general_kinds", "word"), ("spellings", "form"), ("spellings", "folded")],
)
def test_words_are_written_small(name, column):
    words = read_knowledge(name)[column]
    assert words[words != words.str.lower()].empty


def test_a_row_says_what_its_reader_can_find():
    with pytest.raises(FileNotFoundError):
        read_knowledge("nothing")
