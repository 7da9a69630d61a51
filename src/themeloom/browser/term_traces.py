"""The terms of a term map as traces: dots, labels, rings, and what the mouse finds."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd

from themeloom.browser.coloring import describe_values, name_group, pick_colors
from themeloom.browser.facts import name_units
from themeloom.browser.traces import TARGET, escape, find_mode, make_trace
from themeloom.lexicon import KINDS
from themeloom.palette import INK, name_theme

SHADOW = "0 0 2px white, 0 0 3px white, 0 0 4px white"
LAYERS = 2  # of dots: the smaller lie above the larger
FADED = 0.12  # opacity of what is not chosen, where something is


def draw_terms(terms: pd.DataFrame, colored_by: str) -> Iterator[dict[str, Any]]:
    """Draw terms as traces for each theme or kind, which the legend hides: its dots in layers, and what the mouse finds.

    Parameters
    ----------
    terms : DataFrame
        One row per term, as ``term_map.list_traces`` takes them, the most documented first; and size (see
        ``labels.measure_dots``) and group (see ``coloring.list_groups``).
    colored_by : str
        As there.

    Yields
    ------
    dict
    """
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


def _describe_terms(terms: pd.DataFrame, colored_by: str) -> list[str]:
    """Of each term, a line each: name, papers, kind, theme, the number that colours it, spellings and links."""
    numbers = describe_values(terms, colored_by)
    texts = []
    for term, unit, number in zip(terms.itertuples(), name_units(terms), numbers, strict=True):
        theme = "no theme" if pd.isna(term.theme) else f"theme {name_theme(term.theme, term.label, term.stability, terms=3)}"
        lines = [f"<b>{escape(term.term)}</b>", f"{unit}s: {term.documents}", f"kind: {term.kind}", escape(theme), *number]
        for name, text in (("also", term.spellings), ("with", term.strongest)):
            if text:
                lines.append(f"{name}: {'<br>   '.join(map(escape, wrap(text, 70)))}")
        texts.append("<br>".join(lines))
    return texts


def draw_labels(terms: pd.DataFrame, size: int) -> Iterator[dict[str, Any]]:
    """Draw the labels of terms, a trace for each magnification from which on they are shown.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: term, x, y, and magnification, side and mark, as ``placing.place_labels`` places them.
    size : int
        Height of the letters, pixels.

    Yields
    ------
    dict
    """
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
