"""Mentions and terms to a co-term graph; the similarity indices.

Counting is a product of sparse matrices (papers x terms); an index is a formula in a table, applied to all links.
"""

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse


def _count_papers(occurrences):
    present = occurrences.sign().astype(np.int32)
    return present.T @ present


def _share_papers(occurrences):
    """Give each pair of a paper with n terms 1/(n-1), so that the paper counts once in each of its terms' row sums."""
    present = occurrences.sign()
    others = np.maximum(present.sum(axis=1) - 1, 1)
    return present.T @ (sparse.diags_array(1 / others) @ present)


# name -> papers x terms matrix of occurrences -> terms x terms matrix of counts (the diagonal is not used)
COUNTINGS = {
    "binary": _count_papers,
    "full": lambda occurrences: occurrences.T @ occurrences,
    "fractional": _share_papers,
}


def _npmi(*, c, s_i, s_j, n, **_):
    # two terms that share every paper: the limit of complete co-occurrence, where the quotient is 0/0
    surprise = -np.log(c / n)
    return np.where(c < n, np.log(n * c / (s_i * s_j)) / np.where(c < n, surprise, 1), 1.0)


# name -> formula; c: count of the link, s: of the term, k: sum of c over the term's links, m2: sum of k, n: papers
SIMILARITIES = {
    "association_strength": lambda *, c, k_i, k_j, m2, **_: m2 * c / (k_i * k_j),
    "association_strength_occurrence": lambda *, c, s_i, s_j, **_: c / (s_i * s_j),
    "cosine": lambda *, c, s_i, s_j, **_: c / np.sqrt(s_i * s_j),
    "jaccard": lambda *, c, s_i, s_j, **_: c / (s_i + s_j - c),
    "inclusion": lambda *, c, s_i, s_j, **_: c / np.minimum(s_i, s_j),
    "equivalence": lambda *, c, s_i, s_j, **_: c**2 / (s_i * s_j),
    "dice": lambda *, c, s_i, s_j, **_: 2 * c / (s_i + s_j),
    "lift": lambda *, c, s_i, s_j, n, **_: n * c / (s_i * s_j),
    "npmi": _npmi,
}
NEEDS_LINKS_ONLY = {"association_strength"}
# these read a count as a number of papers; a product of occurrences can exceed the papers and the terms' own counts
NEEDS_PAPERS = {"inclusion", "lift", "npmi"}


def build_network(mentions, terms, *, max_terms, min_documents, min_shared, counting, similarity):
    """Build the co-term graph: the most documented kept terms, linked where they share papers.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, key.
    terms : DataFrame
        One row per key; columns used: key, term, kind, documents, relevance, kept. Keys of one term count as one; its
        kind and relevance are those of its most documented key.
    max_terms : int
        At most so many terms, the most documented first (ties: the more relevant, then by name).
    min_documents : int
        Terms in fewer papers are left out.
    min_shared : int
        Pairs that share fewer papers are not linked (papers, whatever the counting).
    counting : {"binary", "full", "fractional"}
        What a paper adds to a link: 1; the product of the two terms' occurrences; or 1/(n-1), n the number of its
        terms in the network (Perianes-Rodriguez, Waltman & van Eck 2016, J. Informetrics 10:1178).
    similarity : str
        The index in `weight`; see `weigh_links`.

    Returns
    -------
    networkx.Graph
        Nodes are terms, in order of name, with `documents` (papers), `kind`, `relevance`; with full counting also
        `own_count` (sum of squared occurrences, the diagonal of the same product). Edges have `documents` (by
        `counting`) and `weight`. The graph says `documents` (papers in `mentions`), `counting` and `similarity`. Terms
        that share no paper stay, without links.

    Raises
    ------
    ValueError
        Unknown `counting` or `similarity`; an index that full counting cannot give; no term left.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "p", "q"], "key": ["map", "theme", "map"]})
    >>> terms = pd.DataFrame({"key": ["map", "theme"], "term": ["map", "theme"], "kind": "term", "documents": [2, 1],
    ...                       "relevance": 0.5, "kept": True})
    >>> graph = build_network(mentions, terms, max_terms=9, min_documents=1, min_shared=1, counting="binary",
    ...                       similarity="jaccard")
    >>> graph.edges(data=True)
    EdgeDataView([('map', 'theme', {'documents': 1, 'weight': 0.5})])
    """
    _check_name("counting", counting, COUNTINGS)
    _check_similarity(similarity, counting)
    kept = terms[terms["kept"].astype(bool)].sort_values(["documents", "key"], ascending=[False, True])
    occurrences, names = _count_occurrences(mentions, kept)
    nodes = _describe_terms(occurrences, names, kept)
    chosen = _choose_terms(nodes, max_terms=max_terms, min_documents=min_documents)
    occurrences = occurrences[:, chosen["column"].to_numpy()]
    if counting == "full":
        chosen = chosen.assign(own_count=occurrences.power(2).sum(axis=0))
    links = _count_links(occurrences, counting=counting, min_shared=min_shared)
    graph = nx.Graph(documents=occurrences.shape[0], counting=counting)
    attributes = chosen.drop(columns=["term", "column"]).to_dict("records")
    graph.add_nodes_from(zip(chosen["term"].tolist(), attributes, strict=True))
    names = chosen["term"].to_numpy(dtype=object)
    ends = names[links["i"]].tolist(), names[links["j"]].tolist(), links["count"].tolist()
    graph.add_edges_from((one, other, {"documents": count}) for one, other, count in zip(*ends, strict=True))
    return weigh_links(graph, similarity=similarity)


