"""The term map for a browser: a plotly figure that is zoomed, pointed at and clicked, in JupyterLab and in the report alike.

A trace's ``meta`` says what it is: ``terms`` and ``themes`` (customdata: the term, the theme), ``links`` (lines) and ``handles``
(their middles, where no dot lies above; customdata: the two terms), each first of all links drawn, then of those of what was
chosen; ``chosen`` (rings); and ``labels 0.25``, ``labels 0.5``, ``labels 1``, ... (shown from that magnification on; the layout's
``meta`` holds how many pixels a unit has at magnification 1, and how much of a magnification is enough).
"""

import html
from collections.abc import Iterator
from functools import partial
from textwrap import wrap
from typing import Any, Literal

import numpy as np
import pandas as pd
from plotly import graph_objects as go

from themeloom.browser.facts import describe_link
from themeloom.browser.labels import BADGE, HEIGHT, find_clear, measure_dots, measure_scale, place_badges, place_labels
from themeloom.lexicon import KINDS, PROFILES
from themeloom.palette import GREY, INK, name_theme, pick_color

Coloring = Literal["theme", "kind"]

COLOR_OF = {kind: place for kinds in PROFILES.values() for place, kind in enumerate(kinds)}
ENOUGH = 0.8  # of the magnification at which a label has room, for it to be shown
escape = partial(html.escape, quote=False)  # plotly reads tags and some entities, but not that of a quotation mark
SHADOW = "0 0 2px white, 0 0 3px white, 0 0 4px white"


def draw_map(terms: pd.DataFrame, links: pd.DataFrame, *, colored_by: Coloring = "theme") -> go.Figure:
    """Draw the terms and their links as a figure for the browser.

    Parameters
    ----------
    terms : DataFrame
        One row per term as ``describe_terms`` describes it, the most documented first: these are named first.
    links : DataFrame
        The links drawn, one row each: a, b (terms), documents, weight, q, x_a, y_a, x_b, y_b (see ``network.find_links``).
    colored_by : {"theme", "kind"}

    Returns
    -------
    plotly.graph_objects.Figure
        The text of a term or a label is escaped: plotly reads a few tags in its texts.
    """
    terms = measure_dots(terms)
    badges = place_badges(terms) if colored_by == "theme" else terms.head(0)
    terms = terms.assign(magnification=place_labels(terms, badges))
    clear = links[find_clear(links, terms, badges)]
    traces = [
        draw_lines(links, GREY),
        draw_handles(clear, GREY),
        draw_lines(links.head(0), INK),
        draw_handles(links.head(0), INK),
        *_draw_terms(terms, colored_by),
        draw_rings(terms.head(0)),
        *_draw_labels(terms),
    ]
    if colored_by == "theme":
        traces.append(_draw_badges(badges))
    return go.Figure(traces, _lay_out(measure_scale(terms)))


def draw_lines(links: pd.DataFrame, color: str) -> go.Scatter:
    """Draw the lines of some links as one trace.

    Parameters
    ----------
    links : DataFrame
        As in ``draw_map``.
    color : str

    Returns
    -------
    plotly.graph_objects.Scatter
    """
    gaps = np.full(len(links), None)
    x, y = (np.column_stack([links[f"{axis}_a"], links[f"{axis}_b"], gaps]).ravel() for axis in "xy")
    line = {"width": 0.8, "color": color}
    return _make_trace("links", x, y, mode="lines", line=line, opacity=0.4, hoverinfo="skip")


def draw_handles(links: pd.DataFrame, color: str) -> go.Scatter:
    """Draw the points in the middles of some links, which can be pointed at and clicked, as one trace.

    Parameters
    ----------
    links, color
        As ``draw_lines`` takes them.

    Returns
    -------
    plotly.graph_objects.Scatter
    """
    texts = [
        f"<b>{escape(link.a)}</b> and <b>{escape(link.b)}</b><br>{describe_link(link.documents, link.weight, link.q)}"
        for link in links.itertuples()
    ]
    x, y = (links[[f"{axis}_a", f"{axis}_b"]].mean(axis=1) for axis in "xy")
    marker = {"size": 7, "color": color, "opacity": 0.15}
    ends = links[["a", "b"]].to_numpy()
    return _make_trace("handles", x, y, mode="markers", marker=marker, customdata=ends, **_show_on_hover(texts))


def draw_rings(terms: pd.DataFrame) -> go.Scatter:
    """Draw rings around some terms as one trace.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: x, y, size (see ``labels.measure_dots``).

    Returns
    -------
    plotly.graph_objects.Scatter
    """
    marker = {"symbol": "circle-open", "size": terms["size"] + 8, "color": INK, "line": {"width": 2.5}}
    return _make_trace("chosen", terms["x"], terms["y"], mode="markers", marker=marker, hoverinfo="skip")


def find_traces(figure: go.Figure, role: str) -> list[go.Scatter]:
    """Find the traces of a figure that have a role.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As ``draw_map`` makes it.
    role : str
        What their ``meta`` says: "terms", "themes", "links", "handles" or "chosen".

    Returns
    -------
    list of plotly.graph_objects.Scatter
        In their order.
    """
    return [trace for trace in figure.data if trace.meta == role]


