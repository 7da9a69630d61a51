"""The figures of the corpus as a whole: its years, sources, authors and countries.

What no paper of the corpus tells is not drawn: a line says which field is missing.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from themeloom.figures.bars import DARK, LIGHT, MANY, draw_bars, draw_missing, draw_question, set_log
from themeloom.palette import GREY, INK, PALE

ZONES = {1: DARK, 2: LIGHT, 3: PALE}
FIRST = 0.8  # where the logarithmic axis of sources begins


def plot_years(years: pd.DataFrame, summary: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the papers of each year as bars, and those of steady growth as a line.

    Parameters
    ----------
    years : DataFrame
        The part years of 17_overview.
    summary : DataFrame
        17_overview; used of it: the growth, and the papers without a year.
    ax : Axes

    Returns
    -------
    Axes
    """
    if years.empty:
        return draw_missing(ax, "a year")
    values = summary.set_index("measure")["value"]
    ax.bar(years["year"], years["papers"], color=LIGHT, width=0.8, label="papers")
    if years["expected"].notna().all():
        low, high = values[["steady growth, low", "steady growth, high"]]
        label = f"steady growth of {values['steady growth']:+.1%} a year (95 %: {low:+.1%} to {high:+.1%})"
        ax.plot(years["year"], years["expected"], color=DARK, linewidth=1.5, label=label)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    undated = int(values["papers without a year"])
    ax.set_xlabel("year of publication" + (f" (papers without one: {undated})" if undated else ""))
    ax.set_ylabel("papers (count)")
    ax.figure.legend(loc="outside lower left", ncols=2, frameon=False)
    draw_question(ax, "How many papers a year?")
    sns.despine(ax=ax)
    return ax


def plot_sources(sources: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the sources with the most papers as bars, coloured by Bradford's zones.

    Parameters
    ----------
    sources : DataFrame
        Rows of the part sources of 17_overview, in their order.
    ax : Axes

    Returns
    -------
    Axes
    """
    if sources.empty:
        return draw_missing(ax, "a source (journal, proceedings or book)")
    draw_bars(ax, sources["source"], sources["papers"], [ZONES[zone] for zone in sources["zone"]])
    draw_question(ax, "Which sources publish most? (dark: the core, which holds a third of the papers)")
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
        ax.axvspan(start, end, color=ZONES[zone.zone], alpha=0.35, linewidth=0)
        place = (max(start, FIRST) * end) ** 0.5  # the middle of a logarithmic axis
        ax.text(place, 1, f"{zone.sources}", transform=ax.get_xaxis_transform(), ha="center", va="bottom")
        start = end
    ax.plot(range(1, len(share) + 1), share, color=INK, marker="." if len(share) < MANY else "", linewidth=1.2)
    ax.set(xlim=(FIRST, start), ylim=(0, 1.02), xlabel="sources, those with the most papers first (log)")
    set_log(ax.set_xscale, ax.xaxis, len(share))
    ax.yaxis.set_major_formatter(PercentFormatter(1))
    ax.set_ylabel("share of the papers")
    draw_question(ax, "How many sources hold the first, the second and the last third of the papers?")
    sns.despine(ax=ax)
    return ax


def plot_authors(authors: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the authors with the most papers: a bar of their papers, in it one of their fractional count, and their years and h.

    Parameters
    ----------
    authors : DataFrame
        Rows of the part authors of 17_overview, in their order.
    ax : Axes

    Returns
    -------
    Axes
    """
    if authors.empty:
        return draw_missing(ax, "an author")
    bars = draw_bars(ax, authors["author"], authors["papers"], PALE, numbered=False)
    parts = ax.barh(range(len(authors)), authors["fractional"], color=DARK, height=0.62)
    ax.bar_label(bars, [_describe_author(author) for author in authors.itertuples()], padding=2)
    ax.margins(x=0.7)
    ax.figure.legend([bars, parts], ["papers", "divided by their authors"], loc="outside lower left", ncols=2, frameon=False)
    draw_question(ax, "Who writes most?")
    return ax


def plot_countries(countries: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the countries with the most papers: those of the country alone, and those with others.

    Parameters
    ----------
    countries : DataFrame
        Rows of the part countries of 17_overview, in their order.
    ax : Axes

    Returns
    -------
    Axes
    """
    if countries.empty:
        return draw_missing(ax, "a known country")
    bars = draw_bars(ax, countries["country"], countries["papers"], LIGHT)
    alone = ax.barh(range(len(countries)), countries["single"], color=DARK, height=0.62)
    ax.figure.legend([alone, bars], ["alone", "with others"], loc="outside lower left", ncols=2, frameon=False)
    draw_question(ax, "From which countries?")
    return ax


def plot_productivity(productivity: pd.DataFrame, summary: pd.DataFrame, ax: Axes, *, plausible: float) -> Axes:
    """Draw the share of the authors with each number of papers, and that of Lotka's law.

    Parameters
    ----------
    productivity : DataFrame
        The part productivity of 17_overview.
    summary : DataFrame
        17_overview; used of it: Lotka's exponent and fit.
    ax : Axes
    plausible : float
        Chance above which the law is not ruled out.

    Returns
    -------
    Axes
    """
    if productivity.empty:
        return draw_missing(ax, "an author")
    values = summary.set_index("measure")["value"]
    ax.scatter(productivity["papers"], productivity["share"], s=14, color=DARK, zorder=3)
    if productivity["expected"].notna().all():
        exponent, chance = values[["Lotka's exponent", "Lotka's fit"]]
        holds = "not ruled out" if chance > plausible else "ruled out"
        label = f"Lotka's law, exponent {exponent:.2f}:\n{holds} (p = {chance:.3f})"
        ax.plot(productivity["papers"], productivity["expected"], color=GREY, linewidth=1.2, label=label)
        ax.legend(loc="upper right", frameon=False)
    ax.set(xlabel="papers of an author (log)", ylabel="share of the authors (log)")
    set_log(ax.set_xscale, ax.xaxis, productivity["papers"].max() / productivity["papers"].min())
    set_log(ax.set_yscale, ax.yaxis, productivity["share"].max() / productivity["share"].min())
    draw_question(ax, "How many write how much?")
    sns.despine(ax=ax)
    return ax


def _describe_author(author):
    """The papers of an author, the years of these and h, as far as known."""
    known = [] if pd.isna(author.first_year) else sorted({author.first_year, author.last_year})
    years = "–".join(map(str, known))
    h = "" if pd.isna(author.h) else f"h {author.h}"
    return "  ".join(filter(None, [f"{author.papers}", years, h]))
