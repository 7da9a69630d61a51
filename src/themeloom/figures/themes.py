"""The plot_* functions: data and an Axes in, the Axes out; nothing is computed or saved here."""

import re
import textwrap

import numpy as np
import pandas as pd
import seaborn as sns

from themeloom.figures.maps import plot_strategic_map, plot_term_map
from themeloom.figures.robustness import plot_cores, plot_returns, plot_settings, plot_stays, plot_together
from themeloom.figures.style import COLUMN, HALO, PAGE, add_notes, say_none, set_style, write_plainly, write_theme
from themeloom.palette import INK, PALE, pick_color

LONGEST_LINE = 80  # characters beside a bar; longer texts leave the bars no room
CROWDED = 60  # characters of slice names that fit side by side

__all__ = [
    "COLUMN",
    "PAGE",
    "plot_cores",
    "plot_returns",
    "plot_settings",
    "plot_stays",
    "plot_strategic_map",
    "plot_term_map",
    "plot_theme_entities",
    "plot_theme_profile",
    "plot_theme_spread",
    "plot_together",
    "set_style",
]


def plot_theme_profile(profile, ax):
    """Draw how many papers belong to each theme, with what it is about.

    Parameters
    ----------
    profile : DataFrame
        One row per theme and one for papers without any: theme (null for these), papers, about (text beside the bar),
        stability.
    """
    rows = np.arange(len(profile))
    ax.barh(rows, profile["papers"], color=[pick_color(theme) for theme in profile["theme"]], height=0.62)
    told = profile[["theme", "stability"]].itertuples(index=False)
    ax.set_yticks(rows, ["none" if pd.isna(theme) else write_theme(theme, "", mark).strip() for theme, mark in told])
    add_notes(ax, profile["stability"])
    ax.invert_yaxis()
    ax.bar_label(ax.containers[0], padding=2, fontweight="bold")
    ax.margins(x=0.2)
    ax.set_xlabel("papers (count)")
    ax.set_ylabel("theme")
    beside = ax.secondary_yaxis("right")
    beside.set_yticks(rows, [write_plainly(_fold_lines(about)) for about in profile["about"]])
    beside.tick_params(length=0)
    ax.text(1.03, 1, "its strongest terms (papers that hold them)", transform=ax.transAxes, va="bottom", style="italic")
    sns.despine(ax=ax)
    beside.spines["right"].set_visible(False)
    return ax


def _fold_lines(about):
    """Break a long enumeration into two lines at most, behind commas only."""
    whole = re.sub(r"(?<!,) ", "\u00a0", about)
    return "\n".join(textwrap.wrap(whole, LONGEST_LINE, break_on_hyphens=False, max_lines=2, placeholder=" …"))


def plot_theme_entities(entities, ax):
    """Draw a matrix of dots: which named things and tasks (rows) the papers of each theme (columns) speak of.

    Parameters
    ----------
    entities : DataFrame
        One row per dot: kind, term, theme, label, stability, papers; rows are drawn in the order met, kinds apart.
    """
    if entities.empty:
        return say_none(ax)
    rows = entities[["kind", "term"]].drop_duplicates(ignore_index=True)
    starts = rows["kind"] != rows["kind"].shift()
    rows["height"] = np.arange(len(rows)) + starts.cumsum() * 0.8  # room for a heading over each kind
    y = entities.merge(rows, on=["kind", "term"], how="left")["height"]
    sizes = 260 * min(1, 8 / entities["theme"].nunique()) * entities["papers"] / entities["papers"].max()
    ax.scatter(
        entities["theme"], y, s=sizes, c=[pick_color(theme) for theme in entities["theme"]], edgecolors="white", linewidths=0.4
    )
    for theme, height, papers, size in zip(entities["theme"], y, entities["papers"], sizes, strict=True):
        ax.annotate(papers, (theme, height), xytext=(2 + np.sqrt(size) / 2, 0), textcoords="offset points", va="center")
    ax.set_yticks(rows["height"], [write_plainly(term) for term in rows["term"]])
    for kind, height in rows.loc[starts, ["kind", "height"]].itertuples(index=False):
        ax.text(-0.02, height - 0.85, f"{kind}s", transform=ax.get_yaxis_transform(), ha="right", va="center", fontweight="bold")
    themes = entities[["theme", "label", "stability"]].drop_duplicates().sort_values("theme")
    names = [write_theme(*theme) for theme in themes.itertuples(index=False)]
    ax.set_xticks(themes["theme"], names, rotation=35 if len(names) <= 8 else 90, ha="left", rotation_mode="anchor")
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, themes["theme"].max() + 0.8)
    ax.set_ylim(rows["height"].max() + 0.7, rows["height"].min() - 1.5)
    add_notes(ax, entities["stability"])
    ax.set_xlabel("theme; number beside a dot: papers of the theme that mention it")
    ax.tick_params(length=0)
    ax.grid(axis="y", color=PALE, linewidth=0.5)
    ax.set_axisbelow(True)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def plot_theme_spread(spread, ax, *, along):
    """Draw each theme's share of the papers, slice by slice, as a row of bars over a line at its share of all.

    Parameters
    ----------
    spread : DataFrame
        One row per theme and slice: theme, label, stability, slice (name, in order), papers, share (of the slice's papers),
        overall (share of all papers).
    along : str
        What the slices are slices of, with its unit.
    """
    if spread.empty:
        return say_none(ax)
    themes = spread[["theme", "label", "stability", "overall"]].drop_duplicates()
    themes["base"] = np.arange(len(themes))[::-1]
    foot = spread["theme"].map(themes.set_index("theme")["base"])
    at, slices = pd.factorize(spread["slice"])
    scale = 0.75 / max(spread["share"].max(), 1e-9)
    bars = ax.bar(at, spread["share"] * scale, bottom=foot, width=0.82, color=[pick_color(theme) for theme in spread["theme"]])
    ax.bar_label(bars, [papers or "" for papers in spread["papers"]], padding=2, path_effects=HALO)
    even = ax.hlines(
        themes["base"] + themes["overall"] * scale, -0.5, len(slices) - 0.5, colors=INK, linewidths=0.8, linestyles=":"
    )
    handles, meanings = [bars, even], ["share of the slice's papers (number: papers)", "the theme's share of all papers"]
    ax.figure.legend(handles, meanings, loc="outside upper right", ncols=2, frameon=False)
    told = themes[["theme", "label", "stability"]].itertuples(index=False)
    names = [write_theme(*theme) for theme in told]
    ax.set_yticks(themes["base"] + 0.3, names)
    crowded = sum(map(len, slices)) > CROWDED
    ax.set_xticks(np.arange(len(slices)), slices, rotation=90 if crowded else 0)
    ax.set_xlabel(along)
    add_notes(ax, spread["stability"])
    ax.set_ylabel("theme")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    return ax
