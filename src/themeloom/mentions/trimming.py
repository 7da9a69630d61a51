"""Phrases without the empty words before them, and words that add nothing to a name."""

import re
from typing import NamedTuple

from spacy.tokens import Doc

from themeloom.lexicon import is_empty, is_generic, name_measure, read_heads

WORD = re.compile(r"\S+")


class Phrase(NamedTuple):
    """A noun phrase: start and end in characters, and start and end of what is left of it without the empty words before."""

    start: int
    end: int
    trimmed: tuple[int, int]


def read_phrases(doc: Doc, text: str) -> list[Phrase]:
    """Read the phrases of a paper once: spaCy makes its spans anew at each look.

    Parameters
    ----------
    doc : Doc
        With ``doc.spans["phrases"]``.
    text : str
        Its text.

    Returns
    -------
    list of Phrase
    """
    places = [(span.start_char, span.end_char) for span in doc.spans["phrases"]]
    return [Phrase(start, end, trim(text, start, end)) for start, end in places]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut empty words and units from a phrase's beginning; its last word always stays.

    Parameters
    ----------
    text : str
    start, end : int
        Of the phrase, in characters.

    Returns
    -------
    start, end : int

    Examples
    --------
    >>> text = "Several novel term maps"
    >>> start, end = trim(text, 0, len(text))
    >>> text[start:end]
    'term maps'
    """
    words = WORD.finditer(text, start, end)
    first = next(words)
    following = next(words, None)
    while following and _says_nothing(first[0]) and not _opens_name(text, first.start(), following.start()):
        first = following
        following = next(words, None)
    return first.start(), start + len(text[start:end].rstrip())


def is_general(words: str) -> bool:
    """Say whether words behind a name add nothing to it: general ones, or the nouns for data.

    Examples
    --------
    >>> is_general(" approach"), is_general(" dataset"), is_general(" weaving")
    (True, True, False)
    """
    return all(is_generic(word) or read_heads().get(word.lower()) == "dataset" for word in words.split())


def _says_nothing(word):
    """Whether a word before others says nothing of its own: an empty one, or a unit."""
    return is_empty(word.lower()) or name_measure(word) == "unit"


def _opens_name(text, start, following):
    """Whether a word belongs to a name ("New Zealand"): both it and the next are capital, in the abstract, within a sentence."""
    capital = text[start].isupper() and text[following].isupper()
    return capital and "\n" in text[:start] and text[:start].rstrip()[-1:] not in (*".!?:", "") and text[start - 1] != "\n"
