"""The user's own rules on terms, in the layout that VOSviewer reads: columns ``label`` and ``replace by``."""

import numpy as np
import pandas as pd

from themeloom.replacements import COLUMNS, join_lines


def is_named(mentions: pd.DataFrame, thesaurus: pd.DataFrame) -> pd.Series:
    """Say of each mention whether a line of the thesaurus names its key, by any of its spellings.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: key, form.
    thesaurus : DataFrame
        One row per line: label, replace by.

    Returns
    -------
    Series
        Of bool, indexed as the mentions.

    Raises
    ------
    ValueError
        If the thesaurus lacks one of its two columns.

    Examples
    --------
    >>> mentions = pd.DataFrame({"form": ["Results", "result", "maps"], "key": ["result", "result", "map"]})
    >>> is_named(mentions, pd.DataFrame({"label": ["RESULTS"], "replace by": ["results"]})).tolist()
    [True, True, False]
    """
    if set(COLUMNS) - set(thesaurus.columns):
        raise ValueError(f"thesaurus: needs the columns 'label' and 'replace by'; found {', '.join(thesaurus.columns)}")
    spelled = _list_spellings(_list_forms(mentions))
    return mentions["key"].isin(spelled.loc[spelled["label"].isin(thesaurus["label"].str.casefold()), "key"])


def merge_by_thesaurus(keys: pd.DataFrame, forms: pd.DataFrame, thesaurus: pd.DataFrame) -> pd.DataFrame:
    """Rename, merge or drop the terms that the thesaurus names by any of their spellings.

    Parameters
    ----------
    keys : DataFrame
        One row per key: key, group, term, merged, drop, fixed.
    forms : DataFrame
        One row per key and form: key, form.
    thesaurus : DataFrame
        One row per line: label, replace by. An empty ``replace by`` drops. They are joined as ``join_lines`` does, and of lines
        that name one term by two of its spellings the first holds.

    Returns
    -------
    DataFrame
        The keys with term, merged, drop and fixed as the thesaurus has them.
    """
    spelled = pd.concat([_list_spellings(forms), keys[["key"]].assign(label=keys["term"].str.casefold())])
    known = set(spelled["label"])
    lines = {label: word for label, word in join_lines(thesaurus).items() if label in known}
    # the user's spelling of a term holds for those that have it already
    word_of = {word.casefold(): word for word in lines.values() if word} | lines
    # of lines that name one term by two of its spellings the first holds
    rank = {label: place for place, label in enumerate(lines)}
    named = spelled[spelled["label"].isin(word_of)].merge(keys[["key", "group"]], on="key")
    named = named.assign(rank=named["label"].map(rank), word=named["label"].map(word_of)).sort_values("rank", kind="stable")
    replaced = named.groupby("group")["word"].first()
    word = keys["group"].map(replaced)
    fixed = word.notna()
    dropped = word == ""
    return keys.assign(
        term=keys["term"].where(~fixed | dropped, word),
        merged=keys["merged"].where(~fixed, "thesaurus"),
        drop=np.select([dropped, fixed], ["thesaurus", ""], keys["drop"]),
        fixed=fixed,
    )


def match_lines(thesaurus: pd.DataFrame, mentions: pd.DataFrame, spellings: pd.DataFrame) -> pd.DataFrame:
    """Match every line of a thesaurus with what it changes.

    A line changes all keys of the term that its label is a spelling of.

    Parameters
    ----------
    thesaurus : DataFrame
        One row per line: label, replace by.
    mentions : DataFrame
        One row per mention; columns used: doc_id, form, key.
    spellings : DataFrame
        One row per key, as they are without a thesaurus; columns used: key, term.

    Returns
    -------
    DataFrame
        One row per line, in their order: label, replace by, keys (that it changes; 0 where the line matches nothing), documents
        (papers that mention one of them).

    Examples
    --------
    >>> thesaurus = pd.DataFrame({"label": ["Theme Map", "chart"], "replace by": ["map", ""]})
    >>> mentions = pd.DataFrame({"doc_id": ["p", "q"], "form": "theme map", "key": "theme map"})
    >>> match_lines(thesaurus, mentions, pd.DataFrame({"key": ["theme map"], "term": ["theme map"]}))
           label replace by  keys  documents
    0  Theme Map        map     1          2
    1      chart                0          0
    """
    labels = thesaurus["label"].str.casefold()
    names = spellings[["key"]].assign(label=spellings["term"].str.casefold())
    spelled = pd.concat([_list_spellings(_list_forms(mentions)), names])
    spelled = spelled.loc[spelled["label"].isin(labels), ["label", "key"]].merge(spellings[["key", "term"]], on="key")
    changed = spelled[["label", "term"]].drop_duplicates().merge(spellings[["key", "term"]], on="term")[["label", "key"]]
    held = mentions.loc[mentions["key"].isin(changed["key"].unique()), ["key", "doc_id"]].astype("str")
    matched = changed.drop_duplicates().merge(held, on="key")
    counts = matched.groupby("label").agg(keys=("key", "nunique"), documents=("doc_id", "nunique"))
    counts = counts.reindex(labels).fillna(0).astype("int64")
    return thesaurus[COLUMNS].assign(keys=counts["keys"].to_numpy(), documents=counts["documents"].to_numpy())


def list_merges(mentions: pd.DataFrame, spellings: pd.DataFrame) -> pd.DataFrame:
    """List the merges that were made as the lines of a thesaurus, for the user to edit and use.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: form, key.
    spellings : DataFrame
        One row per key; columns used: key, term, kept, reason.

    Returns
    -------
    DataFrame
        One row per spelling that differs from its term by more than its capitals: label (lower case), replace by (the term;
        empty where the user's thesaurus drops it), sorted by term and label. A spelling that stands for two terms in different
        papers is left out: a thesaurus cannot keep them apart.

    Examples
    --------
    >>> mentions = pd.DataFrame({"form": ["theme-map", "Theme map"], "key": "theme map"})
    >>> list_merges(mentions, pd.DataFrame({"key": ["theme map"], "term": "theme map", "kept": True, "reason": ""}))
           label replace by
    0  theme-map  theme map
    """
    named = spellings[spellings["kept"] | (spellings["reason"] == "thesaurus")]
    forms = _list_forms(mentions)
    spelled = forms.assign(label=forms["form"].str.casefold())[["key", "label"]].drop_duplicates()
    spelled = spelled.merge(named[["key", "term", "kept"]], on="key")[["label", "term", "kept"]].drop_duplicates()
    spelled = spelled[~spelled["label"].duplicated(keep=False)]
    changed = spelled[(spelled["label"] != spelled["term"].str.casefold()) | ~spelled["kept"]]
    lines = changed.assign(**{"replace by": changed["term"].where(changed["kept"], "")})
    return lines.sort_values(["replace by", "label"], ignore_index=True)[COLUMNS]


def _list_forms(mentions):
    """Every key with every form of it, once."""
    return mentions[["key", "form"]].drop_duplicates().astype("str")


def _list_spellings(forms):
    """Every spelling of every key, in lower case: the columns of ``forms`` with ``label``, its keys and its forms."""
    return pd.concat([forms.assign(label=forms[column].str.casefold()) for column in ("key", "form")], ignore_index=True)
