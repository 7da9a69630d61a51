"""What was found comes back as it was, and no file of the cache can stop a run."""

import pandas as pd
import pytest
import spacy

from themeloom.mentions import annotation_cache
from themeloom.mentions.annotation_cache import add_rows, name_cache, read_rows

COLUMNS = {"form": "str", "start": "int64", "opens": "bool", "role": "str"}
ROWS = pd.DataFrame(
    [("b", "map", 3, True, "mentions"), ("a", "loom", 0, False, "aside"), ("a", "yarn", 5, True, "mentions")],
    columns=["digest", *COLUMNS],
).astype({"digest": "str", **COLUMNS})


def list_plain(rows):
    return rows.sort_values("digest", kind="stable").to_numpy().tolist()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "mentions-1.parquet"


def test_rows_come_back_in_their_order_and_texts_without_any_are_known(path):
    assert read_rows(path, COLUMNS).digests == set()
    add_rows(path, ["a", "b", "c"], ROWS)
    kept = read_rows(path, COLUMNS)
    assert kept.digests == {"a", "b", "c"}
    assert list_plain(kept.rows) == list_plain(ROWS)
    assert kept.rows.dtypes.astype(str).to_dict() == {"digest": "str", **COLUMNS}


def test_what_another_run_added_stays_and_the_order_of_reading_changes_no_byte(path):
    halves = [(["a", "c"], ROWS[ROWS["digest"] == "a"]), (["b"], ROWS[ROWS["digest"] == "b"])]
    written = []
    for order in (halves, halves[::-1]):
        for digests, rows in order:
            add_rows(path, digests, rows)
        written.append(path.read_bytes())
        assert list_plain(read_rows(path, COLUMNS).rows) == list_plain(ROWS)
        path.unlink()
    assert written[0] == written[1]


def test_a_text_is_kept_once(path):
    for _ in range(2):
        add_rows(path, ["a", "b"], ROWS)
    assert len(read_rows(path, COLUMNS).rows) == 3


@pytest.mark.parametrize("content", [b"", b"no Parquet at all"])
def test_a_damaged_file_is_made_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.warns(UserWarning, match="is damaged and made anew"):
        assert read_rows(path, COLUMNS).digests == set()
    add_rows(path, ["a", "b"], ROWS)
    assert read_rows(path, COLUMNS).digests == {"a", "b"}


def test_a_file_of_something_else_is_made_anew(path):
    path.parent.mkdir()
    pd.DataFrame({"digest": ["a"], "form": ["map"]}).to_parquet(path)
    with pytest.warns(UserWarning, match="is damaged and made anew"):
        assert read_rows(path, COLUMNS).digests == set()


def test_files_of_other_rules_go(path):
    path.parent.mkdir()
    other = path.with_name("mentions-2.parquet")
    vectors = path.with_name("minilm-1.parquet")
    for file in (other, vectors):
        file.write_bytes(b"")
    add_rows(path, ["a", "b"], ROWS)
    assert sorted(file.name for file in path.parent.iterdir()) == ["mentions-1.parquet", "minilm-1.parquet"]


def test_the_name_tells_model_and_rules_apart(monkeypatch):
    nlp = spacy.blank("en")
    names = [name_cache(nlp)]
    nlp.meta["version"] = "9.9"
    names.append(name_cache(nlp))
    monkeypatch.setattr(annotation_cache, "_list_rules", lambda: ("other rules",))
    names.append(name_cache(nlp))
    assert len(set(names)) == 3
