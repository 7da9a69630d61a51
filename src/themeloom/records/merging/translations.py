"""Titles that stand in one with their translation."""

import re

from themeloom.records.merging.title_keys import make_title_key, name_notice

PARALLEL = re.compile(r"(.*[^\s\[]) *(?:\[([^\[\]]+)\]|= (.+))\W*")
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d+")
PART = re.compile(r"(?:part|pt|vol|no)\b", re.I)
FEWEST_WORDS = 3  # of a translation: "[Letter]" and "[Book review]" are remarks
FEWEST_LETTERS = 4  # of one that is written without spaces, as in Chinese


def list_translations(title: str) -> tuple[str, ...]:
    """List the keys of the two titles that stand in one, the second in brackets or behind an equals sign; else none.

    Examples
    --------
    >>> list_translations("Telares del norte [Looms of the North]")
    ('loomsofthenorth', 'telaresdelnorte')
    >>> list_translations("Looms of the North [Book review]")
    ()
    """
    match = PARALLEL.fullmatch(title) if "[" in title or "= " in title else None
    if not match:
        return ()
    texts = [text for text in match.groups() if text]
    keys = sorted(set(map(make_title_key, texts)))
    if len(keys) < 2 or min(map(len, keys)) < FEWEST_LETTERS or _is_remark(texts[1]):
        return ()
    # what numbers a part or gives its year is more than a translation
    return tuple(keys) if sorted(NUMBER.findall(texts[0])) == sorted(NUMBER.findall(texts[1])) else ()


def _is_remark(text):
    few = make_title_key(text).isascii() and len(WORD.findall(text)) < FEWEST_WORDS
    return few or bool(PART.match(text) or name_notice(text))
