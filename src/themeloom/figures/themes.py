"""The figures of the themes: their papers, and what their papers mention."""

import textwrap
from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.patches import Rectangle

from themeloom.figures.style import draw_notes, draw_nothing
from themeloom.figures.wording import format_lines, format_plain, list_labels
from themeloom.palette import INK, PALE, pick_color, pick_hatch

LONGEST_LINE = 56  # characters beside a bar; longer texts leave the bars no room
MOST_LIFT = 8  # times as often as in all papers, from which a cell has the darkest shade
LONGEST_TITLE = 30  # characters of a line over a column; longer lines leave the rows no room
SLANTED = 8  # columns, of which the titles may be slanted
MOST_ROWS = 44  # terms that find room on a page, one below the other
FAINT = "#6A6A6A"  # of a number that is not sure
DARK = 3  # times, from which a number in a cell is white


def plot_theme_profile(
    profile: pd.DataFrame, ax: Axes, *, nodes: str = "terms", counted: str = "papers that mention them"
) -> Axes:
    """Draw how many papers belong to each theme, and what it is about.

    Parameters
    ----------
    profile : DataFrame
        One row per theme and one for papers without any, in the order drawn: theme (null for these), label, papers, about (text
        beside the bar), stability.
    ax : Axes
    nodes, counted : str
        What the terms are, and what is counted of each (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    rows = np.arange(len(profile))
    colors = [pick_color(theme) for theme in profile["theme"]]
    ax.barh(rows, profile["papers"], color=colors, hatch=[pick_hatch(theme) for theme in profile["theme"]], height=0.62)
    names = pd.Series(list_labels(profile.dropna(subset="theme")), index=profile.index[profile["theme"].notna()])
    ax.set_yticks(rows, names.reindex(profile.index).fillna("none"))
    draw_notes(ax, profile)
    ax.invert_yaxis()
    ax.bar_label(ax.containers[0], padding=2, fontweight="bold")
    ax.margins(x=0.35)
    ax.set_xlabel("papers of the theme (count)")
    beside = ax.secondary_yaxis("right")
    beside.set_yticks(rows, [format_plain(format_lines(about, width=LONGEST_LINE)) for about in profile["about"]])
    beside.tick_params(length=0)
    ax.text(1.03, 1, f"{nodes} of its label (all {counted})", transform=ax.transAxes, va="bottom", style="italic")
    sns.despine(ax=ax)
    beside.spines["right"].set_visible(False)
    return ax


def pick_entities(entities: pd.DataFrame, *, most: int = MOST_ROWS) -> pd.DataFrame:
    """Pick the entities that find room on a page, as many terms of each kind.

    Parameters
    ----------
    entities : DataFrame
        As ``plot_theme_entities`` takes them, the most documented terms of each kind first.
    most : int
        Terms that find room.

    Returns
    -------
    DataFrame
        Rows of the same.

    Examples
    --------
    >>> terms = pd.DataFrame({"kind": ["system", "system", "system", "task"], "term": ["BERT", "BERT", "GPT", "parsing"]})
    >>> pick_entities(terms, most=2)["term"].tolist()
    ['BERT', 'BERT', 'parsing']
    """
    places = entities.groupby("kind")["term"].transform(lambda terms: pd.factorize(terms)[0])
    return entities[places < max(most // max(entities["kind"].nunique(), 1), 1)]


def plot_theme_entities(entities: pd.DataFrame, ax: Axes, *, notes: Sequence[str] = ()) -> Axes:
    """Draw a heat map of how much more often the papers of each theme (columns) mention a term (rows) than all papers do.

    Parameters
    ----------
    entities : DataFrame
        One row per cell: kind, term, theme, label, stability, papers, lift (times as often as in all papers), sure (whether it is
        more often beyond chance). Sure cells are coloured, the others have their number alone; rows stand in the order met, kinds
        apart.
    ax : Axes
    notes : sequence of str
        Lines to stand below.

    Returns
    -------
    Axes
    """
    if entities.empty:
        return draw_nothing(ax, "no term of a kind is in three papers of one theme")
    rows = entities[["kind", "term"]].drop_duplicates(ignore_index=True)
    starts = rows["kind"] != rows["kind"].shift()
    rows["height"] = np.arange(len(rows)) + starts.cumsum()  # a heading over each kind
    themes = entities[["theme", "label", "stability"]].drop_duplicates("theme").sort_values("theme", ignore_index=True)
    columns = entities["theme"].map(pd.Series(themes.index, index=themes["theme"]))
    image = _draw_cells(entities, columns, entities.merge(rows, on=["kind", "term"], how="left")["height"], ax)
    ax.set_yticks(rows["height"], [format_plain(term) for term in rows["term"]])
    for kind, height in rows.loc[starts, ["kind", "height"]].itertuples(index=False):
        ax.text(-0.02, height - 1, f"{kind}s", transform=ax.get_yaxis_transform(), ha="right", va="center", fontweight="bold")
    turn = 35 if len(themes) <= SLANTED else 90
    titles = [textwrap.fill(label, LONGEST_TITLE, break_on_hyphens=False) for label in list_labels(themes)]
    ax.set_xticks(themes.index, titles, rotation=turn, ha="left", va="center", rotation_mode="anchor")
    ax.xaxis.tick_top()
    ax.set(xlim=(-0.5, len(themes) - 0.5), ylim=(rows["height"].max() + 0.5, rows["height"].min() - 1.5))
    meaning = "times as often as in all papers (coloured: more often beyond chance)"
    ticks = [1, 2, 4, MOST_LIFT]
    bar = ax.figure.colorbar(image, ax=ax, location="bottom", shrink=0.6, aspect=40, pad=0.02, label=meaning, extend="max")
    bar.set_ticks(ticks, labels=[str(tick) for tick in ticks])
    bar.minorticks_off()
    number = "number in a cell: papers of the theme that mention the term, if three or more"
    basis = "coloured: the whole 95 % interval (Wilson's) of the theme's share lies above the share of all papers"
    draw_notes(ax, entities, f"{number}; {basis}", *notes)
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True, top=True)
    return ax


def _draw_cells(entities, columns, heights, ax):
    """Draw the sure cells as squares, and in each cell its papers; return what has the scale of the colours."""
    sure = entities["sure"].to_numpy()
    edges = [(column - 0.48, height - 0.46) for column, height in zip(columns[sure], heights[sure], strict=True)]
    image = ax.scatter([], [], c=[], cmap="Blues", norm=LogNorm(1, MOST_LIFT))
    for (left, top), lift in zip(edges, entities.loc[sure, "lift"], strict=True):
        square = Rectangle((left, top), 0.96, 0.92, facecolor=image.to_rgba(lift), edgecolor=PALE, linewidth=0.5)
        ax.add_patch(square)
    inks = np.where(sure, np.where(entities["lift"] >= DARK, "white", INK), FAINT)
    for column, height, papers, ink in zip(columns, heights, entities["papers"], inks, strict=True):
        ax.text(column, height, papers, ha="center", va="center", color=ink)
    return image
