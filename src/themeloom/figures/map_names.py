"""The names on maps: of terms, and of themes where their dots stand closest together."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Text

from themeloom.figures.labelling import draw_labels, format_block, make_texts, measure_dots
from themeloom.figures.placing import place_names
from themeloom.figures.style import PAGE, SMALLEST
from themeloom.figures.wording import format_plain, list_labels
from themeloom.palette import name_theme, pick_color

LETTERS = 4  # points by which those of the most documented term are larger than the smallest
NAME = 10  # points, letters of a theme's name
NEAR = 36  # points within which dots make a theme's place dense
MOST_NAMED = 11  # names of themes and one, on a map as wide as a page


def make_term_names(terms: pd.DataFrame, ax: Axes) -> tuple[list[Text], np.ndarray]:
    """Make the texts of terms' names, larger where more papers hold the term.

    Parameters
    ----------
    terms : DataFrame
        Columns used: term, documents.
    ax : Axes

    Returns
    -------
    texts : list of Text
    sizes : array
        Names x 2: width and height, points.
    """
    letters = SMALLEST + LETTERS * np.sqrt(terms["documents"] / max(terms["documents"].max(), 1))
    return make_texts(ax, [format_plain(format_block(name)) for name in terms["term"]], letters)


def draw_theme_names(dots: pd.DataFrame, sizes: np.ndarray, ax: Axes) -> None:
    """Draw the name of each theme where its dots stand closest together, in free room.

    Parameters
    ----------
    dots : DataFrame
        One row per dot drawn: x, y, theme (null for none), label, stability.
    sizes : array
        Of the dots, square points.
    ax : Axes
    """
    middles, radii, within = measure_dots(dots[["x", "y"]], sizes, ax)
    texts, wanted, widths = make_theme_names(dots, middles, sizes, ax)
    draw_labels(ax, texts, place_names(middles, radii, wanted, widths, within=within))


def make_theme_names(
    dots: pd.DataFrame, middles: np.ndarray, sizes: np.ndarray, ax: Axes
) -> tuple[list[Text], np.ndarray, np.ndarray]:
    """Make the texts of themes' names, and find where they are wanted.

    Parameters
    ----------
    dots : DataFrame
        One row per dot: theme (null for none), label, stability.
    middles : array
        Dots x 2, points.
    sizes : array
        Of the dots, square points.
    ax : Axes

    Returns
    -------
    texts : list of Text
    wanted : array
        Names x 2: where the dots of the theme stand closest together and others do not.
    sizes : array
        Names x 2: width and height, points.
    """
    themes = dots[["theme", "label", "stability"]].dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
    names = [name.partition("  ")[0] if _is_crowded(ax, len(themes)) else format_block(name) for name in list_labels(themes)]
    texts, widths = make_texts(ax, names, np.full(len(themes), NAME), fontweight="bold")
    for text, theme in zip(texts, themes["theme"], strict=True):
        text.set_color(pick_color(theme))
    owned = [(dots["theme"] == theme).fillna(False).to_numpy() for theme in themes["theme"]]
    wanted = np.array([_find_peak(middles, sizes, own) for own in owned])
    return texts, wanted.reshape(-1, 2), widths


def _find_peak(middles, sizes, own):
    """Where the dots of a theme stand closest together and the others do not, in points."""
    apart = np.linalg.norm(middles[own][:, None] - middles[None], axis=2)
    density = np.exp(-((apart / NEAR) ** 2) / 2) * sizes
    return middles[own][(2 * density[:, own].sum(axis=1) - density.sum(axis=1)).argmax()]


def list_themes(dots: pd.DataFrame, ax: Axes) -> list[str]:
    """List the names of themes in a note where a map would be crowded by them, and has their numbers only.

    Parameters
    ----------
    dots : DataFrame
        One row per dot: theme (null for none), label.
    ax : Axes

    Returns
    -------
    list of str
        One note, or none.
    """
    themes = dots.dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
    names = [name_theme(*row, gap=" ") for row in themes[["theme", "label"]].itertuples(index=False)]
    return ["; ".join(names)] if _is_crowded(ax, len(names)) else []


def _is_crowded(ax, themes):
    """Whether the names of so many themes would crowd a map: their numbers stand on it then."""
    return themes >= int(MOST_NAMED * ax.figure.get_figwidth() / PAGE)
