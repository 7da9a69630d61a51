"""What a word looks like: coined, an abbreviation, a word with a capital, a version."""

import re
from collections.abc import Sequence
from functools import lru_cache

from themeloom.lexicon import measure_zipf, normalize_word, read_heads
from themeloom.mentions.capitals import is_sentence_start
from themeloom.mentions.contexts import find_cues

POSSESSIVE = re.compile(r"['\u2019]s$")
COMMON = 4.0  # Zipf frequency from which a capitalised word may be any word: "Balance" 4.8, "Falcon" 3.7, "Mistral" 2.6
WORD_LENGTH = 7  # shorter words of odd letters are names or abbreviations: "CoT", "PubMed"
KNOWN = 2.0  # an English word, however it is written
DERIVED = re.compile(r".*(?:ing|ed|ion|ity|ness|ment|al|ic|ive|ous|able|ance|ence|ism|logy|ian|ean)s?", re.IGNORECASE)
REMEMBERED = 50_000  # words whose looks are kept

# the looks of a word, one letter each
COINED = "S"
ABBREVIATION = "A"
CAPITAL = "C"  # begins with a capital, and is not common as a word
COMMON_CAPITAL = "P"
FIRST = "c"  # the same as CAPITAL, but the first word of a sentence
VERSION = "V"
ORDINARY = "."
VARIANT = rf"(?:{find_cues('variant')})"
# the first pattern that fits a whole word decides
LOOKS = [
    (look, re.compile(rf"(?=.{{1,80}}\Z)(?:{pattern})"))  # longer words are none
    for look, pattern in (
        (COINED, rf"(?=.*\d|.*[A-Z].*[A-Z])(?!\d).*[A-Za-z].*-{VARIANT}|[a-z]{{3,}}[a-z\d.]*-\d+(?:\.\d+)?[bB](?:-{VARIANT})*"),
        (COINED, r"\d+(?:[A-Z]+[a-z]{4,}|[A-Z][a-z]+[A-Z])\S*"),  # 3DLoomish, 2FooLoomQA
        (ORDINARY, r"(?:.*-)?[a-z]{4,}|[a-z]+(?:-[a-z]+)*|[A-Z][A-Za-z]*-[a-z]{3,}(?:-[a-z]+)*|\d.*-.*"),  # GPT-based
        (VERSION, r"v?\d+(?:\.\d+)*\+?[BMKbmk]?|[vV]\d\S*|Pro|Mini|Small|Turbo|Ultra|XL"),
        (ORDINARY, r"\d.*"),
        (ORDINARY, r"[A-Z]+-?\d{5,}|[A-Za-z]\^\w"),  # the number of a trial, R^2
        (ABBREVIATION, r"[A-Z][A-Z&]+s?|So[A-Z]+s?|[a-z]{1,2}[A-Z]{1,3}s?"),  # fMRI
        (COINED, r"[^-]*[a-z][A-Z].*|.*[A-Z]{2}[a-z]{2}.*|.*[a-z]\d[a-z].*"),  # iCaRL, LLaMA, word2vec
        (COINED, r".*[A-Z][A-Za-z]*-?\d.*|.*[A-Z]\S*[+^]\S*|[A-Z]-[A-Z][a-z]+"),  # GPT-4, C++, Memory^3, U-Net
        (
            COINED,
            r"(?:[A-Z]\w*-)+[A-Z]{2,}\w*|[A-Z]{2,}\w*-[A-Z]\w*(?<!ing)(?<!ization)|[A-Z]{2,}-(?!as|by|in|of|on|to|up)[a-z]{2}",
        ),  # Self-RAG, CNN-LSTM
        (CAPITAL, r"[A-Z][a-z.]+(?:-[A-Z]?[a-z]+)*"),
    )
]


def find_looks(text: str, words: Sequence[re.Match]) -> list[str]:
    """Find the looks of words.

    Parameters
    ----------
    text : str
    words : sequence of match
        In it.

    Returns
    -------
    list of str
        One letter each: those above.
    """
    return [_look(text, word) for word in words]


def _look(text, word):
    """The looks of one word: nearly all have no capital."""
    if word[0].islower() and word[0].isalpha():
        return ORDINARY
    inside, opening = _look_at(POSSESSIVE.sub("", word[0]))
    return opening if inside != opening and is_sentence_start(text, word.start()) else inside


@lru_cache(maxsize=REMEMBERED)
def _look_at(written):
    """The looks of a word inside a sentence, and where it begins one."""
    look = next((look for look, pattern in LOOKS if pattern.fullmatch(written)), ORDINARY)
    if look == COINED and _is_word(written.lower()):
        look = COMMON_CAPITAL
    if look != CAPITAL:
        return look, look
    common = all(measure_zipf(part) >= COMMON for part in written.lower().split("-"))
    return (COMMON_CAPITAL, ORDINARY) if common else (CAPITAL, FIRST)


def _is_word(lower):
    """Whether a word is only written oddly: "eXpandable", "Weaving In NEtworks"."""
    if not lower.isalpha() or len(lower) < WORD_LENGTH or lower.endswith("ed") or measure_zipf(lower) < KNOWN:
        return False
    return bool(DERIVED.fullmatch(lower)) or read_heads().get(normalize_word(lower), "term") != "term"
