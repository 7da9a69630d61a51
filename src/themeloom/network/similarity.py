"""The similarity indices: a formula in a table, applied to all links of a graph at once."""

from collections.abc import Callable
from typing import NamedTuple

import networkx as nx
import numpy as np

from themeloom.network.choices import check_name
from themeloom.network.rounding import round_significant


def _npmi(*, c, s_i, s_j, n, **_):
    # two terms that share every paper: the limit of complete co-occurrence, where the quotient is 0/0
    surprise = -np.log(c / n)
    return np.where(c < n, np.log(n * c / (s_i * s_j)) / np.where(c < n, surprise, 1), 1.0)


class Index(NamedTuple):
    """A similarity index: how it is called, its formula as it is read, and the same as it is computed.

    c: count of the link, s: of the term, k: sum of c over the term's links, m2: sum of k, n: papers.
    """

    title: str
    formula: str
    measure: Callable


SIMILARITIES = {
    "association_strength": Index(
        "association strength, VOSviewer form", "2m c / (k_i k_j)", lambda *, c, k_i, k_j, m2, **_: m2 * c / (k_i * k_j)
    ),
    "association_strength_occurrence": Index(
        "association strength, occurrence form", "c / (s_i s_j)", lambda *, c, s_i, s_j, **_: c / (s_i * s_j)
    ),
    "cosine": Index("cosine (Salton)", "c / sqrt(s_i s_j)", lambda *, c, s_i, s_j, **_: c / np.sqrt(s_i * s_j)),
    "jaccard": Index("Jaccard", "c / (s_i + s_j - c)", lambda *, c, s_i, s_j, **_: c / (s_i + s_j - c)),
    "inclusion": Index("inclusion (Simpson)", "c / min(s_i, s_j)", lambda *, c, s_i, s_j, **_: c / np.minimum(s_i, s_j)),
    "equivalence": Index("equivalence (Callon)", "c² / (s_i s_j)", lambda *, c, s_i, s_j, **_: c**2 / (s_i * s_j)),
    "dice": Index("Dice", "2c / (s_i + s_j)", lambda *, c, s_i, s_j, **_: 2 * c / (s_i + s_j)),
    "lift": Index("lift", "N c / (s_i s_j)", lambda *, c, s_i, s_j, n, **_: n * c / (s_i * s_j)),
    "npmi": Index("NPMI", "ln(N c / (s_i s_j)) / -ln(c / N)", _npmi),
}
NEEDS_LINKS_ONLY = {"association_strength"}
# these read a count as a number of papers; a product of occurrences can exceed the papers and the terms' own counts
NEEDS_PAPERS = {"inclusion", "lift", "npmi"}
SCALED_BY_CHANCE = {"association_strength", "lift"}


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


def measure_similarity(
    i: np.ndarray, j: np.ndarray, counts: np.ndarray, sizes: np.ndarray, papers: float, *, similarity: str
) -> np.ndarray:
    """Measure the similarity index of each link, from arrays.

    Formulas and rounding are those of ``network.add_weights``.

    Parameters
    ----------
    i, j : array of int
        The places of the two terms of each link.
    counts : array
        The count of each link.
    sizes : array
        The count of each term; not-a-number where the index needs none.
    papers : float
        Number of papers; not-a-number where the index needs none.
    similarity : str
        The index.

    Returns
    -------
    array of float

    Examples
    --------
    >>> measure_similarity(np.array([0]), np.array([1]), np.array([2]), np.array([2, 4]), 9, similarity="jaccard").tolist()
    [0.5]
    """
    degrees = np.bincount(np.concatenate([i, j]), weights=np.tile(counts, 2), minlength=len(sizes))
    measure = SIMILARITIES[similarity].measure
    values = measure(c=counts, s_i=sizes[i], s_j=sizes[j], k_i=degrees[i], k_j=degrees[j], m2=degrees.sum(), n=papers)
    return round_significant(values)


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


def check_similarity(similarity: str, counting: str | None) -> None:
    """Check that an index exists, and that links so counted can have it.

    Parameters
    ----------
    similarity : str
    counting : str or None
        None where it is not known.

    Raises
    ------
    ValueError
        If not; the message lists the indices that fit.

    Examples
    --------
    >>> check_similarity("cosine", "full")
    """
    check_name("similarity", similarity, SIMILARITIES)
    if counting == "full" and similarity in NEEDS_PAPERS:
        fit = ", ".join(name for name in SIMILARITIES if name not in NEEDS_PAPERS)
        raise ValueError(
            f"similarity {similarity!r} reads a count as a number of papers, which full counting does not give; "
            f"choose binary or fractional counting, or one of {fit}"
        )


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
