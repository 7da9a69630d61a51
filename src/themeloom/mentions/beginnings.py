"""Phrases that begin too late: of "fatty acid synthase" the tagger leaves "acid synthase", as it takes "fatty" for an adverb."""

import re
import sys
from array import array

import numpy as np
import pandas as pd

from themeloom.categories import collect_rows
from themeloom.lexicon import is_empty, is_prose, list_words, measure_zipf, name_kind, name_measure, normalize

BEFORE = re.compile(r"(?<![\w-])([^\W\d_][^\W_]*(?:-[^\W\d_]+)*)[ -]$")
END = ["doc_id", "field", "end"]  # where a mention ends
REACH = 40  # characters before a mention that are looked at
ALWAYS = 0.8  # share of the mentions behind one word from which it belongs to them
FEWEST = 3  # mentions, and two papers of them, that show it
VERBAL = ("ing", "ed")  # endings of words that may be verbs with the mention as their object
FUNCTION = 5.0  # Zipf frequency from which a word stands before everything: "the" 7.7, "high" 5.4; "fatty" 3.7


def add_beginnings(mentions: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    """Add the word before them to mentions that nearly always stand behind one word, which is no mention.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention, as ``extract_mentions`` returns it.
    texts : dict
        Paper -> its title, a line break and its abstract.

    Returns
    -------
    DataFrame
        The same rows; where the word stands before a mention, it begins with it.

    Examples
    --------
    >>> columns = ["doc_id", "field", "start", "end", "form", "key", "kind"]
    >>> rows = [(paper, "title", 6, 10, "yarn", "yarn", "term") for paper in "pqr"]
    >>> texts = dict.fromkeys("pqr", "Fatty yarn" + chr(10))
    >>> add_beginnings(pd.DataFrame(rows, columns=columns), texts)["form"].unique().tolist()
    ['Fatty yarn']
    """
    recurring = mentions.groupby("key")["doc_id"].agg(["size", "nunique"])
    keys = recurring.index[(recurring["size"] >= FEWEST) & (recurring["nunique"] > 1)]
    often = mentions[~mentions["kind"].isin(["system", "dataset"]) & mentions["key"].isin(keys)]
    often = often.assign(key=often["key"].astype("str"))
    before = _find_before(often, mentions, texts)
    lower = before.str.lower().rename("before")
    times = (
        lower.groupby([often["key"], lower])
        .size()
        .rename("times")
        .sort_values(ascending=False, kind="stable")
        .reset_index("before")
    )
    main = times.loc[~times.index.duplicated(), "before"]
    share = lower.eq(often["key"].map(main)).groupby(often["key"]).mean()
    bound = {key for key in share.index[share >= ALWAYS] if _is_telling(main[key])}
    inside = often["key"].isin(bound) & lower.eq(often["key"].map(main))
    return _add_words(mentions, before[inside])


def _find_before(often, mentions, texts):
    """The word before each mention as written, if no other mention ends with it."""
    papers, doc_ids = pd.factorize(often["doc_id"])
    text_of = [texts[doc_id] for doc_id in doc_ids]
    words = []
    ends = array("q")
    for paper, inside, start in zip(papers, often["field"].eq("abstract"), often["start"], strict=True):
        text = text_of[paper]
        shift = text.index("\n") + 1 if inside else 0
        match = BEFORE.search(text, max(shift, shift + start - REACH), shift + start)
        words.append(sys.intern(text[match.start() : shift + start]) if match else None)
        ends.append(match.end(1) - shift if match else -1)
    places = pd.concat([mentions[END], often.assign(end=np.asarray(ends, "int64"))[END]])
    place = places.groupby(END, sort=False).ngroup().to_numpy()
    taken = np.isin(place[len(mentions) :], place[: len(mentions)])
    return pd.Series(words, index=often.index, dtype="str").mask(taken)


def _is_telling(before):
    """Whether a word before a phrase says something: no function word, verb, measure or word of prose."""
    word = before.rstrip(" -")
    common = measure_zipf(word) >= FUNCTION or word in list_words("verb") or word.endswith(VERBAL)
    return not (common or is_empty(word) or is_prose(normalize(word)) or name_measure(word))


def _add_words(mentions, before):
    """The mentions with the words before them, where there are any."""
    rows = mentions.loc[before.index]
    form = before + rows["form"].astype("str")
    key = form.map(normalize)
    kind = key.map(name_kind).astype(mentions["kind"].dtype)
    rows = rows.assign(start=rows["start"] - before.str.len(), form=form, key=key, kind=kind)
    return collect_rows([mentions.drop(index=before.index), rows]).sort_index()
