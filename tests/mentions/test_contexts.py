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
    ],
)
def test_other_names_are_not(text):
    assert not is_dataset(*place(text))


def test_quotation_marks_stand_on_both_sides():
    assert is_quoted("the 'X1' is", 5, 7)
    assert not is_quoted("the 'X1 is", 5, 7)
    assert not is_quoted("X1' is", 0, 2)
    assert not is_quoted("the 'X1", 5, 7)
