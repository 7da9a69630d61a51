"""The themes of a co-term graph, their place in a strategic diagram, and the papers of each."""

import random
import re

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.tables import check_table

# Leiden ends in another local optimum at each start; beyond so many the best hardly changes
STARTS = 20
LABEL_TERMS = 3
# (central, dense) -> name, after Cobo et al. 2011
QUADRANTS = {
    (True, True): "motor",
    (False, True): "niche",
    (False, False): "emerging or declining",
    (True, False): "basic",
}


def find_themes(graph, *, resolution, min_size, seed):
    """Find the themes of a graph: the partition of its terms that VOS clustering calls best.

    The objective is that of `measure_quality`, optimised by the Leiden algorithm (Traag, Waltman & van Eck 2019) from
    several random starts, the best of which is kept. Then clusters of fewer than `min_size` terms, the smallest first,
    join the cluster to which they are linked with the highest mean weight over all pairs between the two.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with `documents` and `relevance` (0 and 1 where missing), edges with `documents` and `weight`.
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
        label's terms have the highest strength x share of the term's links that stay inside x relevance; of two terms
        where one has all the words of the other, the better is taken.

    Raises
    ------
    ValueError
        An edge without `documents` or `weight`.

    Examples
    --------
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
    weights, counts = _read_matrix(graph, terms, "weight"), _read_matrix(graph, terms, "documents")
    clusters = _merge_small(_find_clusters(weights, resolution, seed), weights, min_size)
    # a term without links has nothing to be judged by, whatever min_size
    clusters[np.diff(weights.indptr) == 0] = -1
    described = pd.DataFrame({"term": terms, "documents": [graph.nodes[term].get("documents", 0) for term in terms]})
    described["theme"] = _number_by_size(described.assign(theme=clusters))
    described["strength"] = _measure_strength(counts, clusters)
    relevance = pd.Series([graph.nodes[term].get("relevance", 1.0) for term in terms], dtype=float).fillna(0)
    inside = described["strength"] / np.maximum(counts.sum(axis=1), 1e-300)
    labels = _find_labels(described.assign(telling=(described["strength"] * inside * relevance).round(9)))
    described["label"] = [labels.get(theme, "") for theme in described["theme"]]
    ordered = described.sort_values(["theme", "strength", "term"], ascending=[True, False, True], ignore_index=True)
    return check_table(ordered, "themes")


def measure_quality(graph, partition, *, resolution):
    """Measure how good a partition is: the sum over pairs in one cluster of (weight - resolution).

    VOS clustering (Waltman, van Eck & Noyons 2010, arXiv:1006.1032), a constant Potts model on the weights; unlinked
    pairs have weight 0. `partition` maps each term to its cluster; terms it lacks, or maps to null, are on their own.
    No unit.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"weight": 2.5}), ("b", "c", {"weight": 1.0})])
    >>> measure_quality(graph, {"a": 0, "b": 0, "c": 1}, resolution=1)
    1.5
    """
    clusters = pd.Series(partition).reindex(list(graph)).dropna()
    sizes, cluster_of = clusters.value_counts().to_numpy(), clusters.to_dict()
    within = [w for a, b, w in graph.edges(data="weight") if a in cluster_of and cluster_of[a] == cluster_of.get(b)]
    return float(np.sum(within) - resolution * (sizes * (sizes - 1) / 2).sum())


def measure_themes(graph, themes):
    """Place each theme in the strategic diagram (Callon, Courtial & Laville 1991; quadrants of Cobo et al. 2011).

    With e = c^2/(s_i s_j), the equivalence index from the `documents` of edges and nodes (of nodes with `own_count`,
    which full counting gives, from that), whatever the graph's `weight`:

    - centrality: 10 x sum of e over links to other themes (links to terms without theme are not counted);
    - density: 100 x sum of e over links inside the theme / number of its terms.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes and edges with `documents`.
    themes : DataFrame
        One row per term; columns used: term, theme, label.

    Returns
    -------
    DataFrame
        One row per theme: theme, label, terms (number), centrality, density (no unit, 6 decimals), quadrant: "motor"
        (central and dense), "niche" (dense), "basic" (central) or "emerging or declining" (neither). The lines run
        through the median rank; ties share their mean rank, and a theme on a line (the middle one of an odd number, or
        all of a tie) counts as central, or dense.

    Raises
    ------
    ValueError
        Terms of `themes` that the graph lacks; nodes without `documents`.
    """
    placed = themes.dropna(subset="theme")
    measured = placed.groupby("theme", as_index=False).agg(label=("label", "first"), terms=("term", "size"))
    equivalence, one, other = _measure_equivalence(graph, placed["term"].tolist())
    # the theme's row in the result instead of its number, so that numbers may have gaps
    row_of = np.searchsorted(measured["theme"].to_numpy(dtype=int), placed["theme"].to_numpy(dtype=int))
    ends = pd.DataFrame({"one": row_of[one], "other": row_of[other], "equivalence": equivalence})
    leaving = ends[ends["one"] != ends["other"]]
    leaves = _sum_by(leaving["one"], leaving, len(measured)) + _sum_by(leaving["other"], leaving, len(measured))
    within = ends[ends["one"] == ends["other"]]
    measured["centrality"] = (10 * leaves).round(6)
    measured["density"] = (100 * _sum_by(within["one"], within, len(measured)) / measured["terms"]).round(6)
    sides = zip(_is_high(measured["centrality"]), _is_high(measured["density"]), strict=True)
    return measured.assign(quadrant=pd.Series([QUADRANTS[side] for side in sides], dtype="str"))


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


def _read_matrix(graph, terms, attribute):
    lacking = sum(attribute not in data for *_, data in graph.edges(data=True))
    if lacking:
        raise ValueError(
            f"themes need {attribute!r} on every edge; {lacking} of {graph.number_of_edges()} have none; "
            "network.build_network makes 'documents' and 'weight', network.weigh_links 'weight' from 'documents'"
        )
    if not graph.number_of_edges():
        return sparse.csr_array((len(terms), len(terms)))
    return nx.to_scipy_sparse_array(graph, nodelist=terms, weight=attribute, dtype=float, format="csr")


def _find_clusters(weights, resolution, seed):
    """Run Leiden from several starts; return the number of each term's cluster in the best of them."""
    links = sparse.triu(weights, k=1, format="coo")
    graph = igraph.Graph(n=weights.shape[0], edges=np.column_stack([links.row, links.col]).tolist())
    options = {"objective_function": "CPM", "weights": links.data.tolist(), "resolution": resolution}
    igraph.set_random_number_generator(random.Random(seed))
    try:
        # a negative number of iterations: until nothing gets better
        found = [graph.community_leiden(**options, n_iterations=-1).membership for _ in range(STARTS)]
    finally:
        # igraph cannot tell which generator it had; this module is the one it starts with
        igraph.set_random_number_generator(random)
    clusters = [np.array(members, dtype=int) for members in found]
    best = max(clusters, key=lambda members: _measure_members(links, members, resolution))
    return _merge_ties(best, weights, resolution)


