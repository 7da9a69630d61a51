"""The sources with the most papers, and Bradford's zones.

What no paper of the corpus tells is not drawn: a line says which field is missing.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from themeloom.figures.bars import DARK, LIGHT, MANY, draw_bars, draw_missing, draw_question, set_log
from themeloom.palette import GREY, INK

ZONES = {1: DARK, 2: LIGHT, 3: GREY}
FIRST = 0.8  # where the logarithmic axis of sources begins


def plot_sources(sources: pd.DataFrame, zones: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the sources with the most papers as bars in the colours of Bradford's zones.

    Parameters
    ----------
    sources : DataFrame
        Rows of the part sources of 17_overview, in their order.
    zones : DataFrame
        Its part zones.
    ax : Axes

    Returns
    -------
    Axes
    """
    if sources.empty:
        return draw_missing(ax, "a source (journal, proceedings or book)")
    draw_bars(ax, sources["source"], sources["papers"], [ZONES[zone] for zone in sources["zone"]])
    core = zones.loc[zones["zone"] == 1].iloc[0]
    share = core["papers"] / zones["papers"].sum()
    meaning = "dark: the core" if sources["zone"].nunique() > 1 else "all are of the core"
    number = int(core["sources"])
    counted = f"{number} source{'s' * (number != 1)} with {share:.0%} of the papers"
    draw_question(ax, f"Which sources publish most? ({meaning}, {counted})")
    return ax


def plot_zones(sources: pd.DataFrame, zones: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the share of the papers that the first sources hold together, over Bradford's zones.

    Parameters
    ----------
    sources, zones : DataFrame
        The parts sources and zones of 17_overview.
    ax : Axes

    Returns
    -------
    Axes
    """
    if sources.empty:
        return draw_missing(ax, "a source")
    share = sources["papers"].cumsum() / sources["papers"].sum()
    start = 0.5
    for zone in zones.itertuples():
        end = start + zone.sources
        ax.axvspan(start, end, color=ZONES[zone.zone], alpha=0.25, linewidth=0)
        ax.axvline(end, color=INK, linewidth=0.6)
        place = (max(start, FIRST) * end) ** 0.5  # the middle of a logarithmic axis
        ax.text(place, 1, f"{zone.sources}", transform=ax.get_xaxis_transform(), ha="center", va="bottom")
        start = end
    ranks = range(1, len(share) + 1)
    ax.plot(ranks, share, color=INK, marker="." if len(share) < MANY else "", linewidth=1.2)
    ax.set(xlim=(FIRST, start), ylim=(0, 1.02), xlabel="sources, those with the most papers first (log)")
    set_log(ax.set_xscale, ax.xaxis, ranks)
    ax.yaxis.set_major_formatter(PercentFormatter(1))
    ax.set_ylabel("share of the papers")
    draw_question(ax, "How few sources hold a third of the papers? (numbers above: the sources of each zone)")
    sns.despine(ax=ax)
    return ax
