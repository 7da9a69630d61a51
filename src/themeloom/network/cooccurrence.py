"""Occurrences -> the co-term graph. Counting is a product of sparse matrices (papers x terms)."""

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.network.counting import count_links, count_occurrences, pick_counted, pick_counting
from themeloom.network.nodes import TERMS, pick_wording
from themeloom.network.parts import find_parts
from themeloom.network.rounding import round_significant
from themeloom.network.significance import measure_significance
from themeloom.network.similarity import check_similarity
from themeloom.network.weights import add_weights


def build_network(
    doc_ids: pd.Series,
    occurrences: pd.DataFrame,
    terms: pd.DataFrame,
    *,
    max_terms: int = 200,
    min_documents: int = 3,
    min_shared: int = 1,
    counting: str = "auto",
    similarity: str = "association_strength",
    units: pd.DataFrame | None = None,
    network_of: str = TERMS,
) -> nx.Graph:
    """Build the co-term graph: the most documented kept terms, linked where they share papers.

    A term is not linked to one that stands inside it, see ``network.find_parts``.

    Parameters
    ----------
    doc_ids : Series
        All papers, in the order of the records.
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term, occurrences.
    terms : DataFrame
        One row per term; columns used: term, kind, relevance, kept.
    max_terms : int
        At most so many terms, the most documented first (ties: the more relevant, then by name).
    min_documents : int
        Terms in fewer papers are left out.
    min_shared : int
        Pairs that share fewer papers are not linked (papers, whatever the counting).
    counting : {"auto", "binary", "full", "fractional"}
        What a paper adds to a link: 1; the product of the two terms' occurrences; or 1/(n-1), n the number of its
        terms in the network (Perianes-Rodriguez, Waltman & van Eck 2016, J. Informetrics 10:1178). By default fractional for
        authors, so that a paper of many does not decide, and binary for all else.
    similarity : str
        The index in ``weight``; see ``network.add_weights``.
    units : DataFrame, optional
        One row per unit and term: unit, term. Where there are any, links are counted over these and not over papers: what is said
        of papers here is then said of units.
    network_of : str
        What the terms are, a key of ``network.WORDINGS``: figures speak of them so (see ``network.describe_nodes``).

    Returns
    -------
    networkx.Graph
        Nodes are terms, in order of name, with ``documents`` (papers), ``kind``, ``relevance``; with full counting also
        ``own_count`` (sum of squared occurrences, the diagonal of the same product). Edges have ``documents`` (by
        ``counting``), ``weight``, and two measures of whether they are more than chance: ``p`` and, over all pairs that share
        a paper, whatever ``min_shared``, ``q`` (see ``network.measure_significance``). The graph has ``documents`` (number of
        papers), ``counting``, ``min_shared``, ``similarity`` and ``network_of``. Terms that share no paper are nodes without
        links.

    Raises
    ------
    ValueError
        Unknown ``counting``, ``similarity`` or ``network_of``; an index that full counting cannot give; no term left.

    Examples
    --------
    >>> occurrences = pd.DataFrame({"doc_id": ["p", "p", "q"], "term": ["map", "theme", "map"], "occurrences": 1})
    >>> terms = pd.DataFrame({"term": ["map", "theme"], "kind": "term", "relevance": 0.5, "kept": True})
    >>> graph = build_network(pd.Series(["p", "q"]), occurrences, terms, min_documents=1, similarity="jaccard")
    >>> graph.edges(data=True)
    EdgeDataView([('map', 'theme', {'documents': 1, 'p': 1.0, 'q': 1.0, 'weight': 0.5})])
    """
    counting = pick_counting(counting, terms["kind"])
    check_similarity(similarity, counting)
    pick_wording(network_of)
    doc_ids, occurrences = pick_counted(doc_ids, occurrences, units)
    kept = terms[terms["kept"].astype(bool)].sort_values("term")
    counted = count_occurrences(doc_ids, occurrences, kept["term"].to_numpy(dtype=object))
    nodes = _describe_terms(counted, kept)
    if nodes.empty:
        raise ValueError(_explain_empty(terms, network_of))
    chosen = _choose_terms(nodes, max_terms=max_terms, min_documents=min_documents)
    counted = counted[:, chosen["column"].to_numpy()]
    if counting == "full":
        chosen = chosen.assign(own_count=counted.power(2).sum(axis=0))
    graph = nx.Graph(documents=len(doc_ids), counting=counting, min_shared=min_shared, network_of=network_of)
    attributes = chosen.drop(columns=["term", "column"]).to_dict("records")
    graph.add_nodes_from(zip(chosen["term"].tolist(), attributes, strict=True))
    graph.add_edges_from(_list_links(counted, chosen, counting=counting, min_shared=min_shared))
    return add_weights(graph, similarity=similarity)


def _list_links(counted, chosen, *, counting, min_shared):
    """(term, term, its documents, p and q) of each link."""
    sizes = chosen["documents"].to_numpy()
    names = chosen["term"].to_numpy(dtype=object)
    i, j, shared, counts = count_links(counted, counting=counting, min_shared=1, parts=find_parts(names, chosen["kind"]))
    p, q = measure_significance(shared, sizes[i], sizes[j], counted.shape[0])
    enough = shared >= min_shared
    attributes = pd.DataFrame({"documents": counts, "p": round_significant(p), "q": round_significant(q)})
    return zip(names[i[enough]].tolist(), names[j[enough]].tolist(), attributes[enough].to_dict("records"), strict=True)


def _describe_terms(counted, kept):
    """One row per term: term, documents (papers, counted), kind, relevance, column."""
    nodes = pd.DataFrame({"term": kept["term"].to_numpy(dtype=object)})
    nodes["documents"] = np.bincount(counted.indices, minlength=len(nodes))
    nodes["kind"] = kept["kind"].to_numpy(dtype=object)
    nodes["relevance"] = kept["relevance"].astype(float).round(6).to_numpy()
    return nodes.assign(column=np.arange(len(nodes)))


def _explain_empty(terms, network_of):
    """Why there is nothing of which a network could be, and what would do."""
    nodes = pick_wording(network_of).nodes
    if len(terms):
        return f"no term is left for the network: 0 kept terms of {len(terms)} {nodes}; the table 03_terms has the reason of each"
    if network_of == TERMS:
        return "no paper mentions any term, so that there is no network"
    advice = f"set network_of in params/03_terms.yml to something that they have, such as {TERMS}"
    return f"the records have nothing of which a network of {nodes} could be made; {advice}"


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
