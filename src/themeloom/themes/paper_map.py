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
LEAST = 3  # papers of a theme that are drawn, of however many in all


class PaperMap(NamedTuple):
    """Where papers lie, one row each: doc_id, x, y, links (papers that it is coupled with, or like); and what decided.

    ``chosen`` has the doc_ids of the papers that were to be placed.
    """

    papers: pd.DataFrame
    by: str
    chosen: pd.Series


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
        One row per paper of the study, in its order: doc_id, theme (null for none), share.
    max_papers : int
        At most so many papers: of each theme in proportion to its size, and no less than three, those with the largest share
        in it.
    seed : int
        Of the layout's random starts.

    Returns
    -------
    PaperMap
        ``by`` is "references" or "texts". Where references decide, a paper that is coupled with none is left out.
    """
    chosen = np.sort(_choose(papers, max_papers))
    doc_ids = papers["doc_id"].iloc[chosen]
    graph = _couple(works, doc_ids)
    coupled = [paper for paper, links in graph.degree if links]
    if len(coupled) >= max(ENOUGH * len(doc_ids), 2):
        return PaperMap(_lay_out(graph.subgraph(coupled), seed), "references", doc_ids)
    return PaperMap(_lay_out(_link_alike(study, doc_ids, chosen), seed), "texts", doc_ids)


def _choose(papers, most):
    """The rows of the papers to place: from each theme the same part, from its middle outwards, but no less than a few."""
    theme = papers["theme"].astype("Int64").fillna(0)
    share = papers["share"].fillna(0)
    rank = share.groupby(theme).rank(method="first", ascending=False)
    part = (rank / theme.map(theme.value_counts())).where(rank > LEAST, 0)
    order = pd.DataFrame({"part": part, "rank": rank, "theme": theme}).reset_index(drop=True)
    return order.sort_values(["part", "rank", "theme"]).index[:most]


def describe_drawn(mapped: PaperMap, papers: pd.DataFrame) -> list[str]:
    """Describe how many papers of each theme are drawn, and why the others are not.

    Parameters
    ----------
    mapped : PaperMap
    papers : DataFrame
        As ``measure_paper_map`` takes it.

    Returns
    -------
    list of str
        Notes of the figure.

    Examples
    --------
    >>> mapped = PaperMap(pd.DataFrame({"doc_id": ["a"]}), "references", pd.Series(["a", "b"]))
    >>> papers = pd.DataFrame({"doc_id": list("abc"), "theme": pd.array([1, 1, 2], "Int64")})
    >>> for note in describe_drawn(mapped, papers):
    ...     print(note)
    1 of 3 papers, placed by the works that they cite; of each theme: 1: 1 of 2, 2: 0 of 1
    not drawn: 1 paper farther from the middle of its theme; 1 that cites no work that another one drawn cites
    """
    drawn = papers["doc_id"].isin(mapped.papers["doc_id"])
    by = {"references": "the works that they cite", "texts": "their words and what they mean"}[mapped.by]
    first = f"{drawn.sum()} of {len(papers)} papers, placed by {by}"
    if drawn.all():
        return [first]
    theme = papers["theme"].dropna()
    counts = ", ".join(f"{number}: {drawn[own.index].sum()} of {len(own)}" for number, own in theme.groupby(theme))
    far = len(papers) - len(mapped.chosen)
    alone = len(mapped.chosen) - int(drawn.sum())
    reasons = {
        f"{far} paper{'s' * (far != 1)} farther from the middle of {'their themes' if far != 1 else 'its theme'}": far,
        f"{alone} that {'cite' if alone != 1 else 'cites'} no work that another one drawn cites": alone,
    }
    return [f"{first}; of each theme: {counts}", "not drawn: " + "; ".join(reason for reason, count in reasons.items() if count)]


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
