"""Helpers of the tests of figures: draw one, and find the texts in it that are cut off or lie on each other."""

from itertools import combinations

import pandas as pd
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.text import Text

from themeloom.figures import PAGE

LONG = "multilingual neural machine translation model"
# names with signs that matplotlib reads as its own
HARD = ["$Se^2$ and $x", "_private", "from $5 to $10", "a_b^c", LONG]


def plot(function, *tables, width=PAGE, height=5, **options):
    """Call a plot_ function on a figure of its own; it must return the Axes and leave the tables as they are."""
    _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    before = [table.copy() for table in tables]
    assert function(*tables, ax, **options) is ax
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    return ax


def list_texts(ax):
    """All texts of an Axes and of its ticks, as matplotlib has them."""
    labels = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels()]
    return [text.get_text() for text in labels]


def list_names(texts):
    return [text for text, _ in texts]


def as_hex(marks):
    return [colors.to_hex(color).upper() for color in marks]


def list_drawn(ax, monkeypatch):
    """The texts that are really drawn in a figure, each with its box in pixels."""
    shown = []
    draw = Text.draw

    def record(text, renderer):
        if text.get_visible() and text.get_text().strip():
            shown.append(text)
        draw(text, renderer)

    ax.figure.canvas.draw()
    with monkeypatch.context() as patch:
        patch.setattr(Text, "draw", record)
        ax.figure.canvas.draw()
    return [(text.get_text().replace(r"\$", "$"), Text.get_window_extent(text)) for text in shown]


def find_outside(ax, texts):
    """The texts that are cut off by the figure's edge."""
    frame = ax.figure.bbox.padded(1)
    return [text for text, box in texts if not (frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1))]


def find_overlaps(texts):
    """The pairs of texts that lie on each other."""
    # two boxes that share an edge, or half a pixel, do not touch to the eye
    return [
        (one, other)
        for (one, a), (other, b) in combinations(texts, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0.5
    ]
