"""What the words around a name make it."""

import pytest

from themeloom.mentions.contexts import is_dataset, is_quoted


def place(text):
    """The text without its @ marks, and where the marked word stands."""
    start = text.index("@")
    end = text.index("@", start + 1) - 1
    return text.replace("@", ""), start, end


@pytest.mark.parametrize(
    "text",
    [
        "on the @X1@ dataset",
        "on three datasets (PANDA, CAMELYON16 and @X1@)",
        "two public datasets, PersonaChat and @X1@, show",
        'a new benchmark, "@X1@," to',
        "benchmarks such as @X1@",
        "reasoning benchmarks (e.g., @X1@)",
        "achieving 66% gain on Arena-Hard and 68% on @X1@",
        "experiments on CIFAR-100 and @X1@",
        "a data source, one test set (@X1@)",
        "we introduce @X1@, a multi-modal, multi-disciplinary benchmark",
        "the @X1@ (long form) corpus",
        "on both @X1@ and B-2 datasets",
        "the @X1@, mini-Foo (Bar 2009), and 20 Boxes benchmarks",
        "benchmarks, namely mini-Foo, Foo-Bar 2011(FB), @X1@, and G100",
        "four benchmarks (FOO, BAR*, @X1@, and QUX)",
        "on the validation sets of Foo, B10K, @X1@, respectively",
        "on ten datasets in both languages, such as FOO, @X1@ and BAR",
        "a dataset of 10k maps called @X1@",
        "@X1@: A Large-Scale Dataset for Maps",
        "@X1@ is a new benchmark",
        "reaches 84.3% accuracy at most, and 54.1 on @X1@",
        "an accuracy of 84.3 on @X1@",
        "+13 points over GPT-5 on @X1@",
        "For example, on @X1@, a small model reaches 80%",
        "On Foo and @X1@, we gain 2%",
        "across the 30 tasks in @X1@",
        "the @X1@ question answering dataset",
        "we rank first in the @X1@ challenge",
        "we use @WorldBench-2@ and",
    ],
)
def test_a_name_is_a_dataset_by_what_stands_beside_it(text):
    assert is_dataset(*place(text))


@pytest.mark.parametrize(
    "text",
    [
        "based on @X1@ and",
        "a dataset, we present an approach, @X1@ for",
        "We analyze @X1@, a model trained on text",
        "the effect of @X1@ on",
        "on the test set, @X1@ outperforms others",
        "@X1@, a framework for a new benchmark",
        "@X1@: a model for a benchmark",
        "we also benchmark @X1@ with maps",
        "datasets for models such as @X1@",
        "on the one hand, @X1@ draws maps, and looms",
        "@X1@ and other models on three datasets",
        "@FooNet@ and",
        "a weaker teacher for data collection than the critic (e.g., @X1@)",
        "Maps and datasets\n@X1@ is",
    ],
)
def test_other_names_are_not(text):
    assert not is_dataset(*place(text))


def test_quotation_marks_stand_on_both_sides():
    assert is_quoted("the 'X1' is", 5, 7)
    assert not is_quoted("the 'X1 is", 5, 7)
    assert not is_quoted("X1' is", 0, 2)
    assert not is_quoted("the 'X1", 5, 7)
