"""The links of a network that a map draws."""

import networkx as nx


def find_links(graph, terms, *, max_links, max_q):
    """Find the links that are more than chance and that most papers stand behind, with the places of their ends.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``documents``, ``weight`` and ``q``.
    terms : DataFrame
        One row per term; columns used: term, x, y, theme.
    max_links : int
        Links to take; of those with as many papers, the heaviest first.
    max_q : float
        Links with a higher false discovery rate are left out.

    Returns
    -------
    DataFrame
        One row per link: a, b (terms), documents, weight, q, x_a, y_a, x_b, y_b, theme (null between themes).
    """
    columns = {"a": "str", "b": "str", "documents": "float64", "weight": "float64", "q": "float64"}
    links = nx.to_pandas_edgelist(graph, "a", "b").reindex(columns=list(columns)).astype(columns)
    links = links[links["q"] <= max_q]
    links = links.sort_values(["documents", "weight", "a", "b"], ascending=[False, False, True, True]).head(max_links)
    for end in "ab":
        there = terms[["term", "x", "y", "theme"]].rename(
            columns=lambda name, end=end: end if name == "term" else f"{name}_{end}"
        )
        links = links.merge(there, on=end)
    inside = (links["theme_a"] == links["theme_b"]).fillna(False)
    return links.assign(theme=links["theme_a"].where(inside)).drop(columns=["theme_a", "theme_b"])
