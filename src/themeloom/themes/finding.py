"""The themes of a co-term graph."""

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.network import measure_chance
from themeloom.tables import list_types
from themeloom.themes.clustering import find_clusters
from themeloom.themes.graphs import read_matrix

COLUMNS = ["term", "theme", "documents", "strength_within"]


def find_themes(
    graph: nx.Graph, *, resolution: float = 1.0, min_size: int = 5, seed: int = 1, ensembles: int | None = None
) -> pd.DataFrame:
    """Find the themes of a graph: the partition of its terms that VOS clustering calls best.

    The objective is that of ``measure_quality``, optimised by the Leiden algorithm (Traag, Waltman & van Eck 2019) in
    ensembles of random starts; the partition that agrees most with the others is kept. Then clusters of fewer than
    ``min_size`` terms, the smallest first, join the cluster to which they are linked with the highest mean weight over all
    pairs between the two.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``documents`` (0 where missing), edges with ``documents`` and ``weight``.
    resolution : float
        The weight that a pair must exceed to be better together, as a multiple of the weight that chance gives
        (``network.measure_chance``); the higher, the more and smaller the themes.
    min_size : int
        In terms. A smaller cluster that is linked to no other is no theme.
    seed : int
        Of the random starts.
    ensembles : int, optional
        None takes as many as make two seeds agree; with one it is quick, and less sure to be what another seed finds.

    Returns
    -------
    DataFrame
        One row per term, by theme, the strongest first (ties: by term): term; theme (0 has most terms, ties: most documents;
        null for terms without links and for clusters that are too small); documents (papers); strength_within (sum of
        ``documents`` over the term's links inside its theme).

    Raises
    ------
    ValueError
        An edge without ``documents`` or ``weight``.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", documents=2, weight=2.0)
    >>> graph.add_edge("c", "d", documents=1, weight=2.0)
    >>> find_themes(graph, min_size=2)[["term", "theme", "strength_within"]]
      term  theme  strength_within
    0    a      0              2.0
    1    b      0              2.0
    2    c      1              1.0
    3    d      1              1.0
    """
    terms = sorted(graph)
    counts = read_matrix(graph, terms, "documents")
    clusters = find_clusters(
        read_matrix(graph, terms, "weight"),
        resolution=resolution * measure_chance(graph),
        min_size=min_size,
        seed=seed,
        ensembles=ensembles,
    )
    members = pd.DataFrame({"term": terms, "documents": [graph.nodes[term].get("documents", 0) for term in terms]})
    members["theme"] = _number_by_size(members.assign(cluster=clusters))
    members["strength_within"] = _measure_strength(counts, clusters)
    members = members.sort_values(["theme", "strength_within", "term"], ascending=[True, False, True], ignore_index=True)
    types = list_types("themes.terms")
    return members[COLUMNS].astype({column: types[column] for column in COLUMNS})


def _number_by_size(members):
    """Number the clusters: most terms first, then most documents, then by the first term; -1 becomes null."""
    grouped = members[members["cluster"] >= 0].groupby("cluster")
    sizes = grouped.agg(terms=("term", "size"), documents=("documents", "sum"), first=("term", "min"))
    order = sizes.sort_values(["terms", "documents", "first"], ascending=[False, False, True]).index
    return members["cluster"].map(dict(zip(order, range(len(order)), strict=True))).astype("Int64")


def _measure_strength(counts, clusters):
    links = counts.tocoo()
    inside = (clusters[links.row] == clusters[links.col]) & (clusters[links.row] >= 0)
    return np.bincount(links.row[inside], links.data[inside], len(clusters)).round(6)
