"""The figures of how sure the themes are: what comes back in other samples, from other seeds, at other settings."""

import textwrap
from itertools import pairwise

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.lines import Line2D

from themeloom.figures.style import add_notes, say_none, write_plainly, write_theme
from themeloom.palette import GREY, INK, PALE, pick_color
from themeloom.themes import DISSOLVED, STABLE

# way -> marker, its size, what it means
WAYS = {"sample": ("o", 36, "samples of papers"), "seed": ("D", 18, "other seeds"), "resolution": ("^", 22, "other resolutions")}
ZONES = {"dissolved": (0, DISSOLVED, "#EFEFEF"), "doubtful": (DISSOLVED, STABLE, "#F8F8F8"), "stable": (STABLE, 1, "white")}
SHIFTS = {"sample": 0.0, "seed": -0.24, "resolution": 0.24}  # so that marks at one place do not hide each other
DOT, SQUARE = 5, 70  # sizes of the marks of what is not found and of what is
# Jaccard index above which, how dark, what it means
FOUND = (
    (DISSOLVED, 0.4, f"more than half (Jaccard index above {DISSOLVED:g})".replace("0.", ".")),
    (STABLE, 1.0, f"most of it (above {STABLE:g})".replace("0.", ".")),
)
WIDEST, LONGEST_REASON = 50, 110  # characters of a line of a core, and of the reason of a failure


def plot_returns(stability, ax):
    """Draw how much of each theme comes back, by way: the mean Jaccard index, with the interval of the samples.

    Parameters
    ----------
    stability : DataFrame
        One row per theme and way: theme, label, way, jaccard, low, high, stability (the theme's mark).
    ax : Axes
    """
    if stability.empty:
        return say_none(ax)
    for name, (low, high, color) in ZONES.items():
        ax.axvspan(low, high, color=color, zorder=0)
        ax.text((low + high) / 2, 1, name, transform=ax.get_xaxis_transform(), ha="center", va="bottom", style="italic")
    themes = stability.drop_duplicates("theme")
    rows, handles = pd.Series(range(len(themes)), index=themes["theme"]), []
    for way, told in stability.groupby("way", sort=False):
        marker, size, meaning = WAYS[way]
        at, colors = told["theme"].map(rows) + SHIFTS[way], [pick_color(theme) for theme in told["theme"]]
        faces = colors if way == "sample" else "white"
        ax.scatter(told["jaccard"], at, marker=marker, s=size, facecolors=faces, edgecolors=colors, zorder=2)
        handles.append(
            Line2D([], [], marker=marker, linestyle="", color=INK, mfc=INK if way == "sample" else "white", label=meaning)
        )
        if way == "sample":
            ax.hlines(at, told["low"], told["high"], colors=colors, linewidth=2)
            handles.append(Line2D([], [], linewidth=2, color=INK, label="95 % of the samples"))
    names = [write_theme(*theme, terms=2) for theme in themes[["theme", "label", "stability"]].itertuples(index=False)]
    ax.set_yticks(rows, names)
    ax.set(xlim=(0, 1.02), ylim=(len(rows) - 0.5, -0.5), xlabel="part that comes back (mean Jaccard index)")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    ax.figure.legend(handles=handles, loc="outside upper center", ncols=4, frameon=False)
    return ax


def plot_stays(stability, ax):
    """Draw, in the rows of ``plot_returns``, how often a theme keeps its quadrant, and what part of its papers, in the samples.

    ``stability``: one row per theme and way: theme, way, quadrant, papers (null for a theme without papers).
    """
    told = stability[stability["way"] == "sample"]
    if told.empty:
        ax.set_axis_off()
        return ax
    shares = told[["papers", "quadrant"]].to_numpy(dtype=float)
    ax.imshow(shares, cmap="Greys", vmin=0, vmax=1.4, aspect="auto")
    for (row, column), share in np.ndenumerate(shares):
        ax.text(column, row, "–" if np.isnan(share) else f"{share:.0%}", ha="center", va="center", color=INK)
    ax.set_xticks([0, 1], ["papers\nthat stay", "same\nquadrant"])
    ax.xaxis.tick_top()
    ax.set_yticks([])
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def plot_together(pairs, terms, ax):
    """Draw for each pair of terms in how many samples they share a theme, as a matrix with the themes' borders.

    Parameters
    ----------
    pairs : DataFrame
        One row per pair: a, b, together.
    terms : DataFrame
        One row per term, in the order of rows and columns: term, theme (null terms last).
    ax : Axes
    """
    there = pd.Index(terms["term"])
    matrix = np.eye(len(there))
    a, b = there.get_indexer(pairs["a"]), there.get_indexer(pairs["b"])
    matrix[a, b] = matrix[b, a] = pairs["together"]
    image = ax.imshow(matrix, cmap="Greys", vmin=0, vmax=1, interpolation="nearest")
    ends = terms.groupby("theme").size().cumsum()
    for theme, end in ends.items():
        start = end - (terms["theme"] == theme).sum()
        square = np.array([[start, start, end, end, start], [start, end, end, start, start]]) - 0.5
        ax.plot(*square, color=pick_color(theme), linewidth=1.2)
    middles = ends - terms.groupby("theme").size() / 2 - 0.5
    ax.set_xticks(middles, middles.index)
    ax.set_yticks(middles, middles.index)
    ax.set(xlabel="theme", ylabel="theme")
    label = "samples in which two terms share a theme (share)"
    ax.figure.colorbar(image, ax=ax, location="bottom", shrink=0.9, aspect=40, label=label)
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def plot_cores(cores, ax):
    """Write the cores of the themes, one below the other, with the colour and number of the theme that holds most of each.

    ``cores``: one row per core: theme (null for none), together, about (terms).
    """
    ax.set_axis_off()
    lines = 0
    ax.set_title("cores: terms that stay together (in so many samples)", loc="left", fontsize=9)
    for core in cores.itertuples():
        text = textwrap.wrap(f"{core.about} ({core.together:.0%})", WIDEST, break_long_words=False)
        ax.plot(0, -lines, "o", color=pick_color(core.theme), markersize=6)
        ax.text(0.03, -lines, "" if pd.isna(core.theme) else core.theme, va="center", fontweight="bold")
        ax.text(0.08, -lines, write_plainly(text[0]), va="center")
        for line in text[1:]:
            lines += 1
            ax.text(0.08, -lines, write_plainly(line), va="center")
        lines += 1.35
    ax.set(xlim=(-0.03, 1), ylim=(-max(lines, 1), 0.8))
    return ax


