"""The steps from mentions to a map in one call, for those who turn knobs and look; the notebooks take them one by one."""

from dataclasses import dataclass

import networkx as nx
import pandas as pd

from themeloom.browser.description import describe_terms
from themeloom.network import build_network, find_links, measure_chance, measure_positions
from themeloom.themes import find_themes

SPELLINGS, STRONGEST = 4, 5  # named of each term


@dataclass(frozen=True)
class View:
    """What a map is drawn of: terms (a row per key), graph and themes (a row per term)."""

    terms: pd.DataFrame
    graph: nx.Graph
    themes: pd.DataFrame


def build_view(mentions, terms, *, network, layout_seed, clustering, ensembles=None):
    """Build the network of some terms, with positions and themes, as 04_network and 05_themes do.

    Parameters
    ----------
    mentions, terms : DataFrame
        As in ``network.build_network``.
    network, clustering : dict
        Options of ``network.build_network``; of ``themes.find_themes``, with ``resolution`` in multiples of what chance gives.
    layout_seed : int
    ensembles : int, optional
        As in ``themes.find_themes``.

    Returns
    -------
    View
    """
    graph = build_network(mentions, terms, **network)
    positions = measure_positions(graph, seed=layout_seed).set_index("term")
    nx.set_node_attributes(graph, positions.to_dict("index"))
    level = clustering["resolution"] * measure_chance(graph)
    themes = find_themes(graph, **{**clustering, "resolution": level}, ensembles=ensembles)
    return View(terms, graph, themes)


def describe_view(view, mentions, *, kinds, max_links):
    """Describe what a map shows of a view: its terms of some kinds, and the links between them.

    Returns two DataFrames, as ``profiles.describe_terms`` and ``profiles.find_links`` (whatever their q) tell them.
    """
    terms = describe_terms(view.graph, view.themes, mentions, view.terms, spellings=SPELLINGS, links=STRONGEST)
    terms = terms[terms["kind"].isin(kinds)].reset_index(drop=True)
    return terms, find_links(view.graph.subgraph(terms["term"]), terms, max_links=max_links, max_q=1)


def count_terms(terms, *, min_documents):
    """Count the terms that a map can have: those kept that are in so many papers."""
    return terms.loc[terms["kept"].astype(bool) & (terms["documents"] >= min_documents), "term"].nunique()


def find_terms(view, mentions, text):
    """Find the terms that a reader may mean by some text: those of which it is, or is a part of, a spelling, capitals aside.

    Returns two lists of terms, the most documented first: those that are spelled just so, and those that hold it.
    """
    kept = view.terms[view.terms["kept"]]
    spelled = mentions[["key", "form"]].drop_duplicates().merge(kept[["key", "term", "documents"]], on="key")
    ways = pd.concat([spelled["form"], spelled["term"]]).str.casefold()
    spelled = pd.concat([spelled, spelled]).assign(way=ways.to_numpy())
    asked = text.strip().casefold()
    spelled = spelled.sort_values(["documents", "term"], ascending=[False, True])
    just_so = spelled.loc[spelled["way"] == asked, "term"].drop_duplicates().tolist()
    holding = spelled.loc[spelled["way"].str.contains(asked, regex=False), "term"].drop_duplicates().tolist()
    return just_so, [term for term in holding if term not in just_so] if asked else []
