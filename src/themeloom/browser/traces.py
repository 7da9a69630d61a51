"""What a map for the browser is drawn with: traces, which are made, and found again by what they are."""

import html
from functools import partial
from typing import Any

from plotly import graph_objects as go

ENOUGH = 0.8  # of the magnification at which a label has room, for it to be shown
TARGET = 6  # diameter of what the mouse looks for in the middle of a dot or line, pixels: of one size, the nearest wins
escape = partial(html.escape, quote=False)  # plotly reads tags and some entities, but not that of a quotation mark


def make_trace(role: str, x: Any, y: Any, *, hover: list[str] | None = None, **options: Any) -> dict[str, Any]:
    """Make a trace as plotly takes it.

    Parameters
    ----------
    role : str
        What it is, for ``find_traces``.
    x, y : array
        Where its marks stand.
    hover : list of str, optional
        What is shown where one points at each mark; without it, nothing is.
    **options
        Of the trace.

    Returns
    -------
    dict

    Examples
    --------
    >>> make_trace("dots", [0], [1], name="maps")["meta"]
    'dots'
    """
    shown = {"hoverinfo": "skip"} if hover is None else {"text": hover, "hovertemplate": "%{text}<extra></extra>"}
    return {"type": "scatter", "x": x, "y": y, "meta": role, "showlegend": False} | shown | options


def find_traces(figure: go.Figure, role: str) -> list[go.Scatter]:
    """Find the traces of a figure that have a role.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As ``draw_map`` makes it.
    role : str
        What their ``meta`` says: "dots", "terms", "themes", "links", "handles" or "chosen".

    Returns
    -------
    list of plotly.graph_objects.Scatter
        In their order.
    """
    return [trace for trace in figure.data if trace.meta == role]


def list_labels(figure: go.Figure) -> list[tuple[float, go.Scatter]]:
    """List the traces of labels.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As ``draw_map`` makes it.

    Returns
    -------
    list of tuple
        The magnification from which on each is shown, and the trace.
    """
    return [(float(trace.meta.split()[1]), trace) for trace in figure.data if trace.meta.startswith("labels")]


def find_mode(magnification: float, shown_from: float) -> str:
    """Find the mode of a trace of labels: with its texts, or with its marks alone, which cannot be seen.

    Parameters
    ----------
    magnification, shown_from : float
        Of the map, and from which on its labels have room.

    Returns
    -------
    str
    """
    return "markers+text" if magnification >= ENOUGH * shown_from else "markers"