def plot_settings(found, counted, settings, ax, *, knobs):
    """Draw which themes (rows) are found at which settings (columns), with the settings' knobs below.

    Parameters
    ----------
    found : DataFrame
        One row per theme and setting that ran: theme, setting, jaccard (overlap with the most similar theme there; null,
        and no mark, where nothing could be compared).
    counted : DataFrame
        One row per theme: theme, label, stability, found (settings), of (settings compared), told (in words).
    settings : DataFrame
        One row per setting: setting (0, 1, ...), the knobs, own (whether they are the study's), reason (why it failed; empty
        where it did not).
    ax : Axes
    knobs : list of str
        Columns of ``settings``, the slowest to change first.
    """
    if counted.empty:
        return say_none(ax)
    row_of = pd.Series(range(len(counted)), index=counted["theme"])
    missed = found[found["jaccard"] <= FOUND[0][0]]
    ax.scatter(missed["setting"], missed["theme"].map(row_of), marker="s", s=DOT, c=GREY)
    handles = [Line2D([], [], marker="s", linestyle="", color=GREY, markersize=DOT**0.5, label="not found")]
    for (above, alpha, meaning), (below, *_) in pairwise([*FOUND, (1,)]):
        there = found[found["jaccard"].gt(above) & found["jaccard"].le(below)]
        colors = [pick_color(theme) for theme in there["theme"]]
        ax.scatter(there["setting"], there["theme"].map(row_of), marker="s", s=SQUARE, c=colors, alpha=alpha, linewidths=0)
        handles.append(Line2D([], [], marker="s", ls="", color=INK, mew=0, alpha=alpha, markersize=SQUARE**0.5, label=meaning))
    _mark_settings(settings, len(counted), ax)
    heights = len(counted) + 0.2 + 0.8 * np.arange(len(knobs))
    for knob, height in zip(knobs, heights, strict=True):
        _write_values(ax, [f"{value:g}" if isinstance(value, float) else str(value) for value in settings[knob]], height)
    names = [write_theme(*theme) for theme in counted[["theme", "label", "stability"]].itertuples(index=False)]
    ax.set_yticks([*row_of, *heights], [*names, *[knob.replace("_", " ") for knob in knobs]])
    for row, theme in zip(row_of, counted.itertuples(), strict=True):
        ax.text(len(settings) - 0.2, row, f"{theme.told}: {theme.found} of {theme.of}", va="center")
    ax.set(xlim=(-0.7, len(settings) + 0.2), ylim=(heights.max(initial=len(counted)) + 0.5, -0.7), xticks=[])
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    ax.figure.legend(handles=handles, loc="outside upper center", ncols=3, frameon=False)
    reasons = settings.loc[settings["reason"] != "", "reason"].value_counts(sort=False).items()
    told = [textwrap.shorten(f"failed ({times}): {reason}", LONGEST_REASON, placeholder=" …") for reason, times in reasons]
    add_notes(ax, counted["stability"], *told)
    return ax


def _mark_settings(settings, rows, ax):
    """Say over so many rows which settings failed, and above them which is the study's own."""
    for setting in settings.loc[settings["reason"] != "", "setting"]:
        ax.axvspan(setting - 0.45, setting + 0.45, color=PALE, zorder=0)
        ax.text(setting, (rows - 1) / 2, "failed", rotation=90, ha="center", va="center", style="italic")
    for setting in settings.loc[settings["own"], "setting"]:
        ax.text(setting, -0.7, "study", rotation=90, ha="center", va="bottom", style="italic")


def _write_values(ax, values, height):
    """Write a knob's values below the settings that have them, neighbours with the same value once, over a line."""
    starts = [at for at, value in enumerate(values) if at == 0 or value != values[at - 1]]
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        ax.hlines(height - 0.36, start - 0.35, end - 0.65, colors=GREY, linewidth=0.8)
        ax.text((start + end - 1) / 2, height, values[start].replace("_", " "), ha="center", va="center")
