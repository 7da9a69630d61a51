"""Would the themes be found again: in other papers, from another seed, at another resolution?"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
import pandas as pd
from joblib import cpu_count
from scipy import sparse

from themeloom.network import count_occurrences
from themeloom.tables import SCHEMAS, check_table
from themeloom.themes.papers import read_vectors
from themeloom.themes.replicates import Replicate, Study, compare_themes, describe_themes, find_again

# mean Jaccard index in other samples from which a theme is stable (Hennig 2007), and up to which dissolved (Hennig 2008)
STABLE, DISSOLVED = 0.75, 0.5

INTERVAL = (0.025, 0.975)
# of the consensus: a sample's own chance is far larger than that of a seed
SAMPLE_ENSEMBLES, RESOLUTION_ENSEMBLES = 1, 5


class Stability(NamedTuple):
    """What ``measure_stability`` finds, four tables."""

    themes: pd.DataFrame
    terms: pd.DataFrame
    papers: pd.DataFrame
    pairs: pd.DataFrame


def measure_stability(
    mentions, terms, graph, themes, *, resolution, min_size, seed, samples, seeds, resolutions, processes, progress=None
):
    """Find the themes again many times, and measure what comes back.

    Either papers are drawn with replacement, as many as there are (bootstrap: a reweighting of the papers, so that nothing is
    read again; the network keeps its terms, and the papers' words their weights); or all papers are taken, with another seed, or
    at another resolution. A theme comes back as far as its terms do: the Jaccard index with the most similar new theme, over
    the terms that the drawn papers hold (Hennig 2007, Computational Statistics & Data Analysis 52:258). For quadrants, papers
    and terms the new themes are matched with the known, one to one, so that all overlap most.

    Parameters
    ----------
    mentions, terms, graph, themes
        What 02 to 05 found; the graph says its ``counting``, ``similarity`` and ``min_shared``.
    resolution, min_size, seed
        With which the themes were found, the resolution as a multiple of what chance gives (``similarity.measure_chance``), which
        is measured in each sample anew; the seed 0 or more.
    samples, seeds : int
        Samples of the papers and other seeds to try.
    resolutions : list of float
        Other resolutions to try, as multiples of ``resolution``.
    processes : int
        Replicates found side by side, 0 for one per core; the result is the same. But for 1 they are processes started afresh: a
        script needs its ``if __name__ == "__main__"``.
    progress : callable, optional
        Wraps the iterable of replicates done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    Stability
        All shares from 0 to 1. themes: one row per theme and way ("sample", "seed", "resolution"): theme, label, way, times
        (replicates), jaccard (mean), low, high (95 % of the replicates lie between), quadrant (share of replicates in which the
        theme stays in its quadrant), papers (mean share of its papers that stay; null without any). terms: term, stays (share of
        the samples in which it stays in its theme; null without). papers: doc_id, stays (likewise). pairs: a, b, together (share
        of the samples with both terms in which they share a theme; pairs that never do are left out).
    """
    names, papers = sorted(graph), np.sort(mentions["doc_id"].unique().astype(object))
    labels = themes.dropna(subset="theme").drop_duplicates("theme").sort_values("theme")[["theme", "label"]]
    study = _read_study(mentions, terms, graph, names, min_size)
    known = describe_themes(study, pd.Index(labels["theme"]).get_indexer(themes.set_index("term")["theme"].reindex(names)))
    plan = _plan(resolution, seed, samples, seeds, resolutions) if len(labels) else []
    found = _find_all(study, plan, processes)
    found = list(progress(found, total=len(plan)) if progress else found)
    returns = [compare_themes(known, again) for again in found]
    drawn = [at for at, replicate in enumerate(plan) if replicate.way == "sample"]
    present = _stack([found[at].present for at in drawn], len(names)).astype(bool)
    stays = {
        "term": _measure_stays(known.members, _stack([returns[at].members for at in drawn], len(names)), present),
        "doc_id": _measure_stays(known.papers, _stack([returns[at].papers for at in drawn], len(papers)), True),
    }
    return Stability(
        _sum_up(known, plan, returns, labels),
        pd.DataFrame({"term": names, "stays": stays["term"]}),
        pd.DataFrame({"doc_id": papers, "stays": stays["doc_id"]}),
        _count_together(names, _stack([found[at].members for at in drawn], len(names)), present),
    )


def mark_themes(themes, stability):
    """Add to the themes how they stand the samples: one row per term, as before.

    Parameters
    ----------
    themes : DataFrame
        One row per term; columns used: term, theme.
    stability : Stability

    Returns
    -------
    DataFrame
        ``themes`` with ``stability`` of its theme: "stable" (mean Jaccard index of the samples .75 or more), "dissolved" (.5 or
        less), "doubtful" (between), empty without theme or samples; and ``stays`` of the term (see ``measure_stability``).
    """
    sampled = stability.themes[stability.themes["way"] == "sample"].set_index("theme")["jaccard"]
    told = themes["theme"].map(sampled).astype(float)
    marks = np.select([told >= STABLE, told <= DISSOLVED, told.notna()], ["stable", "dissolved", "doubtful"], "")
    return themes.assign(stability=marks, stays=themes["term"].map(stability.terms.set_index("term")["stays"]))


def _read_study(mentions, terms, graph, names, min_size):
    kept = terms[terms["kept"].astype(bool)]
    made = {name: graph.graph[name] for name in ("counting", "similarity", "min_shared")}
    occurrences = count_occurrences(mentions, kept, np.array(names, dtype=object))
    return Study(occurrences, read_vectors(mentions, kept), min_size=min_size, **made)


def _plan(resolution, seed, samples, seeds, resolutions):
    return [
        *(Replicate("sample", resolution, seed, SAMPLE_ENSEMBLES, sample) for sample in range(samples)),
        *(Replicate("seed", resolution, seed + 1 + other, None) for other in range(seeds)),
        *(Replicate("resolution", resolution * factor, seed, RESOLUTION_ENSEMBLES) for factor in resolutions),
    ]


def _find_all(study, plan, processes):
    """Yield the themes of each replicate, in the order of the plan."""
    if processes == 1 or not plan:
        yield from (find_again(study, replicate) for replicate in plan)
        return
    # started afresh: a fork would copy the threads' locks of a notebook's kernel
    pool = ProcessPoolExecutor(processes or cpu_count(), get_context("spawn"), initializer=_load_worker, initargs=(study,))
    with pool:
        yield from pool.map(_find_in_worker, plan, chunksize=4)


_worker = {}  # the study of a worker process


def _load_worker(study):
    _worker["study"] = study


def _find_in_worker(replicate):
    return find_again(_worker["study"], replicate)


def _sum_up(known, plan, returns, labels):
    """The table of themes and ways."""
    parts = []
    for way in dict.fromkeys(replicate.way for replicate in plan):
        there = [again for again, replicate in zip(returns, plan, strict=True) if replicate.way == way]
        jaccard = np.array([again.jaccard for again in there])
        low, high = np.quantile(jaccard, INTERVAL, axis=0)
        stays = _measure_stays(known.papers, np.array([again.papers for again in there]), True)
        papers = pd.Series(stays).groupby(known.papers).mean().reindex(range(len(labels)))
        told = {"jaccard": jaccard.mean(axis=0), "low": low, "high": high, "papers": papers.to_numpy()}
        quadrant = np.mean([again.same_quadrant for again in there], axis=0)
        parts.append(labels.assign(way=way, times=len(there), quadrant=quadrant, **told))
    table = pd.concat(parts) if parts else labels.head(0).reindex(columns=list(SCHEMAS["stability"]))
    return check_table(table.round(6).reset_index(drop=True), "stability")


def _stack(rows, width):
    return np.array(rows).reshape(len(rows), width)


def _measure_stays(known, found, present):
    """For each term or paper the share of replicates (rows) with its known theme; null without theme, or where never present."""
    asked = np.broadcast_to(present, found.shape).sum(axis=0)
    same = ((found == known) & present).sum(axis=0)
    return np.where((known >= 0) & (asked > 0), same / np.maximum(asked, 1), np.nan).round(6)


def _count_together(names, found, present):
    """The table of pairs, from the new themes of each term in each sample (rows)."""
    sample, term = np.nonzero(found >= 0)
    groups = np.unique(np.column_stack([sample, found[sample, term]]), axis=0, return_inverse=True)[1].ravel()
    belongs = sparse.csr_array((np.ones(len(term)), (term, groups)), shape=(len(names), groups.max(initial=-1) + 1))
    together = sparse.triu(belongs @ belongs.T, k=1, format="coo")
    both = present.T.astype(float) @ present
    ends = pd.Index(names, dtype="str")
    share = (together.data / both[together.row, together.col]).round(6)
    pairs = pd.DataFrame({"a": ends[together.row], "b": ends[together.col], "together": share})
    return pairs.sort_values(["a", "b"], ignore_index=True)
