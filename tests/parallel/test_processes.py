"""The same results, in the same order, however many processes work."""

import os
import signal
import subprocess
import sys
from functools import partial
from operator import add

import joblib
import psutil
import pytest

from processes import MARK, list_left, list_marked, wait_for
from themeloom.parallel.processes import count_processes, run_parts


def find_process(_):
    """The process that works on a part."""
    return os.getpid()


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_results_come_in_the_order_of_the_parts(processes):
    assert list(run_parts(partial(add, 1), range(20), processes=processes)) == list(range(1, 21))
    assert list(run_parts(abs, [], processes=processes)) == []


def test_zero_is_one_per_core_and_less_is_refused():
    assert count_processes(0) == joblib.cpu_count()
    assert count_processes(5) == 5
    with pytest.raises(ValueError, match="processes is -1; needs a number of processes, or 0"):
        next(run_parts(abs, [1], processes=-1))


def test_one_process_is_this_one_and_more_are_others():
    assert set(run_parts(find_process, range(3), processes=1)) == {os.getpid()}
    assert os.getpid() not in set(run_parts(find_process, range(3), processes=2))


def test_processes_that_are_not_kept_end_with_the_last_part():
    kept = set(run_parts(find_process, range(9), processes=2))
    assert all(map(psutil.pid_exists, kept))
    ended = set(run_parts(find_process, range(9), processes=2, keep=False))
    assert not any(map(psutil.pid_exists, ended))


def test_a_failure_of_a_part_is_the_failure_of_the_whole():
    with pytest.raises(ZeroDivisionError):
        list(run_parts(partial(divmod, 1), [1, 0], processes=2))


WORK = "import time\nfrom themeloom.parallel import run_parts\nlist(run_parts(time.sleep, [60, 60], processes=2))"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_workers_end_with_the_process_that_started_them(tmp_path, number):
    process = subprocess.Popen([sys.executable, "-c", WORK], env=os.environ | {MARK: str(tmp_path)})
    wait_for(lambda: sum("LokyProcess" in line for line in list_marked(tmp_path)) == 2)
    process.send_signal(number)
    process.wait()
    assert list_left(tmp_path) == []
