"""The figure of the sensitivity analysis: which themes are recovered at which settings."""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from themeloom.figures.style import draw_notes, draw_nothing, list_labels
from themeloom.palette import GREY, INK, PALE, pick_color
from themeloom.themes import DISSOLVED, STABLE


class Grade(NamedTuple):
    """How a theme is drawn that is recovered with a Jaccard index above a value and up to another."""

    above: float
    up_to: float
    alpha: float
    meaning: str


GRADES = (
    Grade(DISSOLVED, STABLE, 0.4, f"recovered (Jaccard index above {DISSOLVED:g})"),
    Grade(STABLE, 1, 1.0, f"most of it (above {STABLE:g})"),
)
DOT = 5  # size of the mark of what is not recovered
SQUARE = 70  # and of what is
LONGEST_REASON = 110  # characters of the reason of a failure


def plot_sensitivity(
    recovered: pd.DataFrame, counted: pd.DataFrame, settings: pd.DataFrame, ax: Axes, *, parameters: Sequence[str]
) -> Axes:
    """Draw which themes (rows) are recovered at which settings (columns), with the settings' parameters below.

    Parameters
    ----------
    recovered : DataFrame
        One row per theme and setting that ran: theme, setting, jaccard (overlap with the most similar theme of that setting;
        null, and no mark, where nothing could be compared).
    counted : DataFrame
        One row per theme: theme, label, stability, recovered (settings), of (settings compared), verdict (in words).
    settings : DataFrame
        One row per setting: setting (0, 1, ...), the parameters, own (whether they are the study's), reason (why it failed;
        empty where it did not).
    ax : Axes
    parameters : sequence of str
        Columns of ``settings``, the slowest to change first.

    Returns
    -------
    Axes
    """
    if counted.empty:
        return draw_nothing(ax)
    row_of = pd.Series(range(len(counted)), index=counted["theme"])
    handles = _draw_recovered(recovered, recovered["theme"].map(row_of), ax)
    _mark_settings(settings, len(counted), ax)
    heights = len(counted) + 0.2 + 0.8 * np.arange(len(parameters))
    for parameter, height in zip(parameters, heights, strict=True):
        _draw_values(ax, [_format_value(value) for value in settings[parameter]], height)
    ax.set_yticks([*row_of, *heights], [*list_labels(counted), *[_format_value(parameter) for parameter in parameters]])
    for row, theme in zip(row_of, counted.itertuples(), strict=True):
        ax.text(len(settings) - 0.2, row, f"{theme.verdict}: {theme.recovered} of {theme.of}", va="center")
    ax.set(xlim=(-0.7, len(settings) + 0.2), ylim=(heights.max(initial=len(counted)) + 0.5, -0.7), xticks=[])
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    ax.figure.legend(handles=handles, loc="outside upper center", ncols=3, frameon=False)
    draw_notes(ax, counted["stability"], *_list_failures(settings))
    return ax


def _draw_recovered(recovered, rows, ax):
    """Draw a mark for each theme and setting; return the legend's entries."""
    missed = recovered["jaccard"] <= GRADES[0].above
    ax.scatter(recovered.loc[missed, "setting"], rows[missed], marker="s", s=DOT, c=GREY)
    handles = [Line2D([], [], marker="s", linestyle="", color=GREY, markersize=DOT**0.5, label="not recovered")]
    for grade in GRADES:
        chosen = recovered["jaccard"].gt(grade.above) & recovered["jaccard"].le(grade.up_to)
        ax.scatter(
            recovered.loc[chosen, "setting"],
            rows[chosen],
            marker="s",
            s=SQUARE,
            c=[pick_color(theme) for theme in recovered.loc[chosen, "theme"]],
            alpha=grade.alpha,
            linewidths=0,
        )
        handle = Line2D([], [], marker="s", linestyle="", color=INK, markeredgewidth=0, markersize=SQUARE**0.5)
        handle.set(alpha=grade.alpha, label=grade.meaning)
        handles.append(handle)
    return handles


def _mark_settings(settings, rows, ax):
    """Mark over so many rows which settings failed, and above them which is the study's own."""
    for setting in settings.loc[settings["reason"] != "", "setting"]:
        ax.axvspan(setting - 0.45, setting + 0.45, color=PALE, zorder=0)
        ax.text(setting, (rows - 1) / 2, "failed", rotation=90, ha="center", va="center", style="italic")
    for setting in settings.loc[settings["own"], "setting"]:
        ax.text(setting, -0.7, "study", rotation=90, ha="center", va="bottom", style="italic")


def _format_value(value):
    return f"{value:g}" if isinstance(value, float) else str(value).replace("_", " ")


def _draw_values(ax, values, height):
    """Write a parameter's values below the settings that have them, neighbours with the same value once, over a line."""
    starts = [place for place, value in enumerate(values) if place == 0 or value != values[place - 1]]
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        ax.hlines(height - 0.36, start - 0.35, end - 0.65, colors=GREY, linewidth=0.8)
        ax.text((start + end - 1) / 2, height, values[start], ha="center", va="center")


def _list_failures(settings):
    """The reasons for which settings failed, each with how many."""
    reasons = settings.loc[settings["reason"] != "", "reason"].value_counts(sort=False)
    lines = [f"failed ({times}): {reason}" for reason, times in reasons.items()]
    return [textwrap.shorten(line, LONGEST_REASON, placeholder=" …") for line in lines]
