"""VOS clustering of a weighted graph: a constant Potts model, solved by the Leiden algorithm of igraph."""

import random

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

# Leiden ends in another local optimum at each start; of a hundred the best hardly depends on the seed (ARI .92 on 200 terms)
STARTS = 100


def find_clusters(weights, *, resolution, min_size, seed):
    """Find the partition of a weighted graph that VOS clustering calls best (see ``themes.find_themes``).

    Parameters
    ----------
    weights : sparse matrix
        Symmetric, without a diagonal: the weight of each link.
    resolution : float
        The weight that a pair must exceed to be better together.
    min_size : int
        Smaller clusters join the one to which they are linked with the highest mean weight over all pairs, smallest first.
    seed : int
        Of the random starts of the Leiden algorithm (Traag, Waltman & van Eck 2019).

    Returns
    -------
    array of int
        The number of each node's cluster; -1 for a node without links and in a small cluster linked to no other.
    """
    members = _merge_small(_find_best(weights, resolution, seed), weights, min_size)
    # a node without links has nothing to be judged by, whatever min_size
    return np.where(np.diff(weights.indptr) == 0, -1, members)


def measure_quality(graph, partition, *, resolution):
    """Measure how good a partition is: the sum over pairs in one cluster of (weight - resolution).

    VOS clustering (Waltman, van Eck & Noyons 2010, arXiv:1006.1032), a constant Potts model on the weights; unlinked
    pairs have weight 0. `partition` maps each term to its cluster; terms it lacks, or maps to null, are on their own.
    No unit.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"weight": 2.5}), ("b", "c", {"weight": 1.0})])
    >>> measure_quality(graph, {"a": 0, "b": 0, "c": 1}, resolution=1)
    1.5
    """
    clusters = pd.Series(partition).reindex(list(graph)).dropna()
    sizes, cluster_of = clusters.value_counts().to_numpy(), clusters.to_dict()
    within = [w for a, b, w in graph.edges(data="weight") if a in cluster_of and cluster_of[a] == cluster_of.get(b)]
    return float(np.sum(within) - resolution * (sizes * (sizes - 1) / 2).sum())


def read_matrix(graph, terms, attribute):
    """Return an edge attribute as a symmetric sparse matrix, rows and columns in the order of ``terms``.

    Raises ValueError if an edge lacks it.
    """
    lacking = sum(attribute not in data for *_, data in graph.edges(data=True))
    if lacking:
        raise ValueError(
            f"themes need {attribute!r} on every edge; {lacking} of {graph.number_of_edges()} have none; "
            "network.build_network makes 'documents' and 'weight', network.weigh_links 'weight' from 'documents'"
        )
    if not graph.number_of_edges():
        return sparse.csr_array((len(terms), len(terms)))
    return nx.to_scipy_sparse_array(graph, nodelist=terms, weight=attribute, dtype=float, format="csr")


def _find_best(weights, resolution, seed):
    """Run Leiden from several starts; return the number of each node's cluster in the best of them."""
    links = sparse.triu(weights, k=1, format="coo")
    graph = igraph.Graph(n=weights.shape[0], edges=np.column_stack([links.row, links.col]).tolist())
    options = {"objective_function": "CPM", "weights": links.data.tolist(), "resolution": resolution}
    igraph.set_random_number_generator(random.Random(seed))
    try:
        # a negative number of iterations: until nothing gets better
        found = [graph.community_leiden(**options, n_iterations=-1).membership for _ in range(STARTS)]
    finally:
        # igraph cannot tell which generator it had; this module is the one it starts with
        igraph.set_random_number_generator(random)
    clusters = [np.array(members, dtype=int) for members in found]
    best = max(clusters, key=lambda members: _measure_members(links, members, resolution))
    return _merge_ties(best, weights, resolution)


def _measure_members(links, members, resolution):
    sizes = np.bincount(members)
    within = links.data[members[links.row] == members[links.col]].sum()
    # rounded, so that equally good partitions tie and the first wins
    return round(float(within - resolution * (sizes * (sizes - 1) / 2).sum()), 6)


def _merge_ties(members, weights, resolution):
    """Put together linked clusters that are as good together as apart, which Leiden leaves to chance."""
    places = np.arange(len(members))
    while True:
        sizes = np.bincount(members)
        belongs = sparse.csr_array((np.ones(len(members)), (places, members)), shape=weights.shape)
        links = sparse.triu(belongs.T @ weights @ belongs, k=1, format="coo")
        gains = links.data - resolution * sizes[links.row] * sizes[links.col]
        if gains.max(initial=-1) < -1e-6:
            return members
        members = np.where(members == links.col[gains.argmax()], links.row[gains.argmax()], members)


def _merge_small(members, weights, min_size):
    """Let clusters below `min_size` join their strongest neighbour; -1 where there is none."""
    members = members.copy()
    while (small := _find_smallest(members, min_size)) is not None:
        inside = members == small
        links = weights[inside].tocoo()
        outward = (members[links.col] != small) & (members[links.col] >= 0)
        near, which = np.unique(members[links.col[outward]], return_inverse=True)
        belongs = members[:, None] == near
        mean = np.bincount(which, links.data[outward], len(near)) / (belongs.sum(axis=0) * inside.sum())
        # of equally strong neighbours the one that holds the first term
        ranked = np.lexsort((belongs.argmax(axis=0), -mean.round(9)))
        members[inside] = near[ranked[0]] if len(near) else -1
    return members


def _find_smallest(members, min_size):
    clusters, firsts, sizes = np.unique(members, return_index=True, return_counts=True)
    small = (clusters >= 0) & (sizes < min_size)
    return clusters[small][np.lexsort((firsts[small], sizes[small]))[0]] if small.any() else None
