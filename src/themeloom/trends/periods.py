"""Years of publication -> periods: stretches of years with papers enough to say something of them."""

import numpy as np
import pandas as pd

LEAST = 10  # papers of a period


def cut_periods(records: pd.DataFrame, *, least: int = LEAST) -> pd.DataFrame:
    """Cut the years of a corpus into periods: a year each, and where a year has few papers, with its neighbours.

    From the earliest year on, years are added to a period until it has enough papers; what is left at the end joins the last.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, year (null for none).
    least : int
        1 or more; papers of a period.

    Returns
    -------
    DataFrame
        One row per paper with a year, in the order of the records: doc_id, year, period (place, from 0), name (the year, or first
        and last joined by a dash).

    Raises
    ------
    ValueError
        ``least`` is below 1.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": list("pqrst"), "year": [1990, 2020, 2020, 2021, None]})
    >>> cut_periods(records, least=2)["name"].tolist()
    ['1990–2021', '1990–2021', '1990–2021', '1990–2021']
    >>> cut_periods(records, least=1)["name"].tolist()
    ['1990', '2020', '2020', '2021']
    """
    if least < 1:
        raise ValueError(f"least is {least}; needs a number of papers of a period, 1 or more")
    dated = _list_dated(records)
    counts = dated["year"].value_counts().sort_index()
    starts = []
    held = least
    for year, papers in counts.items():
        if held >= least:
            starts.append(year)
            held = 0
        held += papers
    if held < least and len(starts) > 1:
        starts.pop()
    return _name_periods(dated, np.array(starts))


def cut_equally(records: pd.DataFrame, *, number: int) -> pd.DataFrame:
    """Cut the years of a corpus into periods of whole years with about as many papers each.

    Parameters
    ----------
    records : DataFrame
        As for ``cut_periods``.
    number : int
        1 or more; of periods, at most, as no year is cut.

    Returns
    -------
    DataFrame
        As ``cut_periods`` gives it.

    Raises
    ------
    ValueError
        ``number`` is below 1.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": list("pqrst"), "year": [2018, 2019, 2020, 2020, 2021]})
    >>> cut_equally(records, number=2)["name"].tolist()
    ['2018–2019', '2018–2019', '2020–2021', '2020–2021', '2020–2021']
    """
    if number < 1:
        raise ValueError(f"number is {number}; needs a number of periods, 1 or more")
    dated = _list_dated(records)
    counts = dated["year"].value_counts().sort_index()
    # a year belongs where the middle of its papers lies
    middles = (counts.cumsum() - counts / 2) / max(len(dated), 1)
    parts = np.floor(middles * number).astype(int)
    return _name_periods(dated, counts.index[~parts.duplicated()].to_numpy())


def describe_undated(records: pd.DataFrame) -> str:
    """Say in a line how many papers have no year and are left out; nothing where all have one."""
    undated = int(records["year"].isna().sum())
    return f"{undated:,} of {len(records):,} papers have no year and are left out" if undated else ""


def describe_lack(periods: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Describe what a corpus lacks, of whose themes nothing can be drawn over time.

    Parameters
    ----------
    periods : DataFrame
        One row per paper with a year.
    themes : DataFrame
        One row per theme of the corpus.

    Returns
    -------
    str

    Examples
    --------
    >>> describe_lack(pd.DataFrame(), pd.DataFrame({"theme": [0]}))
    'no paper of this corpus has a year'
    """
    if periods.empty:
        return "no paper of this corpus has a year"
    return "no themes in this corpus" if themes.empty else "no theme in any period of these years"


def _list_dated(records):
    return records.loc[records["year"].notna(), ["doc_id", "year"]].astype({"year": "int64"}).reset_index(drop=True)


def _name_periods(dated, starts):
    """The papers with their periods; each begins with one of ``starts``."""
    period = pd.Series(np.searchsorted(starts, dated["year"], side="right") - 1, dtype="int64")
    years = dated["year"].groupby(period).agg(["min", "max"]).astype(str)
    names = years["min"].where(years["min"] == years["max"], years["min"] + "\u2013" + years["max"])
    return dated.assign(period=period, name=period.map(names).astype("str"))
