"""Mentions and terms -> the co-term graph. Counting is a product of sparse matrices (papers x terms)."""

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.network.counting import COUNTINGS, count_links, count_occurrences
from themeloom.network.significance import measure_significance
from themeloom.network.similarity import check_name, check_similarity, round_significant, weigh_links

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
        `counting`), `weight`, and what says whether they are more than chance: `p` and, over all pairs that share a paper,
        whatever `min_shared`, `q` (see `measure_significance`). The graph says `documents` (papers in `mentions`),
        `counting`, `min_shared` and `similarity`. Terms that share no paper stay, without links.

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
    EdgeDataView([('map', 'theme', {'documents': 1, 'p': 1.0, 'q': 1.0, 'weight': 0.5})])
    """
    check_name("counting", counting, COUNTINGS)
    check_similarity(similarity, counting)
    kept = terms[terms["kept"].astype(bool)].sort_values(["documents", "key"], ascending=[False, True])
    names = np.sort(kept["term"].unique().astype(object))
    occurrences = count_occurrences(mentions, kept, names)
    nodes = _describe_terms(occurrences, names, kept)
    chosen = _choose_terms(nodes, max_terms=max_terms, min_documents=min_documents)
    occurrences = occurrences[:, chosen["column"].to_numpy()]
    if counting == "full":
        chosen = chosen.assign(own_count=occurrences.power(2).sum(axis=0))
    graph = nx.Graph(documents=occurrences.shape[0], counting=counting, min_shared=min_shared)
    attributes = chosen.drop(columns=["term", "column"]).to_dict("records")
    graph.add_nodes_from(zip(chosen["term"].tolist(), attributes, strict=True))
    graph.add_edges_from(_find_links(occurrences, chosen, counting=counting, min_shared=min_shared))
    return weigh_links(graph, similarity=similarity)


def _find_links(occurrences, chosen, *, counting, min_shared):
    """(term, term, its documents, p and q) of each link."""
    i, j, shared, counts = count_links(occurrences, counting=counting, min_shared=1)
    sizes, names = chosen["documents"].to_numpy(), chosen["term"].to_numpy(dtype=object)
    p, q = (round_significant(chances) for chances in measure_significance(shared, sizes[i], sizes[j], occurrences.shape[0]))
    enough = shared >= min_shared
    told = pd.DataFrame({"documents": counts, "p": p, "q": q})[enough].to_dict("records")
    return zip(names[i[enough]].tolist(), names[j[enough]].tolist(), told, strict=True)


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
