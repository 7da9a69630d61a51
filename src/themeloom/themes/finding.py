"""The themes of a study, as tables."""

from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.tables import list_types
from themeloom.themes.by_papers import Embedding
from themeloom.themes.graphs import read_matrix
from themeloom.themes.methods import find_partitions
from themeloom.themes.partitions import Partition
from themeloom.themes.study import Study

COLUMNS = ["term", "theme", "documents", "strength_within"]


class Themes(NamedTuple):
    """Themes as two tables: terms (one row per term of the network) and papers (one row per paper)."""

    terms: pd.DataFrame
    papers: pd.DataFrame


def find_themes(
    study: Study,
    doc_ids: pd.Series,
    graph: nx.Graph,
    *,
    number: int,
    seed: int = 1,
    ensembles: int | None = None,
    embedding: Embedding | None = None,
) -> Themes:
    """Find the themes of a study.

    Parameters
    ----------
    study : Study
    doc_ids, graph
        With which it was made.
    number : int
        Of themes; 1 or more. Not read where themes are clusters of the network.
    seed, ensembles
        Of the network's clustering only, see ``clustering.find_clusters``.
    embedding : Embedding, optional
        Of themes of papers only: what they are read from, where ``by_papers.find_embedding`` found it of the same papers.

    Returns
    -------
    Themes
        As ``tabulate_themes`` gives them.
    """
    [partition] = find_partitions(study, [number], seed=seed, ensembles=ensembles, embedding=embedding).values()
    return tabulate_themes(partition, doc_ids, graph)


def tabulate_themes(partition: Partition, doc_ids: pd.Series, graph: nx.Graph) -> Themes:
    """Tabulate themes that were found as arrays.

    Parameters
    ----------
    partition : Partition
    doc_ids : Series
        All papers, in the order of the records.
    graph : networkx.Graph
        Nodes and edges with ``documents``; in alphabetical order its terms are those of the partition.

    Returns
    -------
    Themes
        terms: by theme, the strongest first (ties: by term): term, theme (1 has most papers; null for none), documents (papers),
        strength_within (sum of ``documents`` over the term's links inside its theme). papers: in the order of ``doc_ids``:
        doc_id, theme (null for none), share (of the paper, in its theme, 0 to 1), shares (those in all themes, in their order,
        joined by semicolons).
    """
    names = sorted(graph)
    members = pd.DataFrame({"term": names, "documents": [graph.nodes[term].get("documents", 0) for term in names]})
    members["theme"] = _number_themes(partition.members)
    members["strength_within"] = _measure_strength(read_matrix(graph, names, "documents"), partition.members)
    members = members.sort_values(["theme", "strength_within", "term"], ascending=[True, False, True], ignore_index=True)
    types = list_types("themes.terms")
    return Themes(members[COLUMNS].astype({column: types[column] for column in COLUMNS}), _tabulate_papers(partition, doc_ids))


def _number_themes(places):
    """The numbers of tables, from 1 on and null for none, where arrays count from 0 and have -1."""
    return pd.Series(places + 1, dtype="Int64").mask(places < 0)


def _tabulate_papers(partition, doc_ids):
    placed = partition.papers >= 0
    # a paper's theme is the one in which its share is largest
    shares = partition.shares()
    own = shares.max(axis=1, initial=0)
    joined = ["; ".join(f"{share:.3f}" for share in row) for row in shares]
    papers = pd.DataFrame({"doc_id": pd.Index(doc_ids, dtype="str"), "theme": _number_themes(partition.papers)})
    return papers.assign(share=np.where(placed, own, np.nan).round(6), shares=pd.Series(joined, dtype="str").where(placed))


def _measure_strength(counts, members):
    links = counts.tocoo()
    inside = (members[links.row] == members[links.col]) & (members[links.row] >= 0)
    return np.bincount(links.row[inside], links.data[inside], len(members)).round(6)
