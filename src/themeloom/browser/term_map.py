"""The term map for a browser: a plotly figure that is zoomed, pointed at and clicked, in JupyterLab and in the report alike.

A trace's ``meta`` says what it is: ``dots`` (what is seen of the terms), ``terms`` (points in their middles, all of one size, so
that the mouse finds the nearest; customdata: the term) and ``themes`` (customdata: the theme); ``links`` (lines) and ``handles``
(their middles, where no dot lies above; customdata: the two terms), last of all those of what was chosen; ``chosen`` (rings); and
``labels 0.25``, ``labels 0.5``, ``labels 1``, ... (shown from that magnification on, by their mode; the layout's ``meta`` holds
how many pixels a unit has at magnification 1, and how much of a magnification is enough). The dots, points and lines of a theme,
or of a kind, are one group of the legend, which hides all of them.
"""

from typing import Any

import pandas as pd
from plotly import graph_objects as go

from themeloom.browser.coloring import list_groups, measure_extent
from themeloom.browser.labels import (
    BADGE,
    HEIGHT,
    LARGEST,
    LINE,
    find_clear,
    measure_dots,
    measure_extents,
    measure_scale,
    place_badges,
)
from themeloom.browser.link_traces import draw_handles, draw_lines, find_inside
from themeloom.browser.placing import place_labels
from themeloom.browser.term_traces import LAYERS, draw_labels, draw_rings, draw_terms
from themeloom.browser.traces import ENOUGH, escape, make_trace
from themeloom.palette import GREY, INK, pick_color

HUBS = 10  # terms whose labels come before the badges of the themes


def draw_map(terms: pd.DataFrame, links: pd.DataFrame, **look: Any) -> go.Figure:
    """Draw the terms and their links as a figure for the browser.

    Parameters
    ----------
    terms, links, **look
        As ``list_traces`` takes them.

    Returns
    -------
    plotly.graph_objects.Figure
    """
    return go.Figure(list_traces(terms, links, **look), make_layout(terms, colored_by=look.get("colored_by", "theme")))


def list_traces(
    terms: pd.DataFrame, links: pd.DataFrame, *, colored_by: str = "theme", label_size: int = 11, dot_size: float = 1.0
) -> list[dict[str, Any]]:
    """List the traces of a map as plotly takes them; it takes a while to check each, so that none is made into an object here.

    Parameters
    ----------
    terms : DataFrame
        One row per term as ``describe_terms`` describes it, the most documented first: these are named first; and, where they are
        coloured by a number, value (null for unknown).
    links : DataFrame
        The links drawn, one row each: a, b (terms), documents, weight, q, x_a, y_a, x_b, y_b, theme (see ``network.find_links``).
    colored_by : str
        "theme", "kind", or what the value is called.
    label_size : int
        Height of the letters, pixels.
    dot_size : float
        Times the usual size of the dots.

    Returns
    -------
    list of dict
        The text of a term or a label is escaped: plotly reads a few tags in its texts.
    """
    terms = measure_dots(terms, times=dot_size)
    badges = _place_badges(terms, label_size) if colored_by == "theme" else terms.head(0)
    places = place_labels(terms, badges, size=label_size)[["magnification", "side", "mark"]]
    terms = terms.join(places).assign(group=list_groups(terms, colored_by))
    clear = links[find_clear(links, terms, badges)]
    inside = find_inside(links, colored_by)
    traces = []
    for group in [None, *dict.fromkeys(inside.dropna())]:
        own = inside.isna() if group is None else (inside == group).fillna(False)
        grouped = {} if group is None else {"legendgroup": f"group {group}"}
        traces.append(draw_lines(links[own], pick_color(group), **grouped))
    traces += [draw_handles(clear, GREY), draw_lines(links.head(0), INK), draw_handles(links.head(0), INK)]
    traces += [*draw_terms(terms, colored_by), draw_rings(terms.head(0)), *draw_labels(terms, label_size)]
    return [*traces, _draw_badges(badges)] if colored_by == "theme" else traces


def _place_badges(terms, label_size):
    """A place for each theme's badge beside the labels of the most documented terms, which come before it."""
    first = place_labels(terms, terms.head(0), size=label_size, most=HUBS).head(HUBS)
    return place_badges(terms, first[first["magnification"] <= 1].assign(height=LINE * label_size))


def _draw_badges(badges: pd.DataFrame) -> dict[str, Any]:
    """A badge with the number of each theme."""
    colors = [pick_color(theme) for theme in badges["theme"]]
    texts = [f"<b>theme {badge.theme}</b>: {escape(badge.label)}" for badge in badges.itertuples()]
    return make_trace(
        "themes",
        badges["x"],
        badges["y"],
        mode="markers+text",
        marker={"symbol": "square", "size": BADGE, "color": "white", "line": {"color": colors, "width": 3}},
        textfont={"size": 13, "color": INK},
        texttemplate=badges["theme"].astype(str),
        customdata=badges[["theme"]].to_numpy(dtype=int),
        zorder=LAYERS,
        hover=texts,
    )


def make_layout(terms: pd.DataFrame, *, colored_by: str = "theme") -> go.Layout:
    """Make the layout of a map, with nothing but the map: no axes, one unit as long across as up, dragging moves it.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: x, y, and value, where there is one.
    colored_by : str
        As for ``list_traces``.

    Returns
    -------
    plotly.graph_objects.Layout
    """
    axis = {"visible": False, "showgrid": False, "zeroline": False}
    extents = measure_extents(terms)
    bar = {"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "thickness": 10, "len": 0.5}
    bar |= {"outlinewidth": 0, "title": {"text": colored_by, "side": "top"}}
    legend = {"orientation": "h", "y": 0, "yanchor": "top", "itemsizing": "constant", "font": {"size": 10}}
    return go.Layout(
        template="none",
        meta={"scale": round(measure_scale(terms), 3), "enough": ENOUGH},
        height=HEIGHT,
        autosize=True,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis={**axis, "range": extents["x"]},
        yaxis={**axis, "range": extents["y"], "scaleanchor": "x"},
        dragmode="pan",
        hovermode="closest",
        hoverdistance=LARGEST // 2 + 4,  # as far as a dot reaches: what counts is the nearest middle
        coloraxis={"colorscale": "Viridis", "colorbar": bar, **measure_extent(terms)},
        hoverlabel={"align": "left", "bgcolor": "white", "font": {"color": INK, "size": 12}},
        legend=legend,
        font={"color": INK, "size": 12},
    )
