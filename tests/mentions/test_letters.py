"""Words of hand-built docs, and the letter of each."""

import pytest
import spacy
from spacy.tokens import Doc

from themeloom.mentions.letters import find_words, list_tokens, name_letters

VOCABULARY = spacy.blank("en").vocab


def read(tokens):
    """The words of a doc, and their letters, joined by nothing; a token is its text, its tag and whether a blank follows."""
    texts, tags, spaces = zip(*tokens, strict=True)
    doc = Doc(VOCABULARY, words=texts, spaces=spaces, tags=tags, pos=["NOUN" if tag == "NN" else "VERB" for tag in tags])
    words = list(find_words(doc, texts))
    return ["".join(texts[start:end]) for start, end in words], "".join(name_letters(list_tokens(doc), words))


def test_tokens_without_a_blank_are_one_word_at_a_hyphen_or_inside_a_name():
    tokens = [
        ("co", "NN", False),
        ("-", "NN", False),
        ("term", "NN", True),
        ("4", "NN", False),
        ("K", "NN", False),
        (".", ".", True),
    ]
    assert read(tokens)[0] == ["co-term", "4K", "."]


@pytest.mark.parametrize(("before", "letter"), [("DT", "m"), ("IN", "."), ("", ".")])
def test_the_word_before_decides_for_a_gerund_each_time(before, letter):
    opening = [("by", before, True)] if before else []
    assert read([*opening, ("scattering", "VBG", True), ("light", "NN", True)])[1][-2:] == letter + "n"


@pytest.mark.parametrize(("before", "letter"), [("DT", "m"), ("", "m"), ("NN", "p")])
def test_the_word_before_decides_for_a_participle_each_time(before, letter):
    opening = [("by", before, True)] if before else []
    assert read([*opening, ("trained", "VBN", True), ("models", "NN", True)])[1][-2:] == letter + "n"
