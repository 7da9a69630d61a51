"""Lines of a thesaurus mean one word each, in whatever order they stand, or are refused."""

import pandas as pd
import pytest

from themeloom.replacements import join_lines


def test_the_order_of_lines_says_nothing():
    words = [("a", "b"), ("b", "C"), ("c", "c"), ("d", "B"), ("e", "")]
    lines = pd.DataFrame(words, columns=["label", "replace by"])
    joined = join_lines(lines)
    assert joined == {"a": "c", "b": "c", "c": "c", "d": "c", "e": ""}
    assert join_lines(lines[::-1]) == joined


@pytest.mark.parametrize("words", [[("a", "b"), ("b", "a")], [("a", "b"), ("A", "c")], [("x", "a"), ("a", "b"), ("b", "a")]])
def test_lines_that_contradict_one_another_are_refused(words):
    with pytest.raises(ValueError, match=r"lines \d and \d replace|lines \d, \d go round in a circle"):
        join_lines(pd.DataFrame(words, columns=["label", "replace by"]))
