"""Cores: terms that share a theme in most bootstrap samples."""

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import average, fcluster
from scipy.spatial.distance import squareform

from themeloom.palette import format_label


def find_cores(pairs: pd.DataFrame, members: pd.DataFrame, *, coassignment: float = 0.6) -> pd.DataFrame:
    """Find the cores of the themes: groups of terms that share a theme in most bootstrap samples.

    Terms are grouped by average linkage as long as two groups' pairs share a theme in at least ``coassignment`` of the samples,
    on average (consensus clustering, Monti et al. 2003, Machine Learning 52:91).

    Parameters
    ----------
    pairs : DataFrame
        One row per pair of terms that ever do: a, b, coassignment (see ``measure_stability``).
    members : DataFrame
        One row per term; columns used: term, theme, documents.
    coassignment : float
        0 to 1.

    Returns
    -------
    DataFrame
        One row per core of two terms or more, the largest first: theme (of most of its terms, ties: the lower; null for none),
        terms (number), coassignment (mean over its pairs), about (its terms, the most documented first, joined by
        semicolons).

    Examples
    --------
    >>> pairs = pd.DataFrame({"a": ["atlas"], "b": ["map"], "coassignment": [0.9]})
    >>> members = pd.DataFrame({"term": ["atlas", "loom", "map"], "theme": [0, 0, 0], "documents": [1, 2, 3]})
    >>> find_cores(pairs, members)
       theme  terms  coassignment       about
    0      0      2           0.9  map; atlas
    """
    ranked = members.sort_values(["documents", "term"], ascending=[False, True], ignore_index=True)
    apart = _measure_distances(pairs, ranked["term"])
    # a hair more, for means that are just as much
    limit = 1 - coassignment + 1e-9
    groups = fcluster(average(squareform(apart)), limit, "distance") if len(ranked) > 1 else np.ones(len(ranked))
    cores = [_describe_core(core, apart) for _, core in ranked.groupby(groups) if len(core) > 1]
    table = pd.DataFrame(cores, columns=["theme", "terms", "coassignment", "about"])
    return table.sort_values(["terms", "coassignment", "about"], ascending=[False, False, True], ignore_index=True)


def _measure_distances(pairs, names):
    """Terms x terms: the share of the samples in which two terms do not share a theme."""
    apart = np.ones((len(names), len(names)))
    a = pd.Index(names).get_indexer(pairs["a"])
    b = pd.Index(names).get_indexer(pairs["b"])
    apart[a, b] = 1 - pairs["coassignment"]
    apart[b, a] = 1 - pairs["coassignment"]
    np.fill_diagonal(apart, 0)
    return apart


def _describe_core(core, apart):
    mean = 1 - apart[np.ix_(core.index, core.index)][np.triu_indices(len(core), k=1)].mean()
    return core["theme"].mode().min(), len(core), round(mean, 6), format_label(core["term"])
