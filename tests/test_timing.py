"""What benches measure is the CPU time of a call and of all that it starts, and no time in which it waits."""

import subprocess
import sys
import time

import pytest

from timing import clock, measure_cpu

WORK = "import time; [None for _ in iter(lambda: time.process_time() < 0.3, False)]"


def test_the_time_of_what_a_call_starts_counts():
    assert clock(lambda: subprocess.run([sys.executable, "-c", WORK], check=True)) >= 0.25


def test_the_time_of_what_still_runs_counts():
    before = measure_cpu()
    with subprocess.Popen(
        [sys.executable, "-c", f"{WORK}; print(1, flush=True); time.sleep(60)"], stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        assert measure_cpu() - before >= 0.25
        process.kill()


def test_waiting_takes_none():
    assert clock(lambda: time.sleep(0.3)) == pytest.approx(0, abs=0.2)
