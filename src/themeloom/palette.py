"""A theme's number, colour and mark, the same in every figure and on every page.

The first nine colours are Paul Tol's "muted" scheme, which can be distinguished with every kind of colour vision. The six for
further themes are those of his other schemes that, with every kind of colour vision, differ most from these, from one another and
from grey, and have a contrast of 3 or more with white. The number stands beside the colour, so that no reading depends on colour
alone. Nothing here loads a library that draws.
"""

from typing import Any

import pandas as pd

MUTED = ("#332288", "#CC6677", "#117733", "#DDCC77", "#88CCEE", "#882255", "#44AA99", "#999933", "#AA4499")
COLORS = (*MUTED, "#0077BB", "#CC3311", "#663333", "#6699CC", "#AE76A3", "#805770")
GREY = "#9A9A9A"
INK = "#222222"
PALE = "#D9D9D9"
# stability of a theme in the bootstrap samples -> its mark
MARKS = {"stable": "●", "doubtful": "◐", "no more than shape": "◎", "dissolved": "○"}


def pick_color(theme: Any) -> str:
    """Pick the colour of a theme.

    Parameters
    ----------
    theme : int or null
        Its number, of any type; None, NaN or NA for no theme.

    Returns
    -------
    str
        Hexadecimal, such as ``#332288``; grey for no theme and for those past the fifteenth.

    Examples
    --------
    >>> [pick_color(theme) for theme in (0, 2.0, 15, None)]
    ['#332288', '#117733', '#9A9A9A', '#9A9A9A']
    """
    return GREY if pd.isna(theme) or theme >= len(COLORS) else COLORS[int(theme)]


def name_theme(theme: int, label: str, stability: str = "", *, terms: int = 1) -> str:
    """Name a theme in few words: its number, the mark of its stability, the first terms of its label.

    Parameters
    ----------
    theme : int
        Its number.
    label : str
        Its telling terms, joined by ", ".
    stability : str
        A key of ``MARKS``; anything else gets no mark.
    terms : int
        How many terms of the label, at most.

    Returns
    -------
    str

    Examples
    --------
    >>> name_theme(2, "map, prompt, task", "stable", terms=2)
    '2 ●  map, prompt'
    """
    number = " ".join(filter(None, [str(theme), MARKS.get(stability)]))
    return f"{number}  {', '.join(label.split(', ')[:terms])}"
