"""The figures over time: themes by periods, how they continue, and the terms that rise and fade."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from themeloom.figures.sankey import draw_boxes, draw_labels, draw_line, place_boxes
from themeloom.figures.style import HALO, draw_notes, draw_nothing, format_lines, format_plain, list_labels
from themeloom.palette import GREY, INK, PALE, pick_color

STEPS = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01)  # shares of which one is the scale of the bars
CROWDED = 60  # characters of the periods' names that fit side by side
LONGEST_NAME = 32  # characters of a line beside a box
WIDEST = 14  # points, of a link of inclusion 1


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
    ax.set_xticks(np.arange(len(names)), names, rotation=90 if sum(map(len, names)) > CROWDED else 0)
    ax.set_ylim(bottom=-0.3)
    ax.set_xlabel("year of publication")
    draw_notes(ax, spread, *notes)
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    return ax


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
    names = shares.columns.tolist()
    ax.set_xticks(range(len(names)), names, rotation=90 if sum(map(len, names)) > CROWDED else 0)
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


def plot_evolution(
    themes: pd.DataFrame,
    links: pd.DataFrame,
    ax: Axes,
    *,
    lack: str = "no themes in this corpus",
    notes: Sequence[str] = (),
    nodes: str = "terms",
) -> Axes:
    """Draw the themes of each period as boxes, as high as they have papers, and how they continue as bands between them.

    In the SVG a box leads to the theme's terms and papers in the report, which stands beside it.

    Parameters
    ----------
    themes : DataFrame
        One row per period and theme: period (0, 1, ...), name (of the period), theme, label, papers, whole (the theme of the
        whole study whose colour it has; null for none).
    links : DataFrame
        One row per theme and theme of the next period: period, theme, next, inclusion (the band's width), sure (others are
        dashed).
    ax : Axes
    lack : str
        What is missing where there is nothing to draw (see ``trends.describe_lack``).
    notes : sequence of str
        Lines to stand below.
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    if themes.empty:
        return draw_nothing(ax, lack)
    boxes = _stack_themes(themes)
    for link in links.sort_values("sure").itertuples():
        _draw_link(link, boxes.loc[(link.period, link.theme)], boxes.loc[(link.period + 1, link.next)], ax)
    names = themes.drop_duplicates("period").set_index("period")["name"]
    draw_boxes(boxes, names, ax)
    labels = [_name_box(box) for box in boxes.itertuples()]
    draw_labels(boxes, labels, ax)
    ax.set_xlim(-0.1, names.index.max() + 0.75)
    kinds = {
        "continues, also when papers are drawn again (width: inclusion index)": (True, {"linewidth": 5, "alpha": 0.5}),
        f"shares {nodes}, but not surely": (False, {"linestyle": "--"}),
    }
    shown = {meaning: look for meaning, (sure, look) in kinds.items() if (links["sure"] == sure).any()}
    handles = [Line2D([], [], color=GREY, label=meaning, **look) for meaning, look in shown.items()]
    if handles:
        ax.figure.legend(handles=handles, loc="outside upper left", frameon=False)
    numbered = "number and colour: the theme of the whole study with which it shares most papers; in brackets: papers"
    draw_notes(ax, [], *([numbered] if themes["whole"].notna().any() else []), *notes)
    return ax


def _name_box(box):
    """The number of the theme whose colour a box has, its terms and its papers."""
    label = format_lines(box.label or "no label", width=LONGEST_NAME)
    return f"{'' if pd.isna(box.whole) else f'{box.whole}  '}{label} ({box.papers})"


def _stack_themes(themes):
    """The themes as boxes, by period and theme; themes of one colour stand at like heights."""
    order = themes["whole"].fillna(themes["whole"].max() + 1).fillna(0)
    urls = [f"report.html#evolution-{theme.period}-{theme.theme}" for theme in themes.itertuples()]
    boxes = themes.assign(order=order, column=themes["period"], height=themes["papers"], color=themes["whole"], url=urls)
    boxes = boxes.sort_values(["period", "order", "theme"])
    return place_boxes(boxes).set_index(["period", "theme"], drop=False)


def _draw_link(link, start, end, ax):
    """Draw a link in full, as wide as its inclusion, where it is sure, and else dashed."""
    look = (
        {"linewidth": WIDEST * link.inclusion, "alpha": 0.5} if link.sure else {"linewidth": 1, "linestyle": "--", "alpha": 0.7}
    )
    draw_line(link.period, start.middle, end.middle, ax, edgecolor=pick_color(start.whole), zorder=1 + link.sure, **look)
