"""Buttons that save the map as a picture for print, as it is seen: the browser has it drawn, by plotly, and keeps the file."""

import json
from typing import Any

import anywidget

from themeloom.browser import HEIGHT, read_asset
from themeloom.explorer.map import WIDTH

PRINTED = 7.2  # width in print, inches: that of a page, as of the figures
DPI = 300  # dots per inch, as the figures have
CSS_DPI = 96  # pixels per inch of an SVG, by definition


def list_pictures(filename: str) -> list[dict[str, Any]]:
    """List the options of pictures, as plotly takes them: what is seen, as wide as a page in print.

    Parameters
    ----------
    filename : str
        Without its ending.

    Returns
    -------
    list of dict
        PNG and SVG.

    Examples
    --------
    >>> [(picture["format"], round(picture["width"] * picture["scale"])) for picture in list_pictures("term_map")]
    [('png', 2160), ('svg', 691)]
    """
    return [
        {"format": name, "filename": filename, "width": WIDTH, "height": HEIGHT, "scale": PRINTED * density / WIDTH}
        for name, density in (("png", DPI), ("svg", CSS_DPI))
    ]


def make_picture_buttons(filename: str) -> anywidget.AnyWidget:
    """Make the buttons; they save the map of the explorer in which they stand.

    Parameters
    ----------
    filename : str
        Without its ending.

    Returns
    -------
    anywidget.AnyWidget
    """
    script = f"const PICTURES = {json.dumps(list_pictures(filename))};\n{read_asset('explorer/pictures.js')}"
    return anywidget.AnyWidget(_esm=script)
