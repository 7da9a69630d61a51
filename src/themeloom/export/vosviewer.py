"""The joined network for VOSviewer: its map file and network file, and both in one as JSON.

Sources: VOSviewer's manual (1.6.18, section 4.1); "VOSviewer JSON files" of VOSviewer Online's documentation.
"""

import html
import json

import networkx as nx

from themeloom.export.joining import DIGITS
from themeloom.export.lines import assign_numbers, clean_label, format_lines

WEIGHTS = {"Links": "links", "Total link strength": "total_link_strength", "Documents": "documents"}
DESCRIBED = {"Kind": "kind", "Theme": "theme_label", "Stability": "stability"}


def format_map(joined: nx.Graph) -> bytes:
    """Format the terms of a network as VOSviewer's map file."""
    items = _list_items(joined)
    text = _format_rows([items[0], *(item.values() for item in items)])
    return text if text.isascii() else "\ufeff".encode() + text


def format_map_network(joined: nx.Graph) -> bytes:
    """Format the links of a network as VOSviewer's network file."""
    return _format_rows(assign_numbers(joined).edges(data="documents"))


def format_json(joined: nx.Graph) -> bytes:
    """Format a network as VOSviewer's JSON."""
    items = [{name: value for name, value in item.items() if value is not None} for item in _list_items(joined)]
    for item in items:
        item["weights"] = {name: item.pop(f"weight<{name}>") for name in WEIGHTS}
        item["scores"] = {"Relevance": item.pop("score<Relevance>", None)}
    links = assign_numbers(joined).edges(data="documents")
    links = [{"source_id": one, "target_id": other, "strength": count} for one, other, count in links]
    labels = {node["theme"]: node.get("theme_label", "") for node in joined.nodes.values() if "theme" in node}
    clusters = [{"cluster": cluster, "label": label} for cluster, label in sorted(labels.items())]
    content = {"network": {"items": items, "links": links, "clusters": clusters}}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _list_items(joined):
    """List the terms as rows of VOSviewer's map file; a description is HTML."""
    items = []
    for number, node in assign_numbers(joined).nodes.items():
        item = {"id": number, "label": node["term"], "x": node["x"], "y": node["y"], "cluster": node.get("theme")}
        item |= {f"weight<{name}>": node[key] for name, key in WEIGHTS.items()}
        described = [f"{name}: {html.escape(node[key])}" for name, key in DESCRIBED.items() if key in node]
        items.append(item | {"score<Relevance>": node.get("relevance"), "description": "<br>".join(described)})
    return items


def _format_rows(rows):
    return format_lines("\t".join(map(_format_cell, row)) for row in rows)


def _format_cell(cell):
    if not isinstance(cell, str | None):
        return f"{cell + 0:.{DIGITS}f}".rstrip("0").rstrip(".")  # + 0: no -0
    text = clean_label(cell or "")
    return '"{}"'.format(text.replace('"', '""')) if set(text) & set(',;"') else text
