"""Other things than terms, such as authors, in the tables of terms, so that all that follows is made of them."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from themeloom.categories import encode_columns
from themeloom.tables import check_table, list_types, make_empty
from themeloom.terms.merging import MENTIONED, Terms, merge_forms
from themeloom.terms.ranking import rank_terms


class TermTables(NamedTuple):
    """The tables of 03_terms: terms, one row each; spellings, one row per key; papers, one row per paper and term that it has.

    And units, one row per unit and term that has it; none where links are counted over papers.
    """

    terms: pd.DataFrame
    spellings: pd.DataFrame
    papers: pd.DataFrame
    units: pd.DataFrame


def tabulate_terms(
    mentions: pd.DataFrame | None,
    items: pd.DataFrame | None = None,
    *,
    kind: str = "",
    thesaurus: pd.DataFrame | None = None,
) -> TermTables:
    """Tabulate the terms of papers, or other things that papers have, or both.

    Parameters
    ----------
    mentions : DataFrame or None
        One row per mention, as ``merge_forms`` takes them; None for other things alone.
    items : DataFrame, optional
        Of other things, as ``merge_items`` takes them.
    kind : str
        What these are, such as author.
    thesaurus : DataFrame, optional
        One row per line: label, replace by.

    Returns
    -------
    TermTables
        A thing that has the name of a term has what it is behind it, in brackets.
    """
    tables = []
    if mentions is not None:
        mentions = encode_columns(mentions, MENTIONED)
        merged = merge_forms(mentions, thesaurus=thesaurus)
        tables.append(TermTables(*merged, rank_terms(mentions, *merged), make_empty("terms.units")))
    if items is not None:
        taken = items["name"].str.casefold().isin(tables[0].terms["term"].str.casefold() if tables else [])
        items = items.assign(name=items["name"].mask(taken, items["name"] + f" ({kind})"))
        merged = merge_items(items, kind=kind, thesaurus=thesaurus)
        tables.append(TermTables(*merged, rank_items(items, merged.spellings), list_units(items, merged.spellings)))
    if len(tables) == 1:
        return tables[0]
    joined = TermTables(*map(_join, zip(*tables, strict=True)))
    order = pd.Index(joined.papers["doc_id"].unique()).get_indexer(joined.papers["doc_id"])
    return joined._replace(papers=joined.papers.iloc[np.argsort(order, kind="stable")].reset_index(drop=True))


def _join(tables):
    return pd.concat(tables, ignore_index=True)


def merge_items(items: pd.DataFrame, *, kind: str, thesaurus: pd.DataFrame | None = None) -> Terms:
    """Merge the spellings of things, such as the names of an author, to one of each.

    Parameters
    ----------
    items : DataFrame
        One row per unit, paper and thing: doc_id, unit (over which links are counted: most often the paper), key, form, name.
    kind : str
        What they are, such as author.
    thesaurus : DataFrame, optional
        One row per line: label (a key, form or name, in any capitals), replace by (empty drops).

    Returns
    -------
    Terms
        As ``merge_forms`` gives them; nothing but a line of the thesaurus drops or merges, relevance is not measured, and
        documents are units.

    Examples
    --------
    >>> items = pd.DataFrame({"doc_id": ["p", "q"], "key": ["cat, a.", "cat, ann"], "form": ["Cat, A.", "Cat, Ann"]})
    >>> items = items.assign(unit=items["doc_id"], name=items["form"])
    >>> lines = pd.DataFrame({"label": ["Cat, Ann"], "replace by": ["Cat, A."]})
    >>> merge_items(items, kind="author", thesaurus=lines).terms[["term", "documents"]]
          term  documents
    0  Cat, A.          2
    """
    if items.empty:
        return Terms(make_empty("terms"), make_empty("terms.spellings"))
    keys = items.drop_duplicates("key").sort_values("key", ignore_index=True)
    word = _find_replacements(keys, thesaurus)
    keys = keys.assign(term=word.mask(word == "").fillna(keys["name"]), kept=word != "", reason=_explain(word))
    documents = items.assign(term=items["key"].map(keys.set_index("key")["term"])).groupby("term")["unit"].nunique()
    terms = keys.groupby("term").agg(kept=("kept", "any"), reason=("reason", "first")).reset_index()
    terms = terms.assign(
        kind=kind, documents=terms["term"].map(documents), relevance=np.nan, reason=terms["reason"].mask(terms["kept"], "")
    )
    keys = keys.assign(documents=keys["key"].map(items.groupby("key")["unit"].nunique()))
    return Terms(
        check_table(terms[list(list_types("terms"))], "terms"),
        check_table(keys[list(list_types("terms.spellings"))], "terms.spellings"),
    )


def _find_replacements(keys, thesaurus):
    """What the thesaurus has for each key; null where it names it by no spelling."""
    if thesaurus is None or thesaurus.empty:
        return pd.Series([None] * len(keys), index=keys.index, dtype="str")
    word_of = dict(zip(thesaurus["label"].str.casefold(), thesaurus["replace by"].fillna(""), strict=True))
    named = [keys[column].str.casefold().map(word_of) for column in ("key", "form", "name")]
    return named[0].fillna(named[1]).fillna(named[2]).astype("str")


def _explain(word):
    """The reason of each key: the thesaurus, where it has a word for it."""
    return word.notna().map({True: "thesaurus", False: ""})


def rank_items(items: pd.DataFrame, spellings: pd.DataFrame) -> pd.DataFrame:
    """Rank the things that each paper has, those that few other papers have first.

    Parameters
    ----------
    items : DataFrame
        As for ``merge_items``.
    spellings : DataFrame
        One row per key; columns used: key, term, kept.

    Returns
    -------
    DataFrame
        As ``rank_terms`` gives them: doc_id, term, occurrences (of its keys, or of units that are no papers), score, which is
        ln(1 + N/n), N the papers that have any and n those that have this.

    Examples
    --------
    >>> items = pd.DataFrame({"doc_id": ["p", "q", "q"], "key": ["cat", "cat", "dog"]})
    >>> rank_items(items, pd.DataFrame({"key": ["cat", "dog"], "term": ["Cat", "Dog"], "kept": True})).round(2)
      doc_id term  occurrences  score
    0      p  Cat            1   0.69
    1      q  Dog            1   1.10
    2      q  Cat            1   0.69
    """
    kept = spellings.loc[spellings["kept"], ["key", "term"]]
    ranked = items[["doc_id", "key"]].merge(kept, on="key").groupby(["doc_id", "term"]).size().rename("occurrences").reset_index()
    documents = ranked["term"].map(ranked["term"].value_counts()).astype(float)
    ranked["score"] = np.log1p(items["doc_id"].nunique() / documents)
    ranked["position"] = pd.Index(items["doc_id"].unique()).get_indexer(ranked["doc_id"])
    ranked = ranked.sort_values(["position", "score", "term"], ascending=[True, False, True], ignore_index=True)
    return check_table(ranked.drop(columns="position"), "terms.papers")


def list_units(items: pd.DataFrame, spellings: pd.DataFrame) -> pd.DataFrame:
    """List the things that each unit links, where units are no papers.

    Parameters
    ----------
    items : DataFrame
        As for ``merge_items``.
    spellings : DataFrame
        One row per key; columns used: key, term, kept.

    Returns
    -------
    DataFrame
        One row per unit and thing, sorted: unit, term; none where every unit is the paper itself.

    Examples
    --------
    >>> items = pd.DataFrame({"doc_id": ["p", "q"], "unit": "work", "key": ["p", "q"]})
    >>> list_units(items, pd.DataFrame({"key": ["p", "q"], "term": ["Cat (2010)", "Dog (2011)"], "kept": True}))
       unit        term
    0  work  Cat (2010)
    1  work  Dog (2011)
    """
    if (items["unit"] == items["doc_id"]).all():
        return make_empty("terms.units")
    kept = spellings.loc[spellings["kept"], ["key", "term"]]
    units = items[["unit", "key"]].merge(kept, on="key")[["unit", "term"]].drop_duplicates()
    return check_table(units.sort_values(["unit", "term"], ignore_index=True), "terms.units")
