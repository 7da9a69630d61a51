"""The figures of the themes: their papers, and what their papers mention."""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from themeloom.figures.style import draw_notes, draw_nothing, format_lines, format_plain, format_theme, list_labels
from themeloom.palette import PALE, pick_color

LONGEST_LINE = 80  # characters beside a bar; longer texts leave the bars no room


def plot_theme_profile(profile: pd.DataFrame, ax: Axes) -> Axes:
    """Draw how many papers belong to each theme, and what it is about.

    Parameters
    ----------
    profile : DataFrame
        One row per theme and one for papers without any: theme (null for these), papers, about (text beside the bar),
        stability.
    ax : Axes

    Returns
    -------
    Axes
    """
    rows = np.arange(len(profile))
    ax.barh(rows, profile["papers"], color=[pick_color(theme) for theme in profile["theme"]], height=0.62)
    marks = profile[["theme", "stability"]].itertuples(index=False)
    ax.set_yticks(rows, ["none" if pd.isna(theme) else format_theme(theme, "", mark).strip() for theme, mark in marks])
    draw_notes(ax, profile["stability"])
    ax.invert_yaxis()
    ax.bar_label(ax.containers[0], padding=2, fontweight="bold")
    ax.margins(x=0.2)
    ax.set_xlabel("papers (count)")
    ax.set_ylabel("theme")
    beside = ax.secondary_yaxis("right")
    beside.set_yticks(rows, [format_plain(format_lines(about, width=LONGEST_LINE)) for about in profile["about"]])
    beside.tick_params(length=0)
    ax.text(
        1.03, 1, "its label's terms, then its strongest (documents of each)", transform=ax.transAxes, va="bottom", style="italic"
    )
    sns.despine(ax=ax)
    beside.spines["right"].set_visible(False)
    return ax


def plot_theme_entities(entities: pd.DataFrame, ax: Axes) -> Axes:
    """Draw a matrix of dots: which terms of each kind (rows) the papers of each theme (columns) mention.

    Parameters
    ----------
    entities : DataFrame
        One row per dot: kind, term, theme, label, stability, papers; rows are drawn in the order met, kinds apart.
    ax : Axes

    Returns
    -------
    Axes
    """
    if entities.empty:
        return draw_nothing(ax)
    rows = entities[["kind", "term"]].drop_duplicates(ignore_index=True)
    starts = rows["kind"] != rows["kind"].shift()
    rows["height"] = np.arange(len(rows)) + starts.cumsum() * 0.8  # room for a heading over each kind
    _draw_counts(entities, entities.merge(rows, on=["kind", "term"], how="left")["height"], ax)
    ax.set_yticks(rows["height"], [format_plain(term) for term in rows["term"]])
    for kind, height in rows.loc[starts, ["kind", "height"]].itertuples(index=False):
        ax.text(-0.02, height - 0.85, f"{kind}s", transform=ax.get_yaxis_transform(), ha="right", va="center", fontweight="bold")
    themes = entities[["theme", "label", "stability"]].drop_duplicates().sort_values("theme")
    turn = 35 if len(themes) <= 8 else 90
    ax.set_xticks(themes["theme"], list_labels(themes), rotation=turn, ha="left", rotation_mode="anchor")
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, themes["theme"].max() + 0.8)
    ax.set_ylim(rows["height"].max() + 0.7, rows["height"].min() - 1.5)
    draw_notes(ax, entities["stability"])
    ax.set_xlabel("theme; number beside a dot: papers of the theme that mention it")
    ax.tick_params(length=0)
    ax.grid(axis="y", color=PALE, linewidth=0.5)
    ax.set_axisbelow(True)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def _draw_counts(entities, heights, ax):
    """Draw a dot for each row at its height, sized by papers, with their number beside it."""
    sizes = 260 * min(1, 8 / entities["theme"].nunique()) * entities["papers"] / entities["papers"].max()
    colors = [pick_color(theme) for theme in entities["theme"]]
    ax.scatter(entities["theme"], heights, s=sizes, c=colors, edgecolors="white", linewidths=0.4)
    for theme, height, papers, size in zip(entities["theme"], heights, entities["papers"], sizes, strict=True):
        ax.annotate(papers, (theme, height), xytext=(2 + np.sqrt(size) / 2, 0), textcoords="offset points", va="center")
