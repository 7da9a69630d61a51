"""Themes found anew, once: in drawn papers, from another seed, at another resolution; and what came back of the known ones."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment

from themeloom.network import count_links, find_chance, measure_similarity
from themeloom.themes.clustering import find_clusters
from themeloom.themes.papers import ENOUGH_PAPERS, follow_terms, follow_words
from themeloom.themes.strategic import measure_ties, name_quadrants


@dataclass(frozen=True)
class Study:
    """What all replicates share: papers x terms, the papers' words as vectors, how the network and the themes are made."""

    occurrences: sparse.csr_array
    vectors: np.ndarray
    counting: str
    similarity: str
    min_shared: int
    min_size: int


@dataclass(frozen=True)
class Replicate:
    """One finding of the themes anew: ``resolution`` times chance; ``sample`` seeds a draw of the papers, None takes all."""

    way: str
    resolution: float
    seed: int
    ensembles: int | None
    sample: int | None = None


class Themes(NamedTuple):
    """Themes found: of each term (-1: none), of each paper (-1), the quadrant of each theme; and which terms the papers hold."""

    members: np.ndarray
    papers: np.ndarray
    quadrants: np.ndarray
    present: np.ndarray


class Return(NamedTuple):
    """What came back: the known theme whose match each term and each paper is in now (-1: none), and how much of each theme."""

    members: np.ndarray
    papers: np.ndarray
    jaccard: np.ndarray
    same_quadrant: np.ndarray


def find_again(study, replicate):
    """Find the themes of a study anew, as ``Themes``."""
    count, times = study.occurrences.shape[0], None
    if replicate.sample is not None:
        times = np.random.default_rng([replicate.seed, replicate.sample]).multinomial(count, np.full(count, 1 / count))
    network = _count_network(study, times)
    weights = _weigh(network, study)
    chance = find_chance(weights.sum() / 2, weights.shape[0], similarity=study.similarity)
    knobs = {"resolution": replicate.resolution * chance, "seed": replicate.seed, "ensembles": replicate.ensembles}
    members = find_clusters(weights, min_size=study.min_size, **knobs)
    placed, numbers = members >= 0, np.zeros(len(members), dtype=int)
    numbers[placed] = np.unique(members[placed], return_inverse=True)[1]
    return describe_themes(study, np.where(placed, numbers, -1), times, network)


def describe_themes(study, members, times=None, network=None):
    """Give the terms' themes (0, 1, ...; -1 for none) their papers and quadrants, as ``Themes``."""
    i, j, counts, sizes = network or _count_network(study, times)
    inside = np.where((members[i] == members[j]) & (members[i] >= 0), counts, 0)
    strength = np.bincount(i, inside, len(members)) + np.bincount(j, inside, len(members))
    papers, _ = follow_terms(study.occurrences, members, strength)
    if len(papers) >= ENOUGH_PAPERS and (papers >= 0).any():
        papers, _ = follow_words(study.vectors, papers, times)
    ties = measure_ties(i, j, counts, sizes, members, themes=members.max(initial=-1) + 1)
    return Themes(members, papers, np.array(name_quadrants(*ties), dtype=object), sizes > 0)


def compare_themes(known, found):
    """Compare themes found anew with the known ones, as ``Return``.

    ``jaccard`` is each known theme's best overlap with a new one, over the terms that are present. For all else the new themes
    are matched with the known, one to one, so that the overlaps add up to the most; ``same_quadrant`` says whether a theme's
    match is in the same quadrant. A theme of which no term is present does not come back.
    """
    old, new = (members[found.present] for members in (known.members, found.members))
    overlaps = measure_overlaps(old, new, shape=(len(known.quadrants), len(found.quadrants)))
    rows, columns = linear_sum_assignment(overlaps, maximize=True)
    met = overlaps[rows, columns] > 0
    rows, columns = rows[met], columns[met]
    match = np.full(overlaps.shape[1] + 1, -1)  # one place more: that of no theme
    match[columns] = rows
    same = np.zeros(overlaps.shape[0], dtype=bool)
    same[rows] = known.quadrants[rows] == found.quadrants[columns]
    return Return(match[found.members], match[found.papers], overlaps.max(axis=1, initial=0), same)


def measure_overlaps(old, new, *, shape):
    """Measure the Jaccard index of each old theme (row) with each new one: a ``shape`` of numbers from 0 to 1.

    ``old`` and ``new`` hold the theme of each term, 0, 1, ...; -1 for none.

    Examples
    --------
    >>> measure_overlaps(np.array([0, 0, 1]), np.array([0, 0, 0]), shape=(2, 1)).round(2).tolist()
    [[0.67], [0.33]]
    """
    both = (old >= 0) & (new >= 0)
    shared = np.bincount(old[both] * shape[1] + new[both], minlength=shape[0] * shape[1]).reshape(shape)
    sizes = [np.bincount(members[members >= 0], minlength=size) for members, size in zip((old, new), shape, strict=True)]
    return shared / np.maximum(sizes[0][:, None] + sizes[1] - shared, 1)


def _count_network(study, times):
    """The links' ends and counts, and the terms' own counts, in the papers drawn."""
    i, j, _, counts = count_links(study.occurrences, counting=study.counting, min_shared=study.min_shared, times=times)
    own = study.occurrences.power(2) if study.counting == "full" else study.occurrences.sign()
    times = np.ones(own.shape[0]) if times is None else times
    return i, j, counts.astype(float), own.T @ times


def _weigh(network, study):
    """The network's weights as a symmetric matrix."""
    i, j, counts, sizes = network
    weights = measure_similarity(i, j, counts, sizes, study.occurrences.shape[0], similarity=study.similarity)
    ends = np.concatenate([i, j]), np.concatenate([j, i])
    return sparse.coo_array((np.tile(weights, 2), ends), shape=(len(sizes), len(sizes))).tocsr()
