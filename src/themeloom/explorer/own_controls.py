"""The controls of one corpus: at its parameters, and as far as its terms and papers reach."""

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import View, count_terms
from themeloom.explorer.controls import make_controls
from themeloom.explorer.looks import list_colorings
from themeloom.explorer.parameters import Parameters
from themeloom.explorer.pictures import make_picture_buttons
from themeloom.lexicon import list_kinds
from themeloom.network import describe_nodes
from themeloom.themes import list_numbers


def make_own_controls(view: View, records: pd.DataFrame, parameters: Parameters, filename: str) -> dict[str, widgets.Widget]:
    """Make the controls of a corpus.

    Parameters
    ----------
    view : browser.View
        As the map begins.
    records : DataFrame
        One row per paper.
    parameters : Parameters
    filename : str
        Of pictures of the map, without its ending.

    Returns
    -------
    dict
        As ``controls.make_controls`` makes them, and pictures, the buttons that save some.
    """
    now = parameters.list_values()
    terms = view.vocabulary.terms
    parameters.most = count_terms(terms, min_documents=now["min_documents"])
    controls = make_controls(
        now,
        most=parameters.most,
        numbers=list_numbers(len(records)),
        kinds=list_kinds(terms["kind"]),
        colorings=list_colorings(view, records),
        nodes=describe_nodes(view.graph).nodes,
    )
    return controls | {"pictures": make_picture_buttons(filename)}
