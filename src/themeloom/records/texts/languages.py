"""Is a text English? Its small words tell, or its letters: terms are looked for in English alone."""

import re
from functools import cache

from themeloom.lexicon import read_knowledge

# words that tell a language; of English abstracts .045 and more are small words of English alone, of others .03 and less. Those
# of other languages too are not counted: of Danish and Norwegian abstracts a fifth may be "for", "to", "by" and "have"
FEWEST = 40
ENGLISH = 0.04  # share of the words that are small words of English, below which a text is in another language
HEAD = 1_500  # characters by which nearly all texts are known to be English
TITLE = 4  # words that show a title's language
OTHER = 0.25  # share of the words of a short text that are small words of other languages
LATIN = 0.5  # share of the letters below which a text is in another script
ANOTHER_SCRIPT = "text is not in Latin letters"
NOT_ENGLISH = "text is not English"
WORD = re.compile(r"[^\W\d_]+")
LETTER_BEYOND = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def describe_language(text: str) -> str:
    """Describe why a text is not English.

    Parameters
    ----------
    text : str
        Title and abstract.

    Returns
    -------
    str
        Empty for English, and where a text is too short to tell.

    Examples
    --------
    >>> describe_language("We weave wool."), describe_language("El efecto del tejido en la salud de los pacientes")
    ('', 'text is not English')
    >>> describe_language("Глубокое плетение")
    'text is not in Latin letters'
    """
    if not text.isascii():
        beyond = len(LETTER_BEYOND.findall(text))
        if beyond > LATIN * max(1, sum(map(len, WORD.findall(text)))):
            return ANOTHER_SCRIPT
    for part in dict.fromkeys((text[:HEAD], text)):
        words = WORD.findall(part.lower())
        known = sum(word in _list_words("english") for word in words)
        if known >= ENGLISH * len(words) and (known or len(words) >= FEWEST):
            return ""
    if len(words) >= FEWEST:
        return NOT_ENGLISH
    others = sum(word in _list_words("other") for word in words)
    return NOT_ENGLISH if len(words) >= TITLE and others >= max(2, OTHER * len(words)) else ""


@cache
def _list_words(side):
    table = read_knowledge("small_words", room="records")
    return frozenset(table.loc[table["side"] == side, "word"])
