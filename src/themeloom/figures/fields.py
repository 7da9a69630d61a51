"""The figure of three fields: which authors, say, write of which themes in which sources."""

import textwrap
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from themeloom.figures.sankey import draw_boxes, draw_labels, draw_ribbon, place_boxes, place_ends
from themeloom.figures.style import draw_notes, draw_nothing
from themeloom.palette import pick_color, pick_hatch

LONGEST = 24  # characters of a line beside a box
ROOM = 0.85  # of two lines, times the height of a row


def plot_three_fields(
    boxes: pd.DataFrame, bands: pd.DataFrame, ax: Axes, *, names: Sequence[str], notes: Sequence[str] = ()
) -> Axes:
    """Draw three fields as columns of boxes, and the papers that two of them share as bands between them.

    Parameters
    ----------
    boxes : DataFrame
        One row per box, in order: column (0, 1, 2), name, papers, color (number of a theme's colour; null for grey).
    bands : DataFrame
        One row per band: column (of the box where it begins), name, next, papers (its width).
    ax : Axes
    names : sequence of str
        Of the three fields.
    notes : sequence of str
        Lines to stand below.

    Returns
    -------
    Axes
    """
    missing = [name for column, name in enumerate(names) if column not in set(boxes["column"])]
    if missing:
        return draw_nothing(ax, f"no paper of this corpus has: {', '.join(missing)}")
    boxes = boxes.set_index(["column", "name"], drop=False).rename_axis([None, None]).assign(url="")
    bands = bands.assign(
        start=list(zip(bands["column"], bands["name"], strict=True)),
        end=list(zip(bands["column"] + 1, bands["next"], strict=True)),
        width=bands["papers"],
    )
    sums = [bands.groupby(side)["width"].sum().reindex(boxes.index).fillna(0) for side in ("start", "end")]
    # a box is as high as its papers, and where a paper of several keywords is in several bands, as these
    boxes = place_boxes(boxes.assign(height=pd.concat([boxes["papers"], *sums], axis=1).max(axis=1)), room=ROOM)
    ends = (place_ends(bands, boxes, "start", "end"), place_ends(bands, boxes, "end", "start"))
    for band, start, end in zip(bands.itertuples(), *ends, strict=True):
        middle = band.end if band.column == 0 else band.start
        theme = boxes.at[middle, "color"]
        draw_ribbon(
            band.column,
            start,
            end,
            band.width,
            ax,
            facecolor=pick_color(theme),
            hatch=pick_hatch(theme),
            alpha=0.45,
            zorder=1,
        )
    draw_boxes(boxes, pd.Series(names), ax)
    for column in range(3):
        own = boxes[boxes["column"] == column]
        draw_labels(own, [_name_box(box) for box in own.itertuples(index=False)], ax, before=column == 0)
    ax.set_xlim(-0.85, 2.85)
    draw_notes(ax, [], *notes)
    return ax


def _name_box(box):
    """The name in two lines at most, with the papers."""
    lines = textwrap.wrap(box.name, LONGEST, max_lines=2, placeholder=" …")
    return "\n".join(lines) + f" ({box.papers})"
