"""Mentions -> terms: which keys are one term, what it is called, how telling it is, and what is dropped."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from themeloom.categories import encode_columns, is_among, match_names
from themeloom.lexicon import ASIDE, PROPER, read_heads
from themeloom.tables import check_table, list_types, make_empty
from themeloom.terms.reasons import find_generic, find_untelling
from themeloom.terms.relevance import measure_relevance
from themeloom.terms.spellings import merge_keys, name_groups
from themeloom.terms.thesaurus import is_named, merge_by_thesaurus

MENTIONED = ("doc_id", "field", "form", "key", "kind")  # texts of mentions that recur
LETTERS = 6.5  # characters of a word and the blank behind it, in abstracts
LISTED = 0.05  # share of its papers that list a term among their own keywords from which it is kept, however general it is


class Terms(NamedTuple):
    """The terms, one row each, and the keys that stand for them, one row each."""

    terms: pd.DataFrame
    spellings: pd.DataFrame


def merge_forms(mentions: pd.DataFrame, *, thesaurus: pd.DataFrame | None = None) -> Terms:
    """Merge the spellings of each term, name it, and say whether it is kept.

    Keys that differ in hyphen or space, that are the short and the long form of one abbreviation, or that differ by the size of a
    model are one term. Dropped are words of general academic prose, terms of fewer than two letters, and single common words that
    tell too little: used hardly more often than in general English, and of less relevance than usual for their number of links.
    A term that enough of its papers list among their own keywords is kept all the same.
    What the mentions have as no term (see ``lexicon.ASIDE``) is dropped as well and says nothing about the others.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, field, end, form, key, kind, opens, listed.
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
    >>> mentions = mentions.assign(key=["theme map", "theme map", "result"], field="title", end=9, opens=False, listed=False)
    >>> terms, spellings = merge_forms(mentions)
    >>> terms[["term", "reason", "documents", "kept"]]
            term                  reason  documents   kept
    0    results  general academic prose          1  False
    1  theme map                                  2   True
    >>> spellings[["key", "term", "form", "documents"]]
             key       term       form  documents
    0     result    results    results          1
    1  theme map  theme map  theme map          2
    """
    mentions = encode_columns(mentions, MENTIONED)
    aside = mentions["kind"].isin(ASIDE)
    if thesaurus is not None:
        aside &= ~is_named(mentions, thesaurus)
    return _add_aside(_merge_mentions(mentions[~aside], thesaurus), mentions[aside])


def _merge_mentions(mentions, thesaurus):
    """As ``merge_forms``, of what is a term."""
    if mentions.empty:
        return Terms(make_empty("terms"), make_empty("terms.spellings"))
    forms = _count_forms(mentions)
    keys = merge_keys(forms)
    keys["term"] = keys["group"].map(name_groups(forms, keys))
    keys["drop"] = find_generic(keys)
    keys["fixed"] = False
    if thesaurus is not None:
        keys = merge_by_thesaurus(keys, forms, thesaurus)
    kind = mentions["kind"].map(lambda kind: "term" if kind in ASIDE else kind)  # of what the user keeps
    term = match_names(mentions["key"], keys[["key", "term"]])
    named = encode_columns(mentions[["doc_id", "key", "listed"]].assign(kind=kind, term=term), ["kind"])
    keys = keys.merge(_measure_terms(named), left_on="term", right_index=True, how="left")
    keys["term"] = _lower_sentence_starts(keys, forms)
    free = ~keys["fixed"] & (keys["drop"] == "")
    keys["drop"] = keys["drop"].mask(free, find_untelling(keys, named, _estimate_words(mentions)))
    listed = keys["listing"] >= LISTED * keys["documents"]
    keys["drop"] = keys["drop"].mask(listed & ~keys["fixed"], "")
    keys["kept"] = keys["drop"] == ""
    return Terms(_tabulate_terms(keys), _tabulate_spellings(keys, forms, mentions))


def _measure_terms(named):
    """Indexed by term: documents, listing (those of them that list it), kind (of most mentions), relevance and links."""
    kinds = named.groupby(["term", "kind"], as_index=False).size().astype({"term": "str", "kind": "str"})
    # a name is a system by its looks alone, a dataset by its context: a third of the mentions is enough
    votes = kinds[kinds["kind"].isin(["system", "dataset"])].pivot(index="term", columns="kind", values="size").fillna(0)
    votes = votes.reindex(columns=["system", "dataset"], fill_value=0)
    datasets = votes.index[2 * votes["dataset"] >= votes["system"].clip(lower=1)]
    # and a short form says less of what it stands for than the words do
    kinds["weak"] = kinds["kind"].eq("symbol") | (kinds["kind"].eq("system") & kinds["term"].isin(datasets))
    kinds = kinds.sort_values(["term", "weak", "size", "kind"], ascending=[True, True, False, True])
    documents = named.groupby("term")["doc_id"].nunique().rename("documents")
    listing = named["doc_id"].where(named["listed"]).groupby(named["term"]).nunique().rename("listing")
    counts = pd.concat([documents, listing], axis=1).set_axis(documents.index.astype("str"))
    return pd.concat([counts, kinds.groupby("term")["kind"].first()], axis=1).join(measure_relevance(named))


def _count_forms(mentions):
    """One row per key and form: the papers that hold it, and those in which it does not open a sentence."""
    papers = mentions.groupby(["key", "form"])["doc_id"].nunique()
    inner = mentions[~mentions["opens"]].groupby(["key", "form"])["doc_id"].nunique()
    forms = pd.DataFrame({"papers": papers, "inner": inner.reindex(papers.index, fill_value=0)}).reset_index()
    return forms.astype({"key": "str", "form": "str"})


def _lower_sentence_starts(keys, forms):
    """The terms, without the one capital that comes from a sentence's beginning: no name, not the user's word, no other term.

    Where papers write the capital inside a sentence too, it is a part of the term ("Wistar rats").
    """
    one_capital = keys["term"].str.fullmatch(r"[A-Z][a-z]+(?:[ -][a-z]+)*")
    lowered = keys["term"].str[:1].str.lower() + keys["term"].str[1:]
    inside = is_among(keys["term"], forms.loc[forms["inner"] > 0, "form"])
    proper = keys["group"].map(read_heads()) == "term"  # "English", "Python"
    own = inside | keys["fixed"] | keys["kind"].isin(PROPER) | is_among(lowered, keys["term"]) | proper
    return keys["term"].mask(one_capital & ~own, lowered)


def _estimate_words(mentions):
    """About how many running words the papers have: their last mention stands near the end of title and abstract."""
    return max(1, mentions.groupby(["doc_id", "field"])["end"].max().sum() // LETTERS)


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


def _add_aside(merged, aside):
    """The terms and their keys with those that were set aside, none of which bears the name of another."""
    if aside.empty:
        return merged
    forms = _count_forms(aside).sort_values(["key", "papers", "form"], ascending=[True, False, True]).drop_duplicates("key")
    documents = aside.groupby("key")["doc_id"].nunique()
    keys = forms[["key", "form"]].assign(documents=forms["key"].map(documents), kind="term", relevance=np.nan, kept=False)
    keys["reason"] = keys["key"].map(aside.groupby("key")["kind"].first().astype("str")).map(ASIDE)
    taken = is_among(keys["form"], merged.terms["term"]) | keys["form"].duplicated(keep=False)
    keys["term"] = keys["form"].mask(taken, keys["key"])
    terms = keys.loc[~is_among(keys["term"], merged.terms["term"]), list(list_types("terms"))]
    terms = pd.concat([merged.terms, check_table(terms, "terms")]).sort_values("term", ignore_index=True)
    spellings = pd.concat([merged.spellings, check_table(keys[list(list_types("terms.spellings"))], "terms.spellings")])
    return Terms(terms, spellings.sort_values("key", ignore_index=True))
