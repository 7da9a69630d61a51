"""Titles as several databases write them -> their keys and words, and the marks by which they tell papers apart."""

import re
from functools import cache, lru_cache

from themeloom.lexicon import normalize_word, read_knowledge
from themeloom.records.merging.letters import is_greek_letter, normalize_letters
from themeloom.records.values.identifiers import normalize_text

WITHDRAWN = re.compile(
    r"^\W*(?:retracted|withdrawn)(?:\s+article)?\s*(?::|\]|\))\s*|\s{0,9}[\[(](?:retracted|withdrawn)[^\])]{0,200}[\])]\W*$", re.I
)
NOTICE = re.compile(
    r"^\W*(?:(?:author|publisher)(?:['’]?s)?\s+)?"
    r"(errat(?:um|a)|corrigend(?:um|a)|corrections?|addendum|retraction|expression of concern|notice of \w+|withdrawal"
    r"|comments? on|commentary on|reply to|response to|re(?=:))\b",
    re.I,
)
VOLUME_NOTICE = re.compile(r"\(vol\.? [\w-]+, (?:pg?|art|article)\b[^()]*\)?\W*$", re.I)  # how Web of Science titles corrections
# Koeln is Köln; an e behind a hyphen falls too, as co-existence is coexistence, but hepatitis A-E is not hepatitis A
UMLAUT = re.compile(r"(?<=[aou])(?:e|[-\u2010-\u2015]e(?=[^\W\d_]))", re.I)
SIGNS = re.compile(r"(?<=\w)[+#]+")  # "C++"
WORD = re.compile(r"[^\W_]+")
SUBTITLE = re.compile(r"\s{0,9}(?:[:?.;]|\s[-\u2010-\u2015]{1,9}|\u2014)\s+")
SUBTITLE_SIGN = re.compile(r"[:?.;\u2010-\u2015-]")
ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
ROMAN_LETTERS = frozenset("ivx")
DIGITS = frozenset("0123456789")
NUMBERS = {"one", "two", "three", "four", "five", "first", "second", "third", "fourth", "fifth"}
LONGEST_GENERIC = 60  # characters
SHORTEST_HEAD = 3  # words that a title without its subtitle must have to be known by them


def make_title_key(title: str) -> str:
    """Make the key of a title: its letters and digits in one case, "&" as "and", "C++" not as "C".

    Letters have no accents; ü and ue are u, α is alpha. A remark that the paper was retracted is not part of the key. An empty
    title has an empty key.

    Examples
    --------
    >>> make_title_key("RETRACTED: Café & Loom.") == make_title_key("Cafe and loom")
    True
    """
    return normalize_text(UMLAUT.sub("", _spell(title))) if title else ""


def _spell(title):
    """A title without accents and remarks, with signs that tell titles apart as words."""
    text = normalize_letters(title)
    # most titles have none of this, and a search in a text is faster than a pattern
    if "drawn" in (lower := text.lower()) or "retracted" in lower:
        text = WITHDRAWN.sub("", text) or text
    text = text.replace("&", " and ")
    if "+" in text or "#" in text:
        text = SIGNS.sub(lambda signs: signs[0].replace("+", "plus").replace("#", "sharp"), text)
    return text


@lru_cache(maxsize=1 << 16)
def _fold_word(word):
    return normalize_word(word)


def list_title_words(title: str) -> tuple[str, ...]:
    """List the words of a title in lower case, singular and American spelling, without an article at its beginning.

    Examples
    --------
    >>> list_title_words("The Colours of Looms")
    ('color', 'of', 'loom')
    """
    if not title:
        return ()
    words = tuple(map(_fold_word, WORD.findall(_spell(title).lower())))
    return words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words


def cut_subtitle(title: str) -> str:
    """Cut the subtitle of a title off: empty where there is none, or too little before it.

    Examples
    --------
    >>> cut_subtitle("Looms of the north: a history")
    'Looms of the north'
    """
    bare = title.rstrip(" .?")
    match = SUBTITLE.search(bare) if SUBTITLE_SIGN.search(bare) else None
    head = title[: match.start()] if match else ""
    return head if len(head.split()) >= SHORTEST_HEAD else ""


@lru_cache(maxsize=1 << 12)
def list_markers(words: tuple[str, ...]) -> list[str]:
    """List the words that tell the parts of a series apart: numbers, Roman numerals, single letters.

    Parameters
    ----------
    words : tuple of str
        As ``list_title_words`` lists them.

    Returns
    -------
    list of str
        Sorted.

    Examples
    --------
    >>> list_markers(list_title_words("Lead in old pipes: Part II, 1990"))
    ['1990', 'ii']
    """
    return sorted(
        word
        for place, word in enumerate(words)
        if word in NUMBERS
        or is_greek_letter(word)
        or not DIGITS.isdisjoint(word)
        or (len(word) == 1 and (word != "a" or words[max(place - 1, 0)] in {"part", "type", "vitamin", "hepatitis"}))
        or (ROMAN_LETTERS.issuperset(word) and ROMAN.fullmatch(word))
    )


def name_notice(title: str) -> str:
    """Name what a title is a notice of: "erratum", "reply to"; empty where it is the title of a paper of its own."""
    match = NOTICE.match(title)
    if match and not WITHDRAWN.match(title):
        return match[1].lower()
    return "correction" if "(" in title and VOLUME_NOTICE.search(title) else ""


def is_generic_title(title: str) -> bool:
    """Say whether a title is one that many papers have, as "Editorial" (``records/knowledge/generic_titles.csv``)."""
    return len(title) <= LONGEST_GENERIC and normalize_text(title).rstrip("0123456789") in _read_generic()


@cache
def _read_generic():
    return frozenset(read_knowledge("generic_titles", room="records")["title"])
