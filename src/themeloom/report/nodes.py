"""The boxes of a figure, each of which opens what stands behind it: a theme of a period, its terms and its papers."""

import re
from collections.abc import Sequence
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from themeloom.palette import pick_color

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
PAGE = "report.html#"  # as figures name what stands in the report


def describe_boxes(numbers: str, records: pd.DataFrame, *, most: int = 25) -> list[dict[str, Any]]:
    """Describe the themes of periods.

    Parameters
    ----------
    numbers : str
        The CSV of 16_theme_evolution.
    records : DataFrame
        One row per paper; columns used: doc_id, title.
    most : int
        Papers named of each, at most: the most typical.

    Returns
    -------
    list of dict
        One per theme of a period, in order: id, period, label, color, papers, terms, titles and more (papers that are not named).

    Examples
    --------
    >>> numbers = "period,name,theme,label,papers,whole,terms,doc_ids\\n0,2020,1,map,2,,map; loom,p; q\\n"
    >>> records = pd.DataFrame({"doc_id": ["p", "q"], "title": ["On maps", "On looms"]})
    >>> [(node["id"], node["titles"], node["more"]) for node in describe_boxes(numbers, records, most=1)]
    [('evolution-0-1', ['On maps'], 1)]
    """
    themes = pd.read_csv(StringIO(numbers), dtype="str", keep_default_na=False).drop_duplicates(["period", "theme"])
    titles = records.set_index("doc_id")["title"]
    nodes = []
    for theme in themes.itertuples():
        doc_ids = [doc_id for doc_id in theme.doc_ids.split("; ") if doc_id]
        nodes.append(
            {
                "id": f"evolution-{theme.period}-{theme.theme}",
                "period": theme.name,
                "label": theme.label,
                "color": pick_color(float(theme.whole) if theme.whole else None),
                "papers": len(doc_ids),
                "terms": theme.terms,
                "titles": titles.reindex(doc_ids[:most]).fillna("").tolist(),
                "more": max(len(doc_ids) - most, 0),
            }
        )
    return nodes


def find_spots(svg: str, nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Find where the boxes of nodes lie in a figure, so that links can be laid over it; a picture in a page has none of its own.

    Parameters
    ----------
    svg : str
        In which boxes lead to the nodes.
    nodes : sequence of dict
        As ``describe_boxes`` describes them.

    Returns
    -------
    list of dict
        One per box: id, name, and left, top, width and height in per cent of the figure.
    """
    if not nodes:
        return []
    root = ElementTree.fromstring(svg)
    *_, width, height = map(float, root.get("viewBox").split())
    names = {node["id"]: f"{node['label']}, {node['period']}" for node in nodes}
    spots = {}
    for link in root.iter(f"{SVG}a"):
        name = link.get(LINK, "").removeprefix(PAGE)
        drawn = link.find(f"{SVG}path")
        if name in names and name not in spots and drawn is not None:
            places = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", drawn.get("d", ""))]
            spots[name] = _measure_box(places[::2], places[1::2], width, height)
    return [{"id": name, "name": names[name], **box} for name, box in spots.items()]


def _measure_box(x, y, width, height):
    return {
        "left": round(100 * min(x) / width, 2),
        "top": round(100 * min(y) / height, 2),
        "width": round(100 * (max(x) - min(x)) / width, 2),
        "height": round(100 * (max(y) - min(y)) / height, 2),
    }
