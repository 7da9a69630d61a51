"""The term map for a browser: a plotly figure that is zoomed, pointed at and clicked, in JupyterLab and in the report alike.

A trace's ``meta`` says what it is: ``dots`` (what is seen of the terms), ``terms`` (points in their middles, all of one size, so
that the mouse finds the nearest; customdata: the term) and ``themes`` (customdata: the theme); ``links`` (lines) and ``handles``
(their middles, where no dot lies above; customdata: the two terms), last of all those of what was chosen; ``chosen`` (rings); and
``labels 0.25``, ``labels 0.5``, ``labels 1``, ... (shown from that magnification on, by their mode; the layout's ``meta`` holds
how many pixels a unit has at magnification 1, and how much of a magnification is enough). The dots, points and lines of a theme,
or of a kind, are one group of the legend, which hides all of them.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from plotly import graph_objects as go

from themeloom.browser.coloring import describe_values, list_groups, measure_extent, name_group, pick_colors
from themeloom.browser.facts import describe_link
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
from themeloom.browser.placing import place_labels
from themeloom.browser.traces import ENOUGH, escape, find_mode, make_trace
from themeloom.lexicon import KINDS
from themeloom.palette import GREY, INK, name_theme, pick_color

SHADOW = "0 0 2px white, 0 0 3px white, 0 0 4px white"
HUBS = 10  # terms whose labels come before the badges of the themes
LAYERS = 2  # of dots: the smaller lie above the larger
FADED = 0.12  # opacity of what is not chosen, where something is
TARGET = 6  # diameter of what the mouse looks for in the middle of a dot or line, pixels: of one size, the nearest wins


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
    traces += [*_draw_terms(terms, colored_by), draw_rings(terms.head(0)), *_draw_labels(terms, label_size)]
    return [*traces, _draw_badges(badges)] if colored_by == "theme" else traces


def _place_badges(terms, label_size):
    """A place for each theme's badge beside the labels of the most documented terms, which come before it."""
    first = place_labels(terms, terms.head(0), size=label_size, most=HUBS).head(HUBS)
    return place_badges(terms, first[first["magnification"] <= 1].assign(height=LINE * label_size))


def find_inside(links: pd.DataFrame, colored_by: str) -> pd.Series:
    """Find the theme within which each link lies: its trace hides with the theme; the others are in the first trace of links.

    Parameters
    ----------
    links, colored_by
        As ``list_traces`` takes them.

    Returns
    -------
    Series of Int64
        Null for a link between themes, and for all where themes have no colours.
    """
    none = pd.Series(pd.NA, index=links.index, dtype="Int64")
    return links["theme"].astype("Int64") if colored_by == "theme" and "theme" in links else none


def draw_lines(links: pd.DataFrame, color: str, **options: Any) -> dict[str, Any]:
    """Draw the lines of some links as one trace.

    Parameters
    ----------
    links : DataFrame
        As in ``draw_map``.
    color : str
    **options
        Of the trace.

    Returns
    -------
    dict
    """
    gaps = np.full(len(links), None)
    x, y = (np.column_stack([links[f"{axis}_a"], links[f"{axis}_b"], gaps]).ravel() for axis in "xy")
    line = {"width": 0.8, "color": color}
    return make_trace("links", x, y, mode="lines", line=line, opacity=0.4, **options)


def draw_handles(links: pd.DataFrame, color: str) -> dict[str, Any]:
    """Draw the points in the middles of some links, which can be pointed at and clicked, as one trace.

    Parameters
    ----------
    links, color
        As ``draw_lines`` takes them.

    Returns
    -------
    dict
    """
    texts = [
        f"<b>{escape(link.a)}</b> and <b>{escape(link.b)}</b><br>{describe_link(link.documents, link.weight, link.q, unit)}"
        for link, unit in zip(links.itertuples(), _list_units(links), strict=True)
    ]
    x, y = (links[[f"{axis}_a", f"{axis}_b"]].mean(axis=1) for axis in "xy")
    marker = {"size": TARGET, "color": color, "opacity": 0.15}
    ends = links[["a", "b"]].to_numpy()
    return make_trace("handles", x, y, mode="markers", marker=marker, customdata=ends, hover=texts)


