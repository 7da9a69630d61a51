"""The collector runs rarely while records are read, and as before afterwards."""

import gc

import pytest

from themeloom.records.garbage import THRESHOLDS, set_rare_collection


def test_the_collector_is_set_back_also_after_an_error():
    before = gc.get_threshold()
    assert before != THRESHOLDS
    with pytest.raises(ZeroDivisionError):
        set_rare_collection()(lambda: 1 / 0)()
    assert gc.get_threshold() == before


def test_it_may_stand_before_a_function():
    assert set_rare_collection()(gc.get_threshold)() == THRESHOLDS
