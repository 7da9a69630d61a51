"""Themes as clusters of the terms of the network."""

import numpy as np
from scipy import sparse

from themeloom.network import find_chance, measure_similarity
from themeloom.themes.clustering import find_clusters
from themeloom.themes.papers import assign_rows
from themeloom.themes.partitions import Network, Partition, count_network, find_drawn, find_quadrants
from themeloom.themes.study import Study


def find_by_network(study: Study, *, seed: int, ensembles: int | None = None, times: np.ndarray | None = None) -> Partition:
    """Find themes as clusters of the terms of the network (VOS clustering), and assign the papers to them.

    Parameters
    ----------
    study : Study
    seed, ensembles
        Of the clustering, see ``clustering.find_clusters``.
    times : array of int, optional
        How often each paper was drawn; None: once.

    Returns
    -------
    Partition
    """
    network = count_network(study, times)
    weights = _weigh(network, study)
    chance = find_chance(weights.sum() / 2, weights.shape[0], similarity=study.similarity)
    clusters = find_clusters(
        weights, resolution=study.resolution * chance, min_size=study.min_size, seed=seed, ensembles=ensembles
    )
    return describe_clusters(study, _number_by_size(clusters, network.sizes), network, times)


def describe_clusters(study: Study, members: np.ndarray, network: Network, times: np.ndarray | None = None) -> Partition:
    """Describe clusters of terms by their papers and quadrants.

    Parameters
    ----------
    study : Study
    members : array of int
        The theme of each term, 0, 1, ...; -1 for none.
    network : Network
    times : array of int, optional
        How often each paper was drawn; None: once.

    Returns
    -------
    Partition
    """
    inside = np.where((members[network.i] == members[network.j]) & (members[network.i] >= 0), network.counts, 0)
    strength = np.bincount(network.i, inside, len(members)) + np.bincount(network.j, inside, len(members))
    times = find_drawn(study, network, times)
    papers, shares = assign_rows(study.occurrences, study.vectors, members, strength, times=times)
    drawn = np.ones(len(papers), dtype=bool) if times is None else times > 0
    return Partition(members, papers, lambda: shares, find_quadrants(network, members, shares.shape[1]), network.sizes > 0, drawn)


def _number_by_size(clusters, sizes):
    """Number clusters of terms: most terms first, then most documents, then by the first term; -1 stays."""
    placed = clusters >= 0
    members = np.full(len(clusters), -1)
    if not placed.any():
        return members
    _, first, numbers, terms = np.unique(clusters[placed], return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -np.bincount(numbers, sizes[placed]), -terms))
    members[placed] = np.argsort(order)[numbers]
    return members


def _weigh(network, study):
    """The network's weights as a symmetric matrix."""
    i, j, counts, sizes = network
    weights = measure_similarity(i, j, counts, sizes, study.drawn.shape[0], similarity=study.similarity)
    ends = (np.concatenate([i, j]), np.concatenate([j, i]))
    return sparse.coo_array((np.tile(weights, 2), ends), shape=(len(sizes), len(sizes))).tocsr()
