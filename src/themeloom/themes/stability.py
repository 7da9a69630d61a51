"""Stability: how much of each theme, term and paper comes back when the themes are found again."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.tables import check_table, make_empty
from themeloom.themes.marks import NULL, name_stability
from themeloom.themes.replicates import Again

INTERVAL = (0.025, 0.975)


class Stability(NamedTuple):
    """What ``measure_stability`` measures, four tables."""

    themes: pd.DataFrame
    terms: pd.DataFrame
    papers: pd.DataFrame
    pairs: pd.DataFrame


def measure_stability(again: Again, number: int, doc_ids: pd.Series, names: list[str]) -> Stability:
    """Measure how much of the themes of one number comes back.

    A theme is judged by what was clustered: by its papers, or, in the network, its terms. Its recovery is the Jaccard index with
    the most similar new theme (Hennig 2007, Computational Statistics & Data Analysis 52:258), over the papers drawn, or the terms
    that they mention.

    Parameters
    ----------
    again : Again
        As ``replicates.find_again`` gives it.
    number : int
        Of themes; 0 where the network was clustered.
    doc_ids : Series
        All papers, in the order of the records.
    names : list of str
        The terms of the network, in alphabetical order.

    Returns
    -------
    Stability
        All shares from 0 to 1. themes: one row per theme, see ``tables.SCHEMAS``, "themes.stability". terms: term,
        recovery (share of the samples in which it is in its theme again; null without theme). papers: doc_id, recovery
        (likewise). pairs: a, b, coassignment (share of the samples with both terms in which they share a theme; pairs that never
        do are left out).
    """
    known = again.known[number]
    samples = [one[number] for one in again.recoveries]
    present = _stack([one.present for one in samples], len(names)).astype(bool)
    of_terms = _stack([one.members for one in samples], len(names))
    same = ((of_terms == known.members) & present).sum(axis=0)
    same_papers = sum((np.unpackbits(one.same_papers, count=len(doc_ids)) for one in samples), np.zeros(len(doc_ids)))
    return Stability(
        _summarize(again, number),
        pd.DataFrame({"term": names, "recovery": _measure_recovery(known.members, same, present.sum(axis=0))}),
        pd.DataFrame(
            {
                "doc_id": pd.Index(doc_ids, dtype="str"),
                "recovery": _measure_recovery(known.papers, same_papers, len(samples)),
            }
        ),
        _count_coassignments(names, np.where(present, _stack([one.groups for one in samples], len(names)), -1), present),
    )


def _summarize(again, number):
    """The table of themes."""
    if not again.recoveries:
        return make_empty("themes.stability")
    clouds = [cloud[number] for cloud in again.clouds]
    null = np.quantile(np.concatenate(clouds), NULL) if clouds else np.nan
    samples = [one[number] for one in again.recoveries]
    of_papers = np.array([one.of_papers for one in samples])
    of_terms = np.array([one.of_terms for one in samples])
    judged = of_papers if number else of_terms
    low, high = np.quantile(judged, INTERVAL, axis=0)
    table = pd.DataFrame({"theme": range(1, judged.shape[1] + 1), "samples": len(samples), "jaccard": judged.mean(axis=0)})
    table["low"] = low
    table["high"] = high
    table["paper_jaccard"] = of_papers.mean(axis=0)
    table["term_jaccard"] = of_terms.mean(axis=0)
    table["left_out"] = pd.DataFrame([one.of_others for one in samples]).mean().to_numpy()
    table["cloud"] = null
    table["quadrant_recovery"] = np.mean([one.same_quadrant for one in samples], axis=0)
    return check_table(table.assign(stability=name_stability(table["jaccard"], null)).round(6), "themes.stability")


def _stack(rows, width):
    return np.array(rows).reshape(len(rows), width)


def _measure_recovery(known, same, replicates):
    """For each term or paper the share of replicates with its known theme; null without theme, or where never present."""
    return np.where((known >= 0) & (replicates > 0), same / np.maximum(replicates, 1), np.nan).round(6)


def _count_coassignments(names, members, present):
    """The table of pairs, from the theme of each term in each sample (rows)."""
    # a term that no drawn paper mentions has a theme by its name alone
    sample, term = np.nonzero((members >= 0) & present)
    groups = np.unique(np.column_stack([sample, members[sample, term]]), axis=0, return_inverse=True)[1].ravel()
    belongs = sparse.csr_array((np.ones(len(term)), (term, groups)), shape=(len(names), groups.max(initial=-1) + 1))
    joint = sparse.triu(belongs @ belongs.T, k=1, format="coo")
    both = present.T.astype(float) @ present
    ends = pd.Index(names, dtype="str")
    share = (joint.data / both[joint.row, joint.col]).round(6)
    pairs = pd.DataFrame({"a": ends[joint.row], "b": ends[joint.col], "coassignment": share})
    return pairs.sort_values(["a", "b"], ignore_index=True)
