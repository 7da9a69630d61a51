"""The themes of a co-term graph; from the rooms beside: their place in a strategic diagram, and the papers of each."""

import re

import numpy as np
import pandas as pd

from themeloom.tables import check_table
from themeloom.themes.clustering import find_clusters, measure_modularity, measure_quality, read_matrix
from themeloom.themes.papers import assign_papers
from themeloom.themes.strategic import measure_themes

PHRASE = 1.5  # a phrase names a theme better than a single word of the same weight
LABEL_TERMS = 3

__all__ = ["assign_papers", "find_themes", "measure_modularity", "measure_quality", "measure_themes"]


def find_themes(graph, *, resolution, min_size, seed, ensembles=None):
    """Find the themes of a graph: the partition of its terms that VOS clustering calls best.

    The objective is that of `measure_quality`, optimised by the Leiden algorithm (Traag, Waltman & van Eck 2019) in
    ensembles of random starts; the partition that agrees most with the others is kept. Then clusters of fewer than
    `min_size` terms, the smallest first, join the cluster to which they are linked with the highest mean weight over all
    pairs between the two.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with `documents` (0 where missing), edges with `documents` and `weight`.
    resolution : float
        The weight that a pair must exceed to be better together; the higher, the more and smaller the themes. With
        association strengths in VOSviewer's form, 1 is what chance gives.
    min_size : int
        In terms. A smaller cluster that is linked to no other is no theme.
    seed : int
        Of the random starts.
    ensembles : int, optional
        As in ``clustering.find_clusters``; one is quick, and less sure to be what another seed finds.

    Returns
    -------
    DataFrame
        One row per term, by theme, the strongest first: term; theme (0 has most terms, ties: most documents; null for
        terms without links and for clusters that are too small); label (up to three telling terms of the theme; empty
        without theme); documents (papers); strength (sum of `documents` over the term's links inside its theme). A
        label's terms have the highest sqrt(strength x documents) x share of the term's links that stay inside, phrases
        before single words, and stand in the order of their strength; of two terms where one has all the words of the
        other, the better is taken.

    Raises
    ------
    ValueError
        An edge without `documents` or `weight`.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", documents=2, weight=2.0)
    >>> graph.add_edge("c", "d", documents=1, weight=2.0)
    >>> find_themes(graph, resolution=1, min_size=2, seed=0)[["term", "theme", "label", "strength"]]
      term  theme label  strength
    0    a      0  a, b       2.0
    1    b      0  a, b       2.0
    2    c      1  c, d       1.0
    3    d      1  c, d       1.0
    """
    terms = sorted(graph)
    weights, counts = read_matrix(graph, terms, "weight"), read_matrix(graph, terms, "documents")
    clusters = find_clusters(weights, resolution=resolution, min_size=min_size, seed=seed, ensembles=ensembles)
    described = pd.DataFrame(
        {"term": pd.Series(terms, dtype="str"), "documents": [graph.nodes[term].get("documents", 0) for term in terms]}
    )
    described["theme"] = _number_by_size(described.assign(theme=clusters))
    described["strength"] = _measure_strength(counts, clusters)
    inside = described["strength"] / np.maximum(counts.sum(axis=1), 1e-300)
    worth = described["term"].str.contains(r"\w\W+\w").map({True: PHRASE, False: 1})
    telling = np.sqrt(described["strength"] * described["documents"]) * inside * worth
    labels = _find_labels(described.assign(telling=telling.round(9)))
    described["label"] = [labels.get(theme, "") for theme in described["theme"]]
    ordered = described.sort_values(["theme", "strength", "term"], ascending=[True, False, True], ignore_index=True)
    return check_table(ordered, "themes")


def _number_by_size(described):
    """Number the clusters: most terms first, then most documents, then by the first term; -1 becomes null."""
    grouped = described[described["theme"] >= 0].groupby("theme")
    sizes = grouped.agg(terms=("term", "size"), documents=("documents", "sum"), first=("term", "min"))
    order = sizes.sort_values(["terms", "documents", "first"], ascending=[False, False, True]).index
    return described["theme"].map(dict(zip(order, range(len(order)), strict=True))).astype("Int64")


def _measure_strength(counts, clusters):
    links = counts.tocoo()
    inside = (clusters[links.row] == clusters[links.col]) & (clusters[links.row] >= 0)
    return np.bincount(links.row[inside], links.data[inside], len(clusters)).round(6)


def _find_labels(described):
    order = {"telling": False, "strength": False, "documents": False, "term": True}
    ranked = described.dropna(subset="theme").sort_values(list(order), ascending=list(order.values()))
    chosen = {theme: _choose_names(names["term"]) for theme, names in ranked.groupby("theme")}
    strength = ranked.set_index("term")["strength"]
    return {theme: ", ".join(sorted(names, key=lambda name: -strength[name])) for theme, names in chosen.items()}


def _choose_names(ranked):
    """Take the first names of which none has all the words of another."""
    chosen = []
    for name in ranked:
        words = set(re.findall(r"\w+", name.casefold())) or {name}
        if not any(words <= taken or taken <= words for _, taken in chosen):
            chosen.append((name, words))
        if len(chosen) == LABEL_TERMS:
            break
    return [name for name, _ in chosen]
