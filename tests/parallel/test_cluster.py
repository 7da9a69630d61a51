"""A cluster of Dask gives the same results as this process, in the same order, and says in one line what is wrong with it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from themeloom.parallel import cluster


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    command = [sys.executable, Path(__file__).with_name("on_cluster.py"), tmp_path_factory.mktemp("parts")]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_results_come_in_the_order_of_the_parts(found):
    assert found["order"] == list(range(1, 51))
    assert found["none"] == []


def test_the_workers_do_it_unless_one_process_is_asked_for(found):
    assert len(found["workers"]) == 2
    assert found["own"] not in found["workers"]
    assert found["alone"] == [found["own"]]
    assert found["processes"] >= 2


def test_a_failure_of_a_part_is_the_failure_of_the_whole(found):
    assert found["failure"] == "ZeroDivisionError"


def test_no_more_parts_than_workers_can_take_are_sent_ahead(found):
    sent, rest = found["ahead"]
    assert sent <= 2 * cluster.AHEAD + 1
    assert rest == list(range(1, 100))


def test_a_part_whose_worker_is_killed_is_worked_on_again(found):
    assert found["killed"] == [part * 2 for part in range(12)]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_a_scheduler_that_is_not_there_is_said_in_one_line(found, address):
    assert found[address].startswith(f"no Dask scheduler answers at {address} ")
    assert "\n" not in found[address]


def test_a_scheduler_without_workers_is_said_in_one_line(found):
    assert "has no workers; start some" in found["idle"]
    assert "\n" not in found["idle"]
