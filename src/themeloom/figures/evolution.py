"""How the themes of one period continue in the next: boxes, and bands between them."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from themeloom.figures.fitting import pick_fitting
from themeloom.figures.sankey import NODE, draw_boxes, draw_labels, draw_line, place_boxes
from themeloom.figures.style import draw_notes, draw_nothing
from themeloom.figures.wording import format_lines
from themeloom.palette import GREY, pick_color

BEFORE = 0.1  # room at the left of the first column, of the distance between two
BEHIND = 0.95  # and at the right of the last
LINES = range(40, 7, -1)  # characters of a line beside a box, the most that find room
AIR = 10  # points between a label and the next column, and before it
WIDEST = 14  # points, of a link of inclusion 1


def plot_evolution(
    themes: pd.DataFrame,
    links: pd.DataFrame,
    ax: Axes,
    *,
    lack: str = "no themes in this corpus",
    notes: Sequence[str] = (),
    nodes: str = "terms",
) -> Axes:
    """Draw the themes of each period as boxes, as high as they have papers, and how they continue as bands between them.

    In the SVG a box leads to the theme's terms and papers in the report, which stands beside it.

    Parameters
    ----------
    themes : DataFrame
        One row per period and theme: period (0, 1, ...), name (of the period), theme, label, papers, whole (the theme of the
        whole study whose colour it has; null for none).
    links : DataFrame
        One row per theme and theme of the next period: period, theme, next, inclusion (the band's width), sure (others are
        dashed).
    ax : Axes
    lack : str
        What is missing where there is nothing to draw (see ``trends.describe_lack``).
    notes : sequence of str
        Lines to stand below.
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    Axes
    """
    if themes.empty:
        return draw_nothing(ax, lack)
    boxes = _stack_themes(themes)
    for link in links.sort_values("sure").itertuples():
        _draw_link(link, boxes.loc[(link.period, link.theme)], boxes.loc[(link.period + 1, link.next)], ax)
    names = themes.drop_duplicates("period").set_index("period")["name"]
    draw_boxes(boxes, names, ax)
    labels = [_name_box(box, _measure_room(box.period, names.index.max(), ax), ax) for box in boxes.itertuples()]
    draw_labels(boxes, labels, ax)
    ax.set_xlim(-BEFORE, names.index.max() + BEHIND)
    kinds = {
        "continues, also when papers are drawn again (width: inclusion index)": (True, {"linewidth": 5, "alpha": 0.5}),
        f"shares {nodes}, but not surely": (False, {"linestyle": "--"}),
    }
    shown = {meaning: look for meaning, (sure, look) in kinds.items() if (links["sure"] == sure).any()}
    handles = [Line2D([], [], color=GREY, label=meaning, **look) for meaning, look in shown.items()]
    if handles:
        ax.figure.legend(handles=handles, loc="outside upper left", frameon=False)
    numbered = "number and colour: the theme of the whole study with which it shares most papers; in brackets: papers"
    numbers = [numbered] if themes["whole"].notna().any() else []
    draw_notes(ax, [], *numbers, *_describe_breaks(links, len(names), nodes), *notes)
    return ax


def _measure_room(period, last, ax):
    """Points from a box to the next column, or to the edge of the figure."""
    step = 72 * ax.figure.get_figwidth() / (last + BEFORE + BEHIND)
    return step * ((BEHIND if period == last else 1) - NODE) - AIR


def _name_box(box, room, ax):
    """The number of the theme whose colour a box has, its terms, as many as find room, and its papers."""
    number = "" if pd.isna(box.whole) else f"{box.whole}  "

    def name(width):
        return f"{number}{format_lines(box.label or 'no label', width=width)} ({box.papers})"

    return pick_fitting(name, LINES, room, ax)


def _describe_breaks(links, periods, nodes):
    """Why there is no band at all, where there is none."""
    if periods == 1:
        return ["one period only: there is none in which its themes could continue"]
    return [] if len(links) else [f"no theme continues: no two of successive periods share more {nodes} than chance explains"]


def _stack_themes(themes):
    """The themes as boxes, by period and theme; themes of one colour stand at like heights."""
    order = themes["whole"].fillna(themes["whole"].max() + 1).fillna(0)
    urls = [f"report.html#evolution-{theme.period}-{theme.theme}" for theme in themes.itertuples()]
    boxes = themes.assign(order=order, column=themes["period"], height=themes["papers"], color=themes["whole"], url=urls)
    boxes = boxes.sort_values(["period", "order", "theme"])
    return place_boxes(boxes).set_index(["period", "theme"], drop=False)


def _draw_link(link, start, end, ax):
    """Draw a link in full, as wide as its inclusion, where it is sure, and else dashed."""
    look = (
        {"linewidth": WIDEST * link.inclusion, "alpha": 0.5} if link.sure else {"linewidth": 1, "linestyle": "--", "alpha": 0.7}
    )
    draw_line(link.period, start.middle, end.middle, ax, edgecolor=pick_color(start.whole), zorder=1 + link.sure, **look)
