"""Authors: their papers, whole and by fractions, their years, citations and h."""

import pandas as pd

from themeloom.tables import check_table


def count_authors(records: pd.DataFrame, authors: pd.DataFrame) -> pd.DataFrame:
    """Count the papers of each author.

    An author is a normalized name (family name and initials): who shares it is one author, and who writes with and without a
    middle initial is two. ``fractional`` is the sum of 1 / a over the author's papers, a the authors of each (Price 1981). ``h``
    is Hirsch's (2005) within the corpus: the largest number h of the author's papers here with at least h citations each.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, year, citations.
    authors : DataFrame
        One row per paper and author; columns used: doc_id, name.

    Returns
    -------
    DataFrame
        One row per author, those with the most papers first, as ``tables.SCHEMAS`` describes overview.authors; citations and h
        are null where none of the papers says how often it is cited.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q", "r"], "year": [2020, 2021, 2022], "citations": [5, 2, 0]})
    >>> wrote = pd.DataFrame({"doc_id": ["p", "q", "r", "r"], "name": ["Cat, A.", "Cat, A.", "Cat, A.", "Dog, B."]})
    >>> count_authors(records, wrote)[["author", "papers", "fractional", "citations", "h"]]
        author  papers  fractional  citations  h
    0  Cat, A.       3         2.5          7  2
    1  Dog, B.       1         0.5          0  0
    """
    wrote = authors[["doc_id", "name"]].drop_duplicates()
    wrote = wrote.assign(part=1 / wrote.groupby("doc_id")["name"].transform("size"))
    wrote = wrote.merge(records[["doc_id", "year", "citations"]], on="doc_id")
    wrote["citations"] = wrote["citations"].astype("Int64")
    wrote = wrote.sort_values(["citations", "doc_id"], ascending=[False, True])
    # with the most cited first, a paper counts for h where it is cited as often as it is far down
    wrote["counts"] = (wrote["citations"] > wrote.groupby("name").cumcount()).astype("Int64")
    grouped = wrote.groupby("name")
    table = pd.DataFrame(
        {
            "papers": grouped.size(),
            "fractional": grouped["part"].sum(),
            "first_year": grouped["year"].min(),
            "last_year": grouped["year"].max(),
            "citations": grouped["citations"].sum(min_count=1),
            "h": grouped["counts"].sum(min_count=1),
        }
    )
    # sums of thirds differ in their last digits by the order of the papers
    table["fractional"] = table["fractional"].round(9)
    table = table.rename_axis("author").reset_index()
    order = ["papers", "fractional", "author"]
    return check_table(table.sort_values(order, ascending=[False, False, True], ignore_index=True), "overview.authors")
