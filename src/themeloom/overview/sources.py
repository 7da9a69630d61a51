"""Sources: which publish most, and Bradford's zones."""

import re

import numpy as np
import pandas as pd

from themeloom.tables import check_table, make_empty

ZONES = 3
ARTICLE = re.compile(r"^the ")
NO_LETTER = re.compile(r"[\W_]+")


def count_sources(records: pd.DataFrame) -> pd.DataFrame:
    """Count the papers of each source (journal, proceedings or book), and find its zone.

    Names that differ only in case, in signs, in "&" or "and", or in "The" at the beginning are one source. Bradford's zones
    (Bradford 1934) divide the papers in thirds: with the sources in the order of their papers, a source is in the zone in which
    the first of its papers lies, 1 + floor(3 b / n), b the papers of the sources before it and n those of all. Of sources with
    as many papers the name decides; where that moves one across a border, they are called tied.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: venue, year, citations. Papers without a venue are not counted.

    Returns
    -------
    DataFrame
        One row per source, those with the most papers first, as ``tables.SCHEMAS`` describes overview.sources.

    Examples
    --------
    >>> venues = ["Looms", "LOOMS", "The Looms", "Wool & Silk", "Wool and silk", "Yarn"]
    >>> count_sources(pd.DataFrame({"venue": venues, "year": 2020, "citations": 1}))[["source", "papers", "zone", "citations"]]
            source  papers  zone  citations
    0        LOOMS       3     1          3
    1  Wool & Silk       2     2          2
    2         Yarn       1     3          1
    """
    published = records.dropna(subset="venue")
    if published.empty:
        return make_empty("overview.sources")
    published = published.assign(key=normalize_sources(published["venue"]), citations=published["citations"].astype("Int64"))
    grouped = published.groupby("key")
    table = pd.DataFrame(
        {
            "source": _pick_names(published),
            "papers": grouped.size(),
            "first_year": grouped["year"].min(),
            "last_year": grouped["year"].max(),
            "citations": grouped["citations"].sum(min_count=1),
        }
    ).sort_values(["papers", "source"], ascending=[False, True], ignore_index=True)
    before = table["papers"].cumsum() - table["papers"]
    table["zone"] = 1 + ZONES * before // len(published)
    table["tied"] = table.groupby("papers")["zone"].transform("nunique") > 1
    return check_table(table, "overview.sources")


def count_zones(sources: pd.DataFrame) -> pd.DataFrame:
    """Count the sources and papers of Bradford's zones.

    Parameters
    ----------
    sources : DataFrame
        As ``count_sources`` counts them.

    Returns
    -------
    DataFrame
        One row per zone, as ``tables.SCHEMAS`` describes overview.zones; Bradford's law wants the multipliers to be alike.
    """
    table = sources.groupby("zone").agg(sources=("source", "size"), papers=("papers", "sum")).reset_index()
    table["multiplier"] = table["sources"] / table["sources"].shift()
    return check_table(table, "overview.zones")


def normalize_sources(names: pd.Series) -> pd.Series:
    """Normalize names of sources: their letters and digits, without "The" at the beginning, "&" as "and"."""
    plain = names.str.casefold().str.replace("&", " and ").str.replace(NO_LETTER, " ", regex=True).str.strip()
    folded = plain.str.replace(ARTICLE, "", regex=True)
    return folded.where(folded != "", names)


def _pick_names(published):
    """The spelling of each source in the most papers, of as many the first in the alphabet."""
    counts = published.value_counts(["key", "venue"]).reset_index()
    order = np.lexsort([counts["venue"], -counts["count"]])
    return counts.iloc[order].drop_duplicates("key").set_index("key")["venue"]
