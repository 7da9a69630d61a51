"""The term map for a browser: a plotly figure that is zoomed, pointed at and clicked, in JupyterLab and in the report alike.

A trace's ``meta`` says what it is: ``terms`` and ``themes`` (customdata: the term, the theme), ``links`` (lines) and ``handles``
(their middles, where no dot lies above; customdata: the two terms), each first of all links drawn, then of those of what was
chosen; ``chosen`` (rings); and ``labels 0.25``, ``labels 0.5``, ``labels 1``, ... (shown from that magnification on; the layout's
``meta`` tells how many pixels a unit has at magnification 1, and how much of a magnification is enough).
"""

import html
from functools import partial
from textwrap import wrap

import numpy as np
import pandas as pd
from plotly import graph_objects as go

from themeloom.browser.labels import BADGE, HEIGHT, find_clear, measure_dots, measure_scale, place_badges, place_labels
from themeloom.lexicon import KINDS
from themeloom.palette import GREY, INK, name_theme, pick_color

ENOUGH = 0.8  # of the magnification at which a label has room, for it to be shown
escape = partial(html.escape, quote=False)  # plotly reads tags and some entities, but not that of a quotation mark
SHADOW = "0 0 2px white, 0 0 3px white, 0 0 4px white"


def draw_map(terms, links, *, colored_by):
    """Draw the terms and their links as a figure for the browser.

    Parameters
    ----------
    terms : DataFrame
        One row per term as ``profiles.describe_terms`` tells it, the most documented first: these are named first.
    links : DataFrame
        The links drawn, one row each: a, b (terms), documents, weight, q, x_a, y_a, x_b, y_b (see ``profiles.find_links``).
    colored_by : {"theme", "kind"}

    Returns
    -------
    plotly.graph_objects.Figure
        What a term or a label says is escaped: plotly reads a few tags in its texts.
    """
    terms = measure_dots(terms)
    badges = place_badges(terms) if colored_by == "theme" else terms.head(0)
    terms = terms.assign(magnification=place_labels(terms, badges))
    clear = links[find_clear(links, terms, badges)]
    traces = [
        trace_lines(links, GREY),
        trace_handles(clear, GREY),
        trace_lines(links.head(0), INK),
        trace_handles(links.head(0), INK),
    ]
    traces += [*_trace_terms(terms, colored_by), trace_chosen(terms.head(0)), *_trace_labels(terms)]
    traces += [_trace_themes(badges)] if colored_by == "theme" else []
    return go.Figure(traces, _lay_out(measure_scale(terms)))


def trace_lines(links, color):
    """The lines of some links: one trace."""
    gaps = np.full(len(links), None)
    x, y = (np.column_stack([links[f"{axis}_a"], links[f"{axis}_b"], gaps]).ravel() for axis in "xy")
    return _trace("links", x, y, mode="lines", line={"width": 0.8, "color": color}, opacity=0.4, hoverinfo="skip")


def trace_handles(links, color):
    """The points in the middles of some links, that can be pointed at: one trace."""
    told = [
        f"<b>{escape(link.a)}</b> and <b>{escape(link.b)}</b><br>"
        f"together: {link.documents:.9g} · weight: {link.weight:.2f} · q: {link.q:.2g}"
        for link in links.itertuples()
    ]
    x, y = (links[[f"{axis}_a", f"{axis}_b"]].mean(axis=1) for axis in "xy")
    marker = {"size": 7, "color": color, "opacity": 0.15}
    return _trace("handles", x, y, mode="markers", marker=marker, customdata=links[["a", "b"]].to_numpy(), **_tell(told))


def find_traces(figure, role):
    """Find the traces of a figure that are something (see above), in their order."""
    return [trace for trace in figure.data if trace.meta == role]


def list_labels(figure):
    """List the traces of labels: a dict of the magnification from which on each is shown, and the trace."""
    return {float(trace.meta.split()[1]): trace for trace in figure.data if trace.meta.startswith("labels")}


def trace_chosen(terms):
    """Rings around some terms (columns used: x, y, size): one trace."""
    marker = {"symbol": "circle-open", "size": terms["size"] + 8, "color": INK, "line": {"width": 2.5}}
    return _trace("chosen", terms["x"], terms["y"], mode="markers", marker=marker, hoverinfo="skip")


def _trace_terms(terms, colored_by):
    """A trace for each theme or kind, so that the legend tells and hides it."""
    order = terms["theme"].fillna(len(terms)) if colored_by == "theme" else terms["kind"].map(KINDS.index)
    for _, group in terms.groupby(order.astype(int)):
        first = group.iloc[0]
        marker = {
            "size": group["size"],
            "color": _color(first, colored_by),
            "opacity": 0.85,
            "line": {"width": 0.8, "color": "white"},
        }
        options = {"mode": "markers", "marker": marker, "customdata": group[["term"]].to_numpy(), **_tell(_describe(group))}
        yield _trace("terms", group["x"], group["y"], name=escape(_name(first, colored_by)), showlegend=True, **options)


def _trace_labels(terms):
    for magnification, group in terms.groupby("magnification"):
        options = {
            "marker": {"size": group["size"], "opacity": 0},
            "text": group["term"].map(escape),
            "textposition": "top center",
        }
        font = {"size": 11, "color": INK, "shadow": SHADOW}
        visible = bool(magnification <= 1)
        yield _trace(
            f"labels {magnification:g}",
            group["x"],
            group["y"],
            mode="markers+text",
            textfont=font,
            hoverinfo="skip",
            cliponaxis=False,
            visible=visible,
            **options,
        )


def _trace_themes(badges):
    """A badge with the number of each theme."""
    colors = [pick_color(theme) for theme in badges["theme"]]
    marker = {"symbol": "square", "size": BADGE, "color": "white", "line": {"color": colors, "width": 3}}
    told = [f"<b>theme {badge.theme}</b>: {escape(badge.label)}" for badge in badges.itertuples()]
    options = {"mode": "markers+text", "marker": marker, "textfont": {"size": 13, "color": INK}}
    options |= {"texttemplate": badges["theme"].astype(str), "customdata": badges[["theme"]].to_numpy(dtype=int)}
    return _trace("themes", badges["x"], badges["y"], **options, **_tell(told))


def _trace(role, x, y, **options):
    return go.Scatter({"x": x, "y": y, "meta": role, "showlegend": False} | options)


def _tell(texts):
    """What is shown where one points at the marks."""
    return {"text": texts, "hovertemplate": "%{text}<extra></extra>"}


def _describe(terms):
    """What is told of each term: name, papers, kind, theme, spellings and links."""
    told = []
    for term in terms.itertuples():
        theme = "no theme" if pd.isna(term.theme) else f"theme {name_theme(term.theme, term.label, term.stability, terms=3)}"
        lines = [f"<b>{escape(term.term)}</b>", f"papers: {term.documents}", f"kind: {term.kind}", escape(theme)]
        lines += [
            f"{name}: {'<br>   '.join(map(escape, wrap(text, 70)))}"
            for name, text in (("also", term.spellings), ("with", term.strongest))
            if text
        ]
        told.append("<br>".join(lines))
    return told


def _name(term, colored_by):
    if colored_by == "kind":
        return term["kind"]
    return "no theme" if pd.isna(term["theme"]) else name_theme(term["theme"], term["label"], term["stability"])


def _color(term, colored_by):
    return pick_color(term["theme"] if colored_by == "theme" else KINDS.index(term["kind"]))


def _lay_out(scale):
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
