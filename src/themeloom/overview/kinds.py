"""Kinds of documents, languages and databases."""

import pandas as pd

from themeloom.tables import check_table

FIELDS = ("type", "language", "database")


def count_kinds(records: pd.DataFrame) -> pd.DataFrame:
    """Count the papers of each type, language and database.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, type, language, database. A paper counts once for each of the values that
        semicolons join; one without a value counts for none.

    Returns
    -------
    DataFrame
        One row per field and value, those with the most papers of each field first, as ``tables.SCHEMAS`` describes
        overview.kinds.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q"], "type": ["article", None], "language": "en", "database": ["A; B", "B"]})
    >>> count_kinds(records)
          field    value  papers  share
    0      type  article       1    0.5
    1  language       en       2    1.0
    2  database        B       2    1.0
    3  database        A       1    0.5
    """
    long = records.melt("doc_id", FIELDS, "field").dropna(subset="value")
    long["value"] = long["value"].str.split("; ")
    long = long.explode("value").drop_duplicates()
    counts = long.value_counts(["field", "value"]).rename("papers").reset_index()
    counts["share"] = counts["papers"] / len(records)
    counts["place"] = counts["field"].map({field: place for place, field in enumerate(FIELDS)})
    order = ["place", "papers", "value"]
    table = counts.sort_values(order, ascending=[True, False, True], ignore_index=True).drop(columns="place")
    return check_table(table, "overview.kinds")
