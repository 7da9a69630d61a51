"""How dense a map is: where many documents' terms lie close together."""

import numpy as np
import pandas as pd
from scipy.spatial.distance import pdist


def measure_density(
    terms: pd.DataFrame, *, kernel: float = 0.125, points: int = 200, margin: float = 0.06
) -> tuple[np.ndarray, tuple[float, float, float, float]]:
    """Measure the item density of a map (van Eck & Waltman 2010, Scientometrics 84:523, section 3.2).

    D(x) = sum over terms of n_i exp(-(|x - x_i| / (d h))^2), n the documents of a term, d the mean distance of two terms, h the
    width of the kernel.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: x, y, documents.
    kernel : float
        h, of the mean distance.
    points : int
        Of the grid along the longer side.
    margin : float
        Of the longer side, added around the map.

    Returns
    -------
    density : array
        Rows upward, columns to the right; of the highest, 0 to 1, six decimals.
    extent : tuple
        Left, right, bottom and top of the grid. Of no terms the density is empty.

    Examples
    --------
    >>> density, extent = measure_density(pd.DataFrame({"x": [0.0, 1.0], "y": 0.0, "documents": [2, 1]}), points=3, margin=0.0)
    >>> density.tolist(), extent
    ([[1.0, 0.0, 0.5]], (0.0, 1.0, 0.0, 0.0))
    """
    if terms.empty:
        return np.zeros((0, 0)), (0.0, 1.0, 0.0, 1.0)
    spots = terms[["x", "y"]].to_numpy(dtype=float)
    extent = spots.max(axis=0) - spots.min(axis=0)
    around = margin * (extent.max() or 1)
    low = spots.min(axis=0) - around
    high = spots.max(axis=0) + around
    step = (high - low).max() / max(points - 1, 1)
    across, upward = (np.linspace(start, end, round((end - start) / step) + 1) for start, end in zip(low, high, strict=True))
    distance = kernel * (pdist(spots).mean() if len(spots) > 1 else 1) or 1
    # the kernel is a product of one along each axis
    along = [np.exp(-(((line[:, None] - place) / distance) ** 2)) for line, place in zip((across, upward), spots.T, strict=True)]
    density = (along[1] * terms["documents"].to_numpy(dtype=float)) @ along[0].T
    edges = np.column_stack([low, high]).ravel().tolist()
    return (density / density.max()).round(6), tuple(edges)
