"""The term map as a widget: reports what was clicked, rings what was chosen, and names more terms the nearer one looks."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import networkx as nx
import pandas as pd
from plotly.graph_objects import FigureWidget, Scatter

from themeloom.browser import ENOUGH, draw_handles, draw_lines, draw_map, draw_rings, find_traces, list_labels, measure_dots
from themeloom.network import find_links
from themeloom.palette import INK

WIDTH = 700  # pixels
BUTTONS = [["zoomIn2d", "zoomOut2d", "resetScale2d", "toImage"]]


class MapWidget:
    """Draws maps, each in the place of the one before.

    Parameters
    ----------
    pick : callable
        Called with what was clicked: a list of one term, of the two terms of a link, or a theme's number.

    Attributes
    ----------
    box : ipywidgets.Widget
    figure : plotly.graph_objects.FigureWidget
        The map that is shown.
    """

    def __init__(self, pick: Callable[[list[str] | int], None]) -> None:
        self._pick = pick
        self._ringed = []
        self.figure = FigureWidget()  # one for all maps: each new one would send plotly's script to the browser again
        # plotly has no public name for it in a widget
        self.figure._config = {"scrollZoom": True, "displaylogo": False, "modeBarButtons": BUTTONS}
        self.figure.layout.on_change(self._zoom, "xaxis.range")
        self.box = widgets.VBox([self.figure], layout={"border": "1px solid #d9d9d9", "flex": "0 0 auto"})

    def draw(self, terms: pd.DataFrame, links: pd.DataFrame, graph: nx.Graph, *, colored_by: str = "theme") -> None:
        """Draw a map.

        Parameters
        ----------
        terms, links : DataFrame
            As in ``browser.draw_map``.
        graph : networkx.Graph
            All links of the terms, drawn or not.
        colored_by : {"theme", "kind"}
        """
        self._terms = measure_dots(terms).set_index("term", drop=False)
        self._graph = graph
        drawn = draw_map(terms, links, colored_by=colored_by)
        drawn.update_layout(width=WIDTH, autosize=False)  # drawn before it has a place, it cannot ask for its room
        self.figure.data = []
        self.figure.update_layout(drawn.layout, overwrite=True)
        self.figure.add_traces(drawn.data)
        for role in ("terms", "handles", "themes"):
            for trace in find_traces(self.figure, role):
                trace.on_click(self._click)
        self.ring(self._ringed)

    def ring(self, names: list[str]) -> None:
        """Ring terms, and show the links of one, or those between several.

        Parameters
        ----------
        names : list of str
            Terms; those that are not on the map are left out.
        """
        self._ringed = names
        chosen = self._terms[self._terms["term"].isin(names)]
        between = self._graph.edges(chosen["term"]) if len(chosen) == 1 else self._graph.subgraph(chosen["term"]).edges
        known = self._terms.reset_index(drop=True)
        links = find_links(self._graph.edge_subgraph(between), known, max_links=len(between), max_q=1)
        with self.figure.batch_update():
            for trace in (draw_rings(chosen), draw_lines(links, INK), draw_handles(links, INK)):
                self._replace(find_traces(self.figure, trace.meta)[-1], trace)

    def _replace(self, trace: Scatter, other: Scatter) -> None:
        """Show in one trace what another has."""
        trace.update(x=other.x, y=other.y, text=other.text, customdata=other.customdata)
        if other.meta == "chosen":
            trace.marker.size = other.marker.size

    def _click(self, trace: Scatter, points: Any, _: Any) -> None:
        """Report what was clicked; plotly calls it for every trace, for most of them without a point."""
        for point in points.point_inds[:1]:
            data = trace.customdata[point]
            self._pick(int(data[0]) if trace.meta == "themes" else list(data))

    def _zoom(self, _: Any, extent: tuple[float, float]) -> None:
        """Show the labels that have room where so much of the width is seen."""
        layout = self.figure.layout
        room = WIDTH - layout.margin.l - layout.margin.r
        magnification = room / max(abs(extent[1] - extent[0]), 1e-9) / layout.meta["scale"]
        with self.figure.batch_update():
            for shown_from, trace in list_labels(self.figure).items():
                trace.visible = bool(magnification >= ENOUGH * shown_from)
