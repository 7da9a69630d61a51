"""What a phrase names: where the name in it begins and ends, and what kind of thing it is."""

import re
from functools import cache

from themeloom.folding import fold, fold_word
from themeloom.tables import read_knowledge

# a word that is a name by its looks: a capital inside a part of it, or a digit behind a letter (BERT, iCaRL, GPT-4, word2vec)
NAME = re.compile(r"[^\W_]+[A-Z]|[A-Za-z]-?\d")
CAPITALIZED = re.compile(r"[A-Z]\w+")
SENTENCE_START = re.compile(r"(?:^|[.!?:][\"')]*\s+)$")
WORD = re.compile(r"\S+")

# what stands before the name of a dataset: "datasets (A, B and", "benchmarks such as", "results on A and"
NAMES = r"(?:[\"`']*[A-Z][\w.+\-]*(?: [A-Z0-9][\w.+\-]*)*[\"`']*(?:, and|, or|,| and| or|/)\s*)*"
LEADS_IN = r"[\s,:(\[\"`']*(?i:(?:such as|like|including|e\.g\.|i\.e\.|called|named|namely|dubbed)[\s,:\"`']*)?"
MEASURED = r"(?i:experiment|result|evaluat|train|test|accuracy|perform|gain|score|improve|outperform|achiev|validat|%|F1)"
BEFORE_DATASET = re.compile(
    rf"(?:\b(?i:datasets?|benchmarks?|corpus|corpora|(?:test|training|evaluation) sets?|testbeds?){LEADS_IN}{NAMES}"
    rf"|{MEASURED}[^.;:]{{0,50}}\bon (?:the )?(?:challenging |popular |standard |large-scale )?{NAMES})$"
)
REACH = 160  # characters before a name that are looked at


@cache
def _roles():
    """The words of no weight of their own, by role: 'empty' ones start no term, 'generic' ones follow a name in vain."""
    table = read_knowledge("words")
    return {role: frozenset(words) for role, words in table.groupby("role")["word"]}


@cache
def _heads():
    """The kind that the last word of a term tells: head noun -> kind."""
    table = read_knowledge("kinds")
    return dict(zip(table["head"].map(fold), table["kind"], strict=True))


def trim_phrase(text, span, field):
    """Cut empty words from a phrase's beginning, and a generic word from beside a name.

    Returns (start, end, form, named): characters in the text; ``named`` is "system" or "dataset" where the form looks like a
    proper name (a dataset by the words beside or before it), else None.
    """
    words = [match.span() for match in WORD.finditer(text, span.start_char, span.end_char)]
    while len(words) > 1 and _is_empty(text[slice(*words[0])].lower()):
        words.pop(0)
    named = "system" if _is_name(text, words, field) else None
    # "DAVIS Dataset", "the Gazebo environment", "our method iCaRL" name one thing; "Large Language Models" does as a whole
    for at, rest in ((-1, words[:-1]), (0, words[1:])):
        beside = text[slice(*words[at])]
        kind = _heads().get(fold_word(beside.lower()))
        general = kind == "dataset" or fold_word(beside.lower()) in _roles()["generic"]
        if rest and general and _is_name(text, rest, field if beside.islower() and at else "title"):
            words, named = rest, "dataset" if kind == "dataset" else "system"
            break
    start, end = words[0][0], words[-1][1]
    if named and field == "abstract" and BEFORE_DATASET.search(text[max(0, start - REACH) : start]):
        named = "dataset"
    return start, end, text[start:end], named


def tell_kind(key, named):
    """Tell a key's kind by its last word, or, where that tells none, by what it looks like (``named``)."""
    kind = _heads().get(key.rsplit(" ", 1)[-1])
    if kind == "dataset":  # "public benchmarks" name none
        return "dataset" if named else "term"
    return kind or named or "term"


def _is_empty(word):
    """Whether a word starts no term: by itself ("novel") or by its ending ("domain-specific")."""
    return not _roles()["empty"].isdisjoint((word, re.sub(r".*(?=-)", "", word)))


def _is_name(text, words, field):
    """Whether the words are a proper name: the last looks like one, or all are capitalised in running text."""
    last = text[slice(*words[-1])]
    if _heads().get(last.lower()) == "term":  # a language or another capitalised word that names no system
        return False
    if NAME.search(last):
        return True
    if field == "title" or not all(CAPITALIZED.match(text, *word) for word in words) or text.startswith(" of ", words[-1][1]):
        return False
    return not SENTENCE_START.search(text[max(0, words[0][0] - 4) : words[0][0]])
