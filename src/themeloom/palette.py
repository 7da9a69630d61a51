"""A theme's number, colour and mark, the same in every figure and on every page."""

import pandas as pd

COLORS = ("#332288", "#CC6677", "#117733", "#DDCC77", "#88CCEE", "#882255", "#44AA99", "#999933", "#AA4499")


GREY, INK, PALE = "#9A9A9A", "#222222", "#D9D9D9"


MARKS = {"stable": "●", "doubtful": "◐", "dissolved": "○"}


def pick_color(theme):
    """Return the colour of a theme by its number; grey for none and for those past the ninth."""
    return GREY if pd.isna(theme) or theme >= len(COLORS) else COLORS[int(theme)]


def name_theme(theme, label, stability="", *, terms=1):
    """Return how a theme is called: its number, the mark of its stability, the first terms of its label."""
    number = " ".join(filter(None, [str(theme), MARKS.get(stability)]))
    return f"{number}  {', '.join(label.split(', ')[:terms])}"
