"""The kind of a key: by its last word, or by the name that it is."""

import pytest

from themeloom.lexicon.kinds import tell_kind
from themeloom.mentions.names import LIKELY, SURE, Name


def name(kind, certainty):
    return Name(0, 1, kind, certainty)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("question answering", "task"),
        ("cnn", "method"),
        ("word error rate", "metric"),
        ("public benchmark", "term"),
        ("dataset", "term"),
        ("attention mechanism", "method"),
        ("language", "term"),
    ],
)
def test_the_last_word_tells(key, kind):
    assert tell_kind(key) == kind


def test_a_sure_name_is_one_whatever_its_last_word():
    assert tell_kind("t2i adapter", name("system", SURE)) == "system"
    assert tell_kind("deep adapter", name("system", LIKELY)) == "method"
    assert tell_kind("gazebo", name("system", LIKELY)) == "system"


def test_what_sentences_call_a_dataset_is_one():
    assert tell_kind("imagenet", name("dataset", LIKELY)) == "dataset"
    assert tell_kind("gaokao benchmark", name("system", LIKELY)) == "dataset"


def test_a_word_that_is_a_kind_by_itself_is_no_name():
    assert tell_kind("f1", name("system", SURE)) == "metric"


def test_what_a_paper_introduces_has_a_proper_name():
    assert tell_kind("emulated fine tuning", introduced=True) == "system"
    assert tell_kind("instruction following score", introduced=True) == "metric"
    assert tell_kind("reading benchmark", introduced=True) == "dataset"
    assert tell_kind("video mmmu", name("dataset", SURE), introduced=True) == "dataset"
