"""While records are read the collector runs rarely and Arrow shares Python's memory; as before afterwards."""

import gc

import pyarrow as pa
import pytest

from themeloom.records.memory import THRESHOLDS, set_large_memory


def test_all_is_set_back_also_after_an_error():
    before = gc.get_threshold()
    pool = pa.default_memory_pool().backend_name
    assert before != THRESHOLDS
    with pytest.raises(ZeroDivisionError):
        set_large_memory()(lambda: 1 / 0)()
    assert gc.get_threshold() == before
    assert pa.default_memory_pool().backend_name == pool


def test_it_may_stand_before_a_function():
    assert set_large_memory()(gc.get_threshold)() == THRESHOLDS
    assert set_large_memory()(lambda: pa.default_memory_pool().backend_name)() == "system"
