"""A form as written -> its key, the normalized form: one spelling for case, number, hyphen or space, British or American."""

import re
import unicodedata
from functools import cache, lru_cache

from themeloom.lexicon.knowledge_tables import read_knowledge

# plural endings, first match wins: (ending, what it becomes); an ending that becomes itself is no plural
PLURALS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("ics", "ics"),
    ("s", ""),
)
LONGEST_ABBREVIATION = 7  # letters from which a word in capitals is one
SHORTEST_PLURAL = 4  # letters: "gas", "ai" are none
# British -> American endings, for words long enough not to be another word ("wise", "rise")
BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:ation|ations|e|ed|er|ers|ing)$)")
BRITISH_NOT = re.compile(r"(?:[eou]|rv|rt|pr|v|prom|prem)is(?:e|ed|er|ers|ing)$|precis|concis")  # exercise, supervise, promise
SHORT_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")
CRUMBS = re.compile(r"[{}\\\"'`$^*]+")
SPACES = re.compile(r"[\s\-\u2010-\u2015_~]+")


@cache
def _spellings():
    """Irregular plurals, words that only look plural, and British spellings: form -> normalized."""
    table = read_knowledge("spellings")
    return dict(zip(table["form"], table["folded"], strict=True))


def normalize_word(word: str) -> str:
    """Normalize one lower-case word: to the singular, in American spelling.

    Examples
    --------
    >>> normalize_word("optimisations"), normalize_word("analyses"), normalize_word("bias")
    ('optimization', 'analysis', 'bias')
    """
    known = _spellings()
    if word in known:
        return known[word]
    ending, replacement = next((pair for pair in PLURALS if word.endswith(pair[0])), ("", ""))
    if ending and len(word) >= SHORTEST_PLURAL:
        word = word[: -len(ending)] + replacement
    return _americanize(word)


def _americanize(word):
    """The American spelling of a word: 'optimisation' -> 'optimization', 'behavioural' has its own entry or stays."""
    return _spellings().get(word) or (word if BRITISH_NOT.search(word) else BRITISH.sub("iz", word))


@lru_cache(maxsize=100_000)
def normalize(form: str) -> str:
    """Normalize a form to its key: lower case, hyphens as spaces, its last word singular, American spelling.

    Two forms with one key are spellings of one term. A capital S is no plural ("GPS", "NAS").

    Parameters
    ----------
    form : str
        As written.

    Returns
    -------
    str

    Examples
    --------
    >>> normalize("Large Language Models"), normalize("word-embeddings"), normalize("Optimisation")
    ('large language model', 'word embedding', 'optimization')
    >>> normalize("LLMs"), normalize("GPS")
    ('llm', 'gps')
    """
    text = unicodedata.normalize("NFKC", form).replace("\u2019", "'")
    text = re.sub(r"'s?$", "", SHORT_PLURAL.sub("", text))
    words = SPACES.split(CRUMBS.sub("", text).strip(" -_~.,;:()[]"))
    words = [word for word in words if word]
    if not words:
        return form.casefold()
    *inner, last = words
    inner = [_americanize(word.casefold()) for word in inner]
    abbreviated = last[-1] == "S" and len(last) < LONGEST_ABBREVIATION and not (inner and text.isupper())
    last = last.casefold() if abbreviated else normalize_word(last.casefold())
    return " ".join([*inner, last])
