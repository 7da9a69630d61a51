"""Entries and papers -> tables: one row per paper, and the long tables beside it."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from themeloom.records.entries import list_content
from themeloom.records.long_tables import build_affiliations, build_authors, build_keywords, build_references, build_sources
from themeloom.records.merging.joining import Paper
from themeloom.records.sources import Source
from themeloom.records.values.document_types import normalize_language, normalize_type
from themeloom.records.values.identifiers import make_doc_ids
from themeloom.tables import check_table, list_types

# columns of the records that are no details of an entry
PLACED = ("doc_id", "position", "title", "abstract", "source", "line", "lines", "authors", "keywords")


class Reading(NamedTuple):
    """The tables that are read from files; their columns stand in ``tables.SCHEMAS``, as records and records.<name>."""

    records: pd.DataFrame
    sources: pd.DataFrame
    authors: pd.DataFrame
    affiliations: pd.DataFrame
    keywords: pd.DataFrame
    references: pd.DataFrame
    rejected: pd.DataFrame


def build_reading(papers: list[Paper], rejected: pd.DataFrame) -> Reading:
    """Build the tables from papers.

    Parameters
    ----------
    papers : list of Paper
        In the order of the table; the list is emptied, as a large export should not stand in memory twice.
    rejected : DataFrame
        It is returned as it is.

    Returns
    -------
    Reading
        As ``read_records`` returns it.

    Examples
    --------
    >>> from themeloom.records.entries import Entry
    >>> from themeloom.records.merging.joining import merge_records
    >>> entry = Entry(1, 2, "Looms", "We weave.", {"doi": "10.1000/loom", "year": 2020}, authors=("Cat, Ann", "Dog, Bob"))
    >>> reading = build_reading(merge_records([("looms.ris", entry)]).papers, pd.DataFrame())
    >>> reading.records[["doc_id", "title", "year", "authors"]]
             doc_id  title  year             authors
    0  10.1000/loom  Looms  2020  Cat, Ann; Dog, Bob
    >>> reading.authors[["position", "author", "name"]]
       position    author     name
    0         1  Cat, Ann  Cat, A.
    1         2  Dog, Bob  Dog, B.
    """
    entries = [paper.entry for paper in papers]
    known = ((str(entry.details.get("doi", "")), entry.title, entry.abstract) for entry in entries)
    doc_ids = make_doc_ids(known, lambda place: list_content(entries[place]))
    records = _tabulate([paper.source for paper in papers], entries)
    records["doc_id"] = doc_ids
    records["position"] = range(1, len(papers) + 1)
    records["database"] = [
        "; ".join(dict.fromkeys(filter(None, (record.database for record in paper.records)))) or None for paper in papers
    ]
    keys = pd.array(doc_ids, dtype="str")
    table = check_table(pd.DataFrame(records), "records")
    sources = build_sources(keys, papers)
    del records
    papers.clear()
    return Reading(
        records=table,
        sources=sources,
        authors=build_authors(keys, entries),
        affiliations=build_affiliations(keys, entries),
        keywords=build_keywords(keys, entries),
        references=build_references(keys, entries),
        rejected=rejected,
    )


def tabulate_entries(sources: Iterable[Source]) -> pd.DataFrame:
    """Tabulate the records of sources as they stand there: one row each, as ``read_entries`` returns them."""
    listed = [(source, entry) for source in sources for entry in source.entries]
    records = _tabulate([source.name for source, _ in listed], [entry for _, entry in listed])
    for column in ("title", "abstract"):
        records[column] = [text or None for text in records[column]]
    more = {"format": [source.format for source, _ in listed], "reason": [entry.reason or None for _, entry in listed]}
    types = list_types("records") | dict.fromkeys(more, "str")
    return pd.DataFrame({column: pd.array(cells, dtype=types[column]) for column, cells in (records | more).items()})


def _tabulate(names, entries):
    """Column -> its values, one for each entry, in the order of the schema: a list a column is faster than a mapping a row."""
    about = {column: [entry.details.get(column) for entry in entries] for column in list_types("records") if column not in PLACED}
    for column, normalize in (("type", normalize_type), ("language", normalize_language)):
        about[column] = [normalize(str(written)) or None if written else written for written in about[column]]
    own = {
        "title": [entry.title for entry in entries],
        "abstract": [entry.abstract for entry in entries],
        "source": names,
        "line": [entry.line for entry in entries],
        "lines": [entry.lines for entry in entries],
        "authors": ["; ".join(entry.authors) or None for entry in entries],
        "keywords": ["; ".join(entry.keywords) or None for entry in entries],
    }
    return {column: (about | own)[column] for column in list_types("records") if column not in ("doc_id", "position")}
