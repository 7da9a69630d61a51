"""Where a term lies on the map: the VOS layout of a weighted graph.

Linked terms attract each other with the square of their distance, all terms repel each other with the distance; so what
is near belongs together, and what belongs to nothing in particular lies in the middle.
"""

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import minimize
from scipy.spatial.distance import cdist, pdist

# the objective has few local minima; of so many starts at least one finds the best known on every published network
STARTS = 4
NEWTON_STEPS = 6
# free space around a component, as a part of its radius
MARGIN = 0.5


def measure_positions(graph, *, seed):
    """Lay out a weighted graph by VOS mapping: minimise sum w d^2 over links - sum d over all pairs.

    The unified form of Waltman, van Eck & Noyons 2010 (arXiv:1006.1032; the layout of van Eck et al. 2010, JASIST
    61:2405), meant for association strengths in VOSviewer's form. Each connected component is laid out so. Components
    would repel one another without end; therefore the smaller ones are scaled to the area that their number of terms
    deserves and set in rings around the largest, largest first: between components, distances mean nothing.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with `weight`; weights of 0 or less do not attract.
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
        An edge without `weight`.

    Examples
    --------
    >>> measure_positions(nx.Graph([("a", "b", {"weight": 0.5})]), seed=0)
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
    drawn = [_lay_out(attraction[component][:, component], generator) for component in components]
    points = np.zeros((len(terms), 2))
    for component, placed in zip(components, _arrange(drawn), strict=True):
        points[component] = placed
    # adding zero turns -0.0 into 0.0
    points = (points - (points.mean(axis=0) if terms else 0)).round(6) + 0.0
    return pd.DataFrame({"term": terms, "x": points[:, 0], "y": points[:, 1]}).astype({"term": "str"})


def measure_objective(graph, positions):
    """Measure what VOS mapping minimises: sum w d^2 over links - sum d over all pairs; the lower the better.

    `graph` as in `measure_positions`; `positions` has one row per term: term, x, y. It compares layouts of the same
    graph and has no unit. The formula's variant and source are those of `measure_positions`.

    Raises
    ------
    ValueError
        Terms without a position, or an edge without `weight`.

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
        raise ValueError(f"a layout needs 'weight' on every edge; {lacking} have none; network.weigh_links gives it")
    if not graph.number_of_edges():
        return sparse.csr_array((len(terms), len(terms)))
    attraction = nx.to_scipy_sparse_array(graph, nodelist=terms, weight="weight", dtype=float, format="csr").maximum(0)
    attraction.eliminate_zeros()
    return attraction


def _lay_out(attraction, generator):
    """Minimise the objective of one component from several starts; turn the best onto its axes."""
    size = attraction.shape[0]
    if size == 1:
        return np.zeros((1, 2))
    stress = sparse.csgraph.laplacian(attraction)
    starts = [generator.normal(size=(size, 2)) for _ in range(STARTS)]
    found = [_descend(start, stress) for start in starts]
    # rounding lets equally good mirror images tie, so that the first wins everywhere
    best = min(found, key=lambda result: float(f"{result.fun:.9g}"))
    return _turn(_refine(best.x.reshape(-1, 2), stress))


def _descend(start, stress):
    # along the ray through a start, the minimum is where twice the attraction equals the repulsion
    start = start * pdist(start).sum() / (2 * (start * (stress @ start)).sum())
    options = {"maxiter": 3000, "maxfun": 6000, "maxcor": 20, "ftol": 1e-14, "gtol": 1e-8}
    return minimize(_measure_slope, start.ravel(), args=(stress,), jac=True, method="L-BFGS-B", options=options)


def _measure_slope(flat, stress):
    """The objective and its gradient."""
    points = flat.reshape(-1, 2)
    distances = cdist(points, points)
    pull = stress @ points
    objective = (points * pull).sum() - distances.sum() / 2
    closeness = np.divide(1, distances, out=distances, where=distances > 0)
    push = points * closeness.sum(axis=1)[:, None] - closeness @ points
    return objective, (2 * pull - push).ravel()


def _refine(points, stress):
    """Take Newton steps while the slope falls: along flat directions, descent alone ends where rounding errors say."""
    slope = _measure_slope(points.ravel(), stress)[1].reshape(-1, 2)
    for _ in range(NEWTON_STEPS):
        step = np.linalg.solve(_measure_curvature(points, stress), slope.T.ravel()).reshape(2, -1).T
        next_slope = _measure_slope((points - step).ravel(), stress)[1].reshape(-1, 2)
        if not np.linalg.norm(next_slope) < np.linalg.norm(slope):
            break
        points, slope = points - step, next_slope
    return points


def _measure_curvature(points, stress):
    """The objective's second derivatives, all x before all y; shifting and turning, which are free, are held fast."""
    distances = cdist(points, points)
    distances[distances == 0] = np.inf
    along = [(points[:, [axis]] - points[:, axis]) / distances for axis in (0, 1)]

    def measure_block(a, b):
        spread = ((a == b) - along[a] * along[b]) / distances
        return spread - np.diag(spread.sum(axis=1)) + (2 * stress.toarray() if a == b else 0)

    mixed = measure_block(0, 1)
    curvature = np.block([[measure_block(0, 0), mixed], [mixed, measure_block(1, 1)]])
    (x, y), one, zero = (points - points.mean(axis=0)).T, np.ones(len(points)), np.zeros(len(points))
    free = np.array([[*one, *zero], [*zero, *one], [*-y, *x]])
    free /= np.linalg.norm(free, axis=1)[:, None]
    scale = np.abs(np.diag(curvature)).mean()
    # the ridge is far below what the steps can resolve; it only keeps the equations solvable
    return curvature + scale * (free.T @ free + 1e-13 * np.eye(len(curvature)))


def _turn(points):
    """Centre, put the longest extent along x, and mirror so that the first term off an axis is on its positive side."""
    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    points = points @ axes[:, ::-1]
    off_axis = np.abs(points) > 1e-6 * np.abs(points).max()
    first = points[off_axis.argmax(axis=0), [0, 1]]
    return points * np.where(off_axis.any(axis=0) & (first < 0), -1, 1)


def _arrange(drawn):
    """Set the drawings (largest first) in rings around the first; each gets a disc by its number of terms."""
    if len(drawn) < 2:
        return drawn
    core = np.linalg.norm(drawn[0], axis=1).max() or 1.0
    unit = core / np.sqrt(len(drawn[0]))
    placed, outer, angle, ring = [drawn[0]], core * (1 + MARGIN), 2 * np.pi, 0.0
    for points in drawn[1:]:
        radius = unit * np.sqrt(len(points))
        disc = radius * (1 + MARGIN)
        width = 2 * np.arcsin(disc / (outer + disc))
        if angle + width > 2 * np.pi:
            outer, angle, ring = outer + ring, 0.0, 2 * disc
            width = 2 * np.arcsin(disc / (outer + disc))
        middle, reach = angle + width / 2, outer + disc
        scale = radius / max(np.linalg.norm(points, axis=1).max(), 1e-300)
        placed.append(points * scale + reach * np.array([np.cos(middle), np.sin(middle)]))
        angle += width
    return placed
