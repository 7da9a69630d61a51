"""Titles that are not the same: how near they are, and whether one paper may have both."""

import re
from itertools import takewhile

from themeloom.records.merging.title_keys import list_markers

SHORTEST_TYPO = 25  # letters of a title in which a slip of the pen is no other word
LONGEST_TYPO = 3  # letters
FEWEST_WORDS = 5  # of titles that are compared word by word
LIKE_WORDS = 0.8
ALIKE = 0.6  # share of words that titles under one DOI must have in common


def compare_titles(
    title: tuple[str, ...], other: tuple[str, ...], heads: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
) -> str:
    """Compare titles that are not the same: say how near they are.

    Parameters
    ----------
    title, other : tuple of str
        The words of two titles, as ``title_keys.list_title_words`` lists them.
    heads : (tuple of str, tuple of str)
        The words of each title without its subtitle.

    Returns
    -------
    str
        "spelling", "subtitle" (one lacks it), "typo" or "wording"; empty where they are not near, or where their numbers differ.

    Examples
    --------
    >>> compare_titles(("color", "of", "loom"), ("color", "of", "loom"))
    'spelling'
    >>> compare_titles(("lead", "in", "pipe", "i"), ("lead", "in", "pipe", "ii"))
    ''
    """
    if title == other or "".join(title) == "".join(other):
        return "spelling"
    if heads[0] == other or heads[1] == title:
        longer = max(title, other, key=len)
        return "" if re.search(r"\b(?:part|pt) (?:\w|[ivx]+|\d+)\b", " ".join(longer)) else "subtitle"
    near = _find_nearness(title, other)
    return near if near and list_markers(title) == list_markers(other) else ""


def _find_nearness(title, other):
    if _differ_by_letters("".join(title), "".join(other)):
        return "typo"
    if min(len(title), len(other)) < FEWEST_WORDS:
        return ""
    common = len(set(title) & set(other))
    return "wording" if common >= LIKE_WORDS * len({*title, *other}) else ""


def _differ_by_letters(key, other):
    """Whether two keys differ in a few letters at one place."""
    if min(len(key), len(other)) < SHORTEST_TYPO or abs(len(key) - len(other)) > LONGEST_TYPO:
        return False
    start = _count_common(key, other)
    end = _count_common(key[start:][::-1], other[start:][::-1])
    return max(len(key), len(other)) - start - end <= LONGEST_TYPO


def _count_common(text, other):
    """How many characters two texts have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))


def is_same_work(title: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether titles under one DOI can be those of one paper: one begins with the other, or most words are the same.

    Parameters
    ----------
    title, other : tuple of str
        The words of two titles.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_same_work(("warp", "and", "weft"), ("glove", "of", "wool"))
    False
    """
    shorter, longer = sorted(("".join(title), "".join(other)), key=len)
    if not shorter or longer.startswith(shorter) or _differ_by_letters(shorter, longer):
        return True
    common = len(set(title) & set(other))
    return common >= ALIKE * len({*title, *other})
