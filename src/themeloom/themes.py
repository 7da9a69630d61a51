"""The themes of a co-term graph, their place in a strategic diagram, and the papers of each."""

import re

import numpy as np
import pandas as pd

from themeloom.clustering import find_clusters, measure_quality, read_matrix
from themeloom.strategic import measure_themes
from themeloom.tables import check_table

PHRASE = 1.5  # a phrase names a theme better than a single word of the same weight
LABEL_TERMS = 3

__all__ = ["assign_papers", "find_themes", "measure_quality", "measure_themes"]


def find_themes(graph, *, resolution, min_size, seed):
    """Find the themes of a graph: the partition of its terms that VOS clustering calls best.

    The objective is that of `measure_quality`, optimised by the Leiden algorithm (Traag, Waltman & van Eck 2019) from
    several random starts, the best of which is kept. Then clusters of fewer than `min_size` terms, the smallest first,
    join the cluster to which they are linked with the highest mean weight over all pairs between the two.

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
    clusters = find_clusters(weights, resolution=resolution, min_size=min_size, seed=seed)
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


def assign_papers(mentions, terms, themes):
    """Assign each paper to the theme with which it shares most.

    A theme's score is the sum of ln(1 + N/n) over the paper's distinct terms of that theme, N the number of papers and
    n the papers with the term: a rare term says more than a common one, and a term in all papers still says something
    (hence the 1 +). Ties go to the larger sum of these terms' strength, then to the lower number. It is an inverse
    document frequency, our own choice among the many in use.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, key.
    terms : DataFrame
        One row per key; columns used: key, term, kept.
    themes : DataFrame
        One row per term; columns used: term, theme, strength.

    Returns
    -------
    DataFrame
        One row per paper in `mentions`, by doc_id: doc_id, theme, share (of the paper's score over all themes, 0 to 1).
        Both are null for a paper without a term of any theme.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "p", "q"], "key": ["map", "theme", "other"]})
    >>> terms = pd.DataFrame({"key": ["map", "theme"], "term": ["map", "theme"], "kept": True})
    >>> themes = pd.DataFrame({"term": ["map", "theme"], "theme": [0, 0], "strength": 1.0})
    >>> assign_papers(mentions, terms, themes)
      doc_id  theme  share
    0      p      0    1.0
    1      q   <NA>    NaN
    """
    papers, paper_names = pd.factorize(mentions["doc_id"], sort=True)
    placed = themes.dropna(subset="theme").sort_values("term", ignore_index=True)
    found = _find_placed(papers, mentions["key"], terms[terms["kept"].astype(bool)], placed["term"])
    spread = np.bincount(found["place"], minlength=len(placed))
    told = np.log1p(len(paper_names) / np.maximum(spread, 1))
    found = found.assign(score=told[found["place"]], strength=placed["strength"].to_numpy()[found["place"]])
    found["theme"] = placed["theme"].to_numpy(dtype=int)[found["place"]]
    # rounded, so that sums of the same numbers in another order tie
    scores = found.groupby(["paper", "theme"], as_index=False)[["score", "strength"]].sum().round(9)
    scores["share"] = (scores["score"] / scores.groupby("paper")["score"].transform("sum")).round(6)
    order = {"paper": True, "score": False, "strength": False, "theme": True}
    best = scores.sort_values(list(order), ascending=list(order.values())).drop_duplicates("paper").set_index("paper")
    assigned = best.reindex(range(len(paper_names)))[["theme", "share"]].assign(doc_id=paper_names)
    return check_table(assigned.reset_index(drop=True), "papers")


def _find_placed(papers, keys, kept, placed):
    """One row per paper and term that has a theme: paper, place (of the term in `placed`)."""
    codes, key_names = pd.factorize(keys)
    place_of = pd.Series(range(len(placed)), index=placed).reindex(kept["term"]).set_axis(kept["key"])
    places = place_of.reindex(key_names).fillna(-1).to_numpy(dtype=np.int64)[codes]
    # one number for each pair: sorting numbers is many times faster than dropping duplicate rows
    pairs = np.unique((papers * len(placed) + places)[places >= 0])
    return pd.DataFrame({"paper": pairs // max(len(placed), 1), "place": pairs % max(len(placed), 1)})


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
