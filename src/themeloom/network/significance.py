"""The significance of links: how likely they are by chance."""

import numpy as np
from scipy.stats import false_discovery_control, hypergeom


def measure_significance(shared: np.ndarray, one: np.ndarray, other: np.ndarray, papers: int) -> tuple[np.ndarray, np.ndarray]:
    """Measure how likely links are by chance, and how many of those that are as unlikely would be false.

    Parameters
    ----------
    shared : array of int
        Papers with both terms of each link.
    one, other : array of int
        Papers with its one term, and with its other.
    papers : int
        All papers.

    Returns
    -------
    p, q : arrays of float
        p: the chance of as many shared papers or more, were both terms spread over the papers at random (hypergeometric
        distribution, Fisher's exact test, one-sided). q: the least false discovery rate at which the link still passes, over
        all these links (Benjamini & Hochberg 1995). Give all links of the network: pairs that share no paper are no links and
        not counted as tested, but links chosen for their number of papers would pass too easily.

    Examples
    --------
    >>> p, q = measure_significance(np.array([3, 1]), np.array([5, 5]), np.array([4, 2]), 9)
    >>> p.round(6).tolist(), q.round(6).tolist()
    ([0.357143, 0.833333], [0.714286, 0.833333])
    """
    if not len(shared):
        return np.zeros(0), np.zeros(0)
    p = np.clip(hypergeom.sf(np.asarray(shared) - 1, papers, one, other), 0, 1)  # beyond by rounding only
    return p, false_discovery_control(p)
