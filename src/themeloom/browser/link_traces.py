"""The links of a term map as traces: lines, and points in their middles that can be pointed at."""

from typing import Any

import numpy as np
import pandas as pd

from themeloom.browser.facts import describe_link, name_units
from themeloom.browser.traces import TARGET, escape, make_trace


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
        for link, unit in zip(links.itertuples(), name_units(links), strict=True)
    ]
    x, y = (links[[f"{axis}_a", f"{axis}_b"]].mean(axis=1) for axis in "xy")
    marker = {"size": TARGET, "color": color, "opacity": 0.15}
    ends = links[["a", "b"]].to_numpy()
    return make_trace("handles", x, y, mode="markers", marker=marker, customdata=ends, hover=texts)
