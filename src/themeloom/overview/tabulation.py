"""The records' tables -> all tables of the overview."""

from typing import NamedTuple

import pandas as pd

from themeloom.overview.agreement import measure_agreement
from themeloom.overview.authors import count_authors
from themeloom.overview.countries import count_countries
from themeloom.overview.kinds import count_kinds
from themeloom.overview.lotka import count_productivity, measure_lotka
from themeloom.overview.matching import count_cited, match_references
from themeloom.overview.sources import count_sources, count_zones
from themeloom.overview.spectroscopy import count_cited_years
from themeloom.overview.summary import measure_summary
from themeloom.overview.works import count_works
from themeloom.overview.years import count_years


class Overview(NamedTuple):
    """The measures of a corpus, and name -> table of what lies behind them; see ``tables.SCHEMAS``, overview and its parts."""

    summary: pd.DataFrame
    parts: dict[str, pd.DataFrame]


def tabulate_overview(
    records: pd.DataFrame,
    authors: pd.DataFrame,
    affiliations: pd.DataFrame,
    keywords: pd.DataFrame,
    references: pd.DataFrame,
    spellings: pd.DataFrame,
    occurrences: pd.DataFrame,
    *,
    min_citing: int = 2,
    samples: int = 500,
    seed: int = 1,
) -> Overview:
    """Tabulate what the records tell beside titles and abstracts.

    Parameters
    ----------
    records, authors, affiliations, keywords, references : DataFrame
        The table 01_records and its parts.
    spellings, occurrences : DataFrame
        The parts spellings and papers of 03_terms.
    min_citing : int
        Papers that must cite a work for it to stand in the part references.
    samples, seed : int
        As ``measure_lotka`` takes them.

    Returns
    -------
    Overview
    """
    sources = count_sources(records)
    writers = count_authors(records, authors)
    law = measure_lotka(writers, samples=samples, seed=seed)
    links = match_references(records, authors, references)
    works = count_works(references, links)
    parts = {
        "years": count_years(records),
        "sources": sources,
        "zones": count_zones(sources),
        "authors": writers,
        "productivity": count_productivity(writers, law),
        "countries": count_countries(affiliations),
        "kinds": count_kinds(records),
        "cited": count_cited(records, links, references),
        "links": links,
        "references": works[works["papers"] >= min_citing].reset_index(drop=True),
        "spectrum": count_cited_years(records, references),
        "keywords": measure_agreement(keywords, spellings, occurrences),
    }
    summary = measure_summary(records, authors, affiliations, keywords, law=law, parts=parts, works=len(works))
    return Overview(summary, parts)
