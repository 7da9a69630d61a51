"""Papers -> long tables of what each has several of: the records it was made of, authors, affiliations, keywords, references."""

from collections import Counter
from itertools import chain

import numpy as np
import pandas as pd
import pyarrow as pa

from themeloom.records.entries import Entry
from themeloom.records.merging.joining import Paper
from themeloom.records.values.person_names import normalize_name
from themeloom.records.values.places import find_country
from themeloom.records.values.references import describe_reference
from themeloom.tables import check_table, list_types

SLAB = 2_000  # papers whose references are read at once


def build_sources(keys: pd.api.extensions.ExtensionArray, papers: list[Paper]) -> pd.DataFrame:
    """Build the table of the records that papers were made of.

    Parameters
    ----------
    keys : array of str
        The identifiers of the papers.
    papers : list of Paper
        In the same order.

    Returns
    -------
    DataFrame
    """
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


def build_authors(keys: pd.api.extensions.ExtensionArray, entries: list[Entry]) -> pd.DataFrame:
    """Build the table of authors.

    Parameters
    ----------
    keys : array of str
        The identifiers of the papers.
    entries : list of Entry
        In the same order.

    Returns
    -------
    DataFrame
    """
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


def build_affiliations(keys: pd.api.extensions.ExtensionArray, entries: list[Entry]) -> pd.DataFrame:
    """Build the table of affiliations.

    Parameters
    ----------
    keys, entries
        As ``build_authors`` takes them.

    Returns
    -------
    DataFrame
    """
    lists = [entry.affiliations for entry in entries]
    countries = _apply_once(find_country, list(chain.from_iterable(lists)))
    return _build_long("records.affiliations", keys, lists, country=countries)


def build_keywords(keys: pd.api.extensions.ExtensionArray, entries: list[Entry]) -> pd.DataFrame:
    """Build the table of keywords, of authors and of databases.

    Parameters
    ----------
    keys, entries
        As ``build_authors`` takes them.

    Returns
    -------
    DataFrame
    """
    lists = [entry.keywords + entry.index_keywords for entry in entries]
    kinds = [
        kind for entry in entries for kind, words in (("author", entry.keywords), ("index", entry.index_keywords)) for _ in words
    ]
    return _build_long("records.keywords", keys, lists, kind=kinds)


def build_references(keys: pd.api.extensions.ExtensionArray, entries: list[Entry]) -> pd.DataFrame:
    """Build the table of references.

    Parameters
    ----------
    keys, entries
        As ``build_authors`` takes them. The entries are used up: the table is built slab by slab, as what it is built of takes
        more memory than the table itself.

    Returns
    -------
    DataFrame
    """
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
