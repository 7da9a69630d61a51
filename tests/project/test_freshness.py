"""What was made is fresh as long as all that was used, and all that was made, is what it was, whatever the times say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.project import freshness
from themeloom.project.freshness import (
    describe_state,
    describe_states,
    format_record,
    list_changed,
    list_fresh,
    list_tried,
    locate_record,
)

USED = ["data/cats/raw", "data/cats/params/02_toys.yml", "data/cats/params/thesaurus.csv"]
MADE = ["data/cats/derived/02_toys.parquet"]


def write(path, content=b""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture
def root(tmp_path):
    """A project in which 02_toys was made of two raw files and a parameter file."""
    for name in ("raw/a.txt", "raw/inner/b c.txt", "params/02_toys.yml", "derived/02_toys.parquet"):
        write(tmp_path / "data/cats" / name, name.encode())
    record(tmp_path)
    return tmp_path


def record(root):
    write(
        locate_record(root, "cats", "02_toys"), format_record(describe_states(root, USED), describe_states(root, MADE)).encode()
    )


def test_what_did_not_change_is_fresh_however_it_is_touched(root):
    assert list_fresh(root, "cats") == ["02_toys"]
    for path in root.rglob("*.*"):
        os.utime(path, (1, 1))
    assert list_fresh(root, "cats") == ["02_toys"]
    write(root / "data/cats/raw/.DS_Store", b"hidden")
    assert list_fresh(root, "cats") == ["02_toys"]


@pytest.mark.parametrize("name", ["raw/a.txt", "raw/inner/b c.txt", "params/02_toys.yml", "derived/02_toys.parquet"])
@pytest.mark.parametrize("change", ["replaced by an older one", "gone"])
def test_what_was_replaced_or_went_is_seen(root, name, change):
    path = root / "data/cats" / name
    if change == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().upper())  # as long as before
        os.utime(path, (1, 1))
    assert list_fresh(root, "cats") == []


@pytest.mark.parametrize("name", ["raw/new", "raw/caf\udce9.txt", "params/thesaurus.csv"])
def test_what_came_is_seen(root, name):
    write(root / "data/cats" / name)
    os.utime(root / "data/cats" / name, (1, 1))
    assert list_fresh(root, "cats") == []


@pytest.mark.parametrize("linked", ["raw", "raw/a.txt"])
def test_links_are_followed(root, linked):
    path = root / "data/cats" / linked
    target = path.rename(root / "elsewhere")
    path.symlink_to(target)
    assert list_fresh(root, "cats") == ["02_toys"]
    write(target / "a.txt" if target.is_dir() else target, b"raw/A.txt")
    assert list_fresh(root, "cats") == []


def test_parameters_that_changed_since_the_run_are_named(root):
    assert list_changed(root, "cats", ["02_toys", "03_unknown"]) == []
    write(root / "data/cats/params/thesaurus.csv", b"new")
    write(root / "data/cats/params/03_other.yml", b"of another notebook")
    write(root / "data/cats/raw/a.txt", b"no parameter")
    assert list_changed(root, "cats", ["02_toys"]) == ["thesaurus.csv"]
    (root / "data/cats/params/02_toys.yml").unlink()
    assert list_changed(root, "cats", ["02_toys"]) == ["02_toys.yml", "thesaurus.csv"]
    assert list_changed(root, "cats", ["03_unknown"]) == []


def test_what_was_made_otherwise_of_the_same_was_tried_out(root):
    stems = ["02_toys", "03_unknown"]
    assert list_tried(root, "cats", stems) == []
    write(root / MADE[0], b"another number of toys")
    assert list_tried(root, "cats", stems) == ["02_toys"]
    write(root / USED[1], b"number: 2")
    assert list_tried(root, "cats", stems) == []  # the parameters may stand in their file now


def test_what_is_gone_or_large_was_not_tried_out(root, monkeypatch):
    (root / MADE[0]).unlink()
    assert list_tried(root, "cats", ["02_toys"]) == []
    write(root / MADE[0], b"many toys")
    monkeypatch.setattr(freshness, "SMALL", 3)
    record(root)
    os.utime(root / MADE[0], (1, 1))
    assert list_fresh(root, "cats") == []
    assert list_tried(root, "cats", ["02_toys"]) == []


def test_large_files_are_known_by_size_and_time(root, monkeypatch):
    monkeypatch.setattr(freshness, "SMALL", 3)
    record(root)
    assert list_fresh(root, "cats") == ["02_toys"]
    whole = describe_state(root / "data/cats/raw", whole=True)
    os.utime(root / "data/cats/raw/a.txt", (1, 1))
    assert list_fresh(root, "cats") == []
    assert describe_state(root / "data/cats/raw", whole=True) == whole  # which is read


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"used": {}}', '{"used": 1, "made": 2}', '{"used": {}, "made": {}}'])
def test_half_a_record_is_none(root, text):
    write(locate_record(root, "cats", "02_toys"), text.encode())
    assert list_fresh(root, "cats") == []


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["a", "b", "c d", "é"]), st.binary(max_size=3), min_size=2, max_size=2), st.data())
def test_no_two_folders_are_described_alike(tmp_path_factory, files, data):
    one = tmp_path_factory.mktemp("one")
    other = tmp_path_factory.mktemp("other")
    changed = files | {data.draw(st.sampled_from(sorted(files))): data.draw(st.binary(max_size=3))}
    for folder, contents in ((one, files), (other, changed)):
        for name, content in contents.items():
            write(folder / name, content)
    assert (describe_state(one) == describe_state(other)) == (files == changed)


def test_it_runs_without_any_package(root):
    command = [sys.executable, "-I", "-S", Path(freshness.__file__), "cats"]
    assert subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout == "02_toys"
    assert subprocess.run([*command[:-1], "dogs"], cwd=root, capture_output=True, text=True, check=True).stdout == ""
