"""What was found comes back as it was, and no file of the cache can stop a run."""

import pandas as pd
import pyarrow as pa
import pytest
import spacy

from themeloom.mentions import annotation_cache
from themeloom.mentions.annotation_cache import add_phrases, name_cache, read_phrases

CODES = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema({"digest": CODES, "form": CODES, "start": pa.int64(), "opens": pa.bool_()})
ROWS = [("b", "map", 3, True), ("a", "loom", 0, False), ("a", "yarn", 5, True)]


def make_table(*rows):
    columns = zip(*rows, strict=True)
    return pa.table([pa.array(values, column.type) for column, values in zip(SCHEMA, columns, strict=True)], schema=SCHEMA)


def list_rows(folder, name="1"):
    """What is kept, as rows, sorted by text alone."""
    kept = read_phrases(folder, name, SCHEMA).to_pylist()
    return sorted((tuple(row.values()) for row in kept), key=lambda row: row[0])


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "new"


def test_rows_come_back_in_their_order(folder):
    assert read_phrases(folder, "1", SCHEMA).equals(SCHEMA.empty_table())
    add_phrases(folder, "1", make_table(*ROWS))
    assert read_phrases(folder, "1", SCHEMA).to_pylist() == make_table(*ROWS).to_pylist()
    assert read_phrases(folder, "1", SCHEMA).schema == SCHEMA


def test_what_another_run_added_stays(folder):
    add_phrases(folder, "1", make_table(*ROWS[:1]))
    add_phrases(folder, "1", make_table(*ROWS[1:]))
    assert list_rows(folder) == [*ROWS[1:], ROWS[0]]


def test_a_text_that_two_runs_read_comes_back_once(folder):
    for _ in range(2):
        add_phrases(folder, "1", make_table(*ROWS))
    add_phrases(folder, "1", make_table(*ROWS[1:], ("c", "map", 7, True)))
    assert len(list(folder.iterdir())) == 2
    assert list_rows(folder) == [*ROWS[1:], ROWS[0], ("c", "map", 7, True)]


@pytest.mark.parametrize("content", [b"", b"no Parquet at all"])
def test_a_damaged_file_is_as_good_as_none(folder, content):
    add_phrases(folder, "1", make_table(*ROWS[1:]))
    (path,) = folder.iterdir()
    add_phrases(folder, "1", make_table(ROWS[0]))
    path.write_bytes(content)
    with pytest.warns(UserWarning, match="is damaged and made anew"):
        assert list_rows(folder) == ROWS[:1]
    add_phrases(folder, "1", make_table(*ROWS[1:]))
    assert list_rows(folder) == [*ROWS[1:], ROWS[0]]


def test_a_file_of_something_else_is_as_good_as_none(folder):
    folder.mkdir()
    pd.DataFrame({"digest": ["a"], "form": ["map"]}).to_parquet(folder / "mentions-1.2.parquet")
    with pytest.warns(UserWarning, match="is damaged and made anew"):
        assert list_rows(folder) == []


def test_files_of_other_rules_go(folder):
    folder.mkdir()
    for name in ("mentions-2.parquet", "mentions-2.1.parquet", "minilm-1.parquet"):
        (folder / name).write_bytes(b"")
    add_phrases(folder, "1", make_table(*ROWS))
    assert sorted(path.name.split(".")[0] for path in folder.iterdir()) == ["mentions-1", "minilm-1"]


def test_the_name_tells_model_and_rules_apart(monkeypatch):
    nlp = spacy.blank("en")
    names = [name_cache(nlp)]
    nlp.meta["version"] = "9.9"
    names.append(name_cache(nlp))
    monkeypatch.setattr(annotation_cache, "_list_rules", lambda: ("other rules",))
    names.append(name_cache(nlp))
    assert len(set(names)) == 3
