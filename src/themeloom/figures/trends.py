"""The figures by periods: the spread of themes, and the terms that rise and fade."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from themeloom.figures.style import HALO, draw_notes, draw_nothing
from themeloom.figures.wording import format_plain, list_labels
from themeloom.palette import INK, PALE, pick_color

STEPS = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01)  # shares of which one is the scale of the bars
CROWDED = 60  # characters of the periods' names that fit side by side
BETWEEN = "\u2013"  # the first and the last year of a period


def plot_theme_spread(
    spread: pd.DataFrame, ax: Axes, *, lack: str = "no themes in this corpus", notes: Sequence[str] = ()
) -> Axes:
    """Draw each theme's share of the papers, period by period, as a row of bars over a line at its share of all.

    Parameters
    ----------
    spread : DataFrame
        One row per theme and period, in order: theme, label, stability, name (of the period), papers, share (of the period's
        papers), low, high (its interval), overall (share of all papers).
    ax : Axes
    lack : str
        What is missing where there is nothing to draw (see ``trends.describe_lack``).
    notes : sequence of str
        Lines to stand below.

    Returns
    -------
    Axes
    """
    if spread.empty:
        return draw_nothing(ax, lack)
    themes = spread[["theme", "label", "stability", "overall"]].drop_duplicates("theme")
    themes = themes.assign(base=np.arange(len(themes))[::-1])
    bases = spread["theme"].map(themes.set_index("theme")["base"])
    places, names = pd.factorize(spread["name"])
    scale = 0.8 / max(spread["high"].max(), 1e-9)
    colors = [pick_color(theme) for theme in spread["theme"]]
    bars = ax.bar(places, spread["share"] * scale, bottom=bases, width=0.82, color=colors, alpha=0.85)
    bounds = ax.vlines(places, bases + spread["low"] * scale, bases + spread["high"] * scale, colors=INK, linewidths=0.8)
    levels = themes["base"] + themes["overall"] * scale
    even = ax.hlines(levels, -0.5, len(names) - 0.5, colors=INK, linewidths=0.8, linestyles=":")
    for place, base, papers in zip(places, bases, spread["papers"], strict=True):
        ax.annotate(
            papers or "", (place, base), xytext=(0, -1), textcoords="offset points", ha="center", va="top", path_effects=HALO
        )
    _draw_scale(themes["base"], len(names) - 0.4, spread["high"].max(), scale, ax)
    meanings = ["share of the period's papers (number: papers)", "its interval at 95 %", "the theme's share of all papers"]
    ax.figure.legend([bars, bounds, even], meanings, loc="outside upper right", ncols=3, frameon=False)
    ax.set_yticks(themes["base"] + 0.3, list_labels(themes))
    _write_periods(names, ax)
    ax.set_ylim(bottom=-0.3)
    ax.set_xlabel("year of publication")
    draw_notes(ax, spread, *notes)
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    return ax


def _write_periods(names, ax):
    """Write the names of periods below the axis: one of several years in two lines, and upright where they are many."""
    crowded = sum(map(len, names)) > CROWDED
    labels = [name if crowded else name.replace(BETWEEN, f"{BETWEEN}\n") for name in names]
    ax.set_xticks(range(len(names)), labels, rotation=90 if crowded else 0)


def _draw_scale(bases, place, most, scale, ax):
    """Draw beside each row how high a round share is."""
    step = next((step for step in STEPS if step <= most), STEPS[-1])
    for base in bases:
        ax.plot([place, place], [base, base + step * scale], color=INK, linewidth=1, marker="_", markersize=4)
        ax.annotate(f"{step:.0%}", (place, base + step * scale), (4, 0), textcoords="offset points", va="center")


def plot_term_trends(
    trends: pd.DataFrame,
    shares: pd.DataFrame,
    bursts: pd.DataFrame,
    ax: Axes,
    *,
    notes: Sequence[str] = (),
    nodes: str = "terms",
) -> Axes:
    """Draw terms that rise and fade as a grid of periods, darker where more of a period's papers mention the term.

    Parameters
    ----------
    trends : DataFrame
        One row per term, in the order drawn: term, trend, first, last (share of the papers of the earlier and of the
        later half).
    shares : DataFrame
        Terms x periods: share of the period's papers that mention the term; the columns are the periods' names, in order.
    bursts : DataFrame
        One row per burst: term, first_period, last_period (their places).
    ax : Axes
    notes : sequence of str
        Lines to stand below.
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    if shares.columns.empty:
        return draw_nothing(ax, "no paper of this corpus has a year")
    if trends.empty:
        return draw_nothing(ax, f"none of the {nodes} of this corpus rises or fades by more than chance explains")
    grid = shares.loc[trends["term"]].to_numpy()
    image = ax.imshow(grid / np.maximum(grid.max(axis=1, keepdims=True), 1e-9), cmap="Blues", vmin=0, vmax=1, aspect="auto")
    _frame_bursts(trends, bursts, ax)
    ax.set_yticks(range(len(trends)), [format_plain(term) for term in trends["term"]])
    _write_periods(shares.columns, ax)
    ax.set_xlabel("year of publication (frame: a burst)")
    beside = ax.secondary_yaxis("right")
    beside.set_yticks(range(len(trends)), [f"{row.first:.0%} → {row.last:.0%}" for row in trends.itertuples()])
    ax.text(1.01, 1, "all papers:\nearlier → later half", transform=ax.transAxes, va="bottom", style="italic")
    label = "share of the period's papers, of the row's highest"
    ax.figure.colorbar(image, ax=ax, location="top", shrink=0.6, aspect=40, pad=0.02, label=label, format="{x:.0%}")
    draw_notes(ax, [], *notes)
    for one in (ax, beside):
        one.tick_params(length=0)
        one.spines[:].set_visible(False)
    return ax


def _frame_bursts(trends, bursts, ax):
    """Draw a frame around the periods of each burst, and a line between the terms that rise and those that fade."""
    row_of = {term: row for row, term in enumerate(trends["term"])}
    for burst in bursts[bursts["term"].isin(row_of)].itertuples():
        corner = (burst.first_period - 0.46, row_of[burst.term] - 0.42)
        width = burst.last_period - burst.first_period + 0.92
        ax.add_patch(Rectangle(corner, width, 0.84, fill=False, edgecolor=INK, linewidth=1.2))
    for border in np.flatnonzero(trends["trend"].to_numpy()[1:] != trends["trend"].to_numpy()[:-1]):
        ax.axhline(border + 0.5, color=PALE, linewidth=2)
