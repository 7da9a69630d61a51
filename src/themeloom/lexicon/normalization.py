"""A form as written -> its key, the normalized form: one spelling for case, number, hyphen or space, British or American."""

import re
import unicodedata
from functools import cache, lru_cache

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.zipf import measure_zipf

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
# plural endings of which one cannot tell by the letters what they become: the more common word is taken
DOUBTFUL = {"ies": ("y", "ie"), "oes": ("o", "oe")}  # calorie, shoe
KNOWN = 2.5  # Zipf frequency from which it is known how common a word's singular would be
NO_PLURAL = 1.1  # orders of magnitude by which a word is more common than what would be its singular: "diabetes", "rabies"
# British -> American endings, for words long enough not to be another word ("wise", "rise")
BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:ation|ations|e|ed|er|ers|ing)$)")
BRITISH_NOT = re.compile(r"(?:[eou]|rv|rt|pr|v|prom|prem)is(?:e|ed|er|ers|ing)$|precis|concis")  # exercise, supervise, promise
# British -> American within words: anaemia, oedema, paediatric, aetiology, oesophagus, tumour, counselling
BRITISH_INSIDE = (
    (re.compile(r"(?<=[a-z])aem(?=i)|(?<=h)aem"), "em"),
    (re.compile(r"(?<=f)aec(?=es|al)"), "ec"),
    (re.compile(r"^oed(?=em)"), "ed"),
    (re.compile(r"^oes(?=tr|oph)"), "es"),
    (re.compile(r"(?<=p)aed(?=i)|(?<=orthop)aed"), "ed"),
    (re.compile(r"^aet(?=iol)"), "et"),
    (re.compile(r"(?<=^f)oet(?=al|us)"), "et"),
    (re.compile(r"(?<=[a-z][bdlmnv])our(?=(?:s|ed|ing|al|able|ally|ism|ist|ful|less|hood)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3}[aeiou])ll(?=(?:ing|ed|er|ers)$)"), "l"),
)
BRITISH_INSIDE_NOT = re.compile(r"flour|glamour|paramour|devour|velour|detour")
SHORT_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")
POSSESSIVE = re.compile(r"'s?(?=$|\s)")  # Parkinson's disease, Parkinson disease
CRUMBS = re.compile(r"[{}\\\"'`$^*]+")
SPACES = re.compile(r"[\s\-\u2010-\u2015_~]+")


@cache
def _spellings():
    """Irregular plurals, words that only look plural, and British spellings: form -> normalized."""
    table = read_knowledge("spellings")
    return dict(zip(table["form"], table["folded"], strict=True))


@lru_cache(maxsize=100_000)
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
    singular = _cut_plural(word)
    common = measure_zipf(word)
    if singular != word and common >= KNOWN and common - measure_zipf(singular) > NO_PLURAL:
        singular = word
    return _americanize(singular)


def _cut_plural(word):
    """A word without its plural ending, where it has one."""
    ending, replacement = next((pair for pair in PLURALS if word.endswith(pair[0])), ("", ""))
    if not ending or len(word) < SHORTEST_PLURAL:
        return word
    stem = word[: -len(ending)]
    doubtful = next((endings for end, endings in DOUBTFUL.items() if word.endswith(end)), ())
    singulars = [word[:-3] + end for end in doubtful] or [stem + replacement]
    return max(singulars, key=measure_zipf)


@lru_cache(maxsize=100_000)
def _americanize(word):
    """The American spelling of a word: "optimisation" -> "optimization", "hyperglycaemia" -> "hyperglycemia"."""
    if word in _spellings():
        return _spellings()[word]
    if not BRITISH_INSIDE_NOT.search(word):
        for pattern, american in BRITISH_INSIDE:
            word = pattern.sub(american, word)
    return word if BRITISH_NOT.search(word) else BRITISH.sub("iz", word)


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
    words = list_written(form)
    if not words:
        return form.casefold()
    *inner, last = words
    inner = [_americanize(word.casefold()) for word in inner]
    abbreviated = last[-1] == "S" and len(last) < LONGEST_ABBREVIATION and not (inner and form.isupper())
    last = last.casefold() if abbreviated else normalize_word(last.casefold())
    return " ".join([*inner, last])


def list_written(form: str) -> list[str]:
    """List the words of a form as written, without a plural s behind a capital: one for each word of its key.

    Examples
    --------
    >>> list_written("pre-trained LLMs"), normalize("pre-trained LLMs")
    (['pre', 'trained', 'LLM'], 'pre trained llm')
    """
    text = POSSESSIVE.sub("", SHORT_PLURAL.sub("", unicodedata.normalize("NFKC", form).replace("\u2019", "'")))
    words = SPACES.split(CRUMBS.sub("", text).strip(" -_~.,;:()[]"))
    return [word for word in words if word]
