"""The figures of the corpus as a whole: its years, sources, authors and countries.

What no paper of the corpus tells is not drawn: a line says which field is missing.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from themeloom.figures.bars import DARK, LIGHT, MANY, draw_bars, draw_missing, draw_question, set_log
from themeloom.overview import measure_explained
from themeloom.palette import GREY, INK

ZONES = {1: DARK, 2: LIGHT, 3: GREY}
FITS = 0.5  # share of the variance of the years that steady growth explains, from which it is said to be there
FIRST = 0.8  # where the logarithmic axis of sources begins


def plot_years(years: pd.DataFrame, summary: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the papers of each year as bars, and those of steady growth as a line where they grow so.

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
        drawn = years if is_growing(years, values) else years.head(0)
        ax.plot(
            drawn["year"], drawn["expected"], color=DARK, linewidth=1.5 if len(drawn) else 0, label=describe_growth(years, values)
        )
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    undated = int(values["papers without a year"])
    ax.set_xlabel("year of publication" + (f" (papers without one: {undated})" if undated else ""))
    ax.set_ylabel("papers (count)")
    ax.figure.legend(loc="outside lower left", ncols=2, frameon=False)
    draw_question(ax, "How many papers a year?")
    sns.despine(ax=ax)
    return ax


def describe_growth(years: pd.DataFrame, values: pd.Series) -> str:
    """Describe the growth in the words of the legend: its rate, or why there is none to speak of.

    Parameters
    ----------
    years : DataFrame
        As ``plot_years`` takes them.
    values : Series
        Of 17_overview, by measure.

    Returns
    -------
    str
    """
    low, high = values[["steady growth, low", "steady growth, high"]]
    interval = f"95 %: {low:+.1%} to {high:+.1%} a year"
    if low <= 0 <= high:
        return f"no growth beyond chance ({interval})"
    explained = measure_explained(years)
    if explained < FITS:
        return f"no steady growth: it explains {max(explained, 0):.0%} of the variance of the years, less than half"
    return f"steady growth of {values['steady growth']:+.1%} a year (95 %: {low:+.1%} to {high:+.1%})"


def is_growing(years: pd.DataFrame, values: pd.Series) -> bool:
    """Whether the papers grow, or shrink, steadily: the interval of the rate is without zero, and the curve explains half.

    Parameters
    ----------
    years, values
        As ``describe_growth`` takes them.

    Returns
    -------
    bool
    """
    low, high = values[["steady growth, low", "steady growth, high"]]
    return not low <= 0 <= high and measure_explained(years) >= FITS


def plot_sources(sources: pd.DataFrame, zones: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the sources with the most papers as bars, coloured by Bradford's zones where they are of several.

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
    several = sources["zone"].nunique() > 1
    draw_bars(ax, sources["source"], sources["papers"], [ZONES[zone] for zone in sources["zone"]] if several else LIGHT)
    core = zones.loc[zones["zone"] == 1].iloc[0]
    share = core["papers"] / zones["papers"].sum()
    meaning = "dark: the core" if several else "all are of the core"
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
    ax.plot(range(1, len(share) + 1), share, color=INK, marker="." if len(share) < MANY else "", linewidth=1.2)
    ax.set(xlim=(FIRST, start), ylim=(0, 1.02), xlabel="sources, those with the most papers first (log)")
    set_log(ax.set_xscale, ax.xaxis, len(share))
    ax.yaxis.set_major_formatter(PercentFormatter(1))
    ax.set_ylabel("share of the papers")
    draw_question(ax, "How few sources hold a third of the papers? (numbers above: the sources of each zone)")
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
    bars = draw_bars(ax, authors["author"], authors["papers"], GREY, numbered=False)
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
    kinds = {"alone": (alone, "single"), "with others": (bars, "multiple")}
    shown = {meaning: handle for meaning, (handle, column) in kinds.items() if countries[column].any()}
    ax.figure.legend(shown.values(), shown.keys(), loc="outside lower left", ncols=2, frameon=False)
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
        label = (
            f"Lotka's law, exponent {exponent:.2f}:\n{'not ruled out' if holds else 'ruled out, not drawn'} (p = {chance:.3f})"
        )
        drawn = productivity if holds else productivity.head(0)
        ax.plot(drawn["papers"], drawn["expected"], color=GREY, linewidth=1.2 * holds, label=label)
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
