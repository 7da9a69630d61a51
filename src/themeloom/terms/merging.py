"""Mentions -> terms: which keys are one term, what it is called, how telling it is, and what is dropped."""

import numpy as np
import pandas as pd

from themeloom.lexicon import heads, is_prose
from themeloom.tables import SCHEMAS, check_table
from themeloom.terms.relevance import measure_relevance
from themeloom.terms.spellings import group_keys, name_groups
from themeloom.terms.thesaurus import apply_thesaurus

ENOUGH_TERMS = 100  # fewer terms do not show what relevance is usual
TELLING = 0.95  # share of the usual relevance that a single common word must reach


def merge_forms(mentions, *, thesaurus=None):
    """Say of every key which term it is, and whether that term is kept.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, form, key, kind.
    thesaurus : DataFrame, optional
        The user's word, in VOSviewer's layout: columns ``label`` and ``replace by``; an empty ``replace by`` drops the term.
        It wins over every rule.

    Returns
    -------
    DataFrame
        One row per key, sorted: key, term (the name shown; the keys of one term share it), kind (that of most of its
        mentions), documents (papers that mention the term), relevance (nats, see ``measure_relevance``; null for a term of
        one paper), kept, reason (why the key was merged or the term dropped; empty if neither).

    Raises
    ------
    ValueError
        If the thesaurus lacks one of its two columns.
    """
    if mentions.empty:
        return check_table(pd.DataFrame(columns=list(SCHEMAS["terms"])), "terms")
    forms = mentions.groupby(["key", "form"], as_index=False).agg(papers=("doc_id", "nunique"))
    keys = group_keys(forms)
    keys["term"] = keys["group"].map(name_groups(forms, keys))
    keys["drop"] = _find_generic(keys["group"])
    keys["fixed"] = False
    if thesaurus is not None:
        keys = apply_thesaurus(keys, forms, thesaurus)
    told = mentions[["doc_id", "key", "kind"]].merge(keys[["key", "term"]], on="key")
    terms = keys.merge(_measure_terms(told), left_on="term", right_index=True, how="left")
    terms["term"] = _lower_sentence_starts(terms)
    pale = _find_pale(terms) & ~terms["fixed"] & (terms["drop"] == "")
    terms["drop"] = terms["drop"].mask(pale, "tells too little: met with everything, in the corpus' own proportions")
    terms["kept"] = terms["drop"] == ""
    terms["reason"] = terms["merged"].where(terms["kept"], terms["drop"])
    return check_table(terms[list(SCHEMAS["terms"])].sort_values("key", ignore_index=True), "terms")


def _find_generic(groups):
    """Why a group's words say nothing of their own, or "": every word of it is general academic prose, or it has no word."""
    is_general = groups.map(is_prose).astype(bool)
    is_bare = groups.str.count(r"[^\W\d_]") < 2
    return np.select([is_general, is_bare], ["general academic prose", "fewer than two letters"], "")


def _measure_terms(told):
    """Indexed by term: documents, kind (of most mentions), relevance and links."""
    kinds = told.groupby(["term", "kind"], as_index=False).size()
    # a name is a system by its looks alone, a dataset by its context: a third of the mentions is enough
    votes = kinds[kinds["kind"].isin(["system", "dataset"])].pivot(index="term", columns="kind", values="size").fillna(0)
    votes = votes.reindex(columns=["system", "dataset"], fill_value=0)
    datasets = votes.index[2 * votes["dataset"] >= votes["system"].clip(lower=1)]
    kinds["weak"] = kinds["kind"].eq("system") & kinds["term"].isin(datasets)
    order = {"term": True, "weak": True, "size": False, "kind": True}
    kinds = kinds.sort_values(list(order), ascending=list(order.values())).groupby("term")["kind"].first()
    documents = told.groupby("term")["doc_id"].nunique().rename("documents")
    return pd.concat([documents, kinds], axis=1).join(measure_relevance(told))


def _lower_sentence_starts(terms):
    """The terms, without the one capital that comes from a sentence's beginning: no name, not the user's word, no other term."""
    one_capital = terms["term"].str.fullmatch(r"[A-Z][a-z]+(?:[ -][a-z]+)*")
    lowered = terms["term"].str[:1].str.lower() + terms["term"].str[1:]
    proper = terms["group"].map(heads()) == "term"  # "English", "Python"
    own = terms["fixed"] | terms["kind"].isin(["system", "dataset"]) | lowered.isin(terms["term"]) | proper
    return terms["term"].mask(one_capital & ~own, lowered)


def _find_pale(terms):
    """Whether a term is a single common word of less relevance than usual for its number of links.

    Relevance falls with the number of links by chance alone (about as a power law), so the usual one is fitted. A phrase or a
    name tells something by its form, a common word only by its company.
    """
    measured = terms.dropna(subset="relevance").drop_duplicates("term")
    measured = measured[(measured["relevance"] > 0) & (measured["links"] > 0)]
    if len(measured) < ENOUGH_TERMS:
        return pd.Series(False, index=terms.index)
    slope, level = np.polyfit(np.log(measured["links"]), np.log(measured["relevance"]), 1)
    usual = np.exp(level) * terms["links"] ** slope
    single = ~terms["group"].str.contains(" ") & ~terms["kind"].isin(["system", "dataset"])
    return single & (terms["relevance"] < TELLING * usual)
