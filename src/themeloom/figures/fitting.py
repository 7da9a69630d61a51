"""What finds room: texts, by their measured widths, and rows, on a page."""

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.text import Text

from themeloom.figures.style import SMALLEST
from themeloom.figures.wording import format_plain

TALLEST = 9.5  # inches: a page of A4 less its margins and the caption


def pick_height(rows: int, *, row: float, rest: float) -> float:
    """Pick the height of a figure of rows: as high as they are, and no higher than a page.

    Parameters
    ----------
    rows : int
    row, rest : float
        Inches of a row, and of all that is none.

    Returns
    -------
    float
        Inches.

    Examples
    --------
    >>> [round(pick_height(rows, row=0.5, rest=1.5), 3) for rows in (4, 40)]
    [3.5, 9.5]
    """
    return min(rest + row * rows, TALLEST)


def measure_width(text: str, ax: Axes, *, size: float = SMALLEST) -> float:
    """Measure how wide a text is drawn: as wide as its widest line.

    Parameters
    ----------
    text : str
        As it is written.
    ax : Axes
        Any of the figure.
    size : float
        Of the letters, points.

    Returns
    -------
    float
        Points.
    """
    drawn = Text(text=format_plain(text), fontsize=size)
    figure = ax.get_figure(root=True)
    drawn.set_figure(figure)
    return drawn.get_window_extent().width * 72 / figure.dpi


def pick_fitting(make: Callable[[int], str], widths: Sequence[int], room: float, ax: Axes) -> str:
    """Pick the form of a text that says most of it, of those that find room, and that in the longest lines.

    Parameters
    ----------
    make : callable
        Characters of a line -> the text.
    widths : sequence of int
        Characters to be tried, the most first; the last is taken where none finds room.
    room : float
        Points.
    ax : Axes
        Any of the figure.

    Returns
    -------
    str
    """
    forms = list(dict.fromkeys(map(make, widths)))
    longest = sorted(forms, key=_count_letters, reverse=True)  # of equally long ones the first stays first
    return next((form for form in longest if measure_width(form, ax) <= room), forms[-1])


def _count_letters(text):
    return len("".join(text.split()))
