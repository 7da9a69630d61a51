"""Phrases that begin too late: of "fatty acid synthase" the tagger leaves "acid synthase", as it takes "fatty" for an adverb."""

import re

import numpy as np
import pandas as pd

from themeloom.categories import set_texts
from themeloom.lexicon import is_empty, is_prose, list_words, measure_zipf, name_kind, name_measure, normalize

BEFORE = re.compile(r"(?<![\w-])([^\W\d_][^\W_]*(?:-[^\W\d_]+)*)[ -]$")
REACH = 40  # characters before a mention that are looked at
ALWAYS = 0.8  # share of the mentions behind one word from which it belongs to them
FEWEST = 3  # mentions, and two papers of them, that show it
VERBAL = ("ing", "ed")  # endings of words that may be verbs with the mention as their object
FUNCTION = 5.0  # Zipf frequency from which a word stands before everything: "the" 7.7, "high" 5.4; "fatty" 3.7


def find_before(text: str, start: int, first: int = 0) -> str | None:
    """Find the word before a place, as written, with the blank or hyphen behind it; None where there is none.

    Parameters
    ----------
    text : str
    start : int
        The place.
    first : int
        Where the field begins in which the word must stand.

    Returns
    -------
    str or None

    Examples
    --------
    >>> find_before("Fatty yarn", 6), find_before("Fatty, yarn", 7)
    ('Fatty ', None)
    """
    begin = max(first, start - REACH)
    last = text.rfind(" ", begin, max(begin, start - 1))  # there is no blank in a word
    match = BEFORE.search(text, max(begin, last + 1), start)
    return match and match[0]


def add_beginnings(mentions: pd.DataFrame) -> pd.DataFrame:
    """Add the word before them to mentions that nearly always stand behind one word, which is no mention.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention, as ``extract_mentions`` returns it, and before: as ``find_before`` returns it.

    Returns
    -------
    DataFrame
        The same rows without the column before; where the word stands before a mention, it begins with it.

    Examples
    --------
    >>> rows = [(paper, "title", 6, 10, "yarn", "yarn", "term", "Fatty ") for paper in "pqr"]
    >>> mentions = pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key", "kind", "before"])
    >>> add_beginnings(mentions)["form"].unique().tolist()
    ['Fatty yarn']
    """
    coded = mentions.astype({"key": "category", "before": "category"})
    key = coded["key"].cat.codes.to_numpy()
    often = _find_often(coded, key)
    before = coded["before"].mask(_find_taken(coded, often))
    written = before.cat.categories.astype("str")
    lower, words = pd.factorize(written.str.lower(), sort=True)
    word = np.where(before.notna(), lower[before.cat.codes] if len(lower) else -1, -1)
    main, share = _find_main(key[often], word[often], len(coded["key"].cat.categories))
    telling = np.array([_is_telling(text) for text in words], dtype=bool)
    bound = (share >= ALWAYS) & (main >= 0)
    bound[bound] = telling[main[bound]]
    inside = often & bound[key] & (word == main[key])
    return _add_words(mentions.drop(columns="before"), before[inside].astype("str"))


def _find_often(mentions, key):
    """Whether each mention is no name, and one of many, in more than one paper."""
    recurring = mentions.groupby("key", observed=False)["doc_id"].agg(["size", "nunique"])
    enough = (recurring["size"] >= FEWEST) & (recurring["nunique"] > 1)
    return enough.to_numpy()[key] & ~mentions["kind"].isin(["system", "dataset"]).to_numpy()


def _find_taken(mentions, often):
    """Whether another mention ends with the word before one: the places of a text are numbers on one line."""
    end = mentions["end"].to_numpy()
    text = 2 * pd.factorize(mentions["doc_id"])[0] + (mentions["field"] == "title").to_numpy()
    line = text * (end.max(initial=0) + 1)
    taken = np.zeros(len(mentions), dtype=bool)
    taken[often] = pd.Series((line + mentions["start"].to_numpy() - 1)[often]).isin(line + end)
    return taken


def _find_main(key, word, keys):
    """Of each key the word that stands before most of its mentions (-1 for none), and the share of those that have it."""
    pairs = pd.DataFrame({"key": key, "word": word})
    times = pairs[word >= 0].groupby(["key", "word"]).size().rename("times").reset_index()
    times = times.sort_values(["key", "times"], ascending=[True, False], kind="stable").drop_duplicates("key")
    main = np.full(keys, -1)
    main[times["key"]] = times["word"]
    share = np.zeros(keys)
    share[times["key"]] = times["times"] / np.bincount(key, minlength=keys)[times["key"]]
    return main, share


def _is_telling(before):
    """Whether a word before a phrase says something: no function word, verb, measure or word of prose."""
    word = before.rstrip(" -")
    common = measure_zipf(word) >= FUNCTION or word in list_words("verb") or word.endswith(VERBAL)
    return not (common or is_empty(word) or is_prose(normalize(word)) or name_measure(word))


def _add_words(mentions, before):
    """The mentions with the words before them, where there are any."""
    if before.empty:
        return mentions
    rows = mentions.loc[before.index]
    form = before + rows["form"].astype("str")
    key = form.map(normalize)
    start = mentions["start"].copy()
    start.loc[before.index] -= before.str.len().astype(start.dtype)
    texts = {"form": form, "key": key, "kind": key.map(name_kind)}
    return mentions.assign(start=start, **{column: set_texts(mentions[column], new) for column, new in texts.items()})
