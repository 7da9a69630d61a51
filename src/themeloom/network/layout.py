"""Where a term lies on the map: the VOS layout of a weighted graph.

Linked terms attract each other with the square of their distance, all terms repel each other with the distance; so what
is near belongs together, and what belongs to nothing in particular lies in the middle.
"""

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.spatial.distance import pdist

from themeloom.network.vos_objective import find_minimum

# free space around a component, as a part of its radius
MARGIN = 0.5


def measure_positions(graph: nx.Graph, *, seed: int = 1) -> pd.DataFrame:
    """Measure where the terms of a weighted graph lie, by VOS mapping: minimise sum w d^2 over links - sum d over all pairs.

    The unified form of Waltman, van Eck & Noyons 2010 (arXiv:1006.1032; the layout of van Eck et al. 2010, JASIST
    61:2405), meant for association strengths in VOSviewer's form. Each connected component is laid out so. Components
    would repel one another without end; therefore the smaller ones are scaled to the area that their number of terms
    deserves and set in rings around the largest, largest first: between components, distances mean nothing.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``weight``; weights of 0 or less do not attract.
    seed : int
        Of the random starts, the best of which is kept.

    Returns
    -------
    DataFrame
        One row per term, by name: term, x, y (no unit; 6 decimals). The mean is the origin; the longest extent of a
        connected graph lies along x, and the first term not on an axis lies on its positive side.

    Raises
    ------
    ValueError
        An edge without ``weight``.

    Examples
    --------
    >>> measure_positions(nx.Graph([("a", "b", {"weight": 0.5})]))
      term    x    y
    0    a  0.5  0.0
    1    b -0.5  0.0
    """
    terms = sorted(graph)
    attraction = _read_attraction(graph, terms)
    _, members = sparse.csgraph.connected_components(attraction, directed=False)
    components = [np.flatnonzero(members == component) for component in range(members.max(initial=-1) + 1)]
    # a stable sort: components of one size stay in the order of their first terms
    components = sorted(components, key=len, reverse=True)
    generator = np.random.default_rng(seed)
    layouts = [_turn(find_minimum(attraction[component][:, component], generator)) for component in components]
    points = np.zeros((len(terms), 2))
    for component, placed in zip(components, _arrange(layouts), strict=True):
        points[component] = placed
    # adding zero turns -0.0 into 0.0
    points = (points - (points.mean(axis=0) if terms else 0)).round(6) + 0.0
    return pd.DataFrame({"term": terms, "x": points[:, 0], "y": points[:, 1]}).astype({"term": "str"})


def measure_objective(graph: nx.Graph, positions: pd.DataFrame) -> float:
    """Measure what VOS mapping minimises: sum w d^2 over links - sum d over all pairs; the lower the better.

    It compares layouts of the same graph and has no unit. The formula's variant and source are those of ``measure_positions``.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``weight``.
    positions : DataFrame
        One row per term: term, x, y.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        Terms without a position, or an edge without ``weight``.

    Examples
    --------
    >>> positions = pd.DataFrame({"term": ["a", "b"], "x": [0.0, 1.0], "y": [0.0, 0.0]})
    >>> measure_objective(nx.Graph([("a", "b", {"weight": 0.5})]), positions)
    -0.5
    """
    terms = sorted(graph)
    missing = [term for term in terms if term not in set(positions["term"])]
    if missing:
        raise ValueError(f"every term of the graph needs a position; {len(missing)} have none, such as {missing[0]!r}")
    points = positions.set_index("term").loc[terms, ["x", "y"]].to_numpy(dtype=float)
    stress = sparse.csgraph.laplacian(_read_attraction(graph, terms))
    return float((points * (stress @ points)).sum() - pdist(points).sum())


def _read_attraction(graph, terms):
    lacking = sum("weight" not in data for *_, data in graph.edges(data=True))
    if lacking:
        raise ValueError(f"a layout needs 'weight' on every edge; {lacking} have none; network.add_weights gives it")
    if not graph.number_of_edges():
        return sparse.csr_array((len(terms), len(terms)))
    attraction = nx.to_scipy_sparse_array(graph, nodelist=terms, weight="weight", dtype=float, format="csr").maximum(0)
    attraction.eliminate_zeros()
    return attraction


def _turn(points):
    """Centre, put the longest extent along x, and mirror so that the first term off an axis is on its positive side."""
    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    points = points @ axes[:, ::-1]
    off_axis = np.abs(points) > 1e-6 * np.abs(points).max()
    first = points[off_axis.argmax(axis=0), [0, 1]]
    return points * np.where(off_axis.any(axis=0) & (first < 0), -1, 1)


def _arrange(layouts):
    """Set the layouts (largest first) in rings around the first; each gets a disc by its number of terms."""
    if len(layouts) < 2:
        return layouts
    core = np.linalg.norm(layouts[0], axis=1).max() or 1.0
    unit = core / np.sqrt(len(layouts[0]))
    arranged = [layouts[0]]
    outer = core * (1 + MARGIN)
    angle = 2 * np.pi  # a full ring, so that the next disc begins a new one
    ring = 0.0
    for points in layouts[1:]:
        radius = unit * np.sqrt(len(points))
        disc = radius * (1 + MARGIN)
        width = 2 * np.arcsin(disc / (outer + disc))
        if angle + width > 2 * np.pi:
            outer += ring
            angle = 0.0
            ring = 2 * disc
            width = 2 * np.arcsin(disc / (outer + disc))
        middle = angle + width / 2
        center = (outer + disc) * np.array([np.cos(middle), np.sin(middle)])
        scale = radius / max(np.linalg.norm(points, axis=1).max(), 1e-300)
        arranged.append(points * scale + center)
        angle += width
    return arranged
