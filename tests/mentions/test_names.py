"""Names by their letters and their rarity: where they begin and end, and how sure they are."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.mentions.names import LIKELY, POSSIBLE, SURE, find_names


def find(text, **options):
    return {text[name.start : name.end]: name.certainty for name in find_names(text, **options)}


@pytest.mark.parametrize(
    "word",
    [
        *["iCaRL", "LLaMA", "W2v-BERT", "CL2R", "T2I-Adapter", "GPT-4", "GPT-3.5-Turbo", "word2vec", "U-Net", "B-STaR", "GSM8K"],
        *["Foo-4x-mini", "Bar-5o-mini", "foobar-7b", "foobar-7b-instruct", "Foo-B5-large", "3DLoomish", "20Loompapers", "FOO-qx"],
        *["Video-MMMU", "Self-RAG", "MiniWoB++", "Memory^3", "SymbolicRegression.jl", "DSTC7-AVSD", "CR-FIQA"],
    ],
)
def test_coined_words_are_names_anywhere(word):
    assert find(f"we compare {word} with others") == {word: SURE}
    assert find(f"{word} With Others", title_end=99) == {word: SURE}


@pytest.mark.parametrize(
    "word",
    [
        *["GPT-based", "NCT01234567", "R^2", "eXpandable", "InteGrAtion", "NEtworks", "FX-Normalization", "GPT-4-generated"],
        *["RL-driven", "LLMs", "human-AI", "top-5", "7B", "AI-Generating", "state-of-the-art", "5-shot", "fMRIs"],
    ],
)
def test_words_made_of_abbreviations_are_none(word):
    assert SURE not in find(f"we compare {word} models").values()


@pytest.mark.parametrize(
    ("text", "name"),
    [("on Claude 3.5 and", "Claude 3.5"), ("with Falcon 7B and", "Falcon 7B"), ("by LLaMA-2 7B .", "LLaMA-2 7B")],
)
def test_a_version_or_size_belongs_to_a_name(text, name):
    assert find(text) == {name: SURE}


def test_a_section_or_a_date_is_none():
    assert find("see Section 3, from January 2021 on") == {}


def test_a_capitalised_word_is_likely_a_name_the_rarer_it_is():
    assert find("we use Gazebo here") == {"Gazebo": LIKELY}
    assert find("we use Balance here") == {"Balance": POSSIBLE}
    assert find("we study Interestingness here") == {"Interestingness": POSSIBLE}  # derived words are terms of the authors


def test_several_capitalised_words_are_a_name_if_one_is_rare():
    assert find("we hear Vicuna Mind today") == {"Vicuna Mind": LIKELY}
    assert find("they use External Knowledge today") == {"External Knowledge": POSSIBLE}
    assert find("from The Cancer Genome Atlas we") == {"The Cancer Genome Atlas": SURE}


def test_a_kind_in_capitals_is_no_name():
    assert find("by Large Language Models we") == {}


def test_a_capital_at_the_start_of_a_sentence_or_in_a_title_is_no_sign():
    assert find("Gazebo works. Falcon works: Koala works") == {}
    assert find("We Love Gazebo", title_end=14) == {}


def test_an_abbreviation_is_a_name_unless_it_is_known_or_defined():
    assert find("on GARCH we") == {"GARCH": LIKELY}
    assert find("on GPU we") == {"GPU": POSSIBLE} or find("on GPU we") == {}
    assert find("on GARCH we", defined={"garch"}) == {}
    assert LIKELY not in find("the SOTA and the LLM").values()


def test_an_abbreviation_of_words_in_lower_case_is_none_however_it_is_written():
    assert find("the zuzuk metric (ZuzM)") == {"ZuzM": SURE}
    assert find("the zuzuk metric (ZuzM)", defined={"ZuzM", "zuzm"}) == {"ZuzM": POSSIBLE}


def test_a_capitalised_noun_for_data_belongs_to_a_longer_name():
    assert find("and the LoomFoo Control Suite again") == {"LoomFoo Control Suite": SURE}


def test_a_sentence_without_a_space_before_it_and_commands_of_latex_are_no_part():
    assert find("in the end.OpenFoo has claimed") == {"OpenFoo": SURE}
    assert find(r"it is \Rightarrow here") == {}
    assert find("such as foo2vec~2.0 and") == {"foo2vec~2.0": SURE}


def test_words_that_are_all_in_capitals_are_no_names():
    assert find("LARGE SURVEYS OF ZUZUK IN WINTER", title_end=34) == {}


def test_people_and_links_are_none():
    assert find("as in Chughtai et al. and Nanda's theory") == {}
    assert find("code at https://github.com/Foo/BarBaz now") == {}


def test_a_possessive_is_not_part_of_a_name():
    assert find("all of PathDino's features") == {"PathDino": SURE}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(["GPT-4", "Gazebo", "we", ".", "(", ")", "7B", "BERT", "The", "é", "\n", "'s"]), max_size=12).map(
        " ".join
    )
)
def test_names_lie_in_the_text_in_order_without_overlaps(text):
    places = [(name.start, name.end) for name in find_names(text)]
    assert all(0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
