"""A file is written whole or not at all."""

import errno
import resource
import subprocess
import sys

import pytest

from themeloom.writing import REMEDIES, NotWrittenError, describe_failure, read_kept, write_together, write_whole


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path):
    path = tmp_path / "new" / "folder" / "a.txt"
    write_whole(path, lambda part: part.write_text("one"))
    write_whole(path, lambda part: part.write_text("two"))
    assert path.read_text() == "two"
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("failure", [ValueError, OSError, KeyboardInterrupt])
@pytest.mark.parametrize("before", [None, "old"])
def test_a_writer_that_fails_leaves_what_was_there_before(tmp_path, before, failure):
    path = tmp_path / "a.txt"
    if before:
        path.write_text(before)

    def fail(part):
        part.write_text("half")
        raise failure

    with pytest.raises(failure):
        write_whole(path, fail)
    assert [left.read_text() for left in tmp_path.iterdir()] == [before] * bool(before)


def test_a_writer_that_deletes_its_part_leaves_nothing(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "a.txt", lambda part: part.unlink())
    assert list(tmp_path.iterdir()) == []


def test_files_are_replaced_together_or_not_at_all(tmp_path):
    paths = [tmp_path / "a" / "one.csv", tmp_path / "b" / "two.csv"]
    write_together({path: lambda part: part.write_text("old") for path in paths})

    def fail(part):
        assert [path.read_text() for path in paths] == ["old", "old"]
        raise ValueError("too few")

    with pytest.raises(ValueError, match="too few"):
        write_together({paths[0]: lambda part: part.write_text("new"), paths[1]: fail})
    assert [path.read_text() for path in paths] == ["old", "old"]
    assert sorted(path for path in tmp_path.rglob("*.*")) == paths
    write_together({path: lambda part: part.write_text("new") for path in paths})
    assert [path.read_text() for path in paths] == ["new", "new"]


def test_a_part_that_a_killed_writer_left_can_be_told_by_its_name(tmp_path):
    names = []
    write_whole(tmp_path / "05_themes.csv", lambda part: names.append(part.name))
    assert names[0].startswith(".05_themes.csv.")
    assert names[0].endswith(".part")


@pytest.mark.parametrize("number", sorted(REMEDIES))
def test_what_cannot_be_written_is_named_with_what_would_do(tmp_path, number):
    def fail(part):
        raise OSError(number, "any words")

    with pytest.raises(NotWrittenError) as caught:
        write_whole(tmp_path / "a.csv", fail)
    told = str(caught.value)
    assert told.startswith(f"{tmp_path / 'a.csv'} cannot be written: ")
    assert REMEDIES[number] in told
    assert "\n" not in told
    assert list(tmp_path.iterdir()) == []


def test_another_failure_is_not_explained_away():
    assert describe_failure("a.csv", FileNotFoundError(errno.ENOENT, "gone")) == ""


@pytest.mark.parametrize("kind", ["text", "parquet", "figure"])
def test_a_limit_on_the_size_of_files_is_one_line_whatever_writes(tmp_path, kind):
    """In a process of its own, which may write 4 kB a file."""
    code = f"""
import sys
from pathlib import Path
import numpy as np, pandas as pd
from matplotlib.figure import Figure
from themeloom.project.files import write_parquet
from themeloom.writing import NotWrittenError, write_whole
table = pd.DataFrame({{"x": np.random.default_rng(1).random(9999)}})
figure = Figure()
figure.subplots().plot(table["x"])
writers = {{
    "text": lambda part: part.write_text(table.to_csv()),
    "parquet": lambda part: write_parquet(table, part),
    "figure": lambda part: figure.savefig(part, format="png"),
}}
try:
    write_whole(Path(sys.argv[1]), writers[{kind!r}])
except NotWrittenError as error:
    print(error)
"""
    (tmp_path / "a.out").write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.out"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=False,
    )
    expected = f"{tmp_path / 'a.out'} cannot be written: File too large; raise the limit on the size of files (ulimit -f)"
    assert done.stdout.splitlines() == [f"{expected}, then run it again"], done.stderr
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_what_is_kept_and_damaged_is_as_good_as_none(tmp_path):
    path = tmp_path / "kept.txt"

    def read(path):
        return int(path.read_text())

    assert read_kept(path, read, (ValueError,)) is None
    path.write_text("7")
    assert read_kept(path, read, (ValueError,)) == 7
    path.write_text("x")
    with pytest.warns(UserWarning, match=r"kept\.txt is damaged and made anew"):
        assert read_kept(path, read, (ValueError,)) is None
    with pytest.raises(ValueError, match="invalid literal"):
        read_kept(path, read, (OSError,))
