"""What people wrote of a notebook and of a corpus is read as they wrote it."""

import pytest

from themeloom.project.corpus import Corpus
from themeloom.project.texts import read_about, read_guide
from toy_notebooks import write_notebook


@pytest.fixture
def looms(tmp_path):
    (tmp_path / "notebooks").mkdir()
    write_notebook(
        tmp_path / "notebooks" / "05_themes.ipynb",
        "pass",
        first=["# Which <i>themes</i> are there? # once more\n\nBy clusters."],
        last=["**How to read this.** As a *map*."],
    )
    (tmp_path / "data" / "looms" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "looms" / "raw" / "a.txt").write_text("A title\n")
    return Corpus("looms", tmp_path)


def test_what_the_user_wrote_of_a_corpus_is_read_where_there_is_something(looms):
    assert read_about(looms) == ""
    (looms.folder / "README.md").write_text("# Looms\n", encoding="utf-8")
    assert read_about(looms) == "# Looms\n"


def test_what_the_user_wrote_in_another_encoding_is_refused_by_its_name(looms):
    (looms.folder / "README.md").write_bytes("# Café\n".encode("cp1252"))
    with pytest.raises(ValueError, match=r"^data/looms/README\.md: needs to be in UTF-8, in which the byte 0xe9 at place 6 "):
        read_about(looms)


def test_a_notebook_has_its_question_and_how_to_read_it(looms):
    guide = read_guide(looms, "05_themes")
    assert guide == ("Which <i>themes</i> are there? # once more", "**How to read this.** As a *map*.")
