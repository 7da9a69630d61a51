"""What an interactive map knows of the terms, whichever of them it shows: how they are spelled, and which a reader may mean."""

from typing import NamedTuple

import pandas as pd

from themeloom.evidence import locate_terms
from themeloom.terms import TermTables, count_words


class Vocabulary(NamedTuple):
    """The terms of the papers: the tables of 03_terms (terms, its parts papers, words and units), and the places of the terms."""

    terms: pd.DataFrame
    places: pd.DataFrame
    occurrences: pd.DataFrame
    words: pd.DataFrame
    units: pd.DataFrame | None = None


def build_vocabulary(
    mentions: pd.DataFrame, tables: TermTables, *, records: pd.DataFrame | None = None, words: pd.DataFrame | None = None
) -> Vocabulary:
    """Build what a map needs to know of the terms.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention.
    tables : TermTables
        As ``terms.tabulate_terms`` returns them.
    records : DataFrame, optional
        One row per paper: doc_id, title; needed where papers may be nodes.
    words : DataFrame, optional
        Those of the papers, where the mentions of the tables are not what they are counted in.

    Returns
    -------
    Vocabulary
    """
    return Vocabulary(
        tables.terms,
        locate_terms(mentions, tables.spellings, records, tables.papers),
        tables.papers,
        count_words(mentions, tables.spellings) if words is None else words,
        tables.units,
    )


def count_terms(terms: pd.DataFrame, *, min_documents: int = 3) -> int:
    """Count the terms that a map can have.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: documents, kept.
    min_documents : int
        Papers that a term needs.

    Returns
    -------
    int

    Examples
    --------
    >>> count_terms(pd.DataFrame({"documents": [9, 3, 1], "kept": [True, False, True]}), min_documents=1)
    2
    """
    return int((terms["kept"].astype(bool) & (terms["documents"] >= min_documents)).sum())


def list_spellings(places: pd.DataFrame) -> pd.DataFrame:
    """List every way in which a term is written, capitals aside, its name among them.

    Parameters
    ----------
    places : DataFrame
        One row per mention; columns used: form, term.

    Returns
    -------
    DataFrame
        One row per term and spelling, in order: term, spelling.

    Examples
    --------
    >>> list_spellings(pd.DataFrame({"form": ["Maps", "maps"], "term": "map"}))
      term spelling
    0  map      map
    1  map     maps
    """
    written = places[["term", "form"]].rename(columns={"form": "spelling"})
    names = places[["term"]].assign(spelling=places["term"])
    both = pd.concat([written, names]).drop_duplicates()
    folded = both.assign(spelling=both["spelling"].str.casefold()).drop_duplicates()
    return folded.sort_values(["term", "spelling"], ignore_index=True)


def find_terms(vocabulary: Vocabulary, text: str) -> tuple[list[str], list[str]]:
    """Find the terms that a reader may mean by some text: those of which it is, or is a part of, a spelling, capitals aside.

    Parameters
    ----------
    vocabulary : Vocabulary
    text : str

    Returns
    -------
    tuple of list of str
        Terms, the most documented first: those that are spelled just so, and the others that hold the text.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return [], []
    documents = vocabulary.terms.loc[vocabulary.terms["kept"].astype(bool), ["term", "documents"]]
    spelled = list_spellings(vocabulary.places).merge(documents, on="term")
    ranked = spelled.sort_values(["documents", "term"], ascending=[False, True])
    exact = ranked.loc[ranked["spelling"] == wanted, "term"].drop_duplicates().tolist()
    holding = ranked.loc[ranked["spelling"].str.contains(wanted, regex=False), "term"].drop_duplicates().tolist()
    return exact, [term for term in holding if term not in exact]
