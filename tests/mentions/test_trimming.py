"""Phrases without the empty words before them."""

import pytest
import spacy
from spacy.tokens import Span

from themeloom.mentions.trimming import is_general, read_phrases, trim


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("novel term map", "term map"),
        ("several novel maps", "maps"),
        ("novel", "novel"),  # the last word always stays
        ("mg yarn", "yarn"),
        ("term map ", "term map"),
    ],
)
def test_empty_words_and_units_are_cut_from_the_beginning(text, left):
    start, end = trim(text, 0, len(text))
    assert text[start:end] == left


def test_an_empty_word_that_opens_a_name_stays_within_a_sentence_of_the_abstract():
    text = "On sheep\nThey live in New Zealand"
    assert trim(text, text.index("New"), len(text)) == (text.index("New"), len(text))
    assert trim("New Zealand\n", 0, 11) == (4, 11)  # titles capitalise their words


def test_phrases_are_read_with_both_bounds():
    doc = spacy.blank("en")("We draw novel maps")
    doc.spans["phrases"] = [Span(doc, 2, 4)]
    [phrase] = read_phrases(doc, doc.text)
    assert (phrase.start, phrase.end, phrase.trimmed) == (8, 18, (14, 18))


@pytest.mark.parametrize(("words", "nothing"), [(" approach", True), (" dataset", True), ("", True), (" weaving", False)])
def test_words_behind_a_name_that_add_nothing(words, nothing):
    assert is_general(words) is nothing
