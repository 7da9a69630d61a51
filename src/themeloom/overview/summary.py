"""A corpus in numbers: each measure with its unit and meaning, null where the corpus lacks the field."""

from typing import NamedTuple

import pandas as pd

from themeloom.overview.lotka import Law
from themeloom.overview.years import RECENT, measure_explained, measure_growth
from themeloom.tables import check_table

# what is measured of each field -> the column of the records that a paper must have a value in
FIELDS = ("abstract", "year", "authors", "venue", "keywords", "citations", "doi", "type", "language")


class Measure(NamedTuple):
    """A measure of the summary: its unit and what it means."""

    unit: str
    meaning: str


MEASURES = {
    "papers": Measure("papers", "rows of the records"),
    "first year": Measure("year", "of the earliest paper"),
    "last year": Measure("year", "of the latest paper"),
    "papers without a year": Measure("papers", "counted in no year"),
    "compound growth": Measure("share a year", "from the first to the last year only (bibliometrix: annual growth rate)"),
    "steady growth": Measure("share a year", "of a Poisson regression on all years but the last, which may not be over"),
    "steady growth, low": Measure("share a year", "lower end of its 95 % interval"),
    "steady growth, high": Measure("share a year", "upper end of its 95 % interval"),
    "explained by steady growth": Measure("share of the variance", "of the years; below 0 where their mean would do better"),
    "recent growth": Measure("share a year", f"steady growth of the last {RECENT} of these years, or of all if they are fewer"),
    "recent growth, low": Measure("share a year", "lower end of its 95 % interval"),
    "recent growth, high": Measure("share a year", "upper end of its 95 % interval"),
    "sources": Measure("sources", "journals, proceedings and books"),
    "core sources": Measure("sources", "of Bradford's first zone, which holds a third of the papers"),
    "authors": Measure("authors", "different normalized names"),
    "author appearances": Measure("appearances", "authors of all papers, each as often as it writes"),
    "authors a paper": Measure("authors", "appearances by papers with authors (bibliometrix: co-authors per document)"),
    "single-authored papers": Measure("papers", "with one author"),
    "authors of single-authored papers": Measure("authors", "who wrote at least one paper alone"),
    "Lotka's exponent": Measure("", "of the law of how many authors write how many papers, by maximum likelihood"),
    "Lotka's fit": Measure("share of samples", "of the law that lie as far from it as the authors; it is ruled out up to 0.1"),
    "countries": Measure("countries", "that affiliations name"),
    "papers with a country": Measure("papers", "of which an affiliation names one"),
    "papers of several countries": Measure("share", "of the papers with a country"),
    "authors' keywords": Measure("keywords", "different ones, normalized as terms are"),
    "databases' keywords": Measure("keywords", "different ones, whatever their case"),
    "keywords that are terms": Measure("share", "of authors' keywords that are kept terms of their paper"),
    "citations": Measure("citations", "of all papers, as the databases count them"),
    "citations a paper": Measure("citations", "by papers of which a count is known"),
    "references": Measure("references", "of all papers"),
    "works": Measure("works", "different ones among the references"),
    "references to the corpus": Measure("references", "that are papers of the corpus"),
}


def measure_summary(
    records: pd.DataFrame,
    authors: pd.DataFrame,
    affiliations: pd.DataFrame,
    keywords: pd.DataFrame,
    *,
    law: Law,
    parts: dict[str, pd.DataFrame],
    works: int,
) -> pd.DataFrame:
    """Measure a corpus as a whole.

    Parameters
    ----------
    records, authors, affiliations, keywords : DataFrame
        The table 01_records and its parts.
    law : Law
        As ``measure_lotka`` measures it.
    parts : dict
        The parts of 17_overview; used: years, sources, authors, countries, cited, links, keywords.
    works : int
        Different works among the references.

    Returns
    -------
    DataFrame
        One row per measure, as ``tables.SCHEMAS`` describes overview; null where no paper has what it needs.
    """
    values = _measure_papers(records, parts) | _measure_growth(parts["years"])
    values |= _measure_people(authors, affiliations, law, parts)
    values |= _measure_words(keywords, parts["keywords"])
    values |= _measure_citations(parts["cited"], parts["links"], works)
    rows = [(name, values[name], *about) for name, about in MEASURES.items()]
    rows += [(f"with {field}", _measure_share(records[field]), "share of papers", "that have it") for field in FIELDS]
    return check_table(pd.DataFrame(rows, columns=["measure", "value", "unit", "meaning"]), "overview")


def _measure_papers(records, parts):
    years = records["year"].dropna()
    sources = parts["sources"]
    return {
        "papers": len(records),
        "first year": years.min() if len(years) else None,
        "last year": years.max() if len(years) else None,
        "papers without a year": len(records) - len(years),
        "sources": len(sources) or None,
        "core sources": (sources["zone"] == 1).sum() or None,
    }


def _measure_growth(years):
    growth = measure_growth(years)
    recent = measure_growth(years.tail(RECENT + 1))
    return {
        "compound growth": growth.compound,
        "steady growth": growth.steady,
        "steady growth, low": growth.low,
        "steady growth, high": growth.high,
        "explained by steady growth": measure_explained(years),
        "recent growth": recent.steady,
        "recent growth, low": recent.low,
        "recent growth, high": recent.high,
    }


def _measure_people(authors, affiliations, law, parts):
    sizes = authors["doc_id"].map(authors["doc_id"].value_counts())
    alone = authors[sizes == 1]
    placed = affiliations.dropna(subset="country").groupby("doc_id")["country"].nunique()
    return {
        "authors": len(parts["authors"]) or None,
        "author appearances": len(authors) or None,
        "authors a paper": len(authors) / authors["doc_id"].nunique() if len(authors) else None,
        "single-authored papers": len(alone) if len(authors) else None,
        "authors of single-authored papers": alone["name"].nunique() if len(authors) else None,
        "Lotka's exponent": law.exponent,
        "Lotka's fit": law.chance,
        "countries": len(parts["countries"]) or None,
        "papers with a country": len(placed) or None,
        "papers of several countries": (placed > 1).mean() if len(placed) else None,
    }


def _measure_words(keywords, agreement):
    index = keywords.loc[keywords["kind"] == "index", "keyword"]
    return {
        "authors' keywords": len(agreement) or None,
        "databases' keywords": index.str.casefold().nunique() or None,
        "keywords that are terms": agreement["matched"].sum() / agreement["papers"].sum() if len(agreement) else None,
    }


def _measure_citations(cited, links, works):
    counted = cited["citations"].dropna()
    references = int(cited["references"].sum())
    return {
        "citations": counted.sum() if len(counted) else None,
        "citations a paper": counted.mean() if len(counted) else None,
        "references": references or None,
        "works": works or None,
        "references to the corpus": len(links) if references else None,
    }


def _measure_share(column):
    """The share of papers with a value that is not empty."""
    return (column.notna() & (column.astype("str") != "")).mean()
