"""A number for each term, to colour a map by: the mean over the papers that mention it, or how often it comes back."""

import pandas as pd

# measure -> what it is called on a figure
MEASURES = {
    "year": "mean year of publication",
    "citations": "mean citations of a paper",
    "stability": "share of samples in its theme again",
}


def measure_values(
    records: pd.DataFrame, occurrences: pd.DataFrame, members: pd.DataFrame | None = None, *, measure: str = "year"
) -> pd.Series:
    """Measure the mean of something over the papers that mention each term, as VOSviewer's overlay does, or its stability.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id and the measure (null for unknown; such papers are left out).
    occurrences : DataFrame
        One row per paper and term: doc_id, term.
    members : DataFrame, optional
        For the stability, one row per term: term, recovery (share of the bootstrap samples in which it is in its theme again;
        null where it was not measured).
    measure : {"year", "citations", "stability"}

    Returns
    -------
    Series
        term -> mean, or recovery; terms of whose papers nothing is known are not in it.

    Raises
    ------
    ValueError
        If there is no such measure, or no recovery to take the stability from.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q"], "year": [2020, 2022]})
    >>> measure_values(records, pd.DataFrame({"doc_id": ["p", "q", "q"], "term": ["map", "map", "loom"]})).to_dict()
    {'loom': 2022.0, 'map': 2021.0}
    """
    if measure not in MEASURES:
        raise ValueError(f"measure is {measure!r}; needs one of {', '.join(MEASURES)}")
    if measure == "stability":
        if members is None:
            raise ValueError("measure is 'stability'; needs members, which have the recovery of each term")
        return members.set_index("term")["recovery"].dropna()
    known = records.loc[records[measure].notna(), ["doc_id", measure]].astype({measure: "float64"})
    held = occurrences[["doc_id", "term"]].drop_duplicates().merge(known, on="doc_id")
    return held.groupby("term")[measure].mean()
