"""What the tests of a corpus' files share: a project with one corpus, which may write the tables of ``toy_tables``."""

import pytest

from project.toy_tables import TABLES, add_raw
from themeloom.project.corpus import Corpus
from themeloom.tables import SCHEMAS, Column, Schema


@pytest.fixture
def root(tmp_path):
    (tmp_path / "notebooks").mkdir()
    add_raw(tmp_path, "cats", "a.txt", b"Purring\n")
    return tmp_path


@pytest.fixture
def cats(root, monkeypatch):
    for name, types in TABLES.items():
        columns = {column: Column(kind, "anything") for column, kind in types.items()}
        monkeypatch.setitem(SCHEMAS, name, Schema("a thing", columns))
    return Corpus("cats", root)
