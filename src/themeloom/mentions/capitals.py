"""Where a capital says nothing: at the beginning of a sentence, and in a title whose words all have one."""

import re

SENTENCE_START = re.compile(r"(?:^|[.!?:]|\n)[\"')\]]{0,6}\s{0,6}[\"'`(\[]{0,6}$")
LONG_WORD = re.compile(r"\b[^\W\d_]{4,}\b")  # such words have a capital in a title where all but the small ones have
CAPITALIZED = 0.7  # share of a title's long words with a capital from which it is written so


def is_sentence_start(text: str, place: int) -> bool:
    """Say whether a sentence begins at a place of a text: a capital says nothing there.

    Parameters
    ----------
    text : str
    place : int
        In characters.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_sentence_start("On Maps. Themes", 9), is_sentence_start("On Maps. Themes", 3)
    (True, False)
    """
    inside = text[place - 1 : place] == " " and text[place - 2 : place - 1].isalnum()  # as most places
    return not inside and bool(SENTENCE_START.search(text, max(0, place - 6), place))


def is_capitalized(title: str) -> bool:
    """Say whether the words of a title have capitals, but for the small ones: they say nothing there.

    Parameters
    ----------
    title : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_capitalized("Weaving Maps of Themes"), is_capitalized("Weaving maps of themes")
    (True, False)
    """
    words = LONG_WORD.findall(title)
    return sum(not word.islower() for word in words) >= CAPITALIZED * len(words)
