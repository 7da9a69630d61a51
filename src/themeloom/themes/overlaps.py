"""How far two partitions overlap, theme by theme."""

import numpy as np


def measure_overlaps(old: np.ndarray, new: np.ndarray, *, shape: tuple[int, int]) -> np.ndarray:
    """Measure the Jaccard index of each old theme with each new one: |A ∩ B| / |A ∪ B| of their terms, or papers.

    Parameters
    ----------
    old, new : array of int
        The theme of each term or paper, 0, 1, ...; -1 for none.
    shape : tuple of int
        Number of old themes, and of new ones.

    Returns
    -------
    array of float
        Old themes x new themes, 0 to 1.

    Examples
    --------
    >>> measure_overlaps(np.array([0, 0, 1]), np.array([0, 0, 0]), shape=(2, 1)).round(2).tolist()
    [[0.67], [0.33]]
    """
    both = (old >= 0) & (new >= 0)
    shared = np.bincount(old[both] * shape[1] + new[both], minlength=shape[0] * shape[1]).reshape(shape)
    sizes = [np.bincount(members[members >= 0], minlength=size) for members, size in zip((old, new), shape, strict=True)]
    return shared / np.maximum(sizes[0][:, None] + sizes[1] - shared, 1)
