"""The significance of links: how likely they are by chance."""

import numpy as np

NEGLIGIBLE = 1e-17  # part of a sum that no longer changes it


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
    p = _measure_chance(*(np.asarray(count, dtype=float) for count in (shared, one, other)), papers)
    return p, _limit_discoveries(p)


def _measure_chance(shared, one, other, papers):
    """What ``scipy.stats.hypergeom.sf(shared - 1, papers, one, other)`` gives, to eleven digits and in a fraction of its time."""
    more = _sum_beyond(shared, one, other, papers)
    fewer = _sum_beyond(one - shared, one, papers - other, papers)  # more papers with the one term and without the other
    return 1 / (1 + fewer / (1 + more))


def _sum_beyond(shared, one, other, papers):
    """How many times as likely as so many shared papers all greater numbers together are: each follows from the one before."""
    total = np.zeros(len(shared))
    term = np.ones(len(shared))
    going = np.arange(len(shared))
    while len(going):
        with np.errstate(over="ignore"):  # what is that much likelier leaves no chance that can be told from none
            term = term * (one - shared) * (other - shared) / ((shared + 1) * (papers - one - other + shared + 1))
            total[going] += term
        goes = (term > NEGLIGIBLE * total[going]) & (term < np.inf)
        going, term, shared, one, other = (values[goes] for values in (going, term, shared + 1, one, other))
    return total


def _limit_discoveries(p):
    """The rates of Benjamini & Hochberg: scipy has them beside all its distributions, which take a third of a second to load."""
    order = np.argsort(p, kind="stable")
    rates = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum(np.minimum.accumulate(rates[::-1])[::-1], 1)
    return q
