"""What kind of thing a term of any field is: by its last words, their endings, its letters; where these leave a doubt, a term."""

import re
from functools import cache

from themeloom.lexicon.kinds import list_territories
from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import normalize
from themeloom.lexicon.zipf import measure_zipf

LONGEST = 3  # words of a head
WORDLY = 3.5  # Zipf frequency from which a word in capitals is one of the text: "DIETARY"
LONG = 5  # letters of such a word
# short forms that are no names to pronounce: miRNA, TP53, CO2, p53
RNA = r"(?:mi|si|lnc|circ)RNA|(?:[a-z]{3}-)?miR-[\w-]+"
# longer ones are none: what looks ahead looks at each letter again
CODE = re.compile(rf"(?=.{{1,60}}\Z)(?:{RNA}|(?!.*[a-z]{{2}}|.*[A-Z]{{5}}[A-Z\-]*$)(?=.*(?:[A-Z].*[A-Z\d]|[a-z]\d))[\w+\-/.]+)")
VALUE = re.compile(r"[^a-z]+ [\d.]+%?|\d.*|.*[^\w\s.+&'\u2019/\-\u2010\u2011].*")  # "BMI 23", "10%TEI"
DERIVED = re.compile(r"(?:.*-)?[A-Z][a-z]*(?:ing|ed|ion|ity|ness|ment|ese|ish|ism|ian|ans?|ists?)")  # "Brazilian"
DENIED = frozenset(("anti", "non", "without"))


@cache
def _read_words(match: str) -> dict[str, str]:
    """The words of one column ``match`` of the table, normalized -> the kind that they name."""
    table = read_knowledge("general_kinds").query("match == @match")
    return dict(zip(table["word"].map(normalize), table["kind"], strict=True))


@cache
def _endings():
    endings = read_knowledge("general_kinds").query("match == 'ending'")
    return {kind: re.compile(rf"\w{{2,60}}(?:{'|'.join(group)})") for kind, group in endings.groupby("kind")["word"]}


def name_general_kind(key: str, form: str, *, named: bool = False) -> str:
    """Name the kind of a key in a field that need not be computing.

    Parameters
    ----------
    key : str
        A normalized form.
    form : str
        As it is written inside sentences.
    named : bool
        Whether it is taken for a name.

    Returns
    -------
    str
        One of the kinds of the profile general: disease, method or measure by the last words or their ending; place or
        organisation by a name's last word, or as a country; symbol for a short form of letters and digits, such as chemicals,
        genes and strains have; name for another name; term for everything else.

    Examples
    --------
    >>> name_general_kind("chronic hepatitis", "chronic hepatitis"), name_general_kind("mrna", "mRNA", named=True)
    ('disease', 'symbol')
    >>> name_general_kind("map university", "Map University"), name_general_kind("large university", "large university")
    ('organisation', 'term')
    """
    if form.removeprefix("the ") in list_territories():
        return "place"
    return _name_by_words(key) or _name_by_letters(key, form, named=named)


def _name_by_words(key):
    """The kind that the words say, or ""."""
    if key in _read_words("whole"):
        return _read_words("whole")[key]
    words = key.split(" ")
    if DENIED & set(words):
        return "term"
    for size in range(min(LONGEST, len(words)), 0, -1):
        kind = _read_words("head").get(" ".join(words[-size:]))
        if kind:
            return kind
    return next((kind for kind, pattern in _endings().items() if pattern.fullmatch(words[-1])), "")


def _name_by_letters(key, form, *, named):
    """The kind of what has a proper name: by its last word, by its capitals and digits; or "term"."""
    words = form.split()
    last = key.rsplit(" ", 1)[-1]
    if len(words) > 1 and all(word[0].isupper() for word in words):
        kind = _read_words("name head").get(last)
        if kind == "place" or (kind and words[-1].lower() == last):  # "Prospective Associations" are no organisation
            return kind
    if not named or VALUE.fullmatch(form) or _is_word(form):
        return "term"
    if CODE.fullmatch(form):
        return "symbol" if normalize(form) == key else "term"  # of a term that is written out, its words are shown
    return "term" if form.islower() else "name"


def _is_word(form):
    """Whether a form is a word of the text, capitals or not: a common one in capitals only, or one made of another."""
    if form.isupper():
        parts = re.findall(rf"[A-Z]{{{LONG},}}", form)
        return any(measure_zipf(part.lower()) >= WORDLY for part in parts)
    return bool(DERIVED.fullmatch(form))
