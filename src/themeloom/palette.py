"""A theme's number, colour, marker, hatch and mark, the same in every figure and on every page.

The twelve colours are the result of a search: near a dozen plain hues, those whose smallest distance from one another and from
grey (CIELAB) is largest for the worst of three eyes: the usual one, and those with deuteranopia and protanopia (as Machado,
Oliveira & Fernandes simulate them, 2009). The smallest distance is 15, and every colour has a contrast of 3 or more with white
for all three. Further themes have the same colours and another marker, or a hatch where they are bars, and a number stands beside
the colour, so that no reading depends on colour alone. Nothing here loads a library that draws.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

COLORS = (
    *("#0F4BD2", "#D23C4B", "#0F692D", "#B48700", "#0087E1", "#782D69"),
    *("#699669", "#A5691E", "#780087", "#960F00", "#692D3C", "#7887B4"),
)
MARKERS = "oDsv^"  # matplotlib's names: of the first twelve themes, of the next, ...
HATCHES = ("", "////", "....", "xxxx", "----")  # of the same, where they are bars
GREY = "#8C8C8C"
INK = "#222222"
PALE = "#D9D9D9"  # of lines that part or frame, never of what tells a number
SEPARATOR = "; "  # of names in one text: those of people, places and sources hold commas
# stability of a theme in the bootstrap samples -> its mark
MARKS = {"stable": "●", "doubtful": "◐", "no more than shape": "◎", "dissolved": "○"}


def pick_color(theme: Any) -> str:
    """Pick the colour of a theme.

    Parameters
    ----------
    theme : int or null
        Its number from 1 on, of any type; None, NaN or NA for no theme.

    Returns
    -------
    str
        Hexadecimal, such as ``#0F4BD2``; grey for no theme.

    Examples
    --------
    >>> [pick_color(theme) for theme in (1, 2.0, 13, None)]
    ['#0F4BD2', '#D23C4B', '#0F4BD2', '#8C8C8C']
    """
    return GREY if pd.isna(theme) else COLORS[(int(theme) - 1) % len(COLORS)]


def pick_marker(theme: Any) -> str:
    """Pick the marker of a theme, another one for every dozen.

    Parameters
    ----------
    theme
        As ``pick_color`` takes it.

    Returns
    -------
    str
        As matplotlib calls it; that of the first dozen for no theme.

    Examples
    --------
    >>> [pick_marker(theme) for theme in (1, 12, 13, 61, None)]
    ['o', 'o', 'D', 'o', 'o']
    """
    return MARKERS[0] if pd.isna(theme) else MARKERS[(int(theme) - 1) // len(COLORS) % len(MARKERS)]


def pick_hatch(theme: Any) -> str:
    """Pick what a bar of a theme is hatched with, for one has no marker: nothing, and something else for every further dozen.

    Parameters
    ----------
    theme
        As ``pick_color`` takes it.

    Returns
    -------
    str
        As matplotlib calls it; empty for none.

    Examples
    --------
    >>> [pick_hatch(theme) for theme in (1, 12, 13, 61, None)]
    ['', '', '////', '', '']
    """
    return HATCHES[MARKERS.index(pick_marker(theme))]


def format_label(names: Iterable[str]) -> str:
    """Format the terms that name a theme, or any other names, as one text.

    Parameters
    ----------
    names : iterable of str
        They may hold commas, as "Smith, J." does, but no semicolons.

    Returns
    -------
    str
        The names joined by semicolons.

    Examples
    --------
    >>> format_label(["Smith, J.", "map"])
    'Smith, J.; map'
    """
    return SEPARATOR.join(names)


def split_label(label: str) -> list[str]:
    """Split a text that ``format_label`` made into its names.

    Parameters
    ----------
    label : str
        Names joined by semicolons.

    Returns
    -------
    list of str
        None for an empty label.

    Examples
    --------
    >>> split_label("Smith, J.; map"), split_label("")
    (['Smith, J.', 'map'], [])
    """
    return label.split(SEPARATOR) if label else []


def name_theme(theme: int, label: str, stability: str = "", *, terms: int = 1, gap: str = "  ") -> str:
    """Name a theme in few words: its number, the mark of its stability, the first terms of its label.

    Parameters
    ----------
    theme : int
        Its number, from 1 on.
    label : str
        Its telling terms, joined by semicolons.
    stability : str
        A key of ``MARKS``; anything else gets no mark.
    terms : int
        How many terms of the label, at most.
    gap : str
        What parts the number from the terms: two blanks where the name stands alone, one in a sentence.

    Returns
    -------
    str
        The number alone where no term names the theme.

    Examples
    --------
    >>> name_theme(2, "map; prompt; task", "stable", terms=2)
    '2 ●  map; prompt'
    >>> name_theme(2, "map; prompt; task", gap=" ")
    '2 map'
    """
    number = " ".join(filter(None, [str(theme), MARKS.get(stability)]))
    return f"{number}{gap}{format_label(split_label(label)[:terms])}".rstrip()
