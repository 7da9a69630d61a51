"""A kernel that has run its notebook ends at once, and nothing of it or of its workers stays."""

import os
import resource
from pathlib import Path

import pytest

from processes import MARK, list_left, wait_for
from themeloom.project.running import run_notebook
from toy_notebooks import write_notebook

WORK = """
import os, time
from themeloom.parallel import run_parts
list(run_parts(time.sleep, [0, 0], processes=2))
print(os.getpid())
"""
BUSY = """
import time
from themeloom.parallel import run_parts
spent = "(sum(range(10**7)), __import__('time').process_time())[1]"
print(max(run_parts(eval, [spent, spent], processes=2)) + time.process_time())
"""
AT_EXIT = "import atexit\n_ = atexit.register(open, 'left', 'w')\nprint(1)"


def list_shared(kernel):
    """What processes share in memory: locks of loky, folders of joblib."""
    return [path.name for path in Path("/dev/shm").iterdir() if f"-{kernel}-" in path.name or f"_{kernel}_" in path.name]


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="shared memory is no folder here")
def test_workers_and_what_they_share_go_with_their_kernel(tmp_path, monkeypatch):
    monkeypatch.setenv(MARK, str(tmp_path))
    monkeypatch.setenv("PYTHONWARNINGS", "ignore:resource_tracker:UserWarning")  # as a run has it
    kernel = run_notebook(write_notebook(tmp_path / "03_toys.ipynb", WORK), tmp_path / "run.ipynb", {}).strip()
    assert kernel.isdigit()
    assert kernel != str(os.getpid())
    assert list_left(tmp_path) == []
    wait_for(lambda: list_shared(kernel) == [], patience=10)


def test_a_kernel_is_not_asked_to_end_but_told(tmp_path):
    run = tmp_path / "run.ipynb"
    assert run_notebook(write_notebook(tmp_path / "03_toys.ipynb", AT_EXIT), run, {}) == "1\n"
    assert run.exists()
    assert not (tmp_path / "left").exists()


def measure_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_time_of_its_workers_is_counted(tmp_path):
    before = measure_children()
    spent = float(run_notebook(write_notebook(tmp_path / "03_toys.ipynb", BUSY), tmp_path / "run.ipynb", {}))
    assert measure_children() - before >= spent - 0.01
