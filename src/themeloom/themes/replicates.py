"""Themes found again, once: in a bootstrap sample, from another seed, at another resolution; and how much is recovered."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment

from themeloom.network import count_links, find_chance, measure_similarity
from themeloom.themes.clustering import find_clusters
from themeloom.themes.papers import assign_rows
from themeloom.themes.strategic import measure_ties, name_quadrants


@dataclass(frozen=True)
class Study:
    """What all replicates share.

    Attributes
    ----------
    occurrences : csr_array
        Papers x terms.
    vectors : array or None
        The papers' words, see ``papers.read_vectors``.
    counting, similarity : str
        With which the network was built.
    min_shared, min_size : int
        Papers that a link needs, and terms that a theme needs.
    parts : array of int
        Pairs x 2: terms that are not linked, because one stands inside the other.
    """

    occurrences: sparse.csr_array
    vectors: np.ndarray | None
    counting: str
    similarity: str
    min_shared: int
    min_size: int
    parts: np.ndarray


@dataclass(frozen=True)
class Replicate:
    """One way of finding the themes again.

    Attributes
    ----------
    perturbation : str
        What is changed: bootstrap, seed or resolution.
    resolution : float
        A multiple of what chance gives.
    seed : int
        Of the clustering, and of the sample.
    ensembles : int or None
        Of the clustering, see ``clustering.find_clusters``.
    sample : int or None
        Number of the bootstrap sample; None takes all papers.
    """

    perturbation: str
    resolution: float
    seed: int
    ensembles: int | None
    sample: int | None = None


class Partition(NamedTuple):
    """Themes of a study: of each term (-1: none), of each paper (-1), the quadrant of each theme; which terms the papers have."""

    members: np.ndarray
    papers: np.ndarray
    quadrants: np.ndarray
    present: np.ndarray


class Recovery(NamedTuple):
    """What is recovered: the known theme whose match each term and paper is in (-1: none); of each theme, how much."""

    members: np.ndarray
    papers: np.ndarray
    jaccard: np.ndarray
    same_quadrant: np.ndarray


class _Network(NamedTuple):
    """The links' two ends and counts, and the terms' own counts."""

    i: np.ndarray
    j: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray


def find_again(study: Study, replicate: Replicate) -> Partition:
    """Find the themes of a study again.

    Parameters
    ----------
    study : Study
        It is only read: joblib gives its large arrays to a process read-only.
    replicate : Replicate

    Returns
    -------
    Partition
    """
    times = _draw_papers(study.occurrences.shape[0], replicate)
    network = _count_network(study, times)
    weights = _weigh(network, study)
    chance = find_chance(weights.sum() / 2, weights.shape[0], similarity=study.similarity)
    members = find_clusters(
        weights,
        resolution=replicate.resolution * chance,
        min_size=study.min_size,
        seed=replicate.seed,
        ensembles=replicate.ensembles,
    )
    placed = members >= 0
    numbers = np.full(len(members), -1)
    numbers[placed] = np.unique(members[placed], return_inverse=True)[1]
    return _describe(study, numbers, network, times)


def describe_partition(study: Study, members: np.ndarray, *, times: np.ndarray | None = None) -> Partition:
    """Describe the themes of a study's terms by their papers and quadrants.

    Parameters
    ----------
    study : Study
    members : array of int
        The theme of each term, 0, 1, ...; -1 for none.
    times : array of int, optional
        How often each paper was drawn; None: once.

    Returns
    -------
    Partition
    """
    return _describe(study, members, _count_network(study, times), times)


def _describe(study, members, network, times):
    inside = np.where((members[network.i] == members[network.j]) & (members[network.i] >= 0), network.counts, 0)
    strength = np.bincount(network.i, inside, len(members)) + np.bincount(network.j, inside, len(members))
    papers, _ = assign_rows(study.occurrences, study.vectors, members, strength, times=times)
    centrality, density = measure_ties(*network, members, themes=members.max(initial=-1) + 1)
    quadrants = np.array(name_quadrants(centrality, density), dtype=object)
    return Partition(members, papers, quadrants, network.sizes > 0)


def compare_themes(known: Partition, again: Partition) -> Recovery:
    """Compare themes found again with the known ones.

    For terms, papers and quadrants the new themes are matched with the known ones, one to one, so that the overlaps add up to the
    most. A theme of which no term is present is not recovered.

    Parameters
    ----------
    known, again : Partition
        Of the same terms and papers.

    Returns
    -------
    Recovery
        ``jaccard`` is each known theme's best overlap with a new one, over the terms that are present in ``again``;
        ``same_quadrant`` says whether its match is in the same quadrant.
    """
    old = known.members[again.present]
    new = again.members[again.present]
    overlaps = measure_overlaps(old, new, shape=(len(known.quadrants), len(again.quadrants)))
    rows, columns = linear_sum_assignment(overlaps, maximize=True)
    overlapping = overlaps[rows, columns] > 0
    rows = rows[overlapping]
    columns = columns[overlapping]
    match = np.full(overlaps.shape[1] + 1, -1)  # one place more: that of no theme
    match[columns] = rows
    same = np.zeros(overlaps.shape[0], dtype=bool)
    same[rows] = known.quadrants[rows] == again.quadrants[columns]
    return Recovery(match[again.members], match[again.papers], overlaps.max(axis=1, initial=0), same)


def measure_overlaps(old: np.ndarray, new: np.ndarray, *, shape: tuple[int, int]) -> np.ndarray:
    """Measure the Jaccard index of each old theme with each new one: |A ∩ B| / |A ∪ B| of their terms.

    Parameters
    ----------
    old, new : array of int
        The theme of each term, 0, 1, ...; -1 for none.
    shape : tuple of int
        Number of old themes, and of new ones.

    Returns
    -------
    array of float
        Old themes x new themes, 0 to 1.

    Examples
    --------
    >>> measure_overlaps(np.array([0, 0, 1]), np.array([0, 0, 0]), shape=(2, 1)).round(2).tolist()
    [[0.67], [0.33]]
    """
    both = (old >= 0) & (new >= 0)
    shared = np.bincount(old[both] * shape[1] + new[both], minlength=shape[0] * shape[1]).reshape(shape)
    sizes = [np.bincount(members[members >= 0], minlength=size) for members, size in zip((old, new), shape, strict=True)]
    return shared / np.maximum(sizes[0][:, None] + sizes[1] - shared, 1)


def _draw_papers(papers, replicate):
    """How often each paper is drawn, as many in all as there are; None for all papers, once each."""
    if replicate.sample is None:
        return None
    generator = np.random.default_rng([replicate.seed, replicate.sample])
    return generator.multinomial(papers, np.full(papers, 1 / papers))


def _count_network(study, times):
    """The network of the papers drawn."""
    i, j, _, counts = count_links(
        study.occurrences, counting=study.counting, min_shared=study.min_shared, times=times, parts=study.parts
    )
    own = study.occurrences.power(2) if study.counting == "full" else study.occurrences.sign()
    times = np.ones(own.shape[0]) if times is None else times
    return _Network(i, j, counts.astype(float), own.T @ times)


def _weigh(network, study):
    """The network's weights as a symmetric matrix."""
    i, j, counts, sizes = network
    weights = measure_similarity(i, j, counts, sizes, study.occurrences.shape[0], similarity=study.similarity)
    ends = (np.concatenate([i, j]), np.concatenate([j, i]))
    return sparse.coo_array((np.tile(weights, 2), ends), shape=(len(sizes), len(sizes))).tocsr()
