"""What the nodes of a network are called, and what their number of documents counts."""

from typing import NamedTuple

import networkx as nx

from themeloom.network.choices import check_name


class Wording(NamedTuple):
    """What the nodes are, what one of their documents is, and what these are to the nodes, as in "papers that mention them"."""

    nodes: str
    unit: str
    counted: str


TERMS = "terms"
# network_of -> how it is spoken of
WORDINGS = {
    TERMS: Wording("terms", "paper", "papers that mention them"),
    "authors": Wording("authors", "paper", "papers that they wrote"),
    "countries": Wording("countries", "paper", "papers of their authors"),
    "keywords": Wording("keywords", "paper", "papers that list them"),
    "references": Wording("cited works", "paper", "papers that cite them"),
    "cited_sources": Wording("cited sources", "paper", "papers that cite them"),
    "coupling": Wording("papers", "cited work", "works that they cite"),
    "citations": Wording("papers", "citation", "citations to and from the corpus"),
    "sources": Wording("sources", "cited work", "works that their papers cite"),
    "terms_sources": Wording("terms and sources", "paper", "papers that have them"),
    "terms_countries": Wording("terms and countries", "paper", "papers that have them"),
}


def pick_wording(network_of: str) -> Wording:
    """Pick how the nodes of a network are spoken of.

    Parameters
    ----------
    network_of : str
        A key of ``WORDINGS``.

    Returns
    -------
    Wording

    Raises
    ------
    ValueError
        There is no such network.

    Examples
    --------
    >>> pick_wording("coupling")
    Wording(nodes='papers', unit='cited work', counted='works that they cite')
    """
    check_name("network_of", network_of, list(WORDINGS))
    return WORDINGS[network_of]


def describe_nodes(graph: nx.Graph) -> Wording:
    """Describe in words what the nodes of a network are.

    Parameters
    ----------
    graph : networkx.Graph
        With ``network_of``; a graph without it is one of terms.

    Returns
    -------
    Wording

    Examples
    --------
    >>> describe_nodes(nx.Graph(network_of="authors")).nodes
    'authors'
    """
    return pick_wording(graph.graph.get("network_of", TERMS))
