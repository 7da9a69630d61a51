"""Where a project and a corpus lie, and which of the user's files are raw files."""

import hashlib

import pytest

from project.toy_tables import add_raw
from themeloom.project.corpus import Corpus
from themeloom.project.corpus_folder import find_root


@pytest.mark.parametrize("inside", ["", "notebooks", "data/cats/raw"])
def test_the_root_is_found_from_any_folder_inside(root, monkeypatch, inside):
    assert find_root(root / inside) == root.resolve()
    monkeypatch.chdir(root / inside)
    assert find_root() == root.resolve()
    assert Corpus("cats").root == root.resolve()


def test_the_nearest_root_is_taken(root):
    inner = root / "data" / "cats" / "copy"
    for folder in ("notebooks", "data"):
        (inner / folder).mkdir(parents=True)
    assert find_root(inner / "notebooks") == inner.resolve()


def test_no_root_is_an_error_that_says_what_was_looked_for(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no project at or above .*notebooks/ and data/"):
        find_root(tmp_path)


def test_an_unknown_corpus_is_an_error_that_lists_those_there_are(root):
    add_raw(root, "birds", "b.txt", b"")
    add_raw(root, "hidden", ".gitkeep", b"")
    with pytest.raises(
        FileNotFoundError, match=r"no corpus 'dogs': data/dogs/raw holds no file; corpora there are: birds, cats$"
    ):
        Corpus("dogs", root)


def test_without_any_corpus_the_error_says_none(tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(FileNotFoundError, match="corpora there are: none"):
        Corpus("dogs", tmp_path)


def test_raw_files_are_sorted_and_hidden_files_and_folders_are_none(root, cats):
    for name in ("c.txt", "B.txt", ".DS_Store", ".gitkeep"):
        add_raw(root, "cats", name, b"x\n")
    (cats.folder / "raw" / "folder").mkdir()
    assert [path.name for path in cats.raw_files] == ["B.txt", "a.txt", "c.txt"]


def test_what_lies_in_folders_is_listed_by_its_path_at_any_depth(root, cats):
    assert cats.unread_files == []
    for name in ("sub", "sub/deeper", ".git", "empty"):
        (cats.folder / "raw" / name).mkdir()
    for name in ("sub/library.ris", "sub/deeper/caf\udce9.csv", "sub/.DS_Store", ".git/config"):
        add_raw(root, "cats", name, b"x\n")
    (cats.folder / "raw" / "linked").symlink_to("sub")
    assert cats.unread_files == ["linked", "sub/deeper/caf?.csv", "sub/library.ris"]
    assert [path.name for path in cats.raw_files] == ["a.txt"]


def test_raw_files_are_described_by_name_size_and_checksum(root, cats):
    add_raw(root, "cats", "b <i>.txt", "é\n".encode())
    described = cats.describe_raw()
    assert described[["source", "bytes"]].to_numpy().tolist() == [["a.txt", 8], ["b <i>.txt", 3]]
    assert described["sha256"].tolist() == [hashlib.sha256(text).hexdigest() for text in (b"Purring\n", "é\n".encode())]


def test_a_raw_file_whose_name_the_file_system_cannot_decode_is_described_all_the_same(root, cats):
    add_raw(root, "cats", "caf\udce9.txt", b"x\n")
    assert cats.describe_raw()["source"].tolist() == ["a.txt", "caf?.txt"]


def test_a_raw_file_that_is_a_link_out_of_the_corpus_is_refused(root, cats, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("A secret\n")
    (cats.folder / "raw" / "b.txt").symlink_to("a.txt")
    assert Corpus("cats", root).describe_raw()["bytes"].tolist() == [8, 8]
    (cats.folder / "raw" / "passwd").symlink_to(secret)
    with pytest.raises(ValueError, match=r"^data/cats/raw/passwd: a link that leads out of data/cats; put there"):
        Corpus("cats", root)
