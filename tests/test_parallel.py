"""The same results, in the same order, however many processes work."""

import os
from functools import partial
from operator import add

import joblib
import pytest

from themeloom.parallel import count_processes, run_parts


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


def test_a_failure_of_a_part_is_the_failure_of_the_whole():
    with pytest.raises(ZeroDivisionError):
        list(run_parts(partial(divmod, 1), [1, 0], processes=2))
