"""Where texts mention terms, and how much each term tells."""

from collections.abc import Collection

import numpy as np
import pandas as pd

PLACES = {"doc_id": "str", "field": "str", "start": "int64", "end": "int64", "form": "str", "term": "str"}


def locate_terms(
    mentions: pd.DataFrame,
    spellings: pd.DataFrame,
    records: pd.DataFrame | None = None,
    occurrences: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Locate every mention of a kept term, and the titles of the papers that are nodes of the network or have other nodes.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, field, start, end, form, key.
    spellings : DataFrame
        One row per key; columns used: key, term, kept. A key that was dropped may bear the name of a kept term; it is left out.
        The key of a node that is a paper is its doc_id.
    records : DataFrame, optional
        One row per paper: doc_id, title; where none are given, no paper is a node.
    occurrences : DataFrame, optional
        One row per paper and term: doc_id, term. A term that no text mentions, as an author is, stands at the title of each of
        its papers, without a character of it.

    Returns
    -------
    DataFrame
        The places of the terms, one row per mention of a kept key, in the order of the mentions: doc_id, field ("title" or
        "abstract"), start, end (characters in the field), form (as written), term.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": "p", "field": "title", "start": [3, 8], "end": [7, 9], "form": ["maps", "a"]})
    >>> spellings = pd.DataFrame({"key": ["map", "a"], "term": ["map", "a"], "kept": [True, False]})
    >>> locate_terms(mentions.assign(key=["map", "a"]), spellings)
      doc_id  field  start  end  form term
    0      p  title      3    7  maps  map
    """
    kept = spellings.loc[spellings["kept"].astype(bool), ["key", "term"]]
    tables = [mentions.merge(kept, on="key")[list(PLACES)].astype(PLACES)]
    if records is not None:
        tables.append(_locate_titles(records, kept))
    if occurrences is not None:
        mentioned = set(pd.concat(tables)["term"])
        tables.append(_locate_unmentioned(occurrences[~occurrences["term"].isin(mentioned)]))
    return pd.concat(tables, ignore_index=True)


def _locate_titles(records, kept):
    """The titles of papers that are nodes, each the place where its node is mentioned."""
    papers = records[["doc_id", "title"]].merge(kept, left_on="doc_id", right_on="key")
    places = papers.assign(field="title", start=0, end=papers["title"].str.len(), form=papers["title"])
    return places[list(PLACES)].astype(PLACES)


def _locate_unmentioned(occurrences):
    """The beginnings of the titles of the papers that have terms which no text mentions."""
    places = occurrences.assign(field="title", start=0, end=0, form=occurrences["term"])
    return places[list(PLACES)].astype(PLACES)


def measure_weights(places: pd.DataFrame) -> pd.Series:
    """Measure how much each term tells: ln(1 + N/n), N the papers in ``places`` and n those with the term.

    It is the inverse document frequency of Spärck Jones 1972 (J. Documentation 28:11), smoothed so that it stays above zero.

    Parameters
    ----------
    places : DataFrame
        One row per mention, of all papers; columns used: doc_id, term.

    Returns
    -------
    Series
        Indexed by term; no unit.

    Examples
    --------
    >>> measure_weights(pd.DataFrame({"doc_id": ["p", "q", "q"], "term": ["map", "map", "seed"]})).round(3).to_dict()
    {'map': 0.693, 'seed': 1.099}
    """
    return np.log1p(places["doc_id"].nunique() / places.groupby("term")["doc_id"].nunique())


def add_weights(places: pd.DataFrame, names: Collection[str]) -> pd.DataFrame:
    """Add to the places of some terms how much each term tells.

    Parameters
    ----------
    places : DataFrame
        One row per mention, of all papers; columns used: doc_id, term.
    names : collection of str
        The terms.

    Returns
    -------
    DataFrame
        The rows of these terms, with the column weight (see ``measure_weights``).

    Examples
    --------
    >>> places = pd.DataFrame({"doc_id": ["p", "q", "q"], "term": ["map", "map", "seed"]})
    >>> add_weights(places, ["seed"]).round(3).to_numpy().tolist()
    [['q', 'seed', 1.099]]
    """
    chosen = places[places["term"].isin(names)]
    return chosen.assign(weight=chosen["term"].map(measure_weights(places)).astype(float))
