"""The plot_* functions: data and an Axes in, the Axes out; nothing is computed or saved here."""

import numpy as np
import pandas as pd
import seaborn as sns
import textalloc
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from themeloom.style import (
    COLUMN,
    GREY,
    HALO,
    INK,
    PAGE,
    PALE,
    SMALLEST,
    name_theme,
    pick_color,
    set_style,
    write_plainly,
)

__all__ = [
    "COLUMN",
    "PAGE",
    "plot_strategic_map",
    "plot_term_map",
    "plot_theme_entities",
    "plot_theme_profile",
    "plot_theme_spread",
    "set_style",
]


def plot_term_map(terms, links, ax, *, labels):
    """Draw the terms where the layout puts them, sized by papers and coloured by theme, with their links.

    Parameters
    ----------
    terms : DataFrame
        One row per term: term, x, y, documents, theme, label; the most documented are named first.
    links : DataFrame
        One row per link drawn: x_a, y_a, x_b, y_b, documents, theme (null between themes).
    ax : Axes
    labels : int
        Terms to be named, as many of them as find room without touching another.
    """
    colors = [pick_color(theme) if pd.notna(theme) else PALE for theme in links["theme"]]
    ends = links[["x_a", "y_a", "x_b", "y_b"]].to_numpy().reshape(-1, 2, 2)
    widths = 0.3 + 1.2 * np.sqrt(links["documents"] / links["documents"].max()) if len(links) else []
    ax.add_collection(LineCollection(ends, colors=colors, linewidths=widths, alpha=0.45, zorder=1))
    sizes = 900 * terms["documents"] / terms["documents"].max()
    colors = [pick_color(theme) for theme in terms["theme"]]
    ax.scatter(terms["x"], terms["y"], s=sizes, c=colors, alpha=0.85, linewidths=0.4, edgecolors="white", zorder=2)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()
    ax.margins(0.06)
    handles = [
        Line2D([], [], marker="o", linestyle="", color=pick_color(theme), label=name_theme(theme, label, terms=3))
        for theme, label in terms[["theme", "label"]].dropna().drop_duplicates().sort_values("theme").itertuples(index=False)
    ]
    ax.figure.legend(handles=handles, loc="outside lower left", frameon=False, handletextpad=0.2)
    ax.figure.draw_without_rendering()  # the labels' room is known only when all else has its place
    named = terms.nlargest(labels, "documents")
    _place_labels(ax, named["x"], named["y"], named["term"], x_scatter=terms["x"], y_scatter=terms["y"], draw_all=False)
    return ax


def _place_labels(ax, x, y, texts, **options):
    """Name points where there is room beside the marks; without ``draw_all``, a label that would touch another is left out."""
    textalloc.allocate(
        ax,
        x.to_numpy(),
        y.to_numpy(),
        [write_plainly(text) for text in texts],
        textsize=SMALLEST,
        max_distance=0.1,
        linecolor=GREY,
        linewidth=0.4,
        textcolor=INK,
        path_effects=HALO,
        **options,
    )


def plot_theme_profile(profile, ax):
    """Draw how many papers belong to each theme, with what it is about.

    Parameters
    ----------
    profile : DataFrame
        One row per theme and one for papers without any: theme (null for these), papers, about (text beside the bar).
    """
    rows = np.arange(len(profile))
    ax.barh(rows, profile["papers"], color=[pick_color(theme) for theme in profile["theme"]], height=0.62)
    ax.set_yticks(rows, ["none" if pd.isna(theme) else str(theme) for theme in profile["theme"]])
    ax.invert_yaxis()
    ax.bar_label(ax.containers[0], padding=2, fontweight="bold")
    ax.margins(x=0.2)
    ax.set_xlabel("papers (count)")
    ax.set_ylabel("theme (number)")
    beside = ax.secondary_yaxis("right")
    beside.set_yticks(rows, [write_plainly(about) for about in profile["about"]])
    beside.tick_params(length=0)
    ax.text(1.03, 1, "its strongest terms (papers that hold them)", transform=ax.transAxes, va="bottom", style="italic")
    sns.despine(ax=ax)
    beside.spines["right"].set_visible(False)
    return ax


