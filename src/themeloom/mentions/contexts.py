"""What stands around a name: "the X dataset", "results on X", a quotation, a verb that introduces."""

import re
from functools import cache

from themeloom.lexicon import read_heads, read_knowledge

PARTS = r"(?:test|training|evaluation|validation|development|dev|val)"
REACH = 200  # characters before a name that are looked at
# one name, and names in a list: "A, mini-B (C) and 20 D, and "
ITEM = r"[\"`']*(?:[a-z]{1,6}-?[A-Z]|[A-Z]|\d)[\w.+*\-]*+(?: [A-Z0-9][\w.+*\-]*+)*(?: ?\([^()]{1,60}\))?[\"`']*"
JOINS = r"(?:,? (?:and|or|as well as)(?: the)? |, (?:the )?|/)"
LIST = rf"(?:(?:both |the )?{ITEM}{JOINS})*+"
OPENS = r"[ ,:(\[\"`']*"
NAMED_SO = re.compile(r"\S*(?:[Bb]ench|[A-Z]NLI|Corpus|Treebank)(?:[-v+]?[\d.+]*|-\w+)")  # "WorldBench-2"
ON = re.compile(r"\bon ")
QUOTES = "\"'`\u2018\u2019\u201c\u201d"


@cache
def find_cues(role: str) -> str:
    """Find the cue words of a role in ``cues.csv``: a pattern of them all, the longest first.

    Examples
    --------
    >>> re.findall(find_cues("acts"), "the model outperforms all")
    ['outperforms']
    """
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in list_cues(role))


@cache
def list_cues(role: str) -> list[str]:
    """List the cue words of a role in ``cues.csv``, the longest first.

    Examples
    --------
    >>> "outperforms" in list_cues("acts")
    True
    """
    table = read_knowledge("cues")
    return sorted(table["cue"][table["role"] == role], key=len, reverse=True)


@cache
def _datasets():
    """The pattern of the nouns for data: "datasets", "corpora"."""
    nouns = [head for head, kind in read_heads().items() if kind == "dataset"]
    return rf"(?:{'|'.join(sorted(nouns))})(?:s|es)?|corpora|{PARTS} (?:sets?|splits?)"


@cache
def _before():
    also = r"(?:both |the )*"
    leads_in = rf"(?:(?:{find_cues('lists')})[\s,:\"`']*)?"
    named = rf"\b(?<!we )(?<!to )(?<!also )(?i:{_datasets()})(?i:(?: of)?{OPENS}{leads_in}{also}){LIST}"
    others = rf"(?:(?!\b(?:{find_cues('other things')})s?\b)[^.;:])"  # "datasets for models such as" names no dataset
    such_as = rf"\b(?i:{_datasets()})\b(?i:{others}{{0,60}}[,(] ?(?:{find_cues('lists')})[,:]? {also}){LIST}"
    called = rf"\b(?i:{_datasets()})\b[^.;:,]{{0,60}} (?i:{find_cues('calls')}) "
    counted = rf"\d (?:[\w-]+ ){{0,3}}?(?:{find_cues('items')})s (?:in|of|from) {also}{LIST}"
    return re.compile(rf"(?:{named}|{such_as}|{called}|{counted})[\"`'\[(]*\Z")


@cache
def _measured():
    """ "The accuracy on X": what stands before."""
    praised = rf"(?i:(?:both |the |all |{find_cues('praises')}\b ?)*)"
    return re.compile(rf"(?i:{find_cues('measures')})(?:[^.;:]|\.\d){{0,50}}\bon {praised}{LIST}[\"`'\[(]*\Z")


@cache
def _opens_clause():
    """ "On X, the model reaches 80 %": what stands before, and behind."""
    measured = rf"(?:[^.;]|\.\d){{0,80}}?(?i:{find_cues('measures')})"
    return re.compile(rf"(?:^|[.:;,] )[Oo]n (?:the )?{LIST}\Z"), re.compile(rf"(?:{JOINS}{ITEM})*,{measured}")


@cache
def _behind():
    aside = r"(?:\s?\([^)]*\))?"
    others = rf"(?:{JOINS}{ITEM}){{0,6}}"
    tasks = "|".join(head for head, kind in read_heads().items() if kind == "task")
    task = rf"(?:(?: [a-z-]+)? (?:{tasks}))?"
    noun = rf"(?i: (?:{_datasets()}|challenge|shared task))\b"
    apposition = rf"(?:[,:]| is) (?i:an?|the|our)(?i: (?!(?:{find_cues('ends apposition')})\b)[\w-]+,?){{0,6}}?"
    return re.compile(rf"[\"`')]*{aside}(?:{others}{task}|{apposition}){noun}")


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
    opening, reached = _opens_clause()
    in_clause = opening.search(before) and reached.match(text, end)
    measured = ON.search(before) and _measured().search(before)  # the first is quick
    around = _before().search(before) or _behind().match(text, end)
    return bool(NAMED_SO.fullmatch(text, start, end) or measured or around or in_clause)


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
