"""Long runs of signs are one token each, every text comes back as it was, and all other tokens are spaCy's own."""

import copy
import time

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from themeloom.mentions.tokenization import LONGEST_RUN, BoundedTokenizer

BLANK = spacy.blank("en")
TOKENIZER = BoundedTokenizer(BLANK.tokenizer)
PIECES = st.sampled_from(
    ["we weave", " ", "  ", "\n", "(", "don't", "$" * (LONGEST_RUN + 1), "=-" * LONGEST_RUN, "a.b", "中文", "…"]
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=8).map("".join))
@example(" " + "$" * 200 + "  we")
@example("$" * 200)
def test_every_text_comes_back(text):
    assert TOKENIZER(text).text == text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text("ab(-.$ \n", max_size=LONGEST_RUN))
def test_a_text_without_long_runs_is_split_as_ever(text):
    assert [token.text_with_ws for token in TOKENIZER(text)] == [token.text_with_ws for token in BLANK.tokenizer(text)]


@pytest.mark.parametrize("sign", ["$", "(", "=", '"', "—", "#%&"])
def test_a_hundred_thousand_signs_take_no_time(sign):
    seconds = []
    for size in (10_000, 100_000):
        start = time.process_time()
        tokens = TOKENIZER("We weave " + sign * (size // len(sign)) + " wool.")
        seconds.append(time.process_time() - start)
        assert [token.text for token in tokens if len(token) < 10] == ["We", "weave", "wool", "."]
    assert seconds[1] < 20 * seconds[0] + 0.1  # ten times the text; taken one by one they would take a hundred times as long


def test_it_is_copied_as_it_is_to_be_sent_to_a_process():
    assert [token.text for token in copy.copy(TOKENIZER)("We weave.")] == ["We", "weave", "."]
