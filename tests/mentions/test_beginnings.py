"""Phrases that begin too late, in texts of a few words."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.mentions.beginnings import add_beginnings, find_before

COLUMNS = ["doc_id", "field", "start", "end", "form", "key", "kind"]


def make_mentions(texts, *forms, field="abstract", kind="term"):
    """One row for each place of some forms in texts."""
    rows = []
    for doc_id, text in texts.items():
        part = text.split("\n")[field == "abstract"]
        for form in forms:
            rows += [(doc_id, field, part.index(form), part.index(form) + len(form), form, form, kind)] if form in part else []
    return pd.DataFrame(rows, columns=COLUMNS)


def extend(sentences, *forms, **options):
    """The mentions of some forms in papers of one sentence each, and the texts at their places."""
    texts = {f"p{number}": f"On maps\n{sentence}" for number, sentence in enumerate(sentences)}
    mentions = make_mentions(texts, *forms, **options)
    mentions["before"] = pd.Series(
        [find_before(texts[row.doc_id].split("\n")[1], row.start) for row in mentions.itertuples()], dtype="category"
    )
    extended = add_beginnings(mentions)
    places = zip(extended["doc_id"], extended["start"], extended["end"], strict=True)
    assert extended["form"].tolist() == [texts[doc_id].split("\n")[1][start:end] for doc_id, start, end in places]
    return extended["key"].tolist()


def test_the_word_that_always_stands_before_a_phrase_belongs_to_it():
    assert extend(["a woolly yarn synthase"] * 3, "yarn synthase") == ["woolly yarn synthase"] * 3


def test_a_place_without_the_word_stays_as_it_is():
    sentences = [*["a woolly yarn synthase"] * 8, "the yarn synthase"]
    assert extend(sentences, "yarn synthase") == [*["woolly yarn synthase"] * 8, "yarn synthase"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["a woolly yarn synthase"] * 2,  # too few
        ["the yarn synthase"] * 3,
        ["find yarn synthase"] * 3,
        ["spinning yarn synthase"] * 3,
        ["a novel yarn synthase"] * 3,
        ["woolly, yarn synthase"] * 3,
        ["a woolly yarn synthase", "a cotton yarn synthase", "one silken yarn synthase"],
    ],
)
def test_other_words_before_a_phrase_do_not(sentences):
    assert set(extend(sentences, "yarn synthase")) == {"yarn synthase"}


def test_another_mention_before_it_and_a_name_stay():
    assert set(extend(["a woolly yarn"] * 3, "woolly", "yarn")) == {"woolly", "yarn"}
    assert set(extend(["a woolly Loom"] * 3, "Loom", kind="system")) == {"Loom"}


@given(st.lists(st.sampled_from(["woolly yarn", "a yarn", "yarn", "woolly-yarn", "the woolly cap"]), max_size=8))
def test_no_mention_is_lost_and_each_stands_in_its_text(sentences):
    assert len(extend(sentences, "yarn")) == sum("yarn" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "start", "first", "before"),
    [
        ("a woolly yarn", 9, 0, "woolly "),
        ("a woolly yarn", 9, 2, "woolly "),
        ("a woolly yarn", 9, 4, None),
        ("silk-woolly-yarn", 12, 0, "silk-woolly-"),
        ("woolly, yarn", 8, 0, None),
        ("7 yarn", 2, 0, None),
        ("yarn", 0, 0, None),
        (f"{'w' * 60} yarn", 61, 0, None),
    ],
)
def test_the_word_before_a_place(text, start, first, before):
    assert find_before(text, start, first) == before
