"""The weight that chance gives a link, in the unit of each similarity index."""

import networkx as nx

SCALED_BY_CHANCE = {"association_strength", "lift"}


def measure_chance(graph: nx.Graph) -> float:
    """Measure the weight that chance gives, above which two terms attract each other.

    That is 1 for association strength in VOSviewer's form and for lift, which compare with chance; for every other index, whose
    scale does not show it, the mean weight over all pairs of terms, unlinked ones with weight 0. Unit: that of the weights.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``weight``; a graph that names no ``similarity`` has weights of its own, and 1 for chance.

    Returns
    -------
    float

    Examples
    --------
    >>> measure_chance(nx.Graph([("a", "b", {"weight": 0.6}), ("b", "c", {"weight": 0.3})], similarity="dice"))
    0.3
    """
    if "similarity" not in graph.graph:
        return 1.0
    total = sum(weight for *_, weight in graph.edges(data="weight"))
    return find_chance(total, len(graph), similarity=graph.graph["similarity"])


def find_chance(total: float, terms: int, *, similarity: str) -> float:
    """Find what ``measure_chance`` does, without a graph.

    Parameters
    ----------
    total : float
        The sum of all weights.
    terms : int
        Number of terms.
    similarity : str
        The index.

    Returns
    -------
    float

    Examples
    --------
    >>> find_chance(0.9, 3, similarity="dice")
    0.3
    """
    return 1.0 if similarity in SCALED_BY_CHANCE else round(total / max(terms * (terms - 1) / 2, 1), 9)
