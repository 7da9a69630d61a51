"""The fields and parameters beside the map of explore.ipynb: what they are and where they stand, not what they do."""

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import HEIGHT, render
from themeloom.palette import name_theme

NAMES = {
    "search": "Search",
    "other": "Together with",
    "theme": "A whole theme",
    "max_terms": "Number of terms",
    "number": "Number of themes",
    "resolution": "Resolution of the themes",
    "min_shared": "Papers that a link needs",
    "kinds": "Kinds shown",
    "color": "Colour",
    "max_links": "Links drawn",
    "max_q": "Links drawn up to a false discovery rate (q; 1: all)",
    "label_size": "Size of the letters",
    "dot_size": "Size of the dots",
}
COMPUTED = ("max_terms", "number", "resolution", "min_shared")  # parameters that need another network or other themes
FOUND = ("search", "other", "theme")  # fields that stand above the details
MAX_LINKS = 1000  # drawn at first, as VOSviewer does; a term that is chosen shows all of its own
MAX_Q = 0.05  # of the links drawn at first: those that figure and report draw
LOOKS = ("color", "max_links", "max_q", "label_size", "dot_size")  # of the drawing only, and not saved
WELCOME = (
    "Point at a dot, a square with a theme's number, or a grey point in the middle of a line, and click it for its papers; or "
    "search. The wheel magnifies, dragging moves; a click on the legend hides, a double click shows alone."
)


def make_controls(
    now: dict[str, Any],
    *,
    most: int,
    numbers: Sequence[int],
    kinds: Sequence[str],
    colorings: Sequence[str],
    nodes: str = "terms",
) -> dict[str, widgets.Widget]:
    """Make the controls.

    Parameters
    ----------
    now : dict
        Parameter -> its value: themes, max_terms, number, resolution, min_shared, kinds (none named: all).
    most : int
        Terms that there are for a map: where more are asked for, the slider stands at its end.
    numbers : sequence of int
        Numbers of themes that the papers can have.
    kinds : sequence of str
        Those that its terms can have.
    colorings : sequence of str
        What the terms can be coloured by.
    nodes : str
        What the terms are (see ``network.describe_nodes``).

    Returns
    -------
    dict
        Widgets by names of ``NAMES``, ``save`` and ``export``. How many themes there are is a number where papers are clustered,
        and where the network is, a resolution.
    """
    auto = {"layout": {"width": "auto"}}
    shown = [kind for kind in kinds if kind in now["kinds"]]
    lazy = {"continuous_update": False, **auto}
    controls = {
        "search": widgets.Combobox(placeholder=f"one of the {nodes}, or a part of its name", **lazy),
        "other": widgets.Combobox(placeholder="another that it is linked with", **lazy),
        "theme": widgets.Dropdown(**auto),
        "max_terms": widgets.IntSlider(min(now["max_terms"], most), min(20, now["max_terms"], most), most, **lazy),
        **_make_fineness(now, numbers, lazy),
        "min_shared": widgets.IntSlider(now["min_shared"], 1, max(10, now["min_shared"]), **lazy),
        "kinds": widgets.SelectMultiple(options=kinds, value=shown or kinds, rows=len(kinds), **auto),
        "color": widgets.Dropdown(options=colorings, **auto),
        "max_links": widgets.IntSlider(MAX_LINKS, 0, 5 * MAX_LINKS, 50, **lazy),
        "max_q": widgets.FloatSlider(MAX_Q, min=0, max=1, step=0.01, **lazy),
        "label_size": widgets.IntSlider(11, 8, 20, **lazy),
        "dot_size": widgets.FloatSlider(1.0, min=0.4, max=2, step=0.1, **lazy),
    }
    for name, control in controls.items():
        control.tooltip = NAMES[name].replace("terms", nodes)  # by which a screen reader calls it
    whole = {"width": "auto", "flex": "0 0 auto"}  # a page that is higher than the map scrolls, and shrinks nothing to fit
    return controls | {
        "save": widgets.Button(description="Save these parameters", button_style="primary", layout=whole),
        "export": widgets.Button(description="Write this map for VOSviewer", layout=whole),
    }


def _make_fineness(now: dict[str, Any], numbers: Sequence[int], options: dict[str, Any]) -> dict[str, widgets.Widget]:
    """The slider that says how many themes there are."""
    if now["themes"] == "papers":
        number = now["number"]
        return {"number": widgets.IntSlider(number, min(*numbers, number), max(*numbers, number), **options)}
    resolution = now["resolution"]
    return {"resolution": widgets.FloatSlider(resolution, min=min(0.2, resolution), max=max(4, resolution), step=0.05, **options)}


def list_computed(controls: dict[str, widgets.Widget]) -> list[str]:
    """List the names of the controls whose parameters need another network or other themes."""
    return [name for name in COMPUTED if name in controls]


def list_chosen(controls: dict[str, widgets.Widget]) -> dict[str, Any]:
    """List the parameters as the controls have them: name -> value."""
    return {name: controls[name].value for name in (*list_computed(controls), "kinds")}


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
    tools: dict[str, widgets.Widget],
) -> tuple[widgets.Widget, widgets.Tab]:
    """Put the map on the left, and beside it pages: details below the fields that find them, parameters, looks, further tools.

    Parameters
    ----------
    controls : dict
        As ``make_controls`` makes them, and pictures, the buttons that save some.
    status, drawing, panel : ipywidgets.Widget
        The line of what was done last, the map, the details.
    tools : dict
        Name of a page -> its widget.

    Returns
    -------
    box, pages : ipywidgets.Widget, ipywidgets.Tab
        All of it; the pages, of which the details are the first.
    """
    named = {
        key: widgets.VBox(
            [widgets.HTML(render("explorer/line.html", text=control.tooltip)), control], layout={"flex": "0 0 auto"}
        )
        for key, control in controls.items()
        if key in NAMES
    }
    page = {"height": f"{HEIGHT}px", "overflow": "auto"}
    details = widgets.VBox([*(named[key] for key in FOUND), panel], layout=page)
    parameters = [box for key, box in named.items() if key not in (*FOUND, *LOOKS)]
    looks = [named[key] for key in LOOKS]
    contents = {
        "Details": details,
        "Parameters": widgets.VBox([*parameters, controls["save"]], layout=page),
        "Look": widgets.VBox([*looks, controls["pictures"], controls["export"]], layout=page),
        **tools,
    }
    pages = widgets.Tab(list(contents.values()), titles=list(contents), layout={"flex": "1 1 20em", "min_width": "20em"})
    left = widgets.VBox([drawing, status, widgets.HTML(render("explorer/style.html"))], layout={"flex": "0 0 auto"})
    box = widgets.HBox([left, pages], layout={"flex_flow": "row wrap"})
    return box.add_class("themeloom-explorer"), pages
