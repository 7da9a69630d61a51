"""Noun phrases of hand-built docs, one rule each."""

import pytest
import spacy
from spacy.tokens import Doc

from themeloom.mentions.phrases import MAX_WORDS, NounPhrases

POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "JJ": "ADJ",
    "VB": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "IN": "ADP",
    "DT": "DET",
    "CD": "NUM",
    "PRP": "PRON",
    "POS": "PART",
    "HYPH": "PUNCT",
    ",": "PUNCT",
    "$": "SYM",
}
NLP = spacy.blank("en")


def find(text):
    """The phrases of a text written as word/TAG; after a _ the next word follows without a space."""
    tokens = [token.removesuffix("_").rsplit("/", 1) for token in text.split()]
    words, tags = zip(*tokens, strict=True) if tokens else ((), ())
    spaces = [not token.endswith("_") for token in text.split()]
    doc = Doc(NLP.vocab, words=words, spaces=spaces, tags=tags, pos=[POS[tag] for tag in tags])
    return [span.text for span in NounPhrases(NLP, "noun_phrases")(doc).spans["phrases"]]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("We/PRP study/VBP large/JJ language/NN models/NNS", ["large language models"]),
        ("the/DT map/NN of/IN themes/NNS", ["map", "themes"]),
        ("maps/NNS ,/, themes/NNS", ["maps", "themes"]),
        ("large/JJ ,/, deep/JJ", []),
        ("a/DT model/NN 's/POS weights/NNS", ["model", "weights"]),
        ("10/CD models/NNS", ["models"]),
        ("x/NN maps/NNS", ["maps"]),
        ("$/$_ k/NN_ $/$ maps/NNS", ["maps"]),
    ],
)
def test_phrases_are_adjectives_and_nouns(text, phrases):
    assert find(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("trained/VBN models/NNS", ["trained models"]),
        ("a/DT masked/VBN model/NN", ["masked model"]),
        ("of/IN named/VBN entities/NNS", ["named entities"]),
        ("large/JJ pruned/VBN trees/NNS", ["large pruned trees"]),
        ("we/PRP trained/VBN models/NNS", ["models"]),
        ("maps/NNS trained/VBN models/NNS", ["maps trained models"]),  # inside a phrase it is a modifier anyway
        ("the/DT scattering/VBG problem/NN", ["scattering problem"]),
        ("by/IN scattering/VBG light/NN", ["light"]),
        ("light/NN scattering/VBG waves/NNS", ["light", "waves"]),
    ],
)
def test_what_stands_before_a_participle_says_whether_it_opens_a_phrase(text, phrases):
    assert find(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("fine/JJ_ -/HYPH_ tuning/NN methods/NNS", ["fine-tuning methods"]),
        ("we/PRP like/VBP fine/JJ_ -/HYPH_ tuning/VBG", ["fine-tuning"]),
        ("in/IN_ -/HYPH_ context/NN learning/NN", ["in-context learning"]),
        ("self/NN_ -/HYPH_ supervised/VBN learning/NN", ["self-supervised learning"]),
        ("T2I/NNP_ -/HYPH_ Adapter/NNP", ["T2I-Adapter"]),
        ("low/JJ_ -/HYPH_ light/NN image/NN enhancement/NN", ["low-light image enhancement"]),
        ("one/CD_ \u2011/HYPH_ shot/NN learning/NN", ["one\u2011shot learning"]),
        ("human/NN -/HYPH robot/NN", ["human", "robot"]),
    ],
)
def test_hyphenated_words_are_whole(text, phrases):
    assert find(text) == phrases


def test_a_phrase_has_at_most_five_words_and_keeps_its_head():
    text = "deep/JJ large/JJ multilingual/JJ neural/JJ machine/NN translation/NN model/NN"
    assert find(text) == ["multilingual neural machine translation model"]
    assert MAX_WORDS == 5
    assert find("very/JJ " * 9 + "low/JJ_ -/HYPH_ light/NN image/NN map/NN") == ["very very low-light image map"]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("4/CD_ K/NNP video/NN", ["4K video"]),
        ("2/CD_ D/NNP images/NNS", ["2D images"]),
        ("3D/CD shapes/NNS", ["3D shapes"]),
        ("on/IN GSM8/NNP_ K/NNP", ["GSM8K"]),
        ("the/DT GSM8/NNP_ K/NNP benchmark/NN", ["GSM8K benchmark"]),
        ("GPT/NNP_ -/HYPH_ 4/CD models/NNS", ["GPT-4 models"]),
        ("GPT-4/NNP", ["GPT-4"]),
    ],
)
def test_names_with_digits_are_whole(text, phrases):
    assert find(text) == phrases


@pytest.mark.parametrize(
    "text",
    [
        "state/NN of/IN the/DT art/NN",
        "State/NN of/IN the/DT Art/NN",
        "state/NN_ -/HYPH_ of/IN_ -/HYPH_ the/DT_ -/HYPH_ art/NN",
        "In/IN this/DT paper/NN",
        "in/IN contrast/NN ,/, for/IN example/NN",
    ],
)
def test_fixed_phrases_of_prose_yield_nothing(text):
    assert find(text) == []


def test_a_fixed_phrase_breaks_what_stands_around_it():
    assert find("a/DT state/NN_ -/HYPH_ of/IN_ -/HYPH_ the/DT_ -/HYPH_ art/NN map/NN") == ["map"]
    assert find("video/NN in/IN contrast/NN image/NN") == ["video", "image"]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("prompting/VBG language/NN models/NNS", ["prompting", "language models"]),
        ("deep/JJ learning/VBG", ["deep learning"]),
        ("image/NN editing/VBG methods/NNS", ["image editing methods"]),
        ("video/NN inpainting/VBG", ["video inpainting"]),
        ("walking/VBG robots/NNS", ["robots"]),
        ("robots/NNS walking/VBG home/NN", ["robots", "home"]),
    ],
)
def test_a_gerund_of_a_task_ends_a_phrase_or_stands_inside_but_starts_none(text, phrases):
    assert find(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Large/NNP Language/NNP Models/VBZ", ["Large Language Models"]),
        ("Graph/NNP Walks/VBZ", ["Graph"]),
        ("it/PRP models/VBZ text/NN", ["text"]),
    ],
)
def test_a_head_in_title_case_is_a_noun_though_tagged_a_verb(text, phrases):
    assert find(text) == phrases


def test_an_empty_doc_has_no_phrases():
    assert find("") == []


def test_phrases_do_not_overlap_and_lie_in_the_order_of_the_text():
    text = "a/DT map/NN of/IN large/JJ language/NN models/NNS ,/, fine/JJ_ -/HYPH_ tuning/NN"
    assert find(text) == ["map", "large language models", "fine-tuning"]
