"""However a run is ended, nothing that it started stays, and no traceback is shown."""

import os
import signal
import subprocess
import sys

import pytest

from processes import MARK, list_left, list_marked, wait_for
from sources import ROOT
from toy_notebooks import write_notebook

CODE = "import time\nfrom themeloom.parallel import run_parts\nlist(run_parts(time.sleep, [60, 60], processes=2))"


@pytest.fixture
def project(tmp_path):
    """A project of one notebook that waits in two processes."""
    for folder in ("notebooks", "data/007/raw"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "notebooks" / "pipeline.csv").write_text("notebook,makes,command\n03_toys,table,all\n")
    write_notebook(tmp_path / "notebooks" / "03_toys.ipynb", CODE)
    return tmp_path


def start(project, program, starter):
    """Start the run, by a program that is given its command."""
    command = [*program, sys.executable, "-m", "themeloom.project.starting", "03_toys", "007", str(starter)]
    environment = os.environ | {MARK: str(project), "IPYTHONDIR": str(ROOT / "notebooks" / ".ipython")}  # as make does
    (project / "scratch").mkdir()
    environment["TMPDIR"] = str(project / "scratch")
    return subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def has_workers(project):
    return sum("LokyProcess" in line for line in list_marked(project)) == 2


def list_connections(project):
    """The files that say how to reach a kernel."""
    return list((project / "scratch").glob("*.json"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_run_that_is_ended_takes_its_kernel_and_workers_along_and_says_no_more(project, number):
    process = start(project, [], os.getpid())
    wait_for(lambda: has_workers(project))
    assert len(list_connections(project)) == 1
    process.send_signal(number)
    said, _ = process.communicate()
    assert (process.returncode, said) == (-number, "03_toys -> data/007/runs/03_toys.ipynb\n")
    assert list_left(project) == []
    assert len(list_connections(project)) == (number == signal.SIGKILL)  # which leaves nobody who could remove it


def test_a_run_ends_when_what_started_it_was_killed(project):
    waiting = "import subprocess, sys; subprocess.run(sys.argv[1:])"
    process = start(project, [sys.executable, "-c", waiting], os.getpid())
    wait_for(lambda: has_workers(project))
    process.kill()
    process.wait()
    assert list_left(project) == []
    assert list_connections(project) == []


def test_nothing_is_run_for_a_make_that_is_gone(project):
    gone = subprocess.Popen(["true"])
    gone.wait()
    process = start(project, [], gone.pid)
    assert (process.communicate()[0], process.returncode) == ("", 0)
    assert not (project / "data/007/runs").exists()
