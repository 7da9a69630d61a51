"""The figure of the sensitivity analysis: at how many settings each theme is recovered."""

import textwrap

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch

from themeloom.figures.style import PAGE, draw_notes, draw_nothing
from themeloom.figures.wording import LONGEST_NAME, NARROW_NAME, list_labels
from themeloom.palette import INK, pick_color, pick_hatch
from themeloom.themes import DISSOLVED, STABLE

PALER = 0.4  # opacity of the part of a bar that is recovered, but not for the most part
LONGEST_REASON = 110  # characters of the reason of a failure


def plot_sensitivity(recovered: pd.DataFrame, counted: pd.DataFrame, settings: pd.DataFrame, ax: Axes) -> Axes:
    """Draw at what share of the settings each theme is recovered, and at what share for the most part.

    Parameters
    ----------
    recovered : DataFrame
        One row per theme and setting that ran: theme, own (whether it is the study's), jaccard (overlap with the most similar
        theme of that setting; null where nothing could be compared).
    counted : DataFrame
        One row per theme: theme, label, stability, recovered (settings), of (settings compared).
    settings : DataFrame
        One row per setting: reason (why it failed; empty where it did not).
    ax : Axes

    Returns
    -------
    Axes
    """
    if counted.empty:
        return draw_nothing(ax)
    wide = ax.figure.get_figwidth() >= PAGE
    rows = np.arange(len(counted))
    of = counted["of"].clip(lower=1).to_numpy()
    whole = recovered[~recovered["own"] & (recovered["jaccard"] > STABLE)].groupby("theme").size()
    whole = counted["theme"].map(whole).fillna(0).to_numpy()
    colors = [pick_color(theme) for theme in counted["theme"]]
    hatches = [pick_hatch(theme) for theme in counted["theme"]]
    paler = [to_rgba(color, PALER) for color in colors]
    ax.barh(rows, 100 * counted["recovered"] / of, color=paler, edgecolor=colors, hatch=hatches, linewidth=0.8, height=0.62)
    ax.barh(rows, 100 * whole / of, color=colors, hatch=hatches, height=0.62)
    for row, theme in zip(rows, counted.itertuples(), strict=True):
        ax.text(101, row, f"{theme.recovered} of {theme.of}", va="center")
    ax.set_yticks(rows, list_labels(counted, longest=LONGEST_NAME if wide else NARROW_NAME))
    ax.set(xlim=(0, 100), ylim=(len(counted) - 0.4, -0.6))
    ax.set_xlabel(f"settings at which the theme{' ' if wide else chr(10)}is recovered (percent)", loc="right")
    ax.tick_params(axis="y", length=0)
    sns.despine(ax=ax, left=True)
    grades = {f"most of it (Jaccard index above {STABLE:g})": 1.0, f"recovered (above {DISSOLVED:g})": PALER}
    handles = [
        Patch(facecolor=to_rgba(INK, alpha), edgecolor=INK, linewidth=0.8, label=meaning) for meaning, alpha in grades.items()
    ]
    ax.figure.legend(handles=handles, loc="outside upper right", ncols=2 if wide else 1, frameon=False)
    draw_notes(ax, counted, *_list_failures(settings))
    return ax


def _list_failures(settings):
    """The reasons for which settings failed, each with how many."""
    reasons = settings.loc[settings["reason"] != "", "reason"].value_counts(sort=False)
    lines = [f"failed ({times}): {reason}" for reason, times in reasons.items()]
    return [textwrap.shorten(line, LONGEST_REASON, placeholder=" …") for line in lines]