def weigh_links(graph, *, similarity):
    """Copy `graph` with every edge's `weight` made from its `documents`.

    c is the edge's `documents`; s_i the node's `own_count` where there is one (full counting), else its `documents`;
    k_i the sum of c over the node's edges; 2m the sum of k; N the graph's `documents`. Formulas (van Eck & Waltman
    2009, JASIST 60:1635, unless named); without unit; kept to 10 significant digits:

    - `association_strength`: VOSviewer's form, 2m c/(k_i k_j); needs nothing but the edges
    - `association_strength_occurrence`: the occurrence form, c/(s_i s_j)
    - `cosine`: c/sqrt(s_i s_j) (Salton, Ochiai)
    - `jaccard`: c/(s_i + s_j - c)
    - `inclusion`: c/min(s_i, s_j) (Simpson); not with full counting
    - `equivalence`: c^2/(s_i s_j) (Callon, Courtial & Laville 1991)
    - `dice`: 2c/(s_i + s_j)
    - `lift`: N c/(s_i s_j); not with full counting
    - `npmi`: ln(lift)/(-ln(c/N)), 1 where c = N (Bouma 2009); negative below chance; not with full counting

    Raises
    ------
    ValueError
        Unknown `similarity`; an edge without `documents`; nodes or graph without `documents` where the formula needs
        them; `inclusion`, `lift` or `npmi` of a graph with full counting, where a count is not a number of papers.

    Examples
    --------
    >>> graph = nx.Graph([("a", "b", {"documents": 3}), ("b", "c", {"documents": 1})])
    >>> weigh_links(graph, similarity="association_strength")["a"]["b"]["weight"]
    2.0
    """
    _check_similarity(similarity, graph.graph.get("counting"))
    index = {name: position for position, name in enumerate(graph)}
    edges = list(graph.edges(data=True))
    ends = np.array([(index[one], index[other]) for one, other, _ in edges], dtype=int).reshape(-1, 2)
    counts = np.array([data.get("documents", np.nan) for *_, data in edges], dtype=float)
    if np.isnan(counts).any():
        raise ValueError(f"weights are made from the edges' 'documents'; {np.isnan(counts).sum()} edges have none")
    degrees = np.bincount(ends.ravel(), weights=counts.repeat(2), minlength=len(index))
    sizes, n = _read_sizes(graph, similarity)
    i, j = ends.T
    given = {"c": counts, "s_i": sizes[i], "s_j": sizes[j], "k_i": degrees[i], "k_j": degrees[j]}
    weights = _round_significant(SIMILARITIES[similarity](**given, m2=degrees.sum(), n=n)).tolist()
    weighed = nx.Graph(**{**graph.graph, "similarity": similarity})
    weighed.add_nodes_from(graph.nodes(data=True))
    weighed.add_edges_from((a, b, {**data, "weight": w}) for (a, b, data), w in zip(edges, weights, strict=True))
    return weighed


def _check_name(what, name, choices):
    if name not in choices:
        raise ValueError(f"{what} {name!r} is unknown; choose one of {', '.join(choices)}")


