"""What a table must have; the knowledge tables hold to their own rules."""

import re
from importlib import resources

import pandas as pd
import pytest

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.tables import SCHEMAS, check_table

COLUMNS = {
    "cues": ["cue", "role"],
    "furniture": ["pattern", "reason"],
    "kinds": ["head", "kind"],
    "spellings": ["form", "folded", "reason"],
    "words": ["word", "role", "reason"],
}
THEMES = {"term": ["map"], "theme": [0], "label": ["map"], "documents": [2], "strength": [1.0]}


def test_columns_and_types_are_put_in_order():
    table = pd.DataFrame({**dict(reversed(THEMES.items())), "x": [0.5], "strength": [1]})
    checked = check_table(table, "themes")
    assert list(checked) == [*SCHEMAS["themes"], "x"]
    assert checked.dtypes.astype(str).to_dict() == {**SCHEMAS["themes"], "x": "float64"}


def test_the_table_stays_as_it_was():
    table = pd.DataFrame({**THEMES, "strength": [1]})
    before = table.copy()
    checked = check_table(table, "themes")
    checked.loc[0, "term"] = "other"
    pd.testing.assert_frame_equal(table, before)


def test_a_null_theme_is_allowed_and_stays():
    assert check_table(pd.DataFrame({**THEMES, "theme": [None]}), "themes")["theme"].isna().tolist() == [True]


def test_missing_columns_are_named():
    with pytest.raises(
        ValueError, match=r"a table of papers needs the columns doc_id, theme, share; missing: theme, share; found: doc_id, x$"
    ):
        check_table(pd.DataFrame({"doc_id": ["p"], "x": [1]}), "papers")
    with pytest.raises(ValueError, match="found: none"):
        check_table(pd.DataFrame(), "papers")


@pytest.mark.parametrize(
    ("column", "value"), [("documents", "many"), ("documents", None), ("theme", 0.5), ("strength", "strong")]
)
def test_a_wrong_type_is_an_error_that_names_the_table_and_both_types(column, value):
    with pytest.raises(ValueError, match=r"a table of themes needs the types .*'documents': 'int64'.*; found .*term") as error:
        check_table(pd.DataFrame({**THEMES, column: [value]}), "themes")
    assert error.value.__cause__ is None


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_takes_its_types(name):
    checked = check_table(pd.DataFrame(columns=list(SCHEMAS[name])), name)
    assert checked.dtypes.astype(str).to_dict() == SCHEMAS[name]


# ---------------------------------------------------------------- knowledge


def test_every_knowledge_table_is_known_here():
    folder = resources.files("themeloom").joinpath("knowledge")
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
        ("kinds", ["head"]),
        ("spellings", ["form"]),
        ("cues", ["cue", "role"]),
        ("words", ["word", "role"]),
    ],
)
def test_no_entry_of_a_knowledge_table_is_there_twice(name, columns):
    table = read_knowledge(name)
    assert table[table.duplicated(columns, keep=False)].empty


def test_patterns_compile_and_match_no_empty_line():
    for pattern in read_knowledge("furniture")["pattern"]:
        assert not re.fullmatch(pattern, ""), pattern


def test_values_are_those_the_code_knows():
    assert set(read_knowledge("words")["role"]) == {"empty", "generic", "pale", "phrase", "verb"}
    cues = ["acts", "authors", "introduces", "lists", "measures", "names", "praises"]
    assert set(read_knowledge("cues")["role"]) == {
        *cues,
        "ends apposition",
        "ends object",
        "follows name",
        "looks back",
        "own work",
    }
    assert set(read_knowledge("kinds")["kind"]) <= {"system", "dataset", "task", "method", "metric", "term"}


@pytest.mark.parametrize(
    ("name", "column"), [("words", "word"), ("kinds", "head"), ("spellings", "form"), ("spellings", "folded")]
)
def test_words_are_written_small(name, column):
    words = read_knowledge(name)[column]
    assert words[words != words.str.lower()].empty


def test_a_row_says_what_its_reader_can_find():
    with pytest.raises(FileNotFoundError):
        read_knowledge("nothing")
