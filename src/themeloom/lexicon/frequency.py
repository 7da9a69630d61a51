"""How common a word is outside the corpus: in general English (measured) and in academic prose of any field (listed)."""

import re
from functools import cache

import numpy as np
import pandas as pd
from wordfreq import zipf_frequency

from themeloom.lexicon.kinds import heads
from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import fold, fold_word

PLAIN = 3.5  # Zipf frequency from which a lower-case word is one that everybody knows: "camera" 4.6, "parser" 2.6
TELLING = 15.13  # log-likelihood ratio from which a plain word is met more often than in general English (p < .0001)


@cache
def list_words(role):
    """The words of a role in ``words.csv``: "empty" ones start no term, "generic" and "pale" ones tell nothing by themselves."""
    table = read_knowledge("words")
    return frozenset(table["word"][table["role"] == role])


@cache
def _prose():
    return frozenset(map(fold, read_knowledge("words")["word"]))


@cache
def zipf(word):
    """How common a word is in general English: log10 of its occurrences in 10^9 words, 0 for an unknown one.

    The list is that of wordfreq 3 (Speer 2022): 321 180 English words counted in Wikipedia, subtitles, news, books, web pages,
    Twitter and Reddit.
    """
    return zipf_frequency(word, "en")


def is_empty(word):
    """Whether a lower-case word starts no term: by itself ("novel") or by its ending ("domain-specific")."""
    return not list_words("empty").isdisjoint((word, re.sub(r".*(?=-)", "", word)))


def is_generic(word):
    """Whether a word adds nothing to the name beside it: "the BERT approach"."""
    return fold_word(word.lower()) in list_words("generic")


def is_prose(key):
    """Whether every word of a key is general academic prose ("recent result"); not the name of a kind ("attention mechanism")."""
    if " " in key and key in heads():
        return False
    return key in _prose() or all(word in _prose() for word in key.split(" "))


def find_plain(keys, papers, words):
    """Find the plain English words that a corpus uses no more often than everybody, or in one paper only.

    Parameters
    ----------
    keys, papers : Series
        The key of each mention, and the paper it is in.
    words : int
        Running words of the corpus.

    Returns
    -------
    list of str
        Keys of one word with a Zipf frequency of at least PLAIN that name no kind of thing, and are not TELLING.
    """
    counts = keys.value_counts()
    plain = counts[[" " not in key and zipf(key) >= PLAIN and key not in heads() for key in counts.index]]
    spread = papers.groupby(keys).nunique().reindex(plain.index)
    return plain.index[(measure_keyness(plain, words) < TELLING) | (spread < 2)].tolist()


def measure_keyness(counts, words):
    """Measure how much more often each word is met in a corpus than in general English.

    G2 = 2 (O ln(O / E) - (O - E)), the log-likelihood ratio of Dunning (1993) for one corpus against a background so large that
    its rates are known; O occurrences, E expected ones. 0 where the word is met less often than expected.

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
    """
    expected = pd.Series([10.0 ** (zipf(word) - 9) * words for word in counts.index], index=counts.index, dtype=float)
    surplus = counts * np.log(counts / expected) - (counts - expected)
    return (2 * surplus).where(counts > expected, 0.0)
