"""Which keys are one term, and which of its forms names it: tables of a few forms, worked out by hand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon.normalization import normalize
from themeloom.terms.spellings import AGREEMENT, merge_keys, name_groups


def make_forms(*rows):
    """Forms from (form, papers) or (form, papers, long form that the papers define for it)."""
    table = [(normalize(long[0] if long else form), form, papers) for form, papers, *long in rows]
    forms = pd.DataFrame(table, columns=["key", "form", "papers"])
    return forms.assign(inner=forms["papers"])


def group(*rows):
    return merge_keys(make_forms(*rows)).set_index("key")["group"].to_dict()


def name(*rows):
    forms = make_forms(*rows)
    return name_groups(forms, merge_keys(forms)).to_dict()


def test_solid_spaced_and_hyphenated_words_are_one_term():
    keys = merge_keys(make_forms(("fine-tuning", 3), ("fine tuning", 1), ("finetuning", 2), ("tuning", 9)))
    assert keys.to_dict("records") == [
        {"key": "fine tuning", "group": "fine tuning", "merged": ""},
        {"key": "finetuning", "group": "fine tuning", "merged": "spelling of fine tuning"},
        {"key": "tuning", "group": "tuning", "merged": ""},
    ]


def test_the_most_frequent_key_stands_for_the_term():
    assert set(group(("fine tuning", 1), ("finetuning", 2)).values()) == {"finetuning"}


def test_an_abbreviation_that_papers_define_applies_to_those_that_do_not():
    keys = merge_keys(
        make_forms(("LLMs", 2, "large language models"), ("large language models", 2), ("LLM", 1), ("LLM agents", 1))
    )
    assert keys.set_index("key")["group"].to_dict() == {
        "large language model": "large language model",
        "llm": "large language model",
        "llm agent": "large language model agent",
    }
    assert keys["merged"].tolist() == [
        "",
        *["abbreviation or variant of large language model"] * 1,
        "abbreviation or variant of large language model agent",
    ]


def test_an_abbreviation_in_small_letters_is_a_word():
    forms = [("MAP", 3, "maximum a posteriori"), ("map", 1)]
    assert group(*forms)["map"] == "map"


def test_an_abbreviation_never_defined_is_left_alone():
    assert group(("ICL", 3), ("in-context learning", 3)) == {"icl": "icl", "in context learning": "in context learning"}


@pytest.mark.parametrize(
    ("papers", "meaning"),
    [
        ((2, 1), "in context learning"),
        ((1, 1), "icl"),
        ((3, 2), "icl"),
        ((4, 1), "in context learning"),
        ((1, 2), "ideal continual learner"),
    ],
)
def test_an_ambiguous_abbreviation_needs_two_thirds(papers, meaning):
    ours, theirs = papers
    groups = group(("ICL", ours, "in-context learning"), ("ICL", theirs, "ideal continual learner"), ("ICL", 1, "ICL"))
    assert groups["icl"] == meaning
    assert (max(papers) >= AGREEMENT * sum(papers)) == (meaning != "icl")


@pytest.mark.parametrize("papers", [(1, 1), (9, 1)])
def test_two_long_forms_of_one_short_form_are_never_joined(papers):
    groups = group(("ICL", papers[0], "in-context learning"), ("ICL", papers[1], "ideal continual learner"))
    assert groups["in context learning"] != groups["ideal continual learner"]


@pytest.mark.parametrize("variant", ["large-scale language model", "large and language model", "very large language models"])
def test_a_variant_of_the_long_form_is_joined(variant):
    groups = group(("LLMs", 3, "large language models"), ("LLMs", 1, variant), (variant, 1), ("LLM", 1))
    assert set(groups.values()) == {"large language model"}


def test_without_a_common_short_form_no_variant_is_joined():
    groups = group(("large language models", 3), ("large-scale language models", 1))
    assert len(set(groups.values())) == 2


def test_variants_count_together_for_the_two_thirds():
    rows = [("LLMs", 2, "large language models"), ("LLMs", 2, "large-scale language models"), ("LLMs", 2, "lazy lecture maker")]
    assert group(*rows, ("LLM", 1))["llm"] == "large language model"


def test_a_model_with_its_size_is_that_model_and_another_version_is_not():
    keys = merge_keys(make_forms(("LLaMA-2", 2), ("LLaMA-2 7B", 1), ("GPT-2", 1), ("GPT-4", 1), ("Falcon 7B", 1)))
    assert keys.set_index("key")["group"].to_dict() == {
        "llama 2": "llama 2",
        "llama 2 7b": "llama 2",
        "gpt 2": "gpt 2",
        "gpt 4": "gpt 4",
        "falcon 7b": "falcon 7b",
    }
    assert keys.set_index("key").loc["llama 2 7b", "merged"] == "size of llama 2"


def test_the_most_frequent_form_names_the_term():
    assert name(("fine-tuning", 3), ("Fine-tuning", 1), ("fine tuning", 3), ("finetuning", 1)) == {"fine tuning": "fine-tuning"}


def test_upper_and_lower_case_count_together_and_the_more_frequent_is_shown():
    assert name(("Deep Learning", 2), ("deep learning", 2), ("deep-learning", 3)) == {"deep learning": "deep learning"}
    assert name(("ImageNet", 3), ("Imagenet", 1)) == {"imagenet": "ImageNet"}


def test_an_abbreviated_genus_is_the_one_that_is_written_out():
    keys = {"picus zuzukus": "picus zuzukus", "p. zuzukus": "picus zuzukus"}
    assert group(("Picus zuzukus", 1), ("P. zuzukus", 2)) == keys
    assert group(("Picus zuzukus", 1), ("Parus zuzukus", 1), ("P. zuzukus", 2))["p. zuzukus"] == "p. zuzukus"
    assert group(("P. zuzukus", 2), ("Corvus zuzukus", 1))["p. zuzukus"] == "p. zuzukus"
    assert name(("Picus zuzukus", 1), ("P. zuzukus", 2)) == {"picus zuzukus": "Picus zuzukus"}


def test_a_name_of_several_sizes_is_shown_without_one():
    rows = [("loom-7b", 3), ("Loom-7b", 1), ("Loom 7B", 1), ("Loom", 1)]
    assert name(*rows) == {"loom": "Loom"}


def test_a_name_with_a_digit_is_shown_as_most_papers_write_it():
    rows = [("loom-7b", 1), ("Loom-7B", 3), ("Loom 7B", 1)]
    assert name(*rows) == {"loom 7b": "Loom-7B"}


def test_a_long_form_names_the_term_before_a_short_one():
    rows = [("LLMs", 9, "large language models"), ("large language models", 1)]
    assert name(*rows) == {"large language model": "large language models"}


def test_an_abbreviation_names_what_is_never_written_out():
    assert name(("BERT", 2), ("Bert", 1)) == {"bert": "BERT"}


def test_two_terms_never_have_one_name():
    names = name(("ICL", 2, "in-context learning"), ("ICL", 2, "ideal continual learner"))
    assert sorted(names.values()) == ["ideal continual learner", "in context learning"]


FORMS = st.sampled_from(
    [
        ("ICL", "in-context learning"),
        ("ICL", "ideal continual learner"),
        ("ICL",),
        ("in-context learning",),
        ("incontext learning",),
        ("Fine tuning",),
        ("finetuning",),
    ]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(FORMS, st.integers(1, 4), min_size=1), st.integers(0, 99))
def test_the_order_of_forms_changes_nothing_and_every_key_is_grouped(papers, seed):
    forms = make_forms(*[(form, count, *long) for (form, *long), count in papers.items()])
    before = forms.copy()
    keys = merge_keys(forms)
    names = name_groups(forms, keys)
    pd.testing.assert_frame_equal(forms, before)
    assert sorted(keys["key"]) == sorted(forms["key"].unique())
    assert names.index.tolist() == sorted(keys["group"].unique())
    assert names.is_unique
    shuffled = forms.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(merge_keys(shuffled), keys)
    pd.testing.assert_series_equal(name_groups(shuffled, keys), names)
