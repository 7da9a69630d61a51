"""What themes need of a graph, as arrays."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
from scipy import sparse


def read_matrix(graph: nx.Graph, terms: Sequence[str], attribute: str) -> sparse.csr_array:
    """Read an attribute of the edges as a symmetric matrix.

    Parameters
    ----------
    graph : networkx.Graph
    terms : sequence of str
        Terms of the graph, in the order of rows and columns.
    attribute : str
        Of every edge.

    Returns
    -------
    csr_array of float

    Raises
    ------
    ValueError
        If an edge lacks the attribute.

    Examples
    --------
    >>> read_matrix(nx.Graph([("a", "b", {"weight": 2})]), ["a", "b"], "weight").toarray().tolist()
    [[0.0, 2.0], [2.0, 0.0]]
    """
    lacking = sum(attribute not in data for *_, data in graph.edges(data=True))
    if lacking:
        raise ValueError(
            f"themes need {attribute!r} on every edge; {lacking} of {graph.number_of_edges()} have none; "
            "network.build_network makes 'documents' and 'weight', network.add_weights 'weight' from 'documents'"
        )
    if not graph.number_of_edges() or not len(terms):
        return sparse.csr_array((len(terms), len(terms)))
    return nx.to_scipy_sparse_array(graph, nodelist=terms, weight=attribute, dtype=float, format="csr")


def read_sizes(graph: nx.Graph, terms: Sequence[str]) -> np.ndarray:
    """Read the count of each term: its ``own_count``, which full counting gives, else its ``documents``.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``documents``.
    terms : sequence of str

    Returns
    -------
    array of float
        In the order of ``terms``.

    Raises
    ------
    ValueError
        If the graph lacks a term or its ``documents``.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_node("a", documents=3)
    >>> read_sizes(graph, ["a"]).tolist()
    [3.0]
    """
    check_terms(graph, terms)
    nodes = [graph.nodes[term] for term in terms]
    return np.array([node.get("own_count", node["documents"]) for node in nodes], dtype=float)


def check_terms(graph: nx.Graph, terms: Sequence[str]) -> None:
    """Check that a graph has every term of some themes.

    Parameters
    ----------
    graph : networkx.Graph
    terms : sequence of str

    Raises
    ------
    ValueError
        If it lacks a term or its ``documents``.

    Examples
    --------
    >>> check_terms(nx.Graph(), [])
    """
    lacking = [term for term in terms if "documents" not in graph.nodes.get(term, {})]
    if lacking:
        raise ValueError(
            f"the graph must have every term of the themes, with 'documents'; it lacks {len(lacking)} of {len(terms)}, "
            f"such as {lacking[0]!r}: take the graph in which the themes were found"
        )
