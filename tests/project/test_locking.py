"""One make at a time in a corpus; a lock ends with the make that has it, and with nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from processes import wait_for
from themeloom.project import locking


@pytest.fixture
def root(tmp_path):
    (tmp_path / "data" / "cats").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def make():
    """Something that lives, as make does; ended after the test."""
    process = subprocess.Popen(["sleep", "600"])
    yield process
    process.kill()
    process.wait()


def ask(root, process):
    """Ask for the lock as make does: with Python's own library and nothing else."""
    command = [sys.executable, "-I", "-S", Path(locking.__file__), "cats", str(process)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=30).stdout


def test_a_second_make_is_told_of_the_first_in_a_line(root, make):
    assert ask(root, make.pid) == ""
    said = ask(root, os.getpid())
    assert re.fullmatch(
        rf"another make runs on cats, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d, process {make.pid}; "
        rf"wait until it is done, or end it \(kill {make.pid}\), then run make again",
        said,
    )


def test_a_make_that_starts_itself_anew_has_the_lock_already(root, make):
    assert ask(root, make.pid) == ""
    assert ask(root, make.pid) == ""


def test_the_lock_ends_with_the_make_though_nobody_clears_it_away(root, make):
    assert ask(root, make.pid) == ""
    make.kill()  # and it is a zombie until somebody waits for it
    assert ask(root, os.getpid()) == ""


def test_another_corpus_is_free(root, make):
    (root / "data" / "dogs").mkdir()
    assert ask(root, make.pid) == ""
    assert locking.check_lock(root / "data" / "dogs", make.pid) == ""


def test_without_the_help_of_the_system_the_holder_looks_now_and_then(monkeypatch, make):
    monkeypatch.delattr(os, "pidfd_open", raising=False)
    monkeypatch.setattr(locking, "POLL", 0.01)
    assert locking._is_alive(make.pid)
    make.kill()
    make.wait()
    wait_for(lambda: not locking._is_alive(make.pid))
    locking._wait_for_end(make.pid)


def test_a_folder_that_cannot_be_written_to_is_named(root):
    (root / "data" / "cats" / "runs").write_text("a file in its place")
    assert ask(root, os.getpid()) == "data/cats/runs: File exists"
