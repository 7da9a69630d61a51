"""The term map as a widget: reports what was clicked, rings what was chosen, and names more terms the nearer one looks."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import networkx as nx
import pandas as pd
from plotly.graph_objects import FigureWidget, Scatter

from themeloom.browser import (
    draw_handles,
    draw_lines,
    draw_rings,
    escape,
    find_inside,
    find_mode,
    find_traces,
    list_labels,
    list_traces,
    make_layout,
    measure_dots,
)
from themeloom.network import describe_nodes, find_links
from themeloom.palette import INK

WIDTH = 660  # pixels
NARROWEST = 0.3  # of the map, that is seen when it moves to what was found
BUTTONS = [["zoomIn2d", "zoomOut2d", "autoScale2d", "toImage"]]  # plotly would reset to the first map that it drew


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
        # vectors have any size in print
        picture = {"format": "svg", "filename": "term_map"}
        self.figure._config = {
            "scrollZoom": True,
            "doubleClick": "autosize",
            "displaylogo": False,
            "modeBarButtons": BUTTONS,
            "toImageButtonOptions": picture,
        }
        self.figure.layout.on_change(self._zoom, "xaxis.range")
        self.figure.layout.on_change(self._show_whole, "xaxis.autorange")
        self.box = widgets.VBox([self.figure], layout={"border": "1px solid #d9d9d9", "flex": "0 0 auto"})

    def draw(self, terms: pd.DataFrame, links: pd.DataFrame, graph: nx.Graph, *, dot_size: float = 1.0, **look: Any) -> None:
        """Draw a map.

        Parameters
        ----------
        terms, links : DataFrame
            As ``browser.list_traces`` takes them.
        graph : networkx.Graph
            All links of the terms, drawn or not.
        dot_size, **look
            As ``browser.list_traces`` takes them.
        """
        self._terms = measure_dots(terms, times=dot_size).set_index("term", drop=False)
        self._graph = graph
        self._gone = set()
        # drawn before it has a place, it cannot ask for its room
        layout = make_layout(terms, colored_by=look["colored_by"]).update(width=WIDTH, autosize=False)
        self._extents = {axis: layout[axis].range for axis in ("xaxis", "yaxis")}
        layout.update(xaxis_range=None, yaxis_range=None)
        self.figure.data = []
        self.figure.update_layout(layout, overwrite=True)
        self.figure.add_traces(list_traces(terms, links, dot_size=dot_size, **look))
        self._between = links[find_inside(links, look["colored_by"]).isna()]
        self._handles = find_traces(self.figure, "handles")[0].to_plotly_json()
        # last, and always: what the legend leaves of the height decides how much of the width is seen
        self._see(self._extents)
        for trace in find_traces(self.figure, "dots"):
            trace.on_change(self._hide, "visible")
        for role in ("terms", "handles", "themes"):
            for trace in find_traces(self.figure, role):
                trace.on_click(self._click)
        self.ring(self._ringed)

    def ring(self, names: list[str]) -> None:
        """Ring terms, show the links of one, or those between several, and let fade what is neither chosen nor linked to the one.

        Parameters
        ----------
        names : list of str
            Terms; those that are not on the map are left out.
        """
        self._ringed = names
        chosen = self._terms[self._terms["term"].isin(names)]
        between = self._graph.edges(chosen["term"]) if len(chosen) == 1 else self._graph.subgraph(chosen["term"]).edges
        known = self._terms[~self._terms["term"].isin(self._gone)].reset_index(drop=True)
        links = find_links(self._graph.edge_subgraph(between), known, max_links=len(between), max_q=1)
        links = links.assign(unit=describe_nodes(self._graph).unit)
        with self.figure.batch_update():
            for trace in (draw_rings(chosen), draw_lines(links, INK), draw_handles(links, INK)):
                self._replace(find_traces(self.figure, trace["meta"])[-1], trace)
            self._fade({*chosen["term"], *(end for link in between for end in link if len(chosen) == 1)})

    def move_to(self, names: list[str]) -> None:
        """Move the map so that terms are seen, in the middle and somewhat magnified; those that are not on it are left out.

        Parameters
        ----------
        names : list of str
        """
        spots = self._terms.loc[self._terms["term"].isin(names), ["x", "y"]]
        if spots.empty:
            return
        middle = (spots.max() + spots.min()) / 2
        extent = self._terms[["x", "y"]].max() - self._terms[["x", "y"]].min()
        reach = max(1.3 * (spots.max() - spots.min()).max(), NARROWEST * extent.max()) / 2
        with self.figure.batch_update():
            self.figure.layout.xaxis.range = [middle["x"] - reach, middle["x"] + reach]
            self.figure.layout.yaxis.range = [middle["y"] - reach, middle["y"] + reach]

    def _fade(self, kept: set[str]) -> None:
        """Let all terms but these fade; none where none is kept."""
        for trace in [*find_traces(self.figure, "dots"), *(trace for _, trace in list_labels(self.figure))]:
            own = [place for place, (term,) in enumerate(trace.customdata) if term in kept]
            trace.selectedpoints = own if kept else None

    def _replace(self, trace: Scatter, other: dict[str, Any]) -> None:
        """Show in one trace what another has."""
        trace.update(x=other["x"], y=other["y"], text=other.get("text"), customdata=other.get("customdata"))
        if other["meta"] == "chosen":
            trace.marker.size = other["marker"]["size"]

    def _hide(self, _: Any, visible: bool | str) -> None:
        """Hide what the legend does not hide by itself of the themes that it hides: labels, badge, and links to other themes."""
        hidden = [trace for trace in find_traces(self.figure, "dots") if trace.visible == "legendonly"]
        gone = {term for trace in hidden for (term,) in trace.customdata}
        self._gone = gone
        themes = set(self._terms.loc[sorted(gone), "theme"].dropna())
        with self.figure.batch_update():
            for _, trace in list_labels(self.figure):
                trace.text = ["" if term in gone else escape(term) for (term,) in trace.customdata]
            for trace in find_traces(self.figure, "themes"):
                trace.marker.opacity = [float(theme not in themes) for (theme,) in trace.customdata]
                trace.texttemplate = ["" if theme in themes else str(theme) for (theme,) in trace.customdata]
            shown = self._between[~self._between[["a", "b"]].isin(gone).any(axis=1)]
            self._replace(find_traces(self.figure, "links")[0], draw_lines(shown, INK))
            self._replace(find_traces(self.figure, "handles")[0], _drop_handles(self._handles, gone))
        self.ring(self._ringed)

    def _click(self, trace: Scatter, points: Any, _: Any) -> None:
        """Report what was clicked; plotly calls it for every trace, for most of them without a point."""
        for point in points.point_inds[:1]:
            data = trace.customdata[point]
            self._pick(int(data[0]) if trace.meta == "themes" else list(data))

    def _see(self, extents: dict[str, tuple[float, float]]) -> None:
        """Have the map seen between places."""
        self.figure.update_layout({axis: {"range": extent, "autorange": False} for axis, extent in extents.items()})

    def _show_whole(self, _: Any, fitted: bool | str | None) -> None:
        """Show all of the map that is drawn now, with its labels, where plotly would fit it to its dots."""
        if fitted is True:
            self._see(self._extents)

    def _zoom(self, _: Any, extent: tuple[float, float]) -> None:
        """Show the labels that have room where so much of the width is seen."""
        layout = self.figure.layout
        room = WIDTH - layout.margin.l - layout.margin.r
        magnification = room / max(abs(extent[1] - extent[0]), 1e-9) / layout.meta["scale"]
        with self.figure.batch_update():
            for shown_from, trace in list_labels(self.figure):
                trace.mode = find_mode(magnification, shown_from)


def _drop_handles(handles: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """The points in the middles of links without those of links to terms that are gone."""
    kept = [place for place, ends in enumerate(handles["customdata"]) if not gone.intersection(ends)]
    return {"meta": "handles"} | {part: [handles[part][place] for place in kept] for part in ("x", "y", "text", "customdata")}
