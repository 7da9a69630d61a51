"""The steps from the terms of the papers to a map in one call, for an interactive map; the notebooks take them one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import networkx as nx
import pandas as pd

from themeloom.browser.description import describe_terms
from themeloom.browser.memory import Memory
from themeloom.browser.vocabulary import Vocabulary
from themeloom.meaning import encode_papers, encode_texts
from themeloom.network import build_network, describe_nodes, find_links, measure_positions
from themeloom.themes import describe_themes, find_embedding, find_themes, list_numbers, make_study, match_themes


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
    memory: Memory | None = None,
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
    memory : Memory, optional
        Of the last view of these records: what is the same is taken from it, and the result is too.

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
    arrays, embedding = _recall_study(memory or Memory(), records, vocabulary, graph, encoding, study, finding)
    themes = find_themes(arrays, doc_ids, graph, embedding=embedding, **finding)
    if before:
        themes = match_themes(themes, *before)
    return View(vocabulary, graph, describe_themes(graph, vocabulary.occurrences, *themes), *themes)


def _recall_study(memory, records, vocabulary, graph, encoding, study, finding):
    """The study, and what themes of papers are read from, with as many axes as 05_themes takes: None for those of the network."""
    terms = tuple(sorted(graph))
    meanings = memory.recall("meanings", (records, encoding), lambda: encode_papers(records, **encoding))
    names = memory.recall("names", (terms, encoding), lambda: encode_texts(terms, **encoding))
    studied = (records["doc_id"], vocabulary.occurrences, vocabulary.words, graph, meanings, names)
    make = partial(make_study, *studied, units=vocabulary.units, **study)
    arrays = memory.recall("study", (records, vocabulary, graph, meanings, names, study), make)
    if arrays.themes != "papers":
        return arrays, None
    most = max(list_numbers(len(records), finding["number"]))
    placed = (records, vocabulary.words, meanings, arrays.words_weight, most)
    return arrays, memory.recall("embedding", placed, lambda: find_embedding(arrays, most))


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
    links = find_links(view.graph, terms, max_links=max_links, max_q=max_q)
    return terms, links.assign(unit=describe_nodes(view.graph).unit)
