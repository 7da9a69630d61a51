"""The user's word on terms, in the layout that VOSviewer reads: columns ``label`` and ``replace by``."""

import numpy as np
import pandas as pd

COLUMNS = ["label", "replace by"]


def apply_thesaurus(keys, forms, thesaurus):
    """Rename, merge or drop the terms that the thesaurus names by any of their spellings.

    ``keys`` has a row per key (key, group, term, merged, drop, fixed), ``forms`` one per key and form. An empty ``replace by``
    drops. Raises ValueError if the thesaurus lacks one of its two columns.
    """
    if set(COLUMNS) - set(thesaurus.columns):
        raise ValueError(f"thesaurus: needs the columns 'label' and 'replace by'; found {', '.join(thesaurus.columns)}")
    spelled = pd.concat([_spell(forms), keys[["key"]].assign(label=keys["term"].str.casefold())])
    lines = thesaurus.assign(label=thesaurus["label"].str.casefold(), word=thesaurus["replace by"].fillna(""))
    lines = lines[lines["label"].isin(spelled["label"])]
    # the user's spelling of a term holds for those that have it already
    word_of = {word.casefold(): word for word in lines["word"] if word} | dict(zip(lines["label"], lines["word"], strict=True))
    spelled["word"] = spelled["label"].map(word_of)
    said = spelled.dropna(subset="word").merge(keys[["key", "group"]], on="key").groupby("group")["word"].first()
    word = keys["group"].map(said)
    fixed, dropped = word.notna(), word == ""
    return keys.assign(
        term=keys["term"].where(~fixed | dropped, word),
        merged=keys["merged"].where(~fixed, "thesaurus"),
        drop=np.select([dropped, fixed], ["thesaurus", ""], keys["drop"]),
        fixed=fixed,
    )


def match_lines(thesaurus, mentions, terms):
    """Say of every line of a thesaurus what it meets.

    ``terms`` are those of the mentions without a thesaurus: a line changes all keys of the term that its label is a spelling of.

    Returns a DataFrame, one row per line, in their order: label, replace by, keys (that it changes; 0 where the line matches
    nothing), documents (papers that hold one of them).
    """
    labels = thesaurus["label"].str.casefold()
    spelled = pd.concat(
        [_spell(mentions[["key", "form"]].drop_duplicates()), terms[["key"]].assign(label=terms["term"].str.casefold())]
    )
    spelled = spelled.loc[spelled["label"].isin(labels), ["label", "key"]].merge(terms[["key", "term"]], on="key")
    spelled = spelled[["label", "term"]].drop_duplicates().merge(terms[["key", "term"]], on="term")[["label", "key"]]
    told = spelled.drop_duplicates().merge(mentions[["key", "doc_id"]], on="key")
    met = told.groupby("label").agg(keys=("key", "nunique"), documents=("doc_id", "nunique"))
    met = met.reindex(labels).fillna(0).astype("int64")
    return thesaurus[COLUMNS].assign(**{column: met[column].to_numpy() for column in met})


def list_merges(mentions, terms):
    """Write the merges that were made as a thesaurus, for the user to edit and hand back.

    Returns a DataFrame, one row per spelling that differs from its term by more than its capitals: label (lower case), replace by
    (the term; empty where the user's thesaurus drops it), sorted by term and label. A spelling that stands for two terms in
    different papers is left out: a thesaurus cannot tell them apart.
    """
    told = terms[terms["kept"] | (terms["reason"] == "thesaurus")]
    spelled = mentions.assign(label=mentions["form"].str.casefold())[["key", "label"]].drop_duplicates()
    spelled = spelled.merge(told[["key", "term", "kept"]], on="key")[["label", "term", "kept"]].drop_duplicates()
    spelled = spelled[~spelled["label"].duplicated(keep=False)]
    changed = spelled[(spelled["label"] != spelled["term"].str.casefold()) | ~spelled["kept"]]
    lines = changed.assign(**{"replace by": changed["term"].where(changed["kept"], "")})
    return lines.sort_values(["replace by", "label"], ignore_index=True)[COLUMNS]


def _spell(forms):
    """Every spelling of every key, in lower case: the columns of ``forms`` with ``label``, its keys and its forms."""
    return pd.concat([forms.assign(label=forms[column].str.casefold()) for column in ("key", "form")], ignore_index=True)