def plot_strategic_map(measures, ax):
    """Draw themes by centrality and density (Callon), sized by papers, with the quadrants' names.

    Parameters
    ----------
    measures : DataFrame
        One row per theme: theme, label, centrality, density, papers; the lines are at the medians.
    """
    sizes = 60 + 500 * measures["papers"] / measures["papers"].max()
    colors = [pick_color(theme) for theme in measures["theme"]]
    ax.margins(0.22)
    marks = ax.scatter(measures["centrality"], measures["density"], s=sizes, c=colors, edgecolors="white", zorder=2)
    ax.axvline(measures["centrality"].median(), color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    ax.axhline(measures["density"].median(), color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    corners = {
        "niche": (0.01, 0.99),
        "motor": (0.99, 0.99),
        "emerging or declining": (0.01, 0.01),
        "basic": (0.99, 0.01),
    }
    for name, (x, y) in corners.items():
        sides = {"ha": "left" if x < 0.5 else "right", "va": "bottom" if y < 0.5 else "top"}
        ax.text(x, y, name, transform=ax.transAxes, color="#666666", style="italic", fontsize=9, **sides)
    ax.set_xlabel("centrality: ties to other themes (10 × sum of equivalence indices)")
    ax.set_ylabel("density: ties within (100 × sum of equivalence indices / terms)")
    sns.despine(ax=ax)
    ax.figure.draw_without_rendering()
    names = [f"{theme}  {label.split(', ')[0]}" for theme, label in measures[["theme", "label"]].itertuples(index=False)]
    _place_labels(ax, measures["centrality"], measures["density"], names, scatter_plot=marks, draw_all=True)
    return ax


def plot_theme_entities(entities, ax):
    """Draw a matrix of dots: which named things and tasks (rows) the papers of each theme (columns) speak of.

    Parameters
    ----------
    entities : DataFrame
        One row per dot: kind, term, theme, label, papers; rows are drawn in the order met, kinds apart.
    """
    rows = entities[["kind", "term"]].drop_duplicates(ignore_index=True)
    starts = rows["kind"] != rows["kind"].shift()
    rows["height"] = np.arange(len(rows)) + starts.cumsum() * 0.8  # room for a heading over each kind
    y = entities.merge(rows, on=["kind", "term"], how="left")["height"]
    sizes = 260 * entities["papers"] / entities["papers"].max()
    ax.scatter(
        entities["theme"],
        y,
        s=sizes,
        c=[pick_color(theme) for theme in entities["theme"]],
        edgecolors="white",
        linewidths=0.4,
    )
    few = entities["papers"] < entities["papers"].max() / 4
    for theme, height, papers, is_few in zip(entities["theme"], y, entities["papers"], few, strict=True):
        ax.annotate(
            papers,
            (theme, height),
            xytext=(9 if not is_few else 6, 0),
            textcoords="offset points",
            va="center",
            color=INK,
        )
    ax.set_yticks(rows["height"], [write_plainly(term) for term in rows["term"]])
    for kind, height in rows.loc[starts, ["kind", "height"]].itertuples(index=False):
        ax.text(
            -0.02,
            height - 0.85,
            f"{kind}s",
            transform=ax.get_yaxis_transform(),
            ha="right",
            va="center",
            fontweight="bold",
        )
    themes = entities[["theme", "label"]].drop_duplicates().sort_values("theme")
    ax.set_xticks(
        themes["theme"],
        [name_theme(*theme) for theme in themes.itertuples(index=False)],
        rotation=35,
        ha="left",
        rotation_mode="anchor",
    )
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, themes["theme"].max() + 0.8)
    ax.set_ylim(rows["height"].max() + 0.7, rows["height"].min() - 1.5)
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
        One row per theme and slice: theme, label, slice (name, in order), papers, share (of the slice's papers), overall (share
        of all papers).
    along : str
        What the slices are slices of, with its unit.
    """
    themes = spread[["theme", "label", "overall"]].drop_duplicates()
    base = {theme: row for row, theme in enumerate(reversed(themes["theme"].tolist()))}
    slices = {name: at for at, name in enumerate(spread["slice"].drop_duplicates())}
    scale = 0.75 / spread["share"].max()
    foot = spread["theme"].map(base)
    at = spread["slice"].map(slices)
    colors = [pick_color(theme) for theme in spread["theme"]]
    ax.bar(at, spread["share"] * scale, bottom=foot, width=0.82, color=colors)
    heights = themes["theme"].map(base) + themes["overall"] * scale
    even = ax.hlines(
        heights,
        -0.5,
        len(slices) - 0.5,
        colors=INK,
        linewidths=0.8,
        linestyles=":",
        label="the theme's share of all papers",
    )
    for x, y, papers in zip(at, foot + spread["share"] * scale, spread["papers"], strict=True):
        ax.annotate(papers or "", (x, y), xytext=(0, 2), textcoords="offset points", ha="center", va="bottom", path_effects=HALO)
    ax.figure.legend(handles=[even], loc="outside upper right", frameon=False)
    ax.set_yticks(
        themes["theme"].map(base) + 0.3,
        [name_theme(*theme) for theme in themes[["theme", "label"]].itertuples(index=False)],
    )
    ax.set_xticks(list(slices.values()), list(slices))
    ax.set_xlabel(along)
    ax.set_ylabel("share of the slice's papers (number: papers)")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    return ax
