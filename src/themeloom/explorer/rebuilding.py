"""Maps at other parameters: quickly while they are tried, or as make builds them."""

from dataclasses import replace
from functools import partial

import networkx as nx
import numpy as np
import pandas as pd
from scipy.linalg import orthogonal_procrustes

from themeloom.browser import Memory, View, build_graph, build_view
from themeloom.explorer.last_run import add_stability, match_kept
from themeloom.explorer.parameters import Parameters
from themeloom.themes import label_kept


class Rebuilder:
    """Builds views at the values that parameters have; what these leave as it was is not computed again.

    Parameters
    ----------
    records : DataFrame
        One row per paper.
    parameters : Parameters
    made : browser.View
        As the last run made it.
    kept : DataFrame
        The numbers and names of themes that the user keeps, as ``project.Corpus.read_theme_names`` reads them.
    """

    def __init__(self, records: pd.DataFrame, parameters: Parameters, made: View, kept: pd.DataFrame) -> None:
        self._records = records
        self._parameters = parameters
        self._made = made
        self._kept = kept
        self._numbered = made.papers  # of the themes whose numbers and names others take up
        self._memory = Memory()

    def build(self, view: View, *, settled: bool) -> View:
        """Build a view.

        Parameters
        ----------
        view : browser.View
            Of whose terms it is built.
        settled : bool
            Whether as make builds it; otherwise the map is turned as that of ``view``, the themes keep the numbers and names of
            those of the last run and the numbers of those of ``view``, and those of the network are clustered with one ensemble
            of starts.

        Returns
        -------
        browser.View
            With what the last run measured of its themes, where it is true of these.

        Raises
        ------
        ValueError, OSError
            As ``browser.build_graph`` and ``browser.build_view`` do.
        """
        options = self._parameters.list_options()
        network = {name: options.pop(name) for name in ("network", "layout_seed")}
        if view.graph is not None and "network_of" in view.graph.graph:
            network["network"]["network_of"] = view.graph.graph["network_of"]
        build = partial(build_graph, self._records["doc_id"], view.vocabulary, **network)
        graph = self._memory.recall("graph", (view.vocabulary, network), build)
        options["finding"]["ensembles"] = None if settled else 1
        before = () if settled else (self._numbered, view.papers)
        if not settled and view.graph is not None:
            set_orientation(graph, view.graph)
        built = build_view(self._records, view.vocabulary, graph, **options, before=before, memory=self._memory)
        built = self._name(built, settled=settled)
        return add_stability(built, self._made) if options["study"]["themes"] == "papers" else built

    def _name(self, view: View, *, settled: bool) -> View:
        """The view with the names of the themes that the user keeps, and with their numbers where it is as make builds it."""
        if not settled:
            return replace(view, themes=label_kept(view.themes, view.papers, self._numbered, self._kept))
        named = match_kept(view, self._kept)
        self._numbered = named.papers
        return named


def set_orientation(graph: nx.Graph, before: nx.Graph) -> None:
    """Turn and flip a map so that the terms that it shares with another lie as there (orthogonal Procrustes; Schoenemann 1966).

    Distances stay: the map is as good a layout as before.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``x`` and ``y``, which are set anew.
    before : networkx.Graph
        The other map, likewise.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_node("a", x=0.0, y=1.0)
    >>> graph.add_node("b", x=0.0, y=-1.0)
    >>> before = nx.Graph()
    >>> before.add_node("a", x=2.0, y=0.0)
    >>> before.add_node("b", x=-2.0, y=0.0)
    >>> set_orientation(graph, before)
    >>> graph.nodes["a"]
    {'x': 1.0, 'y': 0.0}
    """
    shared = sorted(set(graph) & set(before))
    if len(shared) < 2:
        return
    old, new = (np.array([[nodes[term]["x"], nodes[term]["y"]] for term in shared]) for nodes in (before.nodes, graph.nodes))
    turn, _ = orthogonal_procrustes(new - new.mean(axis=0), old - old.mean(axis=0))
    for node in graph.nodes.values():
        x, y = np.round((np.array([node["x"], node["y"]]) - new.mean(axis=0)) @ turn + new.mean(axis=0), 6) + 0.0
        node["x"] = float(x)
        node["y"] = float(y)
