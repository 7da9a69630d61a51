"""The terms of each paper, the most telling first."""

import numpy as np
import pandas as pd

from themeloom.categories import encode_columns, match_names
from themeloom.tables import check_table, list_types

TITLE_WEIGHT = 2  # a mention in the title counts for so many


def rank_terms(mentions: pd.DataFrame, terms: pd.DataFrame, spellings: pd.DataFrame) -> pd.DataFrame:
    """Rank the kept terms of each paper, the most telling first.

    score = occurrences in the paper (one in the title counts twice) x ln(1 + N / documents) / (1 + place), N the papers with a
    mention: a TF-IDF (Spärck Jones 1972, J. Documentation 28:11) whose weight stays above zero in a corpus of one paper. The
    place is where the term is met first, from 0 (in the title) to 1 (at the end of the abstract's last mention): what a paper is
    about it says early (Witten et al. 1999, KEA).

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, field, start, end, key.
    terms : DataFrame
        One row per term; columns used: term, documents.
    spellings : DataFrame
        One row per key; columns used: key, term, kept.

    Returns
    -------
    DataFrame
        One row per paper and kept term: doc_id, term, occurrences (mentions in title and abstract), score. Papers stand in their
        order in ``mentions``; within a paper the highest score comes first (ties: by term).

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "p", "p"], "field": ["title", "abstract", "abstract"],
    ...                          "start": [0, 0, 6], "end": [3, 3, 12], "key": ["map", "map", "theme"]})
    >>> terms = pd.DataFrame({"term": ["map", "theme"], "documents": 1})
    >>> rank_terms(mentions, terms, pd.DataFrame({"key": ["map", "theme"], "term": ["map", "theme"], "kept": True})).round(3)
      doc_id   term  occurrences  score
    0      p    map            2  2.079
    1      p  theme            1  0.462
    """
    mentions = encode_columns(mentions, ["doc_id", "field", "key"])
    term = match_names(mentions["key"], spellings.loc[spellings["kept"].astype(bool), ["key", "term"]])
    weight = np.where(mentions["field"] == "title", TITLE_WEIGHT, 1)
    placed = mentions[["doc_id"]].assign(term=term, weight=weight, place=_measure_places(mentions))
    ranked = placed.groupby(["doc_id", "term"], as_index=False).agg(
        occurrences=("weight", "size"), weight=("weight", "sum"), place=("place", "min")
    )
    documents = ranked["term"].map(terms.set_index("term")["documents"]).astype(float)
    ranked["score"] = ranked["weight"] * np.log1p(mentions["doc_id"].nunique() / documents) / (1 + ranked["place"])
    ranked["position"] = pd.Categorical(ranked["doc_id"], mentions["doc_id"].drop_duplicates().astype("str")).codes
    ranked = ranked.sort_values(["position", "score", "term"], ascending=[True, False, True], ignore_index=True)
    return check_table(ranked[list(list_types("terms.papers"))], "terms.papers")


def _measure_places(mentions):
    """Where each mention stands: 0 in the title, above 0 in the abstract, where the last one ends at 1."""
    inside = mentions["field"] != "title"
    ends = mentions["end"].where(inside).groupby(mentions["doc_id"]).transform("max")
    return (mentions["start"] / ends).where(inside, 0.0)
