"""The links of a network that a map draws."""

import networkx as nx
import pandas as pd

COLUMNS = {"a": "str", "b": "str", "documents": "float64", "weight": "float64", "q": "float64"}


def find_links(graph: nx.Graph, terms: pd.DataFrame, *, max_links: int = 300, max_q: float = 0.05) -> pd.DataFrame:
    """Find the links that are more than chance and supported by the most papers, with the positions of their ends.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``documents``, ``weight`` and ``q``.
    terms : DataFrame
        One row per term; columns used: term, x, y, theme. Links to other terms are left out.
    max_links : int
        Links to take; of those with as many papers, the heaviest first.
    max_q : float
        Links with a higher false discovery rate are left out.

    Returns
    -------
    DataFrame
        One row per link: a, b (terms), documents, weight, q, x_a, y_a, x_b, y_b, theme (null between themes).

    Examples
    --------
    >>> graph = nx.Graph([("map", "theme", {"documents": 2, "weight": 1.5, "q": 0.01})])
    >>> terms = pd.DataFrame({"term": ["map", "theme"], "x": [0.0, 1.0], "y": 0.0, "theme": 0})
    >>> find_links(graph, terms)[["a", "b", "documents", "x_a", "x_b", "theme"]]
         a      b  documents  x_a  x_b  theme
    0  map  theme        2.0  0.0  1.0      0
    """
    measures = list(COLUMNS)[2:]
    rows = [(a, b, *map(data.get, measures)) for a, b, data in graph.edges(data=True)]
    links = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    links = links[(links["q"] <= max_q) & links["a"].isin(terms["term"]) & links["b"].isin(terms["term"])]
    links = links.sort_values(["documents", "weight", "a", "b"], ascending=[False, False, True, True]).head(max_links)
    ends = terms[["term", "x", "y", "theme"]]
    for end in "ab":
        links = links.merge(ends.add_suffix(f"_{end}").rename(columns={f"term_{end}": end}), on=end)
    inside = (links["theme_a"] == links["theme_b"]).fillna(False)
    return links.assign(theme=links["theme_a"].where(inside)).drop(columns=["theme_a", "theme_b"])
