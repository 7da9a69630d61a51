"""The authors with the most papers, their countries, and how many write how much.

What no paper of the corpus tells is not drawn: a line says which field is missing.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from themeloom.figures.bars import DARK, LIGHT, draw_bars, draw_legend, draw_missing, draw_parts, draw_question, set_log
from themeloom.palette import GREY


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
    bars = draw_bars(ax, authors["author"], authors["papers"], GREY, numbered=False)
    parts = draw_parts(ax, authors["fractional"])
    ax.bar_label(bars, [_describe_author(author) for author in authors.itertuples()], padding=2)
    ax.margins(x=0.7)
    known = authors["h"].notna()
    partly = "" if known.all() else ", where citations are known"
    draw_legend(
        ax, {"papers": bars, "divided by their authors": parts}, note=f"h: h-index within this corpus{partly}" * bool(known.any())
    )
    draw_question(ax, "Who writes most?")
    return ax


def plot_countries(countries: pd.DataFrame, summary: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the countries with the most papers: those of the country alone, and those with others.

    Parameters
    ----------
    countries : DataFrame
        Rows of the part countries of 17_overview, in their order.
    summary : DataFrame
        17_overview; used of it: the papers, and those with a country.
    ax : Axes

    Returns
    -------
    Axes
    """
    if countries.empty:
        return draw_missing(ax, "a known country")
    bars = draw_bars(ax, countries["country"], countries["papers"], LIGHT)
    alone = draw_parts(ax, countries["single"])
    kinds = {"alone": (alone, "single"), "with others": (bars, "multiple")}
    known, papers = summary.set_index("measure")["value"][["papers with a country", "papers"]].astype("int64")
    shown = {meaning: handle for meaning, (handle, column) in kinds.items() if countries[column].any()}
    draw_legend(ax, shown, note=f"countries are known of {known:,} of {papers:,} papers")
    draw_question(ax, "From which countries?")
    return ax


def plot_productivity(productivity: pd.DataFrame, summary: pd.DataFrame, ax: Axes, *, plausible: float) -> Axes:
    """Draw the share of the authors with each number of papers, and that of Lotka's law where it is not ruled out.

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
        holds = chance > plausible
        verdict = "not ruled out" if holds else "ruled out, not drawn"
        bound = f"p = {chance:.3f}, {'above' if holds else 'not above'} {plausible:g}"
        label = f"Lotka's law, exponent {exponent:.2f}:\n{verdict} ({bound})"
        drawn = productivity if holds else productivity.head(0)
        ax.plot(drawn["papers"], drawn["expected"], color=GREY, linewidth=1.2 * holds, label=label)
        ax.legend(loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0.2, frameon=False)  # beside the title, where no dot is
    ax.set(xlabel="papers of an author (log)", ylabel="share of the authors (log)")
    set_log(ax.set_xscale, ax.xaxis, productivity["papers"])
    set_log(ax.set_yscale, ax.yaxis, productivity["share"])
    draw_question(ax, "How many write how much?")
    sns.despine(ax=ax)
    return ax


def _describe_author(author):
    """The papers of an author, the years of these and h, as far as known."""
    known = [] if pd.isna(author.first_year) else sorted({author.first_year, author.last_year})
    years = "–".join(map(str, known))
    h = "" if pd.isna(author.h) else f"h {author.h}"
    return "  ".join(filter(None, [f"{author.papers}", years, h]))