def list_labels(figure: go.Figure) -> dict[float, go.Scatter]:
    """List the traces of labels.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As ``draw_map`` makes it.

    Returns
    -------
    dict
        The magnification from which on each is shown -> the trace.
    """
    return {float(trace.meta.split()[1]): trace for trace in figure.data if trace.meta.startswith("labels")}


def _draw_terms(terms: pd.DataFrame, colored_by: Coloring) -> Iterator[go.Scatter]:
    """A trace for each theme or kind, so that the legend names and hides it."""
    order = terms["theme"].fillna(len(terms)) if colored_by == "theme" else terms["kind"].map(KINDS.index)
    for _, group in terms.groupby(order.astype(int)):
        first = group.iloc[0]
        marker = {
            "size": group["size"],
            "color": _pick_color(first, colored_by),
            "opacity": 0.85,
            "line": {"width": 0.8, "color": "white"},
        }
        yield _make_trace(
            "terms",
            group["x"],
            group["y"],
            mode="markers",
            marker=marker,
            customdata=group[["term"]].to_numpy(),
            name=escape(_name_group(first, colored_by)),
            showlegend=True,
            **_show_on_hover(_describe_terms(group)),
        )


def _draw_labels(terms: pd.DataFrame) -> Iterator[go.Scatter]:
    """A trace for each magnification from which on labels are shown."""
    for magnification, group in terms.groupby("magnification"):
        yield _make_trace(
            f"labels {magnification:g}",
            group["x"],
            group["y"],
            mode="markers+text",
            marker={"size": group["size"], "opacity": 0},
            text=group["term"].map(escape),
            textposition="top center",
            textfont={"size": 11, "color": INK, "shadow": SHADOW},
            hoverinfo="skip",
            cliponaxis=False,
            visible=bool(magnification <= 1),
        )


def _draw_badges(badges: pd.DataFrame) -> go.Scatter:
    """A badge with the number of each theme."""
    colors = [pick_color(theme) for theme in badges["theme"]]
    texts = [f"<b>theme {badge.theme}</b>: {escape(badge.label)}" for badge in badges.itertuples()]
    return _make_trace(
        "themes",
        badges["x"],
        badges["y"],
        mode="markers+text",
        marker={"symbol": "square", "size": BADGE, "color": "white", "line": {"color": colors, "width": 3}},
        textfont={"size": 13, "color": INK},
        texttemplate=badges["theme"].astype(str),
        customdata=badges[["theme"]].to_numpy(dtype=int),
        **_show_on_hover(texts),
    )


def _make_trace(role: str, x: Any, y: Any, **options: Any) -> go.Scatter:
    return go.Scatter({"x": x, "y": y, "meta": role, "showlegend": False} | options)


def _show_on_hover(texts: list[str]) -> dict[str, Any]:
    """What is shown where one points at the marks."""
    return {"text": texts, "hovertemplate": "%{text}<extra></extra>"}


def _describe_terms(terms: pd.DataFrame) -> list[str]:
    """Of each term, a line each: name, papers, kind, theme, spellings and links."""
    texts = []
    for term in terms.itertuples():
        theme = "no theme" if pd.isna(term.theme) else f"theme {name_theme(term.theme, term.label, term.stability, terms=3)}"
        lines = [f"<b>{escape(term.term)}</b>", f"papers: {term.documents}", f"kind: {term.kind}", escape(theme)]
        for name, text in (("also", term.spellings), ("with", term.strongest)):
            if text:
                lines.append(f"{name}: {'<br>   '.join(map(escape, wrap(text, 70)))}")
        texts.append("<br>".join(lines))
    return texts


def _name_group(term: pd.Series, colored_by: Coloring) -> str:
    """The name of a term's theme or kind."""
    if colored_by == "kind":
        return term["kind"]
    return "no theme" if pd.isna(term["theme"]) else name_theme(term["theme"], term["label"], term["stability"])


def _pick_color(term: pd.Series, colored_by: Coloring) -> str:
    return pick_color(term["theme"] if colored_by == "theme" else COLOR_OF[term["kind"]])


def _lay_out(scale: float) -> go.Layout:
    """Nothing but the map: no axes, one unit as long across as up, dragging moves it."""
    axis = {"visible": False, "showgrid": False, "zeroline": False}
    legend = {"orientation": "h", "y": 0, "yanchor": "top", "itemsizing": "constant"}
    return go.Layout(
        template="none",
        meta={"scale": round(scale, 3), "enough": ENOUGH},
        height=HEIGHT,
        autosize=True,
        margin={"l": 50, "r": 50, "t": 20, "b": 0},  # labels reach into it
        xaxis=axis,
        yaxis={**axis, "scaleanchor": "x"},
        dragmode="pan",
        hovermode="closest",
        hoverlabel={"align": "left", "bgcolor": "white", "font": {"color": INK, "size": 12}},
        legend=legend,
        font={"color": INK, "size": 12},
    )
