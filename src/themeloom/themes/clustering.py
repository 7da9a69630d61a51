"""VOS clustering of a weighted graph: a constant Potts model, solved by the Leiden algorithm of igraph."""

import random

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

# Leiden ends in another local optimum at each start, and several are nearly as good: on 200 terms of 281 papers the best of a
# hundred starts agrees with that of another seed at ARI .79, the consensus of 5, 10, 20 ensembles at .93, .96, .99
ENSEMBLES, STARTS, BEST = 20, 50, 5
# terms from which a network wavers less and costs more: there ten of ten agree at .995 with those of another seed
LARGE, ENSEMBLES_OF_LARGE, STARTS_OF_LARGE = 500, 10, 10
ITERATIONS = 10  # of one start; left to itself, igraph may go to and fro between two equal partitions for ever


def find_clusters(weights, *, resolution, min_size, seed, ensembles=None):
    """Find the partition of a weighted graph on which ensembles of VOS clusterings agree (see ``themes.find_themes``).

    Each ensemble runs the Leiden algorithm from many starts, makes one node of all terms that its best partitions put together,
    and begins anew with these nodes, until the best agree (core groups, Ovelgoenne & Geyer-Schulz 2013). Of the ensembles'
    partitions the one with the highest mean adjusted Rand index to the others is taken: no luck of one seed, and still an
    optimum of the objective.

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
    ensembles : int, optional
        How many; None takes what makes two seeds agree, the fewer of them in a large network.

    Returns
    -------
    array of int
        The number of each node's cluster; -1 for a node without links and in a small cluster linked to no other.
    """
    members = _merge_small(_find_consensus(weights, resolution, seed, ensembles), weights, min_size)
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


def measure_modularity(graph, partition):
    """Measure the modularity of a partition on the links' ``documents`` (Newman & Girvan 2004), by networkx: -.5 to 1.

    The share of all counts that lies inside the clusters, less what chance would put there. ``partition`` as in
    ``measure_quality``; a graph without links has modularity 0.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"documents": 3}), ("c", "d", {"documents": 3})])
    >>> measure_modularity(graph, {"a": 0, "b": 0, "c": 1, "d": 1})
    0.5
    """
    if not graph.number_of_edges():
        return 0.0
    clusters = pd.Series(partition).reindex(list(graph))
    alone = [{term} for term in clusters.index[clusters.isna()]]
    together = [set(members.index) for _, members in clusters.dropna().groupby(clusters.dropna())]
    return nx.community.modularity(graph, [*together, *alone], weight="documents")


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


def _find_consensus(weights, resolution, seed, ensembles):
    """The number of each node's cluster in the ensemble's partition that agrees most with those of the other ensembles."""
    igraph.set_random_number_generator(random.Random(seed))
    try:
        usual, starts = (ENSEMBLES, STARTS) if weights.shape[0] < LARGE else (ENSEMBLES_OF_LARGE, STARTS_OF_LARGE)
        found = [_run_ensemble(weights, resolution, starts) for _ in range(ensembles or usual)]
    finally:
        # igraph cannot tell which generator it had; this module is the one it starts with
        igraph.set_random_number_generator(random)
    clusters, qualities = zip(*found, strict=True)
    if len(clusters[0]) < 2:
        return clusters[0]
    agreement = [
        np.mean([igraph.compare_communities(one.tolist(), other.tolist(), method="adjusted_rand") for other in clusters])
        for one in clusters
    ]
    # rounded, so that equal partitions tie; then the better one, then the first
    chosen = np.lexsort((-np.array(qualities), -np.round(agreement, 6)))[0]
    return _merge_ties(clusters[chosen], weights, resolution)


def _run_ensemble(weights, resolution, starts):
    """(number of each node's cluster, quality) of one ensemble."""
    groups = np.arange(weights.shape[0])
    while True:
        contracted = _contract(weights, groups)
        found = _run_starts(contracted, np.bincount(groups), resolution, starts)
        best = np.array([members for _, members in found[:BEST]])
        cores = np.unique(best, axis=1, return_inverse=True)[1].ravel()
        if (best == best[0]).all() or cores.max(initial=-1) == groups.max(initial=-1):
            return best[0][groups], found[0][0]
        groups = cores[groups]


def _run_starts(weights, sizes, resolution, starts):
    """[(quality, cluster of each node)] of the starts, the best first; a node stands for ``sizes`` terms."""
    links = sparse.triu(weights, k=1, format="coo")
    graph = igraph.Graph(n=len(sizes), edges=np.column_stack([links.row, links.col]).tolist())
    options = {"objective_function": "CPM", "weights": links.data.tolist(), "node_weights": sizes.tolist()}
    runs = (graph.community_leiden(**options, resolution=resolution, n_iterations=ITERATIONS) for _ in range(starts))
    found = [np.unique(run.membership, return_inverse=True)[1] for run in runs]
    inside = weights.diagonal().sum() / 2
    scored = [(_measure_members(links, inside, sizes, members, resolution), members) for members in found]
    return sorted(scored, key=lambda pair: -pair[0])


def _measure_members(links, inside, sizes, members, resolution):
    """The quality of a partition; ``inside`` is the weight within the nodes. Rounded, so that equally good ones tie."""
    terms = np.bincount(members, sizes)
    within = links.data[members[links.row] == members[links.col]].sum()
    return round(float(within + inside - resolution * (terms * (terms - 1) / 2).sum()), 6)


def _contract(weights, groups):
    """The weights between groups of nodes; on the diagonal twice those within."""
    places = np.arange(len(groups))
    belongs = sparse.csr_array((np.ones(len(groups)), (places, groups)), shape=(len(groups), groups.max(initial=-1) + 1))
    return sparse.csr_array(belongs.T @ weights @ belongs)


def _merge_ties(members, weights, resolution):
    """Put together linked clusters that are as good together as apart, which Leiden leaves to chance."""
    while True:
        sizes = np.bincount(members)
        links = sparse.triu(_contract(weights, members), k=1, format="coo")
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
