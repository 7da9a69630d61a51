"""The steps from the terms of the papers to a map in one call, for an interactive map; the notebooks take them one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd

from themeloom.browser.description import describe_terms
from themeloom.browser.vocabulary import Vocabulary
from themeloom.meaning import encode_papers, encode_texts
from themeloom.network import build_network, describe_nodes, find_links, measure_positions
from themeloom.themes import describe_themes, find_themes, make_study, match_themes


@dataclass(frozen=True)
class View:
    """What a map is drawn of.

    Attributes
    ----------
    vocabulary : Vocabulary
    graph : networkx.Graph
        The network, with positions.
    themes, members, papers : DataFrame
        One row per theme; per term and its theme; per paper and its theme.
    """

    vocabulary: Vocabulary
    graph: nx.Graph
    themes: pd.DataFrame
    members: pd.DataFrame
    papers: pd.DataFrame


def build_graph(doc_ids: pd.Series, vocabulary: Vocabulary, *, network: dict[str, Any], layout_seed: int) -> nx.Graph:
    """Build the network of some terms, with positions, as 04_network does.

    Parameters
    ----------
    doc_ids : Series
        All papers, in the order of the records.
    vocabulary : Vocabulary
    network : dict
        Options of ``network.build_network``.
    layout_seed : int
        Of ``network.measure_positions``.

    Returns
    -------
    networkx.Graph

    Raises
    ------
    ValueError
        The options are none, or leave no term.
    """
    graph = build_network(doc_ids, vocabulary.occurrences, vocabulary.terms, units=vocabulary.units, **network)
    positions = measure_positions(graph, seed=layout_seed).set_index("term")
    nx.set_node_attributes(graph, positions.to_dict("index"))
    return graph


def build_view(
    records: pd.DataFrame,
    vocabulary: Vocabulary,
    graph: nx.Graph,
    *,
    encoding: dict[str, Any],
    study: dict[str, Any],
    finding: dict[str, Any],
    before: Sequence[pd.DataFrame] = (),
) -> View:
    """Build the themes of a network and its papers, as 05_themes does, and what a map of them is drawn of.

    Parameters
    ----------
    records : DataFrame
        All papers, one a row; columns used: doc_id, title, abstract.
    vocabulary : Vocabulary
    graph : networkx.Graph
        As ``build_graph`` builds it.
    encoding, study, finding : dict
        Options of ``meaning.encode_texts``, ``themes.make_study`` and ``themes.find_themes``.
    before : sequence of DataFrame
        The papers of themes whose numbers these themes keep (see ``themes.match_themes``); without any, they are numbered as
        05_themes does.

    Returns
    -------
    View
        The stability of its themes is not measured.

    Raises
    ------
    ValueError
        The options are none.
    OSError
        As ``meaning.encode_texts`` does.
    """
    doc_ids = records["doc_id"]
    meanings = encode_papers(records, **encoding)
    names = encode_texts(sorted(graph), **encoding)
    studied = (doc_ids, vocabulary.occurrences, vocabulary.words, graph, meanings, names)
    arrays = make_study(*studied, units=vocabulary.units, **study)
    themes = find_themes(arrays, doc_ids, graph, **finding)
    if before:
        themes = match_themes(themes, *before)
    return View(vocabulary, graph, describe_themes(graph, vocabulary.occurrences, *themes), *themes)


def describe_view(
    view: View, *, kinds: Collection[str] | None = None, max_links: int = 1000, max_q: float = 1
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Describe what a map shows of a view: its terms of some kinds, and the links between them.

    Parameters
    ----------
    view : View
    kinds : collection of str, optional
        Of the terms shown; None: all.
    max_links : int
        Links drawn at most: those with the most papers.
    max_q : float
        Links with a higher false discovery rate are left out.

    Returns
    -------
    tuple of DataFrame
        Terms as ``describe_terms`` and links as ``network.find_links`` give them, these with their unit.
    """
    terms = describe_terms(view.graph, view.themes, view.members, view.vocabulary.places)
    terms = terms[terms["kind"].isin(terms["kind"] if kinds is None else kinds)].reset_index(drop=True)
    links = find_links(view.graph.subgraph(terms["term"]), terms, max_links=max_links, max_q=max_q)
    return terms, links.assign(unit=describe_nodes(view.graph).unit)
