"""A cluster of Dask gives the same results as this process, in the same order, and says in one line what is wrong with it."""

import os
import signal
import time
from functools import partial
from operator import add

import pytest
from distributed import LocalCluster

from themeloom.parallel import cluster
from themeloom.parallel.cluster import ADDRESS, run_on_cluster
from themeloom.parallel.processes import count_processes, run_parts


@pytest.fixture(scope="module")
def scheduler():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as local:
        yield local.scheduler_address


@pytest.fixture
def named(scheduler, monkeypatch):
    monkeypatch.setenv(ADDRESS, scheduler)


def find_process(_):
    """The process that works on a part."""
    return os.getpid()


def work_slowly(path, part):
    """A part that takes a while, and leaves a file with the number of its process."""
    (path / str(part)).write_text(str(os.getpid()))
    time.sleep(0.3)
    return part * 2


def test_results_come_in_the_order_of_the_parts(named):
    assert list(run_parts(partial(add, 1), range(50))) == list(range(1, 51))
    assert list(run_parts(abs, [])) == []


def test_the_workers_do_it_unless_one_process_is_asked_for(named):
    workers = set(run_parts(find_process, range(20)))
    assert len(workers) == 2
    assert os.getpid() not in workers
    assert set(run_parts(find_process, range(3), processes=1)) == {os.getpid()}
    assert count_processes(0) >= 2


def test_a_failure_of_a_part_is_the_failure_of_the_whole(named):
    with pytest.raises(ZeroDivisionError):
        list(run_parts(partial(divmod, 1), [1, 0]))


def test_no_more_parts_than_workers_can_take_are_sent_ahead(named):
    sent = []
    runs = run_parts(abs, (sent.append(part) or part for part in range(100)))
    assert next(runs) == 0
    assert len(sent) <= cluster.AHEAD * 2 + 1
    assert list(runs) == list(range(1, 100))


def test_a_part_whose_worker_is_killed_is_worked_on_again(named, tmp_path):
    runs = run_parts(partial(work_slowly, tmp_path), range(12))
    results = [next(runs)]
    os.kill(int((tmp_path / "0").read_text()), signal.SIGKILL)
    assert results + list(runs) == [part * 2 for part in range(12)]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_a_scheduler_that_is_not_there_is_said_in_one_line(monkeypatch, address):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(OSError, match=f"no Dask scheduler answers at {address} ") as caught:
        list(run_on_cluster(abs, [1], address=address))
    assert "\n" not in str(caught.value)


def test_a_scheduler_without_workers_is_said_in_one_line(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with LocalCluster(n_workers=0, dashboard_address=":0") as idle, pytest.raises(OSError, match="has no workers; start some"):
        list(run_on_cluster(abs, [1], address=idle.scheduler_address))
