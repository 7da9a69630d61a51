"""A corpus is checked before anything runs: its name, its files, and where its links lead."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.project import corpora
from themeloom.project.corpora import check_corpus, is_name, list_corpora
from themeloom.project.corpus_folder import CorpusFolder


def write(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_corpus_with_files_passes(root):
    check_corpus(root, "cats")
    assert list_corpora(root) == ["cats"]


@pytest.mark.parametrize("name", ["", "two words", "a\nb", "../cats", "a/b", "a:b", "a%b", "$(shell ls)", "`ls`", "it's", "a=b"])
def test_what_is_no_name_is_refused(root, name):
    with pytest.raises(ValueError, match=r"is no name of a corpus: .*there are: cats$"):
        check_corpus(root, name)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=6))
def test_no_name_that_passes_can_mean_anything_to_make_or_a_shell(tmp_path_factory, name):
    try:
        check_corpus(tmp_path_factory.getbasetemp(), name)
    except ValueError as error:
        if "is no name" in str(error):
            return
    assert all(letter.isalnum() or letter in "_.-" for letter in name)


def test_a_corpus_without_files_is_refused(root):
    write(root / "data/dogs/raw/inner/a.txt")
    write(root / "data/dogs/raw/.gitkeep")
    with pytest.raises(ValueError, match=r'no corpus "dogs": data/dogs/raw holds no file .*; corpora there are: cats$'):
        check_corpus(root, "dogs")


# ---------------------------------------------------------------- what a corpus may be called, and where its links may lead


@pytest.mark.parametrize("name", ["cats", "2026", "_a", "a.b-c", "katzen_größe", "猫"])
def test_a_name_of_letters_digits_and_a_few_signs_will_do(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".a", "-n", "--help", "a..b", "a/b", "/etc", "a b", " a", "a\n", "a'", 'a"', "a$b", "a:b", "a%b", "\udce9"],
)
def test_no_other_name_will(root, name):
    (root / "data" / "-n" / "raw").mkdir(parents=True)
    (root / "data" / "-n" / "raw" / "a.txt").touch()
    assert not is_name(name)
    with pytest.raises(ValueError, match=r"is no name of a corpus: .*there are: .*cats"):
        check_corpus(root, name)


@pytest.fixture
def linked(root, tmp_path_factory):
    """Make a part of a corpus a link to what stood there before and stands now elsewhere, or in another folder of the corpus."""

    def link(place, inside):
        corpus = root / "data" / "cats"
        for name in ("raw/a.txt", "raw/folder/a", "params/look.yml", "derived/a", "README.md"):
            write(corpus / name)
        moved = (corpus / "kept" if inside else tmp_path_factory.mktemp("elsewhere")) / "moved"
        moved.parent.mkdir(exist_ok=True)
        (corpus / place).rename(moved)
        (corpus / place).symlink_to(moved)

    return link


PLACES = ["raw", "params", "derived", "README.md", "raw/a.txt", "params/look.yml", "raw/folder"]


@pytest.mark.parametrize("place", ["", *PLACES])
def test_a_link_that_leads_out_of_the_corpus_is_refused_by_its_name(root, linked, place):
    linked(place, inside=False)
    name = "/".join(filter(None, ["data/cats", place]))
    with pytest.raises(ValueError, match=f"^{name}: a link that leads out of data/cats; put there what it leads to$"):
        check_corpus(root, "cats")


@pytest.mark.parametrize("place", PLACES)
def test_a_link_that_stays_in_the_corpus_is_let_pass(root, linked, place):
    linked(place, inside=True)
    check_corpus(root, "cats")


def test_data_as_a_whole_may_lie_elsewhere(root, tmp_path_factory):
    kept = tmp_path_factory.mktemp("elsewhere") / "data"
    (root / "data").rename(kept)
    (root / "data").symlink_to(kept)
    check_corpus(root, "cats")


@pytest.mark.parametrize("target", ["round", "gone.ris", "/nowhere/gone.ris"])
def test_a_link_to_what_is_not_there_is_refused_as_such(root, target):
    (root / "data" / "cats" / "raw" / "round").symlink_to(target)
    message = f"^data/cats/raw/round: a link to {target}, which is not there; put a file in its place, or delete it$"
    with pytest.raises(ValueError, match=message):
        check_corpus(root, "cats")
    with pytest.raises(ValueError, match=message):
        CorpusFolder("cats", root)


def test_the_mark_of_an_editor_that_has_a_file_open_hurts_nobody(root):
    (root / "data" / "cats" / "raw" / ".#a.txt").symlink_to("ann@loom.123")
    check_corpus(root, "cats")
    assert CorpusFolder("cats", root).raw_files == [root / "data/cats/raw/a.txt"]


# ---------------------------------------------------------------- as make runs it


def run_alone(folder, name):
    """Run the file as make does: with Python's own library and nothing else."""
    command = [sys.executable, "-I", "-S", Path(corpora.__file__), name]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_of_what_is_right_nothing_is_said(root):
    done = run_alone(root, "cats")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", ["dogs", "a b"])
def test_what_is_wrong_is_one_line(root, name):
    done = run_alone(root, name)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "there are: cats" in done.stderr
    assert list((root / "data").iterdir()) == [root / "data" / "cats"]
