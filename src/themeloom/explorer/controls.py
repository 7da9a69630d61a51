"""The fields and knobs beside the map of explore.ipynb: what they are and where they stand, not what they do."""

import ipywidgets as widgets

from themeloom.browser import render
from themeloom.lexicon import KINDS

NAMES = {
    "search": "Search",
    "other": "Together with",
    "theme": "Papers and terms of theme",
    "color": "Colour",
    "max_terms": "Number of terms",
    "resolution": "Resolution of the themes",
    "min_shared": "Papers that a link needs",
    "kinds": "Kinds shown",
}
GRID = {"grid_template_columns": "repeat(4, minmax(11em, 1fr))", "grid_gap": "0.3em 1.5em"}

WELCOME = (
    "Point at a dot, a square with a theme's number, or a grey point in the middle of a line, and click it for its papers; or "
    "search. The wheel magnifies, dragging moves; a click on the legend hides, a double click shows alone."
)


def make_controls(now, *, most):
    """Make the controls at the settings of now (name -> value), where a map can have ``most`` terms.

    Returns a dict of widgets by the names in ``NAMES``, and ``save``.
    """
    auto = {"layout": {"width": "auto"}}
    lazy = {"continuous_update": False, **auto}
    controls = {
        "search": widgets.Combobox(placeholder="a term or a part of one, e.g. retrieval", **lazy),
        "other": widgets.Combobox(placeholder="a term that it shares papers with", **lazy),
        "theme": widgets.Dropdown(**auto),
        "color": widgets.ToggleButtons(options=["theme", "kind"], style={"button_width": "5em"}),
        "max_terms": widgets.IntSlider(now["max_terms"], min(20, now["max_terms"]), max(most, now["max_terms"]), 10, **lazy),
        "resolution": widgets.FloatSlider(
            now["resolution"], min=min(0.2, now["resolution"]), max=max(4, now["resolution"]), step=0.05, **lazy
        ),
        "min_shared": widgets.IntSlider(now["min_shared"], 1, max(10, now["min_shared"]), **lazy),
        "kinds": widgets.SelectMultiple(options=KINDS, value=tuple(now["kinds"]), rows=len(KINDS), **auto),
    }
    for name, control in controls.items():
        control.tooltip = NAMES[name]  # by which a screen reader calls it
    return controls | {"save": widgets.Button(description="Save these settings", button_style="primary", **auto)}


def arrange(controls, status, drawing, panel, editor):
    """Put the controls in their places, each below its name, and the other widgets around them; returns one widget."""
    named = [widgets.VBox([widgets.HTML(render("line.html", text=name)), controls[key]]) for key, name in NAMES.items()]
    told = {"flex": "1 1 20em", "min_width": "16em", "max_height": "690px", "overflow": "auto", "padding": "0 0 0 1em"}
    walk = widgets.HBox([drawing, widgets.VBox([panel], layout=told)], layout={"flex_flow": "row wrap"})
    correct = widgets.Accordion([editor], titles=["Thesaurus: merge, rename or drop terms"])
    return widgets.VBox([widgets.GridBox([*named, controls["save"]], layout=GRID), status, walk, correct])
