"""Letters that not every source can write -> those that every source can: ø, ß, α."""

import re
import unicodedata
from functools import cache

from themeloom.lexicon import read_knowledge

GREEK = re.compile(r"(?<![α-ω])[α-ω]{1,2}(?![α-ω])")  # more than two of them are a word of Greek


def normalize_letters(text: str) -> str:
    """Normalize letters: no accents, o for ø, ss for ß, alpha for α; in lower case, but for a text that is plain already.

    Examples
    --------
    >>> normalize_letters("α-Łinolen in Tromsø")
    'alpha-linolen in tromso'
    """
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c)).translate(_read_letters())
    return GREEK.sub(lambda letters: "".join(_read_greek()[letter] for letter in letters[0]), plain)


def is_greek_letter(word: str) -> bool:
    """Say whether a word is the name of a Greek letter."""
    return word in _list_names()


@cache
def _list_names():
    return frozenset(_read_greek().values())


@cache
def _read_letters():
    table = read_knowledge("letters", room="records")
    return str.maketrans(dict(zip(table["letter"], table["plain"], strict=True)))


@cache
def _read_greek():
    table = read_knowledge("greek_letters", room="records")
    return dict(zip(table["letter"], table["name"], strict=True))
