"""Mentions -> terms: which keys are one term, what it is called, how telling it is, and what is dropped."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from themeloom.lexicon import is_prose, read_heads
from themeloom.tables import check_table, list_types, make_empty
from themeloom.terms.relevance import measure_relevance
from themeloom.terms.spellings import merge_keys, name_groups
from themeloom.terms.thesaurus import merge_by_thesaurus

ENOUGH_TERMS = 100  # fewer terms do not show what relevance is usual
TELLING = 0.95  # share of the usual relevance that a single common word must reach
NOT_TELLING = "tells too little: met with everything, in the corpus' own proportions"


class Terms(NamedTuple):
    """The terms, one row each, and the keys that stand for them, one row each."""

    terms: pd.DataFrame
    spellings: pd.DataFrame


def merge_forms(mentions: pd.DataFrame, *, thesaurus: pd.DataFrame | None = None) -> Terms:
    """Merge the spellings of each term, name it, and say whether it is kept.

    Keys that differ in hyphen or space, that are the short and the long form of one abbreviation, or that differ by the size of a
    model are one term. Dropped are words of general academic prose, terms of fewer than two letters, and single common words that
    tell too little: relevance falls with the number of links about as a power law, and theirs is below that fit.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, form, key, kind.
    thesaurus : DataFrame, optional
        The user's own rules, in VOSviewer's layout: columns ``label`` and ``replace by``; an empty ``replace by`` drops the term.
        They win over every other rule.

    Returns
    -------
    Terms
        ``terms``, one row per term, sorted: term (the name shown), kind (that of most of its mentions), documents (papers that
        mention it), relevance (nats, see ``measure_relevance``; null for a term of one paper), kept (whether any of its keys is),
        reason (why it was dropped; empty where it was kept). ``spellings``, one row per key, sorted: key, term, kept, form (that
        of most papers), documents (papers that mention the key), reason (why it was merged or dropped; empty if neither).

    Raises
    ------
    ValueError
        If the thesaurus lacks one of its two columns.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "q", "q"], "form": ["theme map", "theme maps", "results"], "kind": "term"})
    >>> terms, spellings = merge_forms(mentions.assign(key=["theme map", "theme map", "result"]))
    >>> terms[["term", "reason", "documents", "kept"]]
            term                  reason  documents   kept
    0    results  general academic prose          1  False
    1  theme map                                  2   True
    >>> spellings[["key", "term", "form", "documents"]]
             key       term       form  documents
    0     result    results    results          1
    1  theme map  theme map  theme map          2
    """
    if mentions.empty:
        return Terms(make_empty("terms"), make_empty("terms.spellings"))
    forms = mentions.groupby(["key", "form"], as_index=False).agg(papers=("doc_id", "nunique"))
    keys = merge_keys(forms)
    keys["term"] = keys["group"].map(name_groups(forms, keys))
    keys["drop"] = _find_generic(keys["group"])
    keys["fixed"] = False
    if thesaurus is not None:
        keys = merge_by_thesaurus(keys, forms, thesaurus)
    named = mentions[["doc_id", "key", "kind"]].merge(keys[["key", "term"]], on="key")
    keys = keys.merge(_measure_terms(named), left_on="term", right_index=True, how="left")
    keys["term"] = _lower_sentence_starts(keys)
    pale = _find_pale(keys) & ~keys["fixed"] & (keys["drop"] == "")
    keys["drop"] = keys["drop"].mask(pale, NOT_TELLING)
    keys["kept"] = keys["drop"] == ""
    return Terms(_tabulate_terms(keys), _tabulate_spellings(keys, forms, mentions))


def _find_generic(groups):
    """Why a group's words say nothing of their own, or "": every word of it is general academic prose, or it has no word."""
    is_general = groups.map(is_prose).astype(bool)
    is_bare = groups.str.count(r"[^\W\d_]") < 2
    return np.select([is_general, is_bare], ["general academic prose", "fewer than two letters"], "")


def _measure_terms(named):
    """Indexed by term: documents, kind (of most mentions), relevance and links."""
    kinds = named.groupby(["term", "kind"], as_index=False).size()
    # a name is a system by its looks alone, a dataset by its context: a third of the mentions is enough
    votes = kinds[kinds["kind"].isin(["system", "dataset"])].pivot(index="term", columns="kind", values="size").fillna(0)
    votes = votes.reindex(columns=["system", "dataset"], fill_value=0)
    datasets = votes.index[2 * votes["dataset"] >= votes["system"].clip(lower=1)]
    kinds["weak"] = kinds["kind"].eq("system") & kinds["term"].isin(datasets)
    kinds = kinds.sort_values(["term", "weak", "size", "kind"], ascending=[True, True, False, True])
    documents = named.groupby("term")["doc_id"].nunique().rename("documents")
    return pd.concat([documents, kinds.groupby("term")["kind"].first()], axis=1).join(measure_relevance(named))


def _lower_sentence_starts(keys):
    """The terms, without the one capital that comes from a sentence's beginning: no name, not the user's word, no other term."""
    one_capital = keys["term"].str.fullmatch(r"[A-Z][a-z]+(?:[ -][a-z]+)*")
    lowered = keys["term"].str[:1].str.lower() + keys["term"].str[1:]
    proper = keys["group"].map(read_heads()) == "term"  # "English", "Python"
    own = keys["fixed"] | keys["kind"].isin(["system", "dataset"]) | lowered.isin(keys["term"]) | proper
    return keys["term"].mask(one_capital & ~own, lowered)


def _find_pale(keys):
    """Whether a key's term is a single common word of less relevance than usual for its number of links.

    Relevance falls with the number of links by chance alone (about as a power law), so the usual one is fitted. A phrase or a
    name tells something by its form, a common word only by its company.
    """
    measured = keys.dropna(subset="relevance").drop_duplicates("term")
    measured = measured[(measured["relevance"] > 0) & (measured["links"] > 0)]
    if len(measured) < ENOUGH_TERMS:
        return pd.Series(False, index=keys.index)
    slope, level = np.polyfit(np.log(measured["links"]), np.log(measured["relevance"]), 1)
    usual = np.exp(level) * keys["links"] ** slope
    single = ~keys["group"].str.contains(" ") & ~keys["kind"].isin(["system", "dataset"])
    return single & (keys["relevance"] < TELLING * usual)


def _tabulate_terms(keys):
    """One row per term; what was measured is the same for all of its keys."""
    columns = {column: (column, "first") for column in ("kind", "documents", "relevance")}
    terms = keys.groupby("term").agg(**columns, kept=("kept", "any"), reason=("drop", "first")).reset_index()
    terms["reason"] = terms["reason"].mask(terms["kept"], "")
    return check_table(terms, "terms")


def _tabulate_spellings(keys, forms, mentions):
    """One row per key, with the form and the number of papers that are its own."""
    ranked = forms.sort_values(["key", "papers", "form"], ascending=[True, False, True])
    spellings = keys.assign(
        form=keys["key"].map(ranked.groupby("key")["form"].first()),
        documents=keys["key"].map(mentions.groupby("key")["doc_id"].nunique()),
        reason=keys["merged"].where(keys["kept"], keys["drop"]),
    )
    spellings = spellings[list(list_types("terms.spellings"))].sort_values("key", ignore_index=True)
    return check_table(spellings, "terms.spellings")
