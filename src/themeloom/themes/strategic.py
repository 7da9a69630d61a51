"""Where each theme stands in the strategic diagram of Callon, Courtial & Laville (1991)."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.themes.graphs import read_matrix, read_sizes

# (central, dense) -> name, after Cobo et al. 2011
QUADRANTS = {
    (True, True): "motor",
    (False, True): "niche",
    (False, False): "emerging or declining",
    (True, False): "basic",
}


def measure_themes(graph: nx.Graph, members: pd.DataFrame) -> pd.DataFrame:
    """Measure where each theme stands in the strategic diagram (Callon, Courtial & Laville 1991; quadrants of Cobo et al. 2011).

    With e = c^2/(s_i s_j), the equivalence index from the ``documents`` of edges and nodes (of nodes with ``own_count``,
    which full counting gives, from that), whatever the graph's ``weight``:

    - centrality: 10 x sum of e over links to other themes (links to terms without theme are not counted);
    - density: 100 x sum of e over links inside the theme / number of its terms.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes and edges with ``documents``.
    members : DataFrame
        One row per term; columns used: term, theme.

    Returns
    -------
    DataFrame
        One row per theme: theme, centrality, density (no unit, 6 decimals), quadrant: "motor" (central and dense), "niche"
        (dense), "basic" (central) or "emerging or declining" (neither). The lines run through the median rank; ties share their
        mean rank, and a theme on a line (the middle one of an odd number, or all of a tie) counts as central, or dense.

    Raises
    ------
    ValueError
        Terms of themes that the graph lacks; nodes without ``documents``.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"documents": 2}), ("b", "c", {"documents": 1}), ("c", "d", {"documents": 2})])
    >>> nx.set_node_attributes(graph, 2, "documents")
    >>> measure_themes(graph, pd.DataFrame({"term": list("abcd"), "theme": [0, 0, 1, 1]}))
       theme  centrality  density quadrant
    0      0         2.5     50.0    motor
    1      1         2.5     50.0    motor
    """
    placed = members.dropna(subset="theme")
    terms = placed["term"].tolist()
    sizes = read_sizes(graph, terms)
    links = sparse.triu(read_matrix(graph, terms, "documents"), k=1, format="coo")
    # a theme's row in the result instead of its number, so that numbers may have gaps
    themes, rows = np.unique(placed["theme"].to_numpy(dtype="int64"), return_inverse=True)
    centrality, density = measure_ties(links.row, links.col, links.data, sizes, rows, themes=len(themes))
    quadrants = pd.Series(name_quadrants(centrality, density), dtype="str")
    return pd.DataFrame({"theme": themes, "centrality": centrality, "density": density, "quadrant": quadrants})


def measure_ties(
    i: np.ndarray, j: np.ndarray, counts: np.ndarray, sizes: np.ndarray, members: np.ndarray, *, themes: int
) -> tuple[np.ndarray, np.ndarray]:
    """Measure centrality and density of the themes, from arrays. Formulas and rounding are those of ``measure_themes``.

    Parameters
    ----------
    i, j, counts, sizes
        As ``network.measure_similarity`` takes them.
    members : array of int
        The theme of each term, -1 for none.
    themes : int
        Number of themes.

    Returns
    -------
    centrality, density : arrays of float
        Of the themes 0 to ``themes`` - 1.

    Examples
    --------
    >>> places = np.array([0, 1, 2])
    >>> measure_ties(places, places + 1, np.array([2, 1, 2]), np.full(4, 2), np.array([0, 0, 1, 1]), themes=2)
    (array([2.5, 2.5]), array([50., 50.]))
    """
    placed = (members[i] >= 0) & (members[j] >= 0)
    i = i[placed]
    j = j[placed]
    one = members[i]
    other = members[j]
    equivalence = counts[placed] ** 2 / (sizes[i] * sizes[j])
    leaving = np.where(one != other, equivalence, 0)
    leaves = np.bincount(one, leaving, themes) + np.bincount(other, leaving, themes)
    within = np.bincount(one, equivalence - leaving, themes)
    terms = np.bincount(members[members >= 0], minlength=themes)
    return (10 * leaves).round(6), (100 * within / np.maximum(terms, 1)).round(6)


def name_quadrants(centrality: Sequence[float], density: Sequence[float]) -> list[str]:
    """Name the quadrant of each theme (see ``measure_themes``).

    Parameters
    ----------
    centrality, density : sequence of float
        Of each theme.

    Returns
    -------
    list of str

    Examples
    --------
    >>> name_quadrants([3.0, 1.0], [1.0, 2.0])
    ['basic', 'niche']
    """
    return [QUADRANTS[side] for side in zip(_is_high(centrality), _is_high(density), strict=True)]


def _is_high(values):
    """Whether each value's rank is at or above the median rank."""
    return (pd.Series(values).rank() >= (len(values) + 1) / 2).tolist()
