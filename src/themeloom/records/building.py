"""Entries and papers -> tables: one row per paper, and long tables of what a paper has several of."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from themeloom.records.entries import list_content
from themeloom.records.merging.joining import Paper
from themeloom.records.sources import Source
from themeloom.records.values.document_types import normalize_language, normalize_type
from themeloom.records.values.identifiers import make_doc_ids
from themeloom.records.values.person_names import normalize_name
from themeloom.records.values.places import find_country
from themeloom.records.values.references import describe_reference
from themeloom.tables import check_table, list_types

SLAB = 2_000  # papers whose references are read at once
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
    sources = _build_sources(keys, papers)
    del records
    papers.clear()
    return Reading(
        records=table,
        sources=sources,
        authors=_build_authors(keys, entries),
        affiliations=_build_affiliations(keys, entries),
        keywords=_build_keywords(keys, entries),
        references=_build_references(keys, entries),
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


# ---------------------------------------------------------------- long tables


def _build_long(name, keys, lists, /, **more):
    """A table with a row for each value of each paper, by its place; ``more`` are its last columns."""
    counts = np.fromiter(map(len, lists), "int64", len(lists))
    first, second, third, *_ = list_types(name)
    columns = {
        first: keys.repeat(counts),
        second: np.arange(1, counts.sum() + 1) - np.repeat(counts.cumsum() - counts, counts),
        third: list(chain.from_iterable(lists)),
    }
    return _build_table(name, columns | more)


def _build_table(name, columns):
    types = list_types(name)
    return check_table(pd.DataFrame({column: _build_column(cells, types[column]) for column, cells in columns.items()}), name)


def _build_column(cells, dtype):
    """Cells as an array; of a list of texts and nulls Arrow makes one in half the time."""
    if dtype == "str" and isinstance(cells, list):
        return pd.api.types.pandas_dtype(dtype).__from_arrow__(pa.array(cells, pa.large_string()))
    return pd.array(cells, dtype=dtype)


def _apply_once(function, texts):
    """What a function makes of texts, or null: each different text is looked at once."""
    known = {text: function(text) or None for text in dict.fromkeys(texts)}
    return [known[text] for text in texts]


def _build_sources(keys, papers):
    records = [record for paper in papers for record in paper.records]
    columns = {
        "doc_id": keys.repeat([len(paper.records) for paper in papers]),
        "source": [record.source for record in records],
        "line": [record.line for record in records],
        "lines": [record.lines for record in records],
        "database": [record.database or None for record in records],
        "citations": [record.citations for record in records],
    }
    return _build_table("records.sources", columns)


def _build_authors(keys, entries):
    lists = [entry.authors for entry in entries]
    names = _match_capitals(_apply_once(normalize_name, list(chain.from_iterable(lists))))
    orcids = [orcid or None for entry in entries for orcid in entry.orcids or [""] * len(entry.authors)]
    return _build_long("records.authors", keys, lists, name=names, orcid=orcids)


def _match_capitals(names):
    """The names, those that differ in capitals only written as most of them are."""
    usual = {}
    for name, _ in sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])):
        usual.setdefault(name.casefold(), name)
    return [usual[name.casefold()] for name in names]


def _build_affiliations(keys, entries):
    lists = [entry.affiliations for entry in entries]
    countries = _apply_once(find_country, list(chain.from_iterable(lists)))
    return _build_long("records.affiliations", keys, lists, country=countries)


def _build_keywords(keys, entries):
    lists = [entry.keywords + entry.index_keywords for entry in entries]
    kinds = [
        kind for entry in entries for kind, words in (("author", entry.keywords), ("index", entry.index_keywords)) for _ in words
    ]
    return _build_long("records.keywords", keys, lists, kind=kinds)


def _build_references(keys, entries):
    """The longest table: slab by slab, as what it is built of takes more memory than the table itself; entries are used up."""
    entries.reverse()
    slabs = []
    start = 0
    while entries or not slabs:
        taken = [entries.pop() for _ in range(min(SLAB, len(entries)))]
        slabs.append(_build_slab(keys[start : start + len(taken)], taken))
        start += len(taken)
    return pd.concat(slabs, ignore_index=True)


def _build_slab(keys, entries):
    """The references of some papers."""
    lists = [entry.references for entry in entries]
    described = _apply_once(describe_reference, list(chain.from_iterable(lists)))
    about = {name: [reference[place] for reference in described] for place, name in enumerate(("doi", "first_author", "year"))}
    return _build_long("records.references", keys, lists, **about)
