"""The term map as a widget: it says what was clicked, rings what was chosen, and names more terms the nearer one looks."""

import ipywidgets as widgets
from plotly.graph_objects import FigureWidget

from themeloom.browser import ENOUGH, draw_map, find_traces, list_labels, measure_dots, trace_chosen, trace_handles, trace_lines
from themeloom.network import find_links
from themeloom.palette import INK

WIDTH = 700  # pixels
BUTTONS = [["zoomIn2d", "zoomOut2d", "resetScale2d", "toImage"]]


class Canvas:
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

    def __init__(self, pick):
        self._pick, self._ringed = pick, []
        self.figure = FigureWidget()  # one for all maps: each new one would send plotly's script to the browser again
        # plotly has no public name for it in a widget
        self.figure._config = {"scrollZoom": True, "displaylogo": False, "modeBarButtons": BUTTONS}
        self.figure.layout.on_change(self._zoom, "xaxis.range")
        self.box = widgets.VBox([self.figure], layout={"border": "1px solid #d9d9d9", "flex": "0 0 auto"})

    def draw(self, terms, links, graph, *, colored_by):
        """Draw a map (see ``interactive.draw_map``); ``graph`` has all links of the terms, drawn or not."""
        self._terms, self._graph = measure_dots(terms).set_index("term", drop=False), graph
        drawn = draw_map(terms, links, colored_by=colored_by)
        drawn.update_layout(width=WIDTH, autosize=False)  # drawn before it has a place, it cannot ask for its room
        self.figure.data = []
        self.figure.update_layout(drawn.layout, overwrite=True)
        self.figure.add_traces(drawn.data)
        for role in ("terms", "handles", "themes"):
            for trace in find_traces(self.figure, role):
                trace.on_click(self._click)
        self.ring(self._ringed)

    def ring(self, names):
        """Ring terms; of one, show every link, of more, those between them. Terms that are not on the map are left out."""
        self._ringed = names
        chosen = self._terms[self._terms["term"].isin(names)]
        between = self._graph.edges(chosen["term"]) if len(chosen) == 1 else self._graph.subgraph(chosen["term"]).edges
        known = self._terms.reset_index(drop=True)
        links = find_links(self._graph.edge_subgraph(between), known, max_links=len(between), max_q=1)
        with self.figure.batch_update():
            for trace in (trace_chosen(chosen), trace_lines(links, INK), trace_handles(links, INK)):
                self._put(find_traces(self.figure, trace.meta)[-1], trace)

    def _put(self, trace, other):
        trace.update(x=other.x, y=other.y, text=other.text, customdata=other.customdata)
        if other.meta == "chosen":
            trace.marker.size = other.marker.size

    def _click(self, trace, points, _):
        for point in points.point_inds[:1]:
            data = trace.customdata[point]
            self._pick(int(data[0]) if trace.meta == "themes" else list(data))

    def _zoom(self, _, extent):
        """Show the labels that have room where so much of the width is seen."""
        layout = self.figure.layout
        room = WIDTH - layout.margin.l - layout.margin.r
        nearer = room / max(abs(extent[1] - extent[0]), 1e-9) / layout.meta["scale"]
        with self.figure.batch_update():
            for magnification, trace in list_labels(self.figure).items():
                trace.visible = bool(nearer >= ENOUGH * magnification)
