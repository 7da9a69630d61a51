"""How far sets of terms continue in others: what they share, by two indices, and whether chance would explain it."""

from typing import NamedTuple

import numpy as np
from scipy.stats import hypergeom


class Continuity(NamedTuple):
    """Of each set with each of the others: shared terms, the two indices, and the chance of as many shared terms."""

    shared: np.ndarray
    inclusion: np.ndarray
    stability: np.ndarray
    p: np.ndarray


def measure_continuity(one: np.ndarray, other: np.ndarray) -> Continuity:
    """Measure how far sets of terms continue in others.

    Parameters
    ----------
    one, other : array of bool
        Sets x terms, of the same terms.

    Returns
    -------
    Continuity
        Arrays of sets x sets. The chance (``p``) is that of so many shared terms or more if the terms of all sets were dealt
        at random; 1 without shared terms.

    Examples
    --------
    >>> one = np.array([[True, True, True, True, False]])
    >>> other = np.array([[False, True, True, False, True]])
    >>> linked = measure_continuity(one, other)
    >>> linked.shared.tolist(), linked.inclusion.round(6).tolist(), linked.stability.tolist()
    ([[2]], [[0.666667]], [[0.4]])
    """
    shared = one.astype(int) @ other.T.astype(int)
    sizes = one.sum(axis=1)[:, None]
    others = other.sum(axis=1)
    dealt = hypergeom.sf(shared - 1, (one.any(axis=0) | other.any(axis=0)).sum(), sizes, others)
    return Continuity(
        shared,
        (shared / np.maximum(np.minimum(sizes, others), 1)).round(6),
        (shared / np.maximum(sizes + others - shared, 1)).round(6),
        np.where(shared > 0, dealt, 1.0),
    )
