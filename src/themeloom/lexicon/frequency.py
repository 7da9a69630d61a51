"""How common a word is outside the corpus: in general English (measured) and in academic prose of any field (listed)."""

from functools import cache

import numpy as np
import pandas as pd

from themeloom.lexicon.kinds import read_heads
from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import normalize, normalize_word
from themeloom.lexicon.zipf import measure_zipf

PLAIN = 3.5  # Zipf frequency from which a lower-case word is one that everybody knows: "camera" 4.6, "parser" 2.6
# what is no term, by the kind of such a mention, and why
ASIDE = {
    "prose": "general academic prose",
    "plain": "a plain word that the papers use no more often than anybody",
    "searched": "what was searched for literature",
    "relational": "a word for a share, a change or a cause of what is named beside it",
}
RECURRING = 2.0  # mentions in each of its papers from which a plain word is what they are about: "sleep", "lake"
SUBJECT = 5.5  # log ratio from which a word is what the papers are about, whatever stands behind it: 45 times as often
RELATED = 0.5  # share of a word's mentions with a complement from which it says nothing without one: "influence of"
ENOUGH = 3  # mentions that show what stands behind a word
TELLING = 15.13  # log-likelihood ratio from which a plain word is met more often than in general English (p < .0001)


@cache
def list_words(role: str) -> frozenset[str]:
    """List the words of a role in ``words.csv``.

    Parameters
    ----------
    role : str
        empty (they start no term), generic (they add nothing to the name beside them), numbered (a number behind
        them counts), pale, phrase or verb.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> "novel" in list_words("empty"), "approach" in list_words("generic")
    (True, True)
    """
    table = read_knowledge("words")
    return frozenset(table["word"][table["role"] == role])


@cache
def _prose():
    table = read_knowledge("words")
    return frozenset(map(normalize, table["word"][table["role"] != "numbered"]))


def is_empty(word: str) -> bool:
    """Say whether a lower-case word starts no term: by itself ("novel") or by its ending ("domain-specific")."""
    return not list_words("empty").isdisjoint((word, word[max(word.rfind("-"), 0) :]))


def is_generic(word: str) -> bool:
    """Say whether a word adds nothing to the name beside it: "the BERT approach"."""
    return normalize_word(word.lower()) in list_words("generic")


def is_prose(key: str) -> bool:
    """Say whether a key is made of general academic prose ("recent result"), and names no kind ("attention mechanism")."""
    if " " in key and key in read_heads():
        return False
    return key in _prose() or all(word in _prose() for word in key.split(" "))


def find_plain(keys: pd.Series, papers: pd.Series, words: int) -> list[str]:
    """Find the plain English words that a corpus uses no more often than everybody, or in one paper only.

    A word that is mentioned again and again where it is mentioned at all is what these papers are about (burstiness; Church &
    Gale 1995, Natural Language Engineering 1:163), however rare they are in the corpus.

    Parameters
    ----------
    keys, papers : Series
        The key of each mention, and the paper it is in.
    words : int
        Running words of the corpus.

    Returns
    -------
    list of str
        Keys of one word with a Zipf frequency of at least ``PLAIN`` that name no kind of thing, and are met in one paper only or
        with a log-likelihood ratio (see ``measure_keyness``) below ``TELLING`` and less than ``RECURRING`` times in each of their
        papers.

    Examples
    --------
    >>> keys = pd.Series(["camera", "camera", "parser"])
    >>> find_plain(keys, papers=pd.Series(["p", "q", "p"]), words=100_000)
    ['camera']
    """
    counts = _count(keys)
    plain = counts[[" " not in key and measure_zipf(key) >= PLAIN and key not in read_heads() for key in counts.index]]
    spread = papers.groupby(keys).nunique().reindex(plain.index)
    telling = (measure_keyness(plain, words) >= TELLING) | (plain >= RECURRING * spread)
    return plain.index[~telling | (spread < 2)].tolist()


def find_relational(keys: pd.Series, governs: pd.Series, words: int) -> list[str]:
    """Find the plain English words that stand for a relation to something that is named behind them: "expression of".

    Such nouns are no terms by themselves, in any field: what is meant is the complement.

    Parameters
    ----------
    keys, governs : Series
        The key of each mention, and whether a complement stands behind it.
    words : int
        Running words of the corpus.

    Returns
    -------
    list of str
        Keys of one word with a Zipf frequency of at least ``PLAIN`` that name no kind of thing, have a complement in a share of
        ``RELATED`` of at least ``ENOUGH`` mentions, and are not the subject of the corpus (log ratio, see ``measure_log_ratio``,
        below ``SUBJECT``).

    Examples
    --------
    >>> keys = pd.Series(["influence"] * 3 + ["camera"] * 3)
    >>> find_relational(keys, pd.Series([True, True, False] + [False] * 3), words=10_000)
    ['influence']
    """
    counts = _count(keys)
    share = governs.groupby(keys).mean().reindex(counts.index)
    counts = counts[(share >= RELATED) & (counts >= ENOUGH)]
    plain = counts[[" " not in key and measure_zipf(key) >= PLAIN and key not in read_heads() for key in counts.index]]
    return sorted(plain.index[measure_log_ratio(plain, words) < SUBJECT])


def _count(keys):
    """How often each key is met, the most frequent first."""
    counts = keys.value_counts()
    return counts[counts > 0].rename(str)


def measure_keyness(counts: pd.Series, words: int) -> pd.Series:
    """Measure how much more often each word is met in a corpus than in general English.

    G2 = 2 (O ln(O / E) - (O - E)), O the occurrences and E the expected ones: the log-likelihood ratio of Dunning (1993,
    Computational Linguistics 19:61) for one corpus, against reference frequencies counted in so many words that they are taken as
    known. 0 where the word is met less often than expected.

    Parameters
    ----------
    counts : Series
        Occurrences in the corpus, indexed by word.
    words : int
        Running words of the corpus.

    Returns
    -------
    Series
        Indexed as ``counts``; above 3.84, 6.63, 10.83, 15.13 with p < .05, .01, .001, .0001.

    Examples
    --------
    >>> measure_keyness(pd.Series({"camera": 9, "map": 1}), words=10_000).round(1).to_dict()
    {'camera': 28.4, 'map': 0.3}
    """
    expected = pd.Series([10.0 ** (measure_zipf(word) - 9) * words for word in counts.index], index=counts.index, dtype=float)
    surplus = counts * np.log(counts / expected) - (counts - expected)
    return (2 * surplus).where(counts > expected, 0.0)


def measure_log_ratio(counts: pd.Series, words: int) -> pd.Series:
    """Measure how many times as often each word is met in a corpus as in general English, as a power of two.

    log2(O / E), O the occurrences and E the expected ones: the log ratio of Hardie (2014). Unlike ``measure_keyness`` it does not
    grow with the corpus.

    Parameters
    ----------
    counts, words
        As ``measure_keyness`` takes them.

    Returns
    -------
    Series
        Indexed as ``counts``; 1 for twice as often. A word that general English lacks counts as one with a Zipf frequency of 1.

    Examples
    --------
    >>> measure_log_ratio(pd.Series({"camera": 9, "map": 1}), words=10_000).round(1).to_dict()
    {'camera': 3.6, 'map': 0.8}
    """
    known = np.array([max(measure_zipf(word), 1.0) for word in counts.index])
    return np.log2(counts / (10.0 ** (known - 9) * words))
