"""Stability: are the themes recovered in other papers, from another seed, at another resolution?"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.network import count_occurrences, find_parts
from themeloom.parallel import run_parts
from themeloom.tables import check_table, make_empty
from themeloom.themes.papers import read_vectors
from themeloom.themes.replicates import Replicate, Study, compare_themes, describe_partition, find_again

# mean Jaccard index in bootstrap samples from which a theme is stable (Hennig 2007), and up to which dissolved (Hennig 2008)
STABLE = 0.75
DISSOLVED = 0.5

INTERVAL = (0.025, 0.975)
# ensembles of the clustering: a sample varies far more by its papers than by its seed
SAMPLE_ENSEMBLES = 1
RESOLUTION_ENSEMBLES = 5


class Stability(NamedTuple):
    """What ``measure_stability`` measures, four tables."""

    themes: pd.DataFrame
    terms: pd.DataFrame
    papers: pd.DataFrame
    pairs: pd.DataFrame


def measure_stability(
    doc_ids: pd.Series,
    occurrences: pd.DataFrame,
    words: pd.DataFrame,
    graph: nx.Graph,
    members: pd.DataFrame,
    *,
    resolution: float = 1.0,
    resolutions: Sequence[float] = (0.5, 0.7, 0.85, 1.2, 1.5, 2.0),
    min_size: int = 5,
    seed: int = 1,
    seeds: int = 4,
    samples: int = 200,
    processes: int = 0,
    progress: Callable | None = None,
) -> Stability:
    """Measure how much of each theme is recovered when the themes are found again, many times.

    Either papers are drawn with replacement, as many as there are (bootstrap: a reweighting of the papers, so that nothing is
    read again; the network keeps its terms, and the papers' words their weights); or all papers are taken, with another seed, or
    at another resolution. The recovery of a theme is that of its terms: the Jaccard index with the most similar new theme, over
    the terms that the drawn papers mention (Hennig 2007, Computational Statistics & Data Analysis 52:258). For quadrants, papers
    and terms the new themes are matched with the known ones, one to one, so that all overlaps add up to the most.

    Parameters
    ----------
    doc_ids, occurrences, words
        As ``assign_papers`` takes them.
    graph : networkx.Graph
        In which the themes were found, as ``network.build_network`` makes it: with its ``counting``, ``similarity`` and
        ``min_shared``.
    members : DataFrame
        The themes, one row per term; columns used: term, theme.
    resolution, min_size, seed
        With which the themes were found; what chance gives is measured in each sample anew; the seed 0 or more.
    samples : int
        Bootstrap samples of the papers.
    seeds : int
        Other seeds to try.
    resolutions : sequence of float
        Other resolutions to try, as multiples of ``resolution``.
    processes : int
        Replicates found side by side, 0 for one per core; the result is the same for any number.
    progress : callable, optional
        Wraps the iterable of replicates done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    Stability
        All shares from 0 to 1. themes: one row per theme and perturbation ("bootstrap", "seed", "resolution"): theme,
        perturbation, replicates (number), jaccard (mean), low, high (95 % of the replicates lie between), quadrant_recovery
        (share of the replicates in which the theme keeps its quadrant), paper_recovery (mean share of its papers that are in it
        again; null without any). terms: term, recovery (share of the samples in which it is in its theme again; null without
        theme). papers: doc_id, recovery (likewise). pairs: a, b, coassignment (share of the samples with both terms in which they
        share a theme; pairs that never do are left out).
    """
    names = sorted(graph)
    numbers = np.unique(members["theme"].dropna().to_numpy(dtype="int64"))
    study = _make_study(doc_ids, occurrences, words, graph, names, min_size)
    theme_of = members.set_index("term")["theme"].reindex(names)
    known = describe_partition(study, pd.Index(numbers, dtype="Int64").get_indexer(theme_of))
    plan = _make_plan(resolution, seed, samples, seeds, resolutions) if len(numbers) else []
    partitions = run_parts(partial(find_again, study), plan, processes=processes)
    partitions = list(progress(partitions, total=len(plan)) if progress else partitions)
    recoveries = [compare_themes(known, again) for again in partitions]
    # the samples are the first of the plan
    sampled = partitions[: samples if plan else 0]
    present = _stack([again.present for again in sampled], len(names)).astype(bool)
    of_terms = _stack([again.members for again in recoveries[: len(sampled)]], len(names))
    of_papers = _stack([again.papers for again in recoveries[: len(sampled)]], len(doc_ids))
    return Stability(
        _summarize(known, plan, recoveries, numbers),
        pd.DataFrame({"term": names, "recovery": _measure_recovery(known.members, of_terms, present)}),
        pd.DataFrame({"doc_id": pd.Index(doc_ids, dtype="str"), "recovery": _measure_recovery(known.papers, of_papers, True)}),
        _count_coassignments(names, _stack([again.members for again in sampled], len(names)), present),
    )


def name_stability(jaccard: pd.Series) -> np.ndarray:
    """Name the stability of themes (Hennig 2007, 2008).

    Parameters
    ----------
    jaccard : Series of float
        Mean Jaccard index of each theme in the bootstrap samples; null where it was not measured.

    Returns
    -------
    array of str
        "stable" (.75 or more), "dissolved" (.5 or less), "doubtful" (between), or empty where nothing was measured.

    Examples
    --------
    >>> name_stability(pd.Series([0.9, 0.6, 0.5, None])).tolist()
    ['stable', 'doubtful', 'dissolved', '']
    """
    return np.select([jaccard >= STABLE, jaccard <= DISSOLVED, jaccard.notna()], ["stable", "dissolved", "doubtful"], "")


def _make_study(doc_ids, occurrences, words, graph, names, min_size):
    return Study(
        count_occurrences(doc_ids, occurrences, np.array(names, dtype=object)),
        read_vectors(doc_ids, words),
        counting=graph.graph["counting"],
        similarity=graph.graph["similarity"],
        min_shared=graph.graph["min_shared"],
        min_size=min_size,
        parts=find_parts(names),
    )


def _make_plan(resolution, seed, samples, seeds, resolutions):
    return [
        *(Replicate("bootstrap", resolution, seed, SAMPLE_ENSEMBLES, sample) for sample in range(samples)),
        *(Replicate("seed", resolution, seed + 1 + other, None) for other in range(seeds)),
        *(Replicate("resolution", resolution * factor, seed, RESOLUTION_ENSEMBLES) for factor in resolutions),
    ]


def _summarize(known, plan, recoveries, numbers):
    """The table of themes and perturbations."""
    parts = []
    for perturbation in dict.fromkeys(replicate.perturbation for replicate in plan):
        again = [one for one, replicate in zip(recoveries, plan, strict=True) if replicate.perturbation == perturbation]
        jaccard = np.array([one.jaccard for one in again])
        low, high = np.quantile(jaccard, INTERVAL, axis=0)
        of_papers = pd.Series(_measure_recovery(known.papers, np.array([one.papers for one in again]), True))
        part = pd.DataFrame({"theme": numbers, "perturbation": perturbation, "replicates": len(again)})
        part["jaccard"] = jaccard.mean(axis=0)
        part["low"] = low
        part["high"] = high
        part["quadrant_recovery"] = np.mean([one.same_quadrant for one in again], axis=0)
        part["paper_recovery"] = of_papers.groupby(known.papers).mean().reindex(range(len(numbers))).to_numpy()
        parts.append(part)
    if not parts:
        return make_empty("themes.stability")
    return check_table(pd.concat(parts, ignore_index=True).round(6), "themes.stability")


def _stack(rows, width):
    return np.array(rows).reshape(len(rows), width)


def _measure_recovery(known, again, present):
    """For each term or paper the share of replicates (rows) with its known theme; null without theme, or where never present."""
    replicates = np.broadcast_to(present, again.shape).sum(axis=0)
    same = ((again == known) & present).sum(axis=0)
    return np.where((known >= 0) & (replicates > 0), same / np.maximum(replicates, 1), np.nan).round(6)


def _count_coassignments(names, members, present):
    """The table of pairs, from the theme of each term in each sample (rows)."""
    sample, term = np.nonzero(members >= 0)
    groups = np.unique(np.column_stack([sample, members[sample, term]]), axis=0, return_inverse=True)[1].ravel()
    belongs = sparse.csr_array((np.ones(len(term)), (term, groups)), shape=(len(names), groups.max(initial=-1) + 1))
    joint = sparse.triu(belongs @ belongs.T, k=1, format="coo")
    both = present.T.astype(float) @ present
    ends = pd.Index(names, dtype="str")
    share = (joint.data / both[joint.row, joint.col]).round(6)
    pairs = pd.DataFrame({"a": ends[joint.row], "b": ends[joint.col], "coassignment": share})
    return pairs.sort_values(["a", "b"], ignore_index=True)
