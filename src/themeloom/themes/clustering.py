"""VOS clustering of a weighted graph: a constant Potts model, solved by the Leiden algorithm of igraph."""

import random
from functools import partial

import numpy as np
from scipy import sparse

# Leiden ends in another local optimum at each start, and several are nearly as good: on 200 terms of 281 papers the best of a
# hundred starts agrees with that of another seed at ARI .79, the consensus of 5, 10, 20 ensembles at .93, .96, .99
ENSEMBLES = 20
STARTS = 50
BEST = 5  # starts of an ensemble that must agree
# terms from which a network varies less and costs more: 10 ensembles of 10 starts agree with those of another seed at .995
LARGE = 500
ENSEMBLES_OF_LARGE = 10
STARTS_OF_LARGE = 10
ITERATIONS = 10  # of one start; left to itself, igraph may alternate between two equal partitions for ever


def find_clusters(
    weights: sparse.csr_array, *, resolution: float, min_size: int = 5, seed: int = 1, ensembles: int | None = None
) -> np.ndarray:
    """Find the partition of a weighted graph on which ensembles of VOS clusterings agree (see ``themes.find_themes``).

    Each ensemble runs the Leiden algorithm (Traag, Waltman & van Eck 2019) from many starts, makes one node of all terms that its
    best partitions put together, and begins anew with these nodes, until the best agree (core groups, Ovelgoenne &
    Geyer-Schulz 2013). Of the ensembles' partitions the one with the highest mean adjusted Rand index to the others is taken: it
    does not depend on one lucky seed, and is still an optimum of the objective.

    Parameters
    ----------
    weights : csr_array
        Symmetric, without a diagonal: the weight of each link.
    resolution : float
        The weight that a pair must exceed to be better together.
    min_size : int
        Smaller clusters join the one to which they are linked with the highest mean weight over all pairs, smallest first.
    seed : int
        Of the random starts.
    ensembles : int, optional
        How many; None takes what makes two seeds agree, the fewer of them in a large network.

    Returns
    -------
    array of int
        The number of each node's cluster; -1 for a node without links and in a small cluster linked to no other.

    Examples
    --------
    >>> weights = sparse.csr_array([[0, 2.0, 0, 0], [2.0, 0, 0, 0], [0, 0, 0, 2.0], [0, 0, 2.0, 0]])
    >>> find_clusters(weights, resolution=1, min_size=2).tolist()
    [0, 0, 1, 1]
    """
    members = _merge_small(_find_consensus(weights, resolution, seed, ensembles), weights, min_size)
    # a node without links has nothing to be judged by, whatever min_size
    return np.where(np.diff(weights.indptr) == 0, -1, members)


def _find_consensus(weights, resolution, seed, ensembles):
    """The number of each node's cluster in the ensemble's partition that agrees most with those of the other ensembles."""
    import igraph  # here: it loads matplotlib, which the explorer and the report do without until they find themes

    igraph.set_random_number_generator(random.Random(seed))
    try:
        usual, starts = (ENSEMBLES, STARTS) if weights.shape[0] < LARGE else (ENSEMBLES_OF_LARGE, STARTS_OF_LARGE)
        runs = [_run_ensemble(weights, resolution, starts) for _ in range(ensembles or usual)]
    finally:
        # igraph does not show which generator it had; this module is the one it starts with
        igraph.set_random_number_generator(random)
    clusters, qualities = zip(*runs, strict=True)
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
        scored = _run_starts(contracted, np.bincount(groups), resolution, starts)
        best = np.array([members for _, members in scored[:BEST]])
        cores = np.unique(best, axis=1, return_inverse=True)[1].ravel()
        if (best == best[0]).all() or cores.max(initial=-1) == groups.max(initial=-1):
            return best[0][groups], scored[0][0]
        groups = cores[groups]


def _run_starts(weights, sizes, resolution, starts):
    """[(quality, cluster of each node)] of the starts, the best first; a node stands for ``sizes`` terms."""
    import igraph  # here, as above

    links = sparse.triu(weights, k=1, format="coo")
    graph = igraph.Graph(n=len(sizes), edges=np.column_stack([links.row, links.col]).tolist())
    start = partial(
        graph.community_leiden,
        objective_function="CPM",
        weights=links.data.tolist(),
        node_weights=sizes.tolist(),
        resolution=resolution,
        n_iterations=ITERATIONS,
    )
    runs = (start() for _ in range(starts))
    partitions = [np.unique(partition.membership, return_inverse=True)[1] for partition in runs]
    inside = weights.diagonal().sum() / 2
    scored = [(_measure_members(links, inside, sizes, members, resolution), members) for members in partitions]
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
