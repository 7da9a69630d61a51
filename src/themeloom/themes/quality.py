"""How good a partition of a network's terms is, whatever found it: by the objective of VOS clustering, and by modularity."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.network import measure_chance


def measure_quality(graph: nx.Graph, partition: Mapping[str, int] | pd.Series, *, resolution: float = 1.0) -> float:
    """Measure how good a partition is: the sum over pairs in one cluster of (weight - resolution x weight that chance gives).

    VOS clustering (Waltman, van Eck & Noyons 2010, arXiv:1006.1032), a constant Potts model on the weights; unlinked
    pairs have weight 0. No unit.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``weight``.
    partition : mapping or Series
        Term -> its cluster; terms that it lacks, or maps to null, are clusters of their own.
    resolution : float
        As in ``themes.find_themes``: a multiple of ``network.measure_chance``.

    Returns
    -------
    float

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"weight": 2.5}), ("b", "c", {"weight": 1.0})])
    >>> measure_quality(graph, {"a": 0, "b": 0, "c": 1})
    1.5
    """
    clusters = pd.Series(partition).reindex(list(graph)).dropna()
    sizes = clusters.value_counts().to_numpy()
    cluster_of = clusters.to_dict()
    within = [w for a, b, w in graph.edges(data="weight") if a in cluster_of and cluster_of[a] == cluster_of.get(b)]
    return float(np.sum(within) - resolution * measure_chance(graph) * (sizes * (sizes - 1) / 2).sum())


def measure_modularity(graph: nx.Graph, partition: Mapping[str, int] | pd.Series) -> float:
    """Measure the modularity of a partition on the links' ``documents`` (Newman & Girvan 2004), by networkx: -.5 to 1.

    The share of all counts that lies inside the clusters, less what chance would put there.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``documents``; without edges the modularity is 0.
    partition
        As ``measure_quality`` takes it.

    Returns
    -------
    float
        0 for a partition no better than chance.

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
    groups = [set(members.index) for _, members in clusters.dropna().groupby(clusters.dropna())]
    return nx.community.modularity(graph, [*groups, *alone], weight="documents")
