"""The years of the cited works, and those that stand out."""

import pandas as pd

from themeloom.tables import check_table, make_empty

WINDOW = 5  # years of the median
EARLY = 1  # years before its own in which a work may be cited: it was in press


def count_cited_years(records: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Count the references to each year, and how far they lie from the years around it.

    This is the reference publication year spectroscopy of Marx, Bornmann, Barth & Leydesdorff (2014, JASIST 65:751). A peak of
    ``deviation``, the references less the median of five years with the year in their middle, points to works at the roots of a
    field; at both ends the median is of the years that there are. A year that lies more than one after the citing paper's, or
    where this has none after the latest paper's, was misread and is not counted.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, year.
    references : DataFrame
        One row per paper and reference; columns used: doc_id, year. References without a year are not counted.

    Returns
    -------
    DataFrame
        One row per year from the first to the last, as ``tables.SCHEMAS`` describes overview.spectrum; a year without references
        has 0.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "year": [2010]})
    >>> cited = pd.DataFrame({"doc_id": "p", "year": [2000, 2001, 2002, 2002, 2002, 2002, 2003, 2004, 2090, None]})
    >>> count_cited_years(records, cited)
       year  references  deviation
    0  2000           1        0.0
    1  2001           1        0.0
    2  2002           4        3.0
    3  2003           1        0.0
    4  2004           1        0.0
    """
    cited = references[["doc_id", "year"]].astype({"year": "Int64"})
    citing = records.set_index("doc_id")["year"].astype("Int64")
    latest = cited["doc_id"].map(citing).astype("Int64").fillna(citing.max()) + EARLY
    years = cited["year"].where(latest.isna() | (cited["year"] <= latest)).dropna().astype("int64")
    if years.empty:
        return make_empty("overview.spectrum")
    counts = years.value_counts().reindex(range(years.min(), years.max() + 1), fill_value=0)
    table = pd.DataFrame({"year": counts.index, "references": counts.to_numpy()})
    median = table["references"].rolling(WINDOW, center=True, min_periods=1).median()
    return check_table(table.assign(deviation=table["references"] - median), "overview.spectrum")
