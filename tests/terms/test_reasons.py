"""Why a term is dropped, one rule each."""

import numpy as np
import pandas as pd
import pytest

from themeloom.terms.reasons import MANY, MEASURE, ONLY_HEAD, find_generic, find_untelling

NAMED = pd.DataFrame({"doc_id": ["p"], "key": ["map"], "term": ["map"]})


def find_reasons(groups):
    """Group -> why it is dropped, of groups of which no relevance is known."""
    keys = pd.DataFrame({"key": groups, "group": groups, "term": groups, "kind": "term", "relevance": np.nan, "links": 0})
    return dict(zip(groups, find_untelling(keys, NAMED, 1000), strict=True))


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("theme map", ""),
        ("result", "general academic prose"),
        ("kg", MEASURE),
        ("NCT01234567", MEASURE),
        ("5", "fewer than two letters"),
        ("p53", ""),
    ],
)
def test_what_says_nothing_of_its_own(term, reason):
    assert find_generic(pd.DataFrame({"group": [term], "term": [term]})).tolist() == [reason]


@pytest.mark.parametrize(("longer", "reason"), [(MANY, ONLY_HEAD), (MANY - 1, "")])
def test_a_common_word_at_the_end_of_many_terms_tells_too_little(longer, reason):
    ending = [f"q{number} activity" for number in range(longer)]
    assert find_reasons(["activity", *ending]) == {"activity": reason} | dict.fromkeys(ending, "")


def test_what_is_put_before_other_words_as_often_is_kept():
    both = [f"q{number} activity" for number in range(MANY)] + [f"activity z{number}" for number in range(MANY)]
    assert find_reasons(["activity", *both])["activity"] == ""


def test_a_rare_word_at_the_end_of_many_terms_is_kept():
    assert find_reasons(["synthase", *(f"q{number} synthase" for number in range(MANY))])["synthase"] == ""