def _measure_members(links, members, resolution):
    sizes = np.bincount(members)
    within = links.data[members[links.row] == members[links.col]].sum()
    # rounded, so that equally good partitions tie and the first wins
    return round(float(within - resolution * (sizes * (sizes - 1) / 2).sum()), 6)


def _merge_ties(members, weights, resolution):
    """Put together linked clusters that are as good together as apart, which Leiden leaves to chance."""
    places = np.arange(len(members))
    while True:
        sizes = np.bincount(members)
        belongs = sparse.csr_array((np.ones(len(members)), (places, members)), shape=weights.shape)
        links = sparse.triu(belongs.T @ weights @ belongs, k=1, format="coo")
        gains = links.data - resolution * sizes[links.row] * sizes[links.col]
        if gains.max(initial=-1) < -1e-6:
            return members
        members = np.where(members == links.col[gains.argmax()], links.row[gains.argmax()], members)


def _merge_small(members, weights, min_size):
    """Let clusters below `min_size` join their strongest neighbour; -1 where there is none."""
    members = members.copy()
    while (small := _find_smallest(members, min_size)) is not None:
        inside = members == small
        links = weights[inside].tocoo()
        outward = (members[links.col] != small) & (members[links.col] >= 0)
        near, which = np.unique(members[links.col[outward]], return_inverse=True)
        belongs = members[:, None] == near
        mean = np.bincount(which, links.data[outward], len(near)) / (belongs.sum(axis=0) * inside.sum())
        # of equally strong neighbours the one that holds the first term
        ranked = np.lexsort((belongs.argmax(axis=0), -mean.round(9)))
        members[inside] = near[ranked[0]] if len(near) else -1
    return members


def _find_smallest(members, min_size):
    clusters, firsts, sizes = np.unique(members, return_index=True, return_counts=True)
    small = (clusters >= 0) & (sizes < min_size)
    return clusters[small][np.lexsort((firsts[small], sizes[small]))[0]] if small.any() else None


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
    return {theme: ", ".join(_choose_names(names)) for theme, names in ranked.groupby("theme")["term"]}


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


def _measure_equivalence(graph, terms):
    """The equivalence index of every link between the terms, and the positions of the link's ends in them."""
    lacking = [term for term in terms if "documents" not in graph.nodes.get(term, {})]
    if lacking:
        raise ValueError(
            f"the graph must have every term of the themes, with 'documents'; it lacks {len(lacking)} of {len(terms)}, "
            f"such as {lacking[0]!r}: take the graph in which the themes were found"
        )
    nodes = [graph.nodes[term] for term in terms]
    sizes = np.array([node.get("own_count", node["documents"]) for node in nodes], dtype=float)
    links = sparse.triu(_read_matrix(graph.subgraph(terms), terms, "documents"), k=1, format="coo")
    return links.data**2 / (sizes[links.row] * sizes[links.col]), links.row, links.col


def _sum_by(rows, links, length):
    return np.bincount(rows.to_numpy(dtype=int), links["equivalence"].to_numpy(), length)


def _is_high(values):
    """Whether each value's rank is at or above the median rank."""
    return (values.rank() >= (len(values) + 1) / 2).tolist()
