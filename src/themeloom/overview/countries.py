"""Countries: their papers, whole, by fractions, and with other countries."""

import pandas as pd

from themeloom.tables import check_table


def count_countries(affiliations: pd.DataFrame) -> pd.DataFrame:
    """Count the papers of each country.

    A paper counts for every country of its affiliations, not for that of the corresponding author only, as in bibliometrix:
    ``single`` are its papers of this country alone (bibliometrix: SCP), ``multiple`` those with others (MCP).

    Parameters
    ----------
    affiliations : DataFrame
        One row per paper and affiliation; columns used: doc_id, country. Those without a country are not counted.

    Returns
    -------
    DataFrame
        One row per country, those with the most papers first, as ``tables.SCHEMAS`` describes overview.countries.

    Examples
    --------
    >>> placed = pd.DataFrame({"doc_id": ["p", "p", "q", "q"], "country": ["Peru", "Chad", "Peru", "Peru"]})
    >>> count_countries(placed)
      country  papers  fractional  single  multiple
    0    Peru       2         1.5       1         1
    1    Chad       1         0.5       0         1
    """
    wrote = affiliations[["doc_id", "country"]].dropna().drop_duplicates()
    wrote = wrote.assign(countries=wrote.groupby("doc_id")["country"].transform("size"))
    wrote = wrote.assign(part=1 / wrote["countries"], single=wrote["countries"] == 1, multiple=wrote["countries"] > 1)
    sums = wrote.groupby("country")[["part", "single", "multiple"]].sum()
    table = sums.assign(papers=wrote["country"].value_counts(), fractional=sums["part"].round(9)).reset_index()
    order = ["papers", "fractional", "country"]
    table = table.drop(columns="part").sort_values(order, ascending=[False, False, True], ignore_index=True)
    return check_table(table, "overview.countries")
