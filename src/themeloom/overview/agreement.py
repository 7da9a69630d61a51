"""The authors' own keywords beside the terms that were found in their papers."""

import pandas as pd

from themeloom.lexicon import normalize
from themeloom.tables import check_table, make_empty


def measure_agreement(keywords: pd.DataFrame, spellings: pd.DataFrame, occurrences: pd.DataFrame) -> pd.DataFrame:
    """Measure how often the authors' keywords are kept terms of their paper.

    Parameters
    ----------
    keywords : DataFrame
        One row per paper and keyword; columns used: doc_id, keyword, kind (those of the kind author are meant).
    spellings : DataFrame
        The part spellings of 03_terms; columns used: key, term, kept.
    occurrences : DataFrame
        The part papers of 03_terms; columns used: doc_id, term.

    Returns
    -------
    DataFrame
        One row per keyword, normalized as terms are (see ``lexicon.normalize``), those of the most papers first, as
        ``tables.SCHEMAS`` describes overview.keywords.

    Examples
    --------
    >>> listed = pd.DataFrame({"doc_id": ["p", "q", "q"], "keyword": ["Looms", "loom", "silk"], "kind": "author"})
    >>> spellings = pd.DataFrame({"key": ["loom"], "term": ["looms"], "kept": [True]})
    >>> measure_agreement(listed, spellings, pd.DataFrame({"doc_id": ["p"], "term": ["looms"]}))
      keyword   term  papers  matched
    0   Looms  looms       2        1
    1    silk    NaN       1        0
    """
    own = keywords.loc[keywords["kind"] == "author", ["doc_id", "keyword"]]
    if own.empty:
        return make_empty("overview.keywords")
    own = own.assign(key=own["keyword"].map({keyword: normalize(keyword) for keyword in own["keyword"].unique()}))
    kept = spellings[spellings["kept"].astype(bool)].drop_duplicates("key").set_index("key")["term"]
    own["term"] = own["key"].map(kept).astype("str")
    first = own.drop_duplicates("key").set_index("key")[["keyword", "term"]]
    own = own.drop_duplicates(["doc_id", "key"]).merge(occurrences[["doc_id", "term"]].assign(matched=1), how="left")
    counts = own.groupby("key").agg(papers=("doc_id", "size"), matched=("matched", "count"))
    table = counts.join(first).sort_values(["papers", "keyword"], ascending=[False, True], ignore_index=True)
    return check_table(table, "overview.keywords")
