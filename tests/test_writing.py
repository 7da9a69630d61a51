"""A file is written whole or not at all."""

import pytest

from themeloom.writing import write_whole


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
