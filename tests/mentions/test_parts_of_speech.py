"""The table gives each token the part of speech that the model's attribute ruler would."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from themeloom.lexicon import read_knowledge
from themeloom.mentions.pipeline import UNUSED, load_pipeline

TOKENS = 20_000
BLANKS = ["\n", " ", "  ", "\t"]


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


@pytest.fixture(scope="module")
def ruler(nlp):
    return spacy.load(nlp.path, exclude=UNUSED).get_pipe("attribute_ruler")


def list_named(ruler):
    """The words of the ruler's own patterns, read without regard to what they are for."""
    words = []
    for pattern in ruler.patterns:
        for token in pattern["patterns"][0]:
            word = token.get("LOWER", [])
            words += [word] if isinstance(word, str) else word.get("IN", []) if isinstance(word, dict) else word
    return words


def make_doc(ruler, tags):
    rng = np.random.default_rng(1)
    words = [*list_named(ruler), *read_knowledge("words")["word"].str.split().str[0], "Map", "OF", "3", "%", *BLANKS]
    words += [word.title() for word in words if word.isalpha()]
    return words, rng.choice(words, TOKENS).tolist(), rng.choice(tags, TOKENS).tolist()


def test_thousands_of_words_with_any_tag_get_what_the_ruler_gives_them(nlp, ruler):
    words, chosen, tags = make_doc(ruler, nlp.get_pipe("tagger").labels)
    assert len(words) > 300
    by_ruler = ruler(Doc(ruler.vocab, chosen, tags=tags))
    by_table = nlp.get_pipe("parts_of_speech")(Doc(nlp.vocab, chosen, tags=tags))
    assert [(token.pos_, token.tag_) for token in by_table] == [(token.pos_, token.tag_) for token in by_ruler]
    assert len({token.pos_ for token in by_table}) > 12


@pytest.mark.parametrize(
    ("word", "tag", "part"),
    [("loom", "NN", "NOUN"), ("something", "NN", "PRON"), ("weave", "VB", "VERB"), ("be", "VB", "AUX"), ("\n", "NN", "SPACE")],
)
def test_a_word_of_a_pattern_has_its_own_part_of_speech(nlp, word, tag, part):
    assert nlp.get_pipe("parts_of_speech")(Doc(nlp.vocab, [word], tags=[tag]))[0].pos_ == part


def test_an_empty_text_has_none(nlp):
    assert len(nlp.get_pipe("parts_of_speech")(Doc(nlp.vocab, []))) == 0
