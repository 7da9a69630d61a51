"""Where each theme stands in the strategic diagram of Callon, Courtial & Laville (1991)."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.stats import rankdata

from themeloom.themes.clustering import read_matrix

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
    links, sizes = _read_counts(graph, placed["term"].tolist())
    # the theme's row in the result instead of its number, so that numbers may have gaps
    members = np.searchsorted(measured["theme"].to_numpy(dtype=int), placed["theme"].to_numpy(dtype=int))
    measured["centrality"], measured["density"] = measure_ties(
        links.row, links.col, links.data, sizes, members, themes=len(measured)
    )
    quadrants = name_quadrants(measured["centrality"], measured["density"])
    return measured.assign(quadrant=pd.Series(quadrants, dtype="str"))


def measure_ties(i, j, counts, sizes, members, *, themes):
    """Measure centrality and density of the themes 0 to ``themes`` - 1, from arrays: links' ends, links' and terms' counts.

    ``members`` holds the theme of each term, -1 for none. Formulas and rounding are those of ``measure_themes``.
    """
    placed = (members[i] >= 0) & (members[j] >= 0)
    i, j, counts = i[placed], j[placed], counts[placed]
    one, other = members[i], members[j]
    equivalence = counts**2 / (sizes[i] * sizes[j])
    leaving = np.where(one != other, equivalence, 0)
    leaves = np.bincount(one, leaving, themes) + np.bincount(other, leaving, themes)
    within = np.bincount(one, equivalence - leaving, themes)
    terms = np.bincount(members[members >= 0], minlength=themes)
    return (10 * leaves).round(6), (100 * within / np.maximum(terms, 1)).round(6)


def name_quadrants(centrality, density):
    """Name the quadrant of each theme (see ``measure_themes``)."""
    return [QUADRANTS[side] for side in zip(_is_high(centrality), _is_high(density), strict=True)]


def _read_counts(graph, terms):
    """The links between the terms with their counts, and the terms' own counts."""
    lacking = [term for term in terms if "documents" not in graph.nodes.get(term, {})]
    if lacking:
        raise ValueError(
            f"the graph must have every term of the themes, with 'documents'; it lacks {len(lacking)} of {len(terms)}, "
            f"such as {lacking[0]!r}: take the graph in which the themes were found"
        )
    nodes = [graph.nodes[term] for term in terms]
    sizes = np.array([node.get("own_count", node["documents"]) for node in nodes], dtype=float)
    return sparse.triu(read_matrix(graph.subgraph(terms), terms, "documents"), k=1, format="coo"), sizes


def _is_high(values):
    """Whether each value's rank is at or above the median rank."""
    return (rankdata(values) >= (len(values) + 1) / 2).tolist()
