"""A map of papers: by the works that they cite, or, where they cite too little, by their words and what they mean."""

from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.network import build_network, measure_positions
from themeloom.themes.space import place_papers
from themeloom.themes.study import Study

ENOUGH = 0.5  # share of the papers that must be coupled, for their references to decide


class PaperMap(NamedTuple):
    """Where papers lie, one row each: doc_id, x, y, links (papers that it is coupled with, or like); and what decided."""

    papers: pd.DataFrame
    by: str


def measure_paper_map(
    study: Study, works: pd.DataFrame, papers: pd.DataFrame, *, max_papers: int = 300, seed: int = 1
) -> PaperMap:
    """Map papers by the VOS layout.

    Where at least half of the papers are coupled, because they cite a work together (bibliographic coupling; Kessler 1963, Am.
    Doc. 14:10), the links are the works that two of them share, as association strengths. Elsewhere papers are linked by the
    cosine of their words and meaning (``space.place_papers``), where it is above 0; with the nearest alone they lie in knots.

    Parameters
    ----------
    study : Study
    works : DataFrame
        One row per paper and work that it cites: doc_id, key.
    papers : DataFrame
        One row per paper of the study, in its order: doc_id, share.
    max_papers : int
        At most so many papers: those with the largest share in their theme.
    seed : int
        Of the layout's random starts.

    Returns
    -------
    PaperMap
        ``by`` is "references" or "texts". Where references decide, a paper that is coupled with none is left out.
    """
    chosen = np.sort(papers["share"].fillna(0).sort_values(ascending=False, kind="stable").index[:max_papers])
    doc_ids = papers.loc[chosen, "doc_id"]
    graph = _couple(works, doc_ids)
    coupled = [paper for paper, links in graph.degree if links]
    if len(coupled) >= max(ENOUGH * len(doc_ids), 2):
        return PaperMap(_lay_out(graph.subgraph(coupled), seed), "references")
    return PaperMap(_lay_out(_link_alike(study, doc_ids, chosen), seed), "texts")


def _couple(works, doc_ids):
    """The papers linked by the works that they both cite; a work that one paper cites links none."""
    cited = works[works["doc_id"].isin(doc_ids)]
    cited = cited[cited["key"].duplicated(keep=False)]
    if cited.empty:
        return nx.Graph()
    held = cited.rename(columns={"doc_id": "term", "key": "doc_id"}).assign(occurrences=1)
    nodes = pd.DataFrame({"term": held["term"].unique(), "kind": "paper", "relevance": np.nan, "kept": True})
    return build_network(pd.Series(held["doc_id"].unique()), held, nodes, max_terms=len(nodes), min_documents=1)


def _link_alike(study, doc_ids, rows):
    """The papers linked to those that are like them."""
    points = place_papers(study.words, study.meanings, words_weight=study.words_weight).points[rows]
    cosines = np.maximum((points @ points.T).round(6), 0)
    np.fill_diagonal(cosines, 0)
    return nx.relabel_nodes(nx.from_scipy_sparse_array(sparse.csr_array(cosines)), dict(enumerate(doc_ids)))


def _lay_out(graph, seed):
    positions = measure_positions(graph, seed=seed).rename(columns={"term": "doc_id"})
    return positions.assign(links=positions["doc_id"].map(dict(graph.degree)))
