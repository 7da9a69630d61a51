"""The words of each paper's kept terms, by which papers are compared."""

import pandas as pd

from themeloom.categories import encode_columns, is_among
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
    mentions = encode_columns(mentions, ["doc_id", "key"])
    kept = spellings.loc[spellings["kept"].astype(bool), "key"]
    words = pd.DataFrame({"key": kept, "word": kept.str.split(" ")}).explode("word")
    words = words[is_among(words["key"], mentions["key"].cat.categories.to_series())]
    words = words.astype({"key": mentions["key"].dtype, "word": "category"})
    held = mentions.groupby(["doc_id", "key"]).size().rename("occurrences").reset_index()
    counts = held.merge(words, on="key").groupby(["doc_id", "word"])["occurrences"].sum().reset_index()
    counts["position"] = pd.Categorical(counts["doc_id"], mentions["doc_id"].drop_duplicates().astype("str")).codes
    counts = counts.sort_values(["position", "word"], ignore_index=True)
    return check_table(counts[list(list_types("terms.words"))], "terms.words")
