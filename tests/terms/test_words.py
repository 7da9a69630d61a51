"""The words of each paper's kept keys, counted by hand and against a plain loop."""

from collections import Counter

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.tables import check_table
from themeloom.terms.words import count_words
from toys import MENTIONS, SPELLINGS, WORDS

KEYS = ["map", "theme map", "theme", "map of map", "result"]
SPELLED = pd.DataFrame({"key": KEYS, "kept": [key != "result" for key in KEYS]})


def make_mentions(rows):
    return pd.DataFrame(rows, columns=["doc_id", "key"]).astype("str")


def test_a_row_is_a_paper_and_a_word():
    words = count_words(make_mentions([("q", "theme map"), ("q", "map of map"), ("q", "result"), ("p", "theme")]), SPELLED)
    pd.testing.assert_frame_equal(words, check_table(words, "terms.words"))
    assert words.to_numpy().tolist() == [["q", "map", 3], ["q", "of", 1], ["q", "theme", 1], ["p", "theme", 1]]


def test_the_toy_corpus_has_its_words():
    columns = ["doc_id", "word", "occurrences"]
    words = count_words(MENTIONS, SPELLINGS).astype({"doc_id": "str", "word": "str"}).sort_values(columns, ignore_index=True)
    pd.testing.assert_frame_equal(words, WORDS[columns].sort_values(columns, ignore_index=True), check_dtype=False)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from("pqrs"), st.sampled_from(KEYS))))
def test_words_are_counted_as_a_plain_loop_counts_them(rows):
    counted = Counter((doc_id, word) for doc_id, key in rows if key != "result" for word in key.split())
    words = count_words(make_mentions(rows), SPELLED)
    assert {(doc_id, word): occurrences for doc_id, word, occurrences in words.to_numpy().tolist()} == counted
    pd.testing.assert_frame_equal(words, check_table(words, "terms.words"))
