"""A similarity index as the weight of every link of a graph."""

import networkx as nx
import numpy as np

from themeloom.network.similarity import NEEDS_LINKS_ONLY, NEEDS_PAPERS, SIMILARITIES, check_similarity, measure_similarity


def add_weights(graph: nx.Graph, *, similarity: str = "association_strength") -> nx.Graph:
    """Add to every link its weight, a similarity index made from its count.

    c is the edge's ``documents``; s_i the node's ``own_count`` where there is one (full counting), else its ``documents``;
    k_i the sum of c over the node's edges; 2m the sum of k; N the graph's ``documents``. Formulas (van Eck & Waltman
    2009, JASIST 60:1635, unless named); without unit; kept to 10 significant digits:

    - ``association_strength``: VOSviewer's form, 2m c/(k_i k_j); needs nothing but the edges
    - ``association_strength_occurrence``: the occurrence form, c/(s_i s_j)
    - ``cosine``: c/sqrt(s_i s_j) (Salton, Ochiai)
    - ``jaccard``: c/(s_i + s_j - c)
    - ``inclusion``: c/min(s_i, s_j) (Simpson); not with full counting
    - ``equivalence``: c^2/(s_i s_j) (Callon, Courtial & Laville 1991)
    - ``dice``: 2c/(s_i + s_j)
    - ``lift``: N c/(s_i s_j); not with full counting
    - ``npmi``: ln(lift)/(-ln(c/N)), 1 where c = N (Bouma 2009); negative below chance; not with full counting

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``documents``. It is not changed.
    similarity : str
        One of the above.

    Returns
    -------
    networkx.Graph
        A copy, with ``weight`` on every edge and ``similarity`` on the graph.

    Raises
    ------
    ValueError
        Unknown ``similarity``; an edge without ``documents``; nodes or graph without ``documents`` where the formula needs
        them; ``inclusion``, ``lift`` or ``npmi`` of a graph with full counting, where a count is not a number of papers.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"documents": 3}), ("b", "c", {"documents": 1})])
    >>> add_weights(graph)["a"]["b"]["weight"]
    2.0
    """
    check_similarity(similarity, graph.graph.get("counting"))
    index = {name: position for position, name in enumerate(graph)}
    edges = list(graph.edges(data=True))
    ends = np.array([(index[one], index[other]) for one, other, _ in edges], dtype=int).reshape(-1, 2)
    counts = np.array([data.get("documents", np.nan) for *_, data in edges], dtype=float)
    if np.isnan(counts).any():
        raise ValueError(f"weights are made from the edges' 'documents'; {np.isnan(counts).sum()} edges have none")
    sizes, n = _read_sizes(graph, similarity)
    weights = measure_similarity(*ends.T, counts, sizes, n, similarity=similarity).tolist()
    weighed = nx.Graph(**{**graph.graph, "similarity": similarity})
    weighed.add_nodes_from(graph.nodes(data=True))
    weighed.add_edges_from((a, b, {**data, "weight": w}) for (a, b, data), w in zip(edges, weights, strict=True))
    return weighed


def describe_weights(graph: nx.Graph) -> str:
    """Describe by name and formula what the weights of a graph are, and how its links are counted.

    Parameters
    ----------
    graph : networkx.Graph
        With ``similarity`` and ``counting``.

    Returns
    -------
    str

    Examples
    --------
    >>> describe_weights(nx.Graph(similarity="dice", counting="binary"))
    'Dice, 2c / (s_i + s_j), of binary counts'
    """
    index = SIMILARITIES[graph.graph["similarity"]]
    return f"{index.title}, {index.formula}, of {graph.graph['counting']} counts"


def _read_sizes(graph, similarity):
    """Return s of every node and N; where the index does not need them, not-a-number."""
    nothing = np.full(len(graph), np.nan)
    if similarity in NEEDS_LINKS_ONLY:
        return nothing, np.nan
    sizes = [data.get("own_count", data.get("documents", np.nan)) for _, data in graph.nodes(data=True)]
    sizes = np.array(sizes, dtype=float)
    n = float(graph.graph.get("documents", np.nan))
    lacking = int(np.isnan(sizes).sum())
    if lacking or (similarity in NEEDS_PAPERS - {"inclusion"} and np.isnan(n)):
        raise ValueError(
            f"similarity {similarity!r} needs 'documents' on every node (lacking on {lacking} of {len(graph)}) and, "
            f"for lift and npmi, on the graph (it has {n:g}); 'association_strength' needs neither"
        )
    return sizes, n
