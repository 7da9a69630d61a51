"""Whether mentions stand where they say: every number that follows is counted from them."""

import numpy as np
import pandas as pd

PART = 50_000  # rows that are compared at once


def find_misplaced(mentions: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Find the mentions whose text is not what stands at their place.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, field (title or abstract), start, end, form.
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.

    Returns
    -------
    DataFrame
        Their rows; none where every form stands where its row says.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": "p", "field": "title", "start": [3, 0], "end": [7, 2], "form": ["maps", "in"]})
    >>> find_misplaced(mentions, pd.DataFrame({"doc_id": ["p"], "title": ["On maps"], "abstract": [""]}))["form"].tolist()
    ['in']
    """
    texts = records.set_index("doc_id")[["title", "abstract"]].to_dict()
    written = mentions[["doc_id", "field", "start", "end", "form"]]
    parts = [written.iloc[start : start + PART] for start in range(0, len(written), PART)]
    wrong = [
        texts[field][doc_id][start:end] != form
        for part in parts  # so that the values of few rows at a time are Python's own
        for doc_id, field, start, end, form in part.itertuples(index=False, name=None)
    ]
    return mentions[np.array(wrong, dtype=bool)]
