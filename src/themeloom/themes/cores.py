"""Cores: terms that share a theme in most bootstrap samples."""

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import average, fcluster
from scipy.spatial.distance import squareform


def find_cores(pairs, themes, *, together):
    """Find the cores that outlive a change of papers: terms that share a theme in most samples.

    Terms are grouped by average linkage as long as two groups' pairs share a theme in at least ``together`` of the samples, on
    average (consensus clustering, Monti et al. 2003, Machine Learning 52:91).

    Parameters
    ----------
    pairs : DataFrame
        One row per pair of terms that ever do: a, b, together (see ``stability.measure_stability``).
    themes : DataFrame
        One row per term; columns used: term, theme, documents.
    together : float
        0 to 1.

    Returns
    -------
    DataFrame
        One row per core of two terms or more, the largest first: theme (of most of its terms, ties: the lower), terms (number),
        together (mean over its pairs), about (its terms, the most documented first).
    """
    told = themes.sort_values(["documents", "term"], ascending=[False, True], ignore_index=True)
    apart = np.ones((len(told), len(told)))
    a, b = (pd.Index(told["term"]).get_indexer(pairs[end]) for end in "ab")
    apart[a, b] = apart[b, a] = 1 - pairs["together"]
    np.fill_diagonal(apart, 0)
    # a hair more, for means that are just as much
    groups = fcluster(average(squareform(apart)), 1 - together + 1e-9, "distance") if len(told) > 1 else []
    cores = []
    for _, core in told.groupby(groups) if len(groups) else []:
        pair = np.triu_indices(len(core), k=1)
        mean = 1 - apart[np.ix_(core.index, core.index)][pair].mean() if len(core) > 1 else 0
        cores.append((core["theme"].mode().min(), len(core), round(mean, 6), ", ".join(core["term"])))
    found = pd.DataFrame(cores, columns=["theme", "terms", "together", "about"]).query("terms > 1")
    return found.sort_values(["terms", "together", "about"], ascending=[False, False, True], ignore_index=True)
