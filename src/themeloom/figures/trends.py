"""The figures by periods: the spread of themes, and the terms that rise and fade."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from scipy import optimize

from themeloom.figures.fitting import measure_width
from themeloom.figures.style import HALO, draw_notes, draw_nothing
from themeloom.figures.wording import format_plain, list_labels
from themeloom.palette import INK, PALE, pick_color, pick_hatch

STEPS = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01)  # shares of which one is the scale of a row of bars
GAP = 0.3  # between two rows of bars, where the numbers stand, of a row's height were all as high
LEAST = 0.3  # height of a row, likewise
MOST = 3  # and of the highest
BETWEEN = "\u2013"  # the first and the last year of a period
AIR = 4  # points between the names of two periods
CLOSE = 1  # points between two numbers


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
    themes = themes.assign(high=themes["theme"].map(spread.groupby("theme")["high"].max()))
    scale = _find_scale(themes["high"].to_numpy())
    heights = (themes["high"] * scale).clip(lower=LEAST)
    top = (heights + GAP).sum()
    themes = themes.assign(height=heights, base=top - (heights + GAP).cumsum())
    bases = spread["theme"].map(themes.set_index("theme")["base"])
    places, names = pd.factorize(spread["name"])
    colors = [pick_color(theme) for theme in spread["theme"]]
    hatches = [pick_hatch(theme) for theme in spread["theme"]]
    bars = ax.bar(places, spread["share"] * scale, bottom=bases, width=0.82, color=colors, hatch=hatches, alpha=0.85)
    bounds = ax.vlines(places, bases + spread["low"] * scale, bases + spread["high"] * scale, colors=INK, linewidths=0.8)
    levels = themes["base"] + themes["overall"] * scale
    even = ax.hlines(levels, -0.5, len(names) - 0.5, colors=INK, linewidths=0.8, linestyles=":")
    _draw_scales(themes, len(names) - 0.4, scale, ax)
    ax.set_yticks(themes["base"] + LEAST / 2, list_labels(themes))
    ax.set_ylim(-GAP, top - GAP / 2)
    ax.set_xlabel("year of publication")
    sns.despine(ax=ax, left=True)
    ax.tick_params(axis="y", length=0)
    room = _measure_room(ax)
    numbered = _write_numbers(spread["papers"], places, bases, room, ax)
    _write_periods(names, room, ax)
    share = "share of the period's papers"
    meanings = [share + " (number: papers)" * numbered, "its interval at 95 %", "the theme's share of all papers"]
    ax.figure.legend([bars, bounds, even], meanings, loc="outside upper right", ncols=3, frameon=False)
    draw_notes(ax, spread, *([] if numbered else ["the papers of each bar find no room and stand in the CSV"]), *notes)
    return ax


def _find_scale(highs):
    """How high a share of 1 is drawn, so that the rows, none lower than the least, are as high as if each were 1 with its gap."""
    highs = np.maximum(highs, 1e-9)
    room = len(highs) * (1 - GAP)
    most = highs.max()
    fitting = optimize.brentq(lambda scale: np.maximum(highs * scale, LEAST).sum() - room, 0, 2 * room / most)
    return min(fitting, MOST / most)


def _measure_room(ax):
    """Points from one period to the next, once all has its place that stands beside the rows."""
    ax.figure.draw_without_rendering()
    return ax.get_window_extent().width * 72 / ax.figure.dpi / np.ptp(ax.get_xlim())


def _write_numbers(papers, places, bases, room, ax):
    """Write the papers of each bar below it, where all find room side by side; say whether they do."""
    if measure_width(str(papers.max()), ax) + CLOSE > room:
        return False
    for place, base, number in zip(places, bases, papers, strict=True):
        ax.annotate(
            number or "", (place, base), xytext=(0, -1), textcoords="offset points", ha="center", va="top", path_effects=HALO
        )
    return True


def _write_periods(names, room, ax):
    """Write the names of periods below the axis, those of several years in two lines and not all of them where they are many."""
    every = np.arange(len(names))
    broken = [name.replace(BETWEEN, f"{BETWEEN}\n") for name in names]
    labels = list(names) if _is_apart(every, names, room, ax) else broken
    # the last and as many before it, in equal steps, as find room, and the first where it does
    tried = (every[::-1][::step][::-1] for step in range(1, len(names)))
    places = next((some for some in tried if _is_apart(some, labels, room, ax)), every[-1:])
    whole = np.union1d(every[:1], places)
    places = whole if _is_apart(whole, labels, room, ax) else places
    ax.set_xticks(places, [labels[place] for place in places])


def _is_apart(places, labels, room, ax):
    """Whether no two names of neighbours touch."""
    widths = np.array([measure_width(labels[place], ax) for place in places])
    return (np.diff(places) * room >= (widths[1:] + widths[:-1]) / 2 + AIR).all()


def _draw_scales(themes, place, scale, ax):
    """Draw beside each row how high a round share is, one that finds room there."""
    for row in themes.itertuples():
        step = next((step for step in STEPS if step * scale <= row.height), STEPS[-1])
        top = row.base + step * scale
        ax.plot([place, place], [row.base, top], color=INK, linewidth=1, marker="_", markersize=4)
        ax.annotate(f"{step:.0%}", (place, top), (4, 0), textcoords="offset points", va="center")


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
    ax.set_xticks([])
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
    _write_periods(shares.columns, _measure_room(ax), ax)
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
