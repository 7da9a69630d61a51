"""The kind of a key: by its last word, or by the name that it is."""

import pytest

from themeloom.lexicon.kinds import name_kind
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
def test_the_last_word_decides(key, kind):
    assert name_kind(key) == kind


def test_a_sure_name_is_one_whatever_its_last_word():
    assert name_kind("t2i adapter", name("system", SURE)) == "system"
    assert name_kind("deep adapter", name("system", LIKELY)) == "method"
    assert name_kind("gazebo", name("system", LIKELY)) == "system"


def test_what_sentences_call_a_dataset_is_one():
    assert name_kind("imagenet", name("dataset", LIKELY)) == "dataset"
    assert name_kind("gaokao benchmark", name("system", LIKELY)) == "dataset"


def test_a_word_that_is_a_kind_by_itself_is_no_name():
    assert name_kind("f1", name("system", SURE)) == "metric"


def test_what_a_paper_introduces_has_a_proper_name():
    assert name_kind("emulated fine tuning", introduced=True) == "system"
    assert name_kind("instruction following score", introduced=True) == "metric"
    assert name_kind("reading benchmark", introduced=True) == "dataset"
    assert name_kind("video mmmu", name("dataset", SURE), introduced=True) == "dataset"
