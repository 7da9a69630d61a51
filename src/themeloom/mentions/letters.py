"""Tokens -> words, and one letter for each: what it can be in a phrase."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.attrs import ORTH, POS, TAG
from spacy.tokens import Doc

from themeloom.lexicon import list_words, normalize_word, read_heads

NOUN = "n"  # ends a phrase
MODIFIER = "m"  # stands before a noun
PARTICIPLE = "p"  # stands before a noun, but not first, where it may be a verb ("has trained networks")
GERUND = "g"  # ends a phrase or stands inside it, but starts none ("prompting language models" are two)
BREAK = "."
# what stands inside some terms and parts most phrases
OF = "o"
AND = "a"
JOINTS = {"of": OF, "and": AND}
POSSESSIVE = "s"
POSSESSIVES = frozenset(("'s", "\u2019s"))
NUMBER = "d"  # "2", "4.0"
SHORT_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
CAPITAL = "x"  # a single capital letter
# tags of words behind which a participle belongs to the noun that follows: "of named entities", "the scattering problem"
BEFORE_PARTICIPLE = frozenset(("", "_SP", "DT", "PRP$", "IN", "CC", "JJ", ",", ":", "-LRB-"))
BEFORE_GERUND = frozenset(("DT", "PRP$", "JJ"))  # but "by scattering light"
LETTERS = {"NOUN": NOUN, "PROPN": NOUN, "ADJ": MODIFIER}
UNWORDLY = re.compile(r"[\\{}|<>=@#%$^~/]|^\W+$|^[\d.,\-]+$|^(?:[a-zA-Z]|[ivx]+)$")
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
PARTICIPLES = frozenset(("VBG", "VBN", "VBD"))
REMEMBERED = 50_000  # words whose letters are kept: few are met more often than the rest together


def list_tokens(doc: Doc) -> list[tuple[str, str, str]]:
    """List the text, the tag and the part of speech of each token.

    Parameters
    ----------
    doc : Doc

    Returns
    -------
    list of (str, str, str)
    """
    strings = doc.vocab.strings
    columns = doc.to_array([ORTH, TAG, POS]).T.tolist()  # in one go: spaCy makes a token anew at each look
    return list(zip(*([strings[number] for number in column] for column in columns), strict=True))


def find_words(doc: Doc, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find the words of a text: tokens joined by hyphens, without spaces, are one.

    Parameters
    ----------
    doc : Doc
    texts : sequence of str
        Of its tokens.

    Yields
    ------
    (int, int)
        First token of each word, and first behind it.
    """
    glued = [not blank for blank in doc.to_array("SPACY").tolist()]
    start = 0
    for end in range(1, len(texts) + 1):
        if end < len(texts) and glued[end - 1]:
            before_part = texts[end] in HYPHENS and end + 1 < len(texts) and glued[end]
            after_hyphen = texts[end - 1] in HYPHENS and end - 1 > start
            split_name = texts[end - 1][-1].isalnum() and texts[end][0].isalnum()  # "4K" and "GSM8K" come as two tokens
            if before_part or after_hyphen or split_name:
                continue
        yield start, end
        start = end


def name_letters(tokens: Sequence[tuple[str, str, str]], words: Sequence[tuple[int, int]]) -> list[str]:
    """Name the letter of each word.

    Parameters
    ----------
    tokens : sequence of (str, str, str)
        As ``list_tokens`` gives them.
    words : sequence of (int, int)
        As ``find_words`` finds them.

    Returns
    -------
    list of str
    """
    return [
        _name_letter(tuple(tokens[start:end]), tokens[start - 1][1] if start and tokens[end - 1][1] in PARTICIPLES else "")
        for start, end in words
    ]


def _name_inner(lower, text):
    """The letter of a word that no phrase holds, but a longer term may; empty for others."""
    if text in POSSESSIVES:
        return POSSESSIVE
    if lower in JOINTS:
        return JOINTS[lower]
    if text[0].isdigit():
        return NUMBER if SHORT_NUMBER.fullmatch(text) else ""
    return CAPITAL if len(text) == 1 and "B" <= text <= "Z" and text != "I" else ""


@lru_cache(maxsize=REMEMBERED)
def _name_letter(tokens, before):
    """The letter of a word, by the part of speech of its last token; ``before`` is the tag before a participle, if any."""
    first_text, first_tag, first_part = tokens[0]
    last_text, tag, part = tokens[-1]
    lower = last_text.lower()
    several = len(tokens) > 1
    text = "".join(text for text, _, _ in tokens)
    if inner := _name_inner(first_text.lower(), text):
        return inner
    if UNWORDLY.search(text):
        return BREAK
    if text[0].isdigit() and len(tokens) == 2:  # "5G", but "7B models"
        return NOUN if re.fullmatch(r"\d[AC-JLN-Z]", text) else MODIFIER
    if several and last_text[0].isdigit():  # "GPT-4"
        return NOUN
    if not several and lower in list_words("verb"):
        return BREAK
    if tag == "VBZ":  # "Large Language Models" in a title
        return NOUN if normalize_word(lower) in read_heads() and last_text.istitle() else BREAK
    if tag == "VBG":
        return GERUND if lower in read_heads() else MODIFIER if several or before in BEFORE_GERUND else BREAK
    if tag in ("VBN", "VBD"):
        return MODIFIER if several or before in BEFORE_PARTICIPLE else PARTICIPLE
    if tag == "CD":
        return MODIFIER if any(c.isalpha() for c in last_text) and any(c.isdigit() for c in last_text) else BREAK
    letter = LETTERS.get(part, MODIFIER if several and part != "VERB" else BREAK)
    if letter == NOUN and several and first_tag != tag and not any(map(str.isupper, first_text + last_text)):
        return NOUN if lower in read_heads() or (first_part == "NOUN" and len(tokens) == 3) else MODIFIER
    return letter