def _check_similarity(similarity, counting):
    _check_name("similarity", similarity, SIMILARITIES)
    if counting == "full" and similarity in NEEDS_PAPERS:
        fit = ", ".join(name for name in SIMILARITIES if name not in NEEDS_PAPERS)
        raise ValueError(
            f"similarity {similarity!r} reads a count as a number of papers, which full counting does not give; "
            f"choose binary or fractional counting, or one of {fit}"
        )


def _read_sizes(graph, similarity):
    """Return s of every node and N; where the index does not need them, not-a-number."""
    nothing = np.full(len(graph), np.nan)
    if similarity in NEEDS_LINKS_ONLY:
        return nothing, np.nan
    sizes = [data.get("own_count", data.get("documents", np.nan)) for _, data in graph.nodes(data=True)]
    sizes, n = np.array(sizes, dtype=float), float(graph.graph.get("documents", np.nan))
    lacking = int(np.isnan(sizes).sum())
    if lacking or (similarity in NEEDS_PAPERS - {"inclusion"} and np.isnan(n)):
        raise ValueError(
            f"similarity {similarity!r} needs 'documents' on every node (lacking on {lacking} of {len(graph)}) and, "
            f"for lift and npmi, on the graph (found {n:g}); 'association_strength' needs neither"
        )
    return sizes, n


def _count_occurrences(mentions, kept):
    """Count mentions: a sparse matrix of papers (sorted) x terms (sorted), and the terms' names."""
    papers, paper_names = pd.factorize(mentions["doc_id"], sort=True)
    keys, key_names = pd.factorize(mentions["key"])
    names = np.sort(kept["term"].unique().astype(object))
    column_of = pd.Series(np.searchsorted(names, kept["term"].to_numpy(dtype=object)), index=kept["key"].to_numpy())
    columns = column_of.reindex(key_names).fillna(-1).to_numpy(dtype=np.int64)[keys]
    known = columns >= 0
    where = papers[known], columns[known]
    shape = len(paper_names), len(names)
    return sparse.coo_array((np.ones(known.sum(), dtype=np.int64), where), shape=shape).tocsr(), names


def _describe_terms(occurrences, names, kept):
    """One row per term: term, documents (papers, counted), kind and relevance (of its most documented key), column."""
    documents = np.bincount(occurrences.indices, minlength=len(names))
    first = kept.drop_duplicates("term").set_index("term").reindex(names)
    kinds, relevance = first["kind"].to_numpy(dtype=object), first["relevance"].astype(float).round(6).to_numpy()
    nodes = pd.DataFrame({"term": names, "documents": documents, "kind": kinds, "relevance": relevance})
    return nodes.assign(column=np.arange(len(names)))


def _choose_terms(nodes, *, max_terms, min_documents):
    enough = nodes[nodes["documents"] >= min_documents]
    ranked = enough.sort_values(["documents", "relevance", "term"], ascending=[False, False, True])
    chosen = ranked.head(max(max_terms, 0)).sort_values("column")
    if chosen.empty:
        raise ValueError(
            f"no term is left for the network: {len(nodes)} kept terms, {len(enough)} of them in at least "
            f"min_documents={min_documents} papers (the most documented is in {nodes['documents'].max()}), of which "
            f"max_terms={max_terms} may stay; lower min_documents, raise max_terms, or keep more terms"
        )
    return chosen


def _count_links(occurrences, *, counting, min_shared):
    """Count the pairs i < j that share at least `min_shared` papers: arrays i, j, count, in order."""
    shared = _take_pairs(COUNTINGS["binary"](occurrences))
    # every counting fills the same cells, so the pairs of one stand in the order of the other
    counted = shared if counting == "binary" else _take_pairs(COUNTINGS[counting](occurrences))
    enough = shared.data >= max(min_shared, 1)
    return {"i": shared.row[enough], "j": shared.col[enough], "count": counted.data[enough].round(6)}


def _take_pairs(matrix):
    matrix = matrix.tocsr()
    matrix.sort_indices()
    return sparse.triu(matrix, k=1, format="coo")


def _round_significant(values, digits=10):
    """Round to significant digits, so that tiny weights survive and a rerun is byte-identical."""
    magnitude = np.floor(np.log10(np.abs(values), where=values != 0, out=np.zeros(len(values))))
    scale = 10.0 ** (digits - 1 - magnitude)
    return np.round(values * scale) / scale
