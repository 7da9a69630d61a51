"""The minimum of the VOS objective for one connected network: sum w d^2 over links - sum d over all pairs."""

import numpy as np
from scipy import sparse
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import minimize
from scipy.spatial.distance import cdist, pdist

# the objective has few local minima; of so many starts at least one finds the best known on every published network
STARTS = 4
# relative fall of the objective at which a step is the last: of each start, and of the best of them
ROUGH = 1e-8
FINE = 1e-14
NEWTON_STEPS = 6


def find_minimum(attraction: sparse.csr_array, generator: np.random.Generator) -> np.ndarray:
    """Find the positions of the terms of a connected network at which the objective is least.

    Parameters
    ----------
    attraction : csr_array
        Symmetric, without a diagonal: the weight of each link, above 0.
    generator : numpy.random.Generator
        Of the starts, the best of which is followed to its end.

    Returns
    -------
    array
        x and y of each term, not yet turned.

    Examples
    --------
    >>> points = find_minimum(sparse.csr_array([[0, 0.5], [0.5, 0]]), np.random.default_rng(0))
    >>> float(np.linalg.norm(points[0] - points[1]).round(6))
    1.0
    """
    size = attraction.shape[0]
    if size == 1:
        return np.zeros((1, 2))
    stress = sparse.csgraph.laplacian(attraction)
    root = _find_root(stress)
    starts = [generator.normal(size=(size, 2)) for _ in range(STARTS)]
    ends = [_descend(start, stress, root, ROUGH) for start in starts]
    # rounding lets equally good mirror images tie, so that the first wins on every machine
    best, _ = min(ends, key=lambda result: float(f"{result[1]:.7g}"))
    return _refine(_descend(best, stress, root, FINE)[0], stress)


def _find_root(stress):
    """The upper triangular root of the attraction; a shift of all terms, which attraction does not feel, is held fast."""
    whole = stress.toarray()
    return cholesky(whole + np.diag(whole).mean() / len(whole))


def _descend(start, stress, root, fall):
    """Follow the slope until the objective falls by less than a part ``fall``; return where it ends, and the objective there.

    In the coordinates root @ points the attraction is as strong in every direction, and the way ten times shorter.
    """
    start = start - start.mean(axis=0)
    # along the ray through a start, the minimum is where twice the attraction equals the repulsion
    start = start * pdist(start).sum() / (2 * (start * (stress @ start)).sum())

    def measure(flat):
        points = solve_triangular(root, flat.reshape(-1, 2), check_finite=False)
        objective, slope = _measure_slope(points.ravel(), stress)
        return objective, solve_triangular(root, slope.reshape(-1, 2), trans=1, check_finite=False).ravel()

    options = {"maxiter": 3000, "maxfun": 6000, "maxcor": 20, "ftol": fall, "gtol": 1e-8}
    end = minimize(measure, (root @ start).ravel(), jac=True, method="L-BFGS-B", options=options)
    return solve_triangular(root, end.x.reshape(-1, 2)), end.fun


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
        points = points - step
        slope = next_slope
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
    x, y = (points - points.mean(axis=0)).T
    one = np.ones(len(points))
    zero = np.zeros(len(points))
    free = np.array([[*one, *zero], [*zero, *one], [*-y, *x]])
    free /= np.linalg.norm(free, axis=1)[:, None]
    scale = np.abs(np.diag(curvature)).mean()
    # the ridge is far below what the steps can resolve; it only keeps the equations solvable
    return curvature + scale * (free.T @ free + 1e-13 * np.eye(len(curvature)))
