"""What a phrase names: the name in it, and whether it is a system or a dataset, by hand-built phrases."""

import pytest
import spacy

from themeloom.naming import tell_kind, trim_phrase

BLANK = spacy.blank("en")


def trim(text, phrase, field="abstract"):
    start = text.index(phrase)
    found = trim_phrase(text, BLANK(text).char_span(start, start + len(phrase)), field)
    assert text[found[0] : found[1]] == found[2]
    return found[2:]


@pytest.mark.parametrize(
    ("text", "phrase", "form", "named"),
    [
        ("a novel video model", "novel video model", "video model", None),
        ("a domain-specific model", "domain-specific model", "model", None),
        ("on the DAVIS dataset", "DAVIS dataset", "DAVIS", "dataset"),
        ("our method iCaRL learns", "method iCaRL", "iCaRL", "system"),
        ("by Large Language Models", "Large Language Models", "Large Language Models", "system"),
        ("Chain of thought helps", "Chain", "Chain", None),
        ("in English text", "English", "English", None),
        ("we call it W2v-BERT", "W2v-BERT", "W2v-BERT", "system"),
    ],
)
def test_a_phrase_is_cut_to_what_it_names(text, phrase, form, named):
    assert trim(text, phrase) == (form, named)


@pytest.mark.parametrize(
    "text",
    [
        "on three datasets (PANDA, CAMELYON16 and @X1)",
        "two public datasets, PersonaChat and @X1, show",
        'a new benchmark, "@X1," to',
        "benchmarks such as @X1",
        "reasoning benchmarks (e.g., @X1)",
        "achieving 66% gain on Arena-Hard and 68% on @X1",
        "experiments on CIFAR-100 and @X1",
        "a data source, one test set (@X1)",
    ],
)
def test_a_name_is_a_dataset_by_what_stands_before_it(text):
    assert trim(text.replace("@", ""), "X1") == ("X1", "dataset")


@pytest.mark.parametrize(
    "text",
    ["based on @X1", "a dataset, we present an approach, @X1", "We analyze @X1, a model trained on text", "the effect of @X1"],
)
def test_other_names_are_systems(text):
    assert trim(text.replace("@", ""), "X1") == ("X1", "system")


@pytest.mark.parametrize(
    ("key", "named", "kind"),
    [
        ("gaokao benchmark", "system", "dataset"),
        ("public benchmark", None, "term"),
        ("cnn", "system", "method"),
        ("question answering", None, "task"),
        ("imagenet", "dataset", "dataset"),
        ("gpt 4", "system", "system"),
        ("language", None, "term"),
    ],
)
def test_the_last_word_tells_the_kind_before_the_looks(key, named, kind):
    assert tell_kind(key, named) == kind
