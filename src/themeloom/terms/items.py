"""Other things than terms, such as authors, in the tables of terms, so that all that follows is made of them."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from themeloom.tables import check_table, list_types, make_empty
from themeloom.terms.merging import Terms, merge_forms
from themeloom.terms.ranking import rank_terms


class TermTables(NamedTuple):
    """The tables of 03_terms: terms, one row each; spellings, one row per key; papers, one row per paper and term that it has."""

    terms: pd.DataFrame
    spellings: pd.DataFrame
    papers: pd.DataFrame


def tabulate_terms(named: pd.DataFrame, *, kind: str = "term", thesaurus: pd.DataFrame | None = None) -> TermTables:
    """Tabulate the terms of papers, or other things that papers have.

    Parameters
    ----------
    named : DataFrame
        Of terms, one row per mention, as ``merge_forms`` takes them; of other things as ``merge_items`` does.
    kind : str
        What they are: term, or another thing, such as author.
    thesaurus : DataFrame, optional
        One row per line: label, replace by.

    Returns
    -------
    TermTables
    """
    if kind == "term":
        merged = merge_forms(named, thesaurus=thesaurus)
        return TermTables(*merged, rank_terms(named, *merged))
    merged = merge_items(named, kind=kind, thesaurus=thesaurus)
    return TermTables(*merged, rank_items(named, merged.spellings))


def merge_items(items: pd.DataFrame, *, kind: str, thesaurus: pd.DataFrame | None = None) -> Terms:
    """Merge the spellings of things, such as the names of an author, to one of each.

    Parameters
    ----------
    items : DataFrame
        One row per paper and thing: doc_id, key, form, name.
    kind : str
        What they are, such as author.
    thesaurus : DataFrame, optional
        One row per line: label (a key, form or name, in any capitals), replace by (empty drops).

    Returns
    -------
    Terms
        As ``merge_forms`` gives them; nothing but a line of the thesaurus drops or merges, and relevance is not measured.

    Examples
    --------
    >>> items = pd.DataFrame({"doc_id": ["p", "q"], "key": ["cat, a.", "cat, ann"], "form": ["Cat, A.", "Cat, Ann"]})
    >>> lines = pd.DataFrame({"label": ["Cat, Ann"], "replace by": ["Cat, A."]})
    >>> merge_items(items.assign(name=items["form"]), kind="author", thesaurus=lines).terms[["term", "documents"]]
          term  documents
    0  Cat, A.          2
    """
    if items.empty:
        return Terms(make_empty("terms"), make_empty("terms.spellings"))
    keys = items.drop_duplicates("key").sort_values("key", ignore_index=True)
    word = _find_replacements(keys, thesaurus)
    keys = keys.assign(term=word.mask(word == "").fillna(keys["name"]), kept=word != "", reason=_explain(word))
    documents = items.assign(term=items["key"].map(keys.set_index("key")["term"])).groupby("term")["doc_id"].nunique()
    terms = keys.groupby("term").agg(kept=("kept", "any"), reason=("reason", "first")).reset_index()
    terms = terms.assign(
        kind=kind, documents=terms["term"].map(documents), relevance=np.nan, reason=terms["reason"].mask(terms["kept"], "")
    )
    keys = keys.assign(documents=keys["key"].map(items.groupby("key")["doc_id"].nunique()))
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
        As ``rank_terms`` gives them: doc_id, term, occurrences (of its keys), score, which is ln(1 + N/n), N the papers that have
        any and n those that have this.

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
