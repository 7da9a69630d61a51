"""The fields and parameters beside the map of explore.ipynb: what they are and where they stand, not what they do."""

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import render
from themeloom.palette import name_theme

NAMES = {
    "search": "Search",
    "other": "Together with",
    "theme": "Papers and terms of theme",
    "color": "Colour",
    "max_terms": "Number of terms",
    "number": "Number of themes",
    "resolution": "Resolution of the themes",
    "min_shared": "Papers that a link needs",
    "kinds": "Kinds shown",
}
GRID = {"grid_template_columns": "repeat(4, minmax(11em, 1fr))", "grid_gap": "0.3em 1.5em"}

WELCOME = (
    "Point at a dot, a square with a theme's number, or a grey point in the middle of a line, and click it for its papers; or "
    "search. The wheel magnifies, dragging moves; a click on the legend hides, a double click shows alone."
)


def make_controls(now: dict[str, Any], *, most: int, numbers: Sequence[int], kinds: Sequence[str]) -> dict[str, widgets.Widget]:
    """Make the controls.

    Parameters
    ----------
    now : dict
        Parameter -> its value: themes, max_terms, number, resolution, min_shared, kinds (none named: all).
    most : int
        Terms that a map can have.
    numbers : sequence of int
        Numbers of themes that the papers can have.
    kinds : sequence of str
        Those that its terms can have.

    Returns
    -------
    dict
        Widgets by names of ``NAMES``, and ``save``. How many themes there are is a number where papers are clustered, and where
        the network is, a resolution.
    """
    auto = {"layout": {"width": "auto"}}
    shown = [kind for kind in kinds if kind in now["kinds"]]
    lazy = {"continuous_update": False, **auto}
    controls = {
        "search": widgets.Combobox(placeholder="a term or a part of one, e.g. retrieval", **lazy),
        "other": widgets.Combobox(placeholder="a term that it shares papers with", **lazy),
        "theme": widgets.Dropdown(**auto),
        "color": widgets.ToggleButtons(options=["theme", "kind"], style={"button_width": "5em"}),
        "max_terms": widgets.IntSlider(now["max_terms"], min(20, now["max_terms"]), max(most, now["max_terms"]), 10, **lazy),
        **_make_fineness(now, numbers, lazy),
        "min_shared": widgets.IntSlider(now["min_shared"], 1, max(10, now["min_shared"]), **lazy),
        "kinds": widgets.SelectMultiple(options=kinds, value=shown or kinds, rows=len(kinds), **auto),
    }
    for name, control in controls.items():
        control.tooltip = NAMES[name]  # by which a screen reader calls it
    return controls | {"save": widgets.Button(description="Save these parameters", button_style="primary", **auto)}


def _make_fineness(now: dict[str, Any], numbers: Sequence[int], options: dict[str, Any]) -> dict[str, widgets.Widget]:
    """The slider that says how many themes there are."""
    if now["themes"] == "papers":
        number = now["number"]
        return {"number": widgets.IntSlider(number, min(*numbers, number), max(*numbers, number), **options)}
    resolution = now["resolution"]
    return {"resolution": widgets.FloatSlider(resolution, min=min(0.2, resolution), max=max(4, resolution), step=0.05, **options)}


def list_choices(terms: list[str], themes: pd.DataFrame) -> dict[str, list]:
    """List what the search fields and that of the themes offer.

    Parameters
    ----------
    terms : list of str
    themes : DataFrame
        One row per theme; columns used: theme, label.

    Returns
    -------
    dict
        Name of a control -> its options.
    """
    named = [(name_theme(row.theme, row.label), int(row.theme)) for row in themes.itertuples()]
    return {"search": terms, "other": terms, "theme": [("choose one", None), *named]}


def arrange(
    controls: dict[str, widgets.Widget],
    status: widgets.Widget,
    drawing: widgets.Widget,
    panel: widgets.Widget,
    editor: widgets.Widget,
) -> widgets.VBox:
    """Put the controls in their places, each below its name, and the other widgets around them.

    Parameters
    ----------
    controls : dict
        As ``make_controls`` makes them.
    status, drawing, panel, editor : ipywidgets.Widget
        The line of what was done last, the map, the details, the thesaurus.

    Returns
    -------
    ipywidgets.VBox
    """
    named = [
        widgets.VBox([widgets.HTML(render("explorer/line.html", text=NAMES[key])), control])
        for key, control in controls.items()
        if key in NAMES
    ]
    beside = {"flex": "1 1 20em", "min_width": "16em", "max_height": "690px", "overflow": "auto", "padding": "0 0 0 1em"}
    both = widgets.HBox([drawing, widgets.VBox([panel], layout=beside)], layout={"flex_flow": "row wrap"})
    thesaurus = widgets.Accordion([editor], titles=["Thesaurus: merge, rename or drop terms"])
    return widgets.VBox([widgets.GridBox([*named, controls["save"]], layout=GRID), status, both, thesaurus])
