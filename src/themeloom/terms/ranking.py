"""The terms of each paper, the most telling first."""

import numpy as np

TITLE_WEIGHT = 2  # a mention in the title counts for so many


def rank_terms(mentions, terms):
    """Rank the kept terms of each paper, the most telling first.

    score = occurrences in the paper (one in the title counts twice) x ln(1 + N / documents), a TF-IDF whose weight stays
    above zero in a corpus of one paper.

    Returns a DataFrame, one row per paper and kept term: doc_id, term, score; sorted by paper, score descending, term.
    """
    kept = terms.loc[terms["kept"], ["key", "term", "documents"]]
    told = mentions.merge(kept, on="key")
    weight = np.where(told["field"] == "title", TITLE_WEIGHT, 1)
    ranked = told.assign(score=weight).groupby(["doc_id", "term", "documents"], as_index=False)["score"].sum()
    ranked["score"] *= np.log1p(mentions["doc_id"].nunique() / ranked["documents"])
    ranked = ranked.sort_values(["doc_id", "score", "term"], ascending=[True, False, True], ignore_index=True)
    return ranked[["doc_id", "term", "score"]]
