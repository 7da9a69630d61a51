"""The figures of what is cited: papers of the corpus, works, and years of the past."""

import re

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from themeloom.figures.bars import DARK, LIGHT, draw_bars, draw_dots, draw_legend, draw_missing, draw_question
from themeloom.figures.style import HALO
from themeloom.palette import GREY

FLAT = 10  # times the median from which the most cited would flatten the others
PEAKS = 5  # years of the spectrum that bear their number
ROOM = 18  # numbers of years that find room beside one another
DOI = re.compile(r"[,.;]?\s{0,9}(?:\bDOI:?\s{0,9})?(?:https?://\S{1,99}?/)?\b10\.\d{4,9}/\S+", re.IGNORECASE)


def plot_cited(cited: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the papers that are cited most, as the databases count: as bars, or as dots where bars were flat.

    Parameters
    ----------
    cited : DataFrame
        One row per bar: name (of the first author; null if not known), year, title, citations.
    ax : Axes

    Returns
    -------
    Axes
    """
    if cited.empty:
        return draw_missing(ax, "a citation that a database counts")
    names = [_name_paper(paper) for paper in cited.itertuples()]
    flat = cited["citations"].max() > FLAT * cited["citations"].median()
    if flat:
        draw_dots(ax, names, cited["citations"], LIGHT)
    else:
        draw_bars(ax, names, cited["citations"], LIGHT)
    draw_question(ax, "Which papers are cited most, as the databases count?")
    ax.set_xlabel("citations (count, log)" if flat else "citations (count)")
    return ax


def plot_works(works: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the works that most papers of the corpus cite; those that are papers of it are dark.

    Parameters
    ----------
    works : DataFrame
        Rows of the part references of 17_overview, in their order.
    ax : Axes

    Returns
    -------
    Axes
    """
    if works.empty:
        return draw_missing(ax, "a reference in common with another")
    colors = works["doc_id"].notna().map({True: DARK, False: GREY})
    names = [DOI.sub("", reference) or reference for reference in works["reference"]]
    draw_bars(ax, names, works["papers"], colors)
    draw_question(ax, "Which works do the papers of the corpus cite most? (dark: papers of the corpus)")
    return ax


def plot_spectrum(spectrum: pd.DataFrame, ax: Axes) -> Axes:
    """Draw the references to each year, and by how much they exceed the median of five years; the highest peaks bear their year.

    Parameters
    ----------
    spectrum : DataFrame
        Rows of the part spectrum of 17_overview, in their order.
    ax : Axes

    Returns
    -------
    Axes
    """
    if spectrum.empty:
        return draw_missing(ax, "a reference with a year")
    ax.bar(spectrum["year"], spectrum["references"], color=GREY, width=0.8, label="references")
    ax.plot(spectrum["year"], spectrum["deviation"], color=DARK, linewidth=1.2, label="less the median of five years")
    for peak in _list_peaks(spectrum):
        place = (peak.year, peak.references)
        ax.annotate(peak.year, place, xytext=(0, 2), textcoords="offset points", ha="center", color=DARK, path_effects=HALO)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    ax.margins(y=0.12)
    draw_legend(ax)
    ax.set(xlabel="year of the cited works", ylabel="references (count)")
    draw_question(ax, "Which years of the past stand out?")
    sns.despine(ax=ax)
    return ax


def _list_peaks(spectrum):
    """The years that stand out most, so far apart that their numbers do not lie on one another."""
    apart = len(spectrum) / ROOM
    peaks = []
    for year in spectrum[spectrum["deviation"] > 0].sort_values("deviation", ascending=False, kind="stable").itertuples():
        if len(peaks) < PEAKS and all(abs(year.year - peak.year) >= apart for peak in peaks):
            peaks.append(year)
    return peaks


def _name_paper(paper):
    """First author, year and title, as far as known."""
    first = "" if pd.isna(paper.name) else paper.name.split(",")[0]
    year = "" if pd.isna(paper.year) else f"{paper.year}"
    return ": ".join(filter(None, [" ".join(filter(None, [first, year])), paper.title]))
