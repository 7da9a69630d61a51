"""What stands around a name: "the X dataset", "results on X", a quotation, a verb that introduces."""

import re
from functools import cache

from themeloom.lexicon import read_heads, read_knowledge

REACH = 160  # characters before a name that are looked at
# a list of names before the one in question: "A, B and "
LIST = r"(?:[\"`']*[A-Z][\w.+\-]*(?: [A-Z0-9][\w.+\-]*)*[\"`']*(?:, and|, or|,| and| or|/)\s*)*"
OPENS = r"[\s,:(\[\"`']*"
QUOTES = "\"'`\u2018\u2019\u201c\u201d"


@cache
def find_cues(role: str) -> str:
    """Find the cue words of a role in ``cues.csv``: a pattern of them all, the longest first.

    Examples
    --------
    >>> re.findall(find_cues("acts"), "the model outperforms all")
    ['outperforms']
    """
    table = read_knowledge("cues")
    words = sorted(table["cue"][table["role"] == role], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)


@cache
def _datasets():
    """The pattern of the nouns for data: "datasets", "corpora"."""
    nouns = [head for head, kind in read_heads().items() if kind == "dataset"]
    return rf"(?:{'|'.join(sorted(nouns))})(?:s|es)?|corpora|(?:test|training|evaluation) sets?"


@cache
def _before():
    leads_in = rf"(?:(?:{find_cues('lists')})[\s,:\"`']*)?"
    named = rf"\b(?i:{_datasets()}){OPENS}(?i:{leads_in}){LIST}"
    used = rf"(?i:{find_cues('measures')})[^.;:]{{0,50}}\bon (?:the )?(?:(?i:{find_cues('praises')}) )?{LIST}"
    return re.compile(rf"(?:{named}|{used})[\"`'\[(]*$")


@cache
def _behind():
    aside = r"(?:\s\([^)]*\))?"
    apposition = rf"(?:, (?:an?|the|our)(?: (?!(?:{find_cues('ends apposition')})\b)[\w-]+,?){{0,6}}?)?"
    return re.compile(rf"[\"`')]*{aside}{apposition} (?:{_datasets()})\b", re.IGNORECASE)


@cache
def _acts():
    return re.compile(rf" (?:{find_cues('acts')})")


def is_dataset(text: str, start: int, end: int) -> bool:
    """Say whether the words around a name make it a dataset: "datasets such as X", "results on X", "X, a new benchmark".

    Parameters
    ----------
    text : str
    start, end : int
        The name, in characters.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_dataset("Results on Othello are good.", 11, 18)
    True
    """
    before = text[max(0, start - REACH) : start]
    if before.endswith(", ") and _acts().match(text, end):  # "on the test set, X outperforms": a new clause
        return False
    return bool(_before().search(before) or _behind().match(text, end))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text stands in quotation marks.

    Parameters
    ----------
    text, start, end : see ``is_dataset``

    Returns
    -------
    bool
        False where only one side has a mark.

    Examples
    --------
    >>> is_quoted('a "map" of', 3, 6)
    True
    """
    return start > 0 and text[start - 1] in QUOTES and text[end : end + 1] in QUOTES and end < len(text)
