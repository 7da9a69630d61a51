"""Why a term is dropped: it says nothing of its own, or tells too little among the others."""

import numpy as np
import pandas as pd

from themeloom.lexicon import ASIDE, PROPER, is_prose, measure_log_ratio, measure_zipf, name_measure

ENOUGH_TERMS = 100  # fewer terms do not show what relevance is usual
SYMBOL = r"[A-Za-z]-?\d{2,}[a-z]?|\d[A-Z]|[A-Z](?:\+\+|#)"  # one letter that is a name all the same: p53, K-12, 5G, C++
REGISTERED = r"[A-Z]{2,}-?\d{5,}"  # the number of a trial, or of a grant
PLAIN = 3.5  # Zipf frequency from which a word is one that everybody knows
SUBJECT = 4.5  # log ratio from which a word is what the papers are about: 22 times as often as in general English
COMMON_HEAD = 4.0  # Zipf frequency of a last word that tells too little
MANY = 10  # longer terms that a word ends, or begins, to be judged by them
FEW_BEGINNINGS = 0.3  # share of the longer terms that it begins: below, it is a mere head ("activity")
MANY_BEGINNINGS = 0.7  # share of the longer terms that it begins: above, it is what the papers are about ("tea")
TELLING = 0.95  # share of the usual relevance that a single common word must reach
RECURRING = 2.0  # mentions in each of its papers from which a single common word is kept all the same
ONLY_HEAD = "tells too little: hardly more than the last word of many longer terms"
MEASURE = "a unit, a number or a statistic"
NOT_TELLING = "tells too little: met with everything, in the corpus' own proportions"


def find_generic(keys: pd.DataFrame) -> np.ndarray:
    """Find what says nothing of its own: general academic prose, a measure, or no word.

    Parameters
    ----------
    keys : DataFrame
        One row per key; columns used: group (the words by which keys are one term), term (its name).

    Returns
    -------
    array of str
        Why each key's term is dropped; empty for none.

    Examples
    --------
    >>> find_generic(pd.DataFrame({"group": ["theme map", "result"], "term": ["theme map", "results"]})).tolist()
    ['', 'general academic prose']
    """
    is_general = keys["group"].map(is_prose).astype(bool)
    is_measure = (keys["term"].map(name_measure) != "") | keys["term"].str.fullmatch(REGISTERED)
    symbol = keys["term"].str.fullmatch(SYMBOL)
    is_bare = (keys["group"].str.count(r"[^\W\d_]") < 2) & ~symbol
    return np.select([is_general, is_measure, is_bare], [ASIDE["prose"], MEASURE, "fewer than two letters"], "")


def find_untelling(keys: pd.DataFrame, named: pd.DataFrame, words: int) -> pd.Series:
    """Find what tells too little: common words that end many longer terms, or that are met with everything.

    A word that many longer terms begin with, much more than end with it ("tea", "fat"), is what the papers are about.

    Parameters
    ----------
    keys : DataFrame
        One row per key: key, group, term, kind, relevance, links (see ``measure_relevance``).
    named : DataFrame
        One row per mention; columns used: doc_id, key, term.
    words : int
        Running words of the papers, about.

    Returns
    -------
    Series of str
        Why each key's term is dropped; empty for none.
    """
    begins, ends = _count_ends(keys)
    subject = (begins >= MANY) & (begins > MANY_BEGINNINGS * (ends + begins))
    reason = pd.Series("", index=keys.index).mask(_find_heads(keys, begins, ends), ONLY_HEAD)
    return reason.mask(_find_pale(keys, named, words) & ~subject, NOT_TELLING)


def _count_ends(keys):
    """How many longer terms have a key's group before their last word, and how many as their last word."""
    words = keys["group"].str.split(" ")
    longer = words[words.str.len() > 1]
    before = longer.map(lambda words: set(words[:-1])).explode().value_counts()
    last = longer.str[-1].value_counts()
    return keys["group"].map(before).fillna(0), keys["group"].map(last).fillna(0)


def _find_heads(keys, begins, ends):
    """Whether a key's group is a common word that ends many longer terms and begins hardly any: "activity", "association".

    What a field is about is put before other words as well ("coffee consumption", "obesity risk").
    """
    heads = ~keys["group"].str.contains(" ") & (ends >= MANY) & (begins < FEW_BEGINNINGS * (ends + begins))
    return heads & (keys["group"].where(heads, "").map(measure_zipf) >= COMMON_HEAD)


def _find_pale(keys, named, words):
    """Whether a key's term is a single common word that tells little.

    Common is one that everybody knows and that the papers use hardly more often than general English does: what they use much
    more often is their subject ("obesity"). It tells little if its relevance is less than usual for its number of links;
    relevance falls with the number of links by chance alone (about as a power law), so the usual one is fitted. A phrase or a
    name tells something by its form, a disease by its kind, and what a paper is about it names again and again.
    """
    measured = keys.dropna(subset="relevance").drop_duplicates("term")
    measured = measured[(measured["relevance"] > 0) & (measured["links"] > 0)]
    if len(measured) < ENOUGH_TERMS:
        return pd.Series(False, index=keys.index)
    slope, level = np.polyfit(np.log(measured["links"]), np.log(measured["relevance"]), 1)
    usual = np.exp(level) * keys["links"] ** slope
    single = ~keys["group"].str.contains(" ") & ~keys["kind"].isin(PROPER)
    common = keys["group"].isin(_list_common(keys, named, words))
    papers = named.groupby("term")["doc_id"]
    recurring = keys["term"].map(papers.size() / papers.nunique()) >= RECURRING
    return single & common & ~recurring & keys["kind"].ne("disease") & (keys["relevance"] < TELLING * usual)


def _list_common(keys, named, words):
    """The groups that are words of general English, and used hardly more often than there."""
    counts = keys["key"].map(named.groupby("key").size()).groupby(keys["group"]).sum()
    counts = counts[[" " not in group and measure_zipf(group) >= PLAIN for group in counts.index]]
    return counts.index[measure_log_ratio(counts, words) < SUBJECT]
