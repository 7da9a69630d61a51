"""Mentions and terms -> the co-term graph. Counting is a product of sparse matrices (papers x terms)."""

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.similarity import check_name, check_similarity, weigh_links


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

__all__ = ["build_network", "weigh_links"]


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
    check_name("counting", counting, COUNTINGS)
    check_similarity(similarity, counting)
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
