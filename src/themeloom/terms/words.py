"""The words of each paper's kept terms, by which papers are compared."""

import pandas as pd

from themeloom.tables import check_table, list_types


def count_words(mentions: pd.DataFrame, spellings: pd.DataFrame) -> pd.DataFrame:
    """Count the words in the keys of each paper's kept mentions.

    Words that are in no kept key are not counted: a paper is compared with others by what its terms are made of.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, key.
    spellings : DataFrame
        One row per key; columns used: key, kept.

    Returns
    -------
    DataFrame
        One row per paper and word: doc_id, word, occurrences. Papers stand in their order in ``mentions``, words in their own.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "p", "q"], "key": ["theme map", "map", "result"]})
    >>> count_words(mentions, pd.DataFrame({"key": ["map", "result", "theme map"], "kept": [True, False, True]}))
      doc_id   word  occurrences
    0      p    map            2
    1      p  theme            1
    """
    kept = spellings.loc[spellings["kept"].astype(bool), "key"]
    held = mentions.loc[mentions["key"].isin(kept), ["doc_id", "key"]]
    words = held.assign(word=held["key"].str.split(" ")).explode("word")
    counts = words.groupby(["doc_id", "word"]).size().rename("occurrences").reset_index()
    counts["position"] = pd.Index(mentions["doc_id"].unique()).get_indexer(counts["doc_id"])
    counts = counts.sort_values(["position", "word"], ignore_index=True)
    return check_table(counts[list(list_types("terms.words"))], "terms.words")
