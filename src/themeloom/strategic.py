"""Where each theme stands in the strategic diagram of Callon, Courtial & Laville (1991)."""

import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.clustering import read_matrix

# (central, dense) -> name, after Cobo et al. 2011
QUADRANTS = {
    (True, True): "motor",
    (False, True): "niche",
    (False, False): "emerging or declining",
    (True, False): "basic",
}


def measure_themes(graph, themes):
    """Place each theme in the strategic diagram (Callon, Courtial & Laville 1991; quadrants of Cobo et al. 2011).

    With e = c^2/(s_i s_j), the equivalence index from the `documents` of edges and nodes (of nodes with `own_count`,
    which full counting gives, from that), whatever the graph's `weight`:

    - centrality: 10 x sum of e over links to other themes (links to terms without theme are not counted);
    - density: 100 x sum of e over links inside the theme / number of its terms.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes and edges with `documents`.
    themes : DataFrame
        One row per term; columns used: term, theme, label.

    Returns
    -------
    DataFrame
        One row per theme: theme, label, terms (number), centrality, density (no unit, 6 decimals), quadrant: "motor"
        (central and dense), "niche" (dense), "basic" (central) or "emerging or declining" (neither). The lines run
        through the median rank; ties share their mean rank, and a theme on a line (the middle one of an odd number, or
        all of a tie) counts as central, or dense.

    Raises
    ------
    ValueError
        Terms of `themes` that the graph lacks; nodes without `documents`.
    """
    placed = themes.dropna(subset="theme")
    measured = placed.groupby("theme", as_index=False).agg(label=("label", "first"), terms=("term", "size"))
    equivalence, one, other = _measure_equivalence(graph, placed["term"].tolist())
    # the theme's row in the result instead of its number, so that numbers may have gaps
    row_of = np.searchsorted(measured["theme"].to_numpy(dtype=int), placed["theme"].to_numpy(dtype=int))
    ends = pd.DataFrame({"one": row_of[one], "other": row_of[other], "equivalence": equivalence})
    leaving = ends[ends["one"] != ends["other"]]
    leaves = _sum_by(leaving["one"], leaving, len(measured)) + _sum_by(leaving["other"], leaving, len(measured))
    within = ends[ends["one"] == ends["other"]]
    measured["centrality"] = (10 * leaves).round(6)
    measured["density"] = (100 * _sum_by(within["one"], within, len(measured)) / measured["terms"]).round(6)
    sides = zip(_is_high(measured["centrality"]), _is_high(measured["density"]), strict=True)
    return measured.assign(quadrant=pd.Series([QUADRANTS[side] for side in sides], dtype="str"))


def _measure_equivalence(graph, terms):
    """The equivalence index of every link between the terms, and the positions of the link's ends in them."""
    lacking = [term for term in terms if "documents" not in graph.nodes.get(term, {})]
    if lacking:
        raise ValueError(
            f"the graph must have every term of the themes, with 'documents'; it lacks {len(lacking)} of {len(terms)}, "
            f"such as {lacking[0]!r}: take the graph in which the themes were found"
        )
    nodes = [graph.nodes[term] for term in terms]
    sizes = np.array([node.get("own_count", node["documents"]) for node in nodes], dtype=float)
    links = sparse.triu(read_matrix(graph.subgraph(terms), terms, "documents"), k=1, format="coo")
    return links.data**2 / (sizes[links.row] * sizes[links.col]), links.row, links.col


def _sum_by(rows, links, length):
    return np.bincount(rows.to_numpy(dtype=int), links["equivalence"].to_numpy(), length)


def _is_high(values):
    """Whether each value's rank is at or above the median rank."""
    return (values.rank() >= (len(values) + 1) / 2).tolist()
