"""A result is kept as long as all that it depends on is the same."""

import pandas as pd

from themeloom.browser.memory import Memory

TABLE = pd.DataFrame({"term": ["map"]})


def recall(memory, given, name="network"):
    """Whether the memory had the result already."""
    made = []
    memory.recall(name, given, lambda: made.append(1))
    return not made


def test_plain_values_are_compared_and_tables_only_with_themselves():
    memory = Memory()
    assert not recall(memory, (TABLE, {"number": 2}, ("map", "theme")))
    assert recall(memory, (TABLE, {"number": 2}, ("map", "theme")))
    assert not recall(memory, (TABLE.copy(), {"number": 2}, ("map", "theme")))
    assert not recall(memory, (TABLE, {"number": 3}, ("map", "theme")))


def test_one_is_not_true():
    memory = Memory()
    assert not recall(memory, (1,))
    assert not recall(memory, (True,))


def test_each_name_has_its_own_result_and_only_the_last():
    memory = Memory()
    assert memory.recall("one", (1,), lambda: "first") == "first"
    assert memory.recall("other", (1,), lambda: "second") == "second"
    assert memory.recall("one", (2,), lambda: "third") == "third"
    assert memory.recall("one", (1,), lambda: "fourth") == "fourth"
    assert memory.recall("other", (1,), lambda: "fifth") == "second"
