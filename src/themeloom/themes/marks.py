"""What a theme's stability is called."""

import numpy as np

# mean Jaccard index in bootstrap samples from which a theme is stable (Hennig 2007), and up to which dissolved (Hennig 2008)
STABLE = 0.75
DISSOLVED = 0.5
# quantile of what the groups of a cloud without gaps give, which a theme must exceed: few large slices of a cloud come back well
NULL = 0.95
# the firmest first
MARKS = ("stable", "doubtful", "no more than shape", "dissolved")


def name_stability(recovery: np.ndarray, null: float = np.nan) -> np.ndarray:
    """Name the stability of themes.

    Parameters
    ----------
    recovery : array of float
        Mean Jaccard index of each theme in the bootstrap samples (Hennig 2007, 2008); null where it was not measured.
    null : float
        What themes must exceed to be more than slices of a cloud without gaps; null where it was not measured.

    Returns
    -------
    array of str
        "dissolved" (.5 or less); else "no more than shape" (``null`` or less), "stable" (.75 or more) or "doubtful" (between);
        empty where nothing was measured.

    Examples
    --------
    >>> name_stability(np.array([0.9, 0.7, 0.6, 0.5, np.nan]), 0.65).tolist()
    ['stable', 'doubtful', 'no more than shape', 'dissolved', '']
    """
    recovery = np.asarray(recovery, dtype=float)
    conditions = [np.isnan(recovery), recovery <= DISSOLVED, recovery <= null, recovery >= STABLE]
    return np.select(conditions, ["", "dissolved", "no more than shape", "stable"], "doubtful")