def draw_rings(terms: pd.DataFrame) -> dict[str, Any]:
    """Draw rings around some terms as one trace.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: x, y, size (see ``labels.measure_dots``).

    Returns
    -------
    dict
    """
    marker = {"symbol": "circle-open", "size": terms["size"] + 8, "color": INK, "line": {"width": 2.5}}
    return make_trace("chosen", terms["x"], terms["y"], mode="markers", marker=marker)


def _draw_terms(terms: pd.DataFrame, colored_by: str) -> Iterator[dict[str, Any]]:
    """Traces for each theme or kind, which the legend names and hides: its dots in layers, and what the mouse finds."""
    layers = pd.Series(np.arange(len(terms)) * LAYERS // max(len(terms), 1), index=terms.index)
    for _, group in terms.groupby(terms["group"].where(terms["group"] >= 0, len(KINDS) + len(terms))):
        yield from _draw_dots(group, layers[group.index], colored_by)
        yield make_trace(
            "terms",
            group["x"],
            group["y"],
            mode="markers",
            marker={"size": TARGET, "opacity": 0},
            customdata=group[["term"]].to_numpy(),
            legendgroup=f"group {group['group'].iloc[0]}",
            zorder=LAYERS,
            hover=_describe_terms(group, colored_by),
        )


def _draw_dots(group: pd.DataFrame, layers: pd.Series, colored_by: str) -> Iterator[dict[str, Any]]:
    """A trace for each layer of the dots of a theme or kind; the first stands for it in the legend."""
    for layer, dots in group.groupby(layers):
        line = {"width": 0.8, "color": "white"}
        colors = pick_colors(dots, colored_by)
        yield make_trace(
            "dots",
            dots["x"],
            dots["y"],
            mode="markers",
            marker={"size": dots["size"], "opacity": 0.85, "line": line} | colors,
            unselected={"marker": {"opacity": FADED}},
            customdata=dots[["term"]].to_numpy(),
            name=escape(name_group(group.iloc[0], colored_by)),
            legendgroup=f"group {group['group'].iloc[0]}",
            showlegend=bool(layer == layers.min() and "coloraxis" not in colors),
            zorder=int(layer),
        )


def _draw_labels(terms: pd.DataFrame, size: int) -> Iterator[dict[str, Any]]:
    """A trace for each magnification from which on labels are shown."""
    for magnification, named in terms.groupby("magnification"):
        yield make_trace(
            f"labels {magnification:g}",
            named["x"],
            named["y"],
            mode=find_mode(1, magnification),
            marker={"size": named["mark"], "opacity": 0},
            text=named["term"].map(escape),
            textposition=named["side"],
            textfont={"size": size, "color": INK, "shadow": SHADOW},
            unselected={"textfont": {"color": "rgba(34, 34, 34, 0.15)"}},
            customdata=named[["term"]].to_numpy(),
            cliponaxis=False,
            zorder=LAYERS,
        )


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


def _describe_terms(terms: pd.DataFrame, colored_by: str) -> list[str]:
    """Of each term, a line each: name, papers, kind, theme, the number that colours it, spellings and links."""
    numbers = describe_values(terms, colored_by)
    texts = []
    for term, unit, number in zip(terms.itertuples(), _list_units(terms), numbers, strict=True):
        theme = "no theme" if pd.isna(term.theme) else f"theme {name_theme(term.theme, term.label, term.stability, terms=3)}"
        lines = [f"<b>{escape(term.term)}</b>", f"{unit}s: {term.documents}", f"kind: {term.kind}", escape(theme), *number]
        for name, text in (("also", term.spellings), ("with", term.strongest)):
            if text:
                lines.append(f"{name}: {'<br>   '.join(map(escape, wrap(text, 70)))}")
        texts.append("<br>".join(lines))
    return texts


def _list_units(table: pd.DataFrame) -> Iterable[str]:
    """What one of the documents of each row is."""
    return table["unit"] if "unit" in table else ["paper"] * len(table)


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
