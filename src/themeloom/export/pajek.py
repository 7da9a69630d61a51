"""The joined network for Pajek: a network (.net), its partition in themes (.clu), and a vector of papers (.vec).

Sources: Pajek's reference manual, DrawEPS.htm and Unicode-Pajek.htm.
"""

import networkx as nx
import numpy as np

from themeloom.export.joining import DIGITS
from themeloom.export.lines import assign_numbers, clean_label, format_lines

# a label stands between quotation marks, and a backslash in it escapes for networkx, but not for igraph and Pajek
FORBIDDEN = str.maketrans({'"': "'", "\\": "/"})


def format_net(joined: nx.Graph) -> bytes:
    """Format a network as Pajek's .net: terms with their places in 0..1, and links."""
    # not nx.write_pajek: a label with an apostrophe, a tab or a quotation mark could not be read back
    places = np.array([(node["x"], node["y"]) for node in joined.nodes.values()])
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    extent = np.ptp(places, axis=0).max() or 1
    scaled = (0.5 + (places - middle) / extent).round(DIGITS).tolist()
    labels = [clean_label(term).translate(FORBIDDEN) for term in joined]
    terms = [f'{n} "{label}" {x} {y} 0.5' for n, (label, (x, y)) in enumerate(zip(labels, scaled, strict=True), 1)]
    links = [f"{one} {other} {weight}" for one, other, weight in assign_numbers(joined).edges(data="weight")]
    # Pajek reads UTF-8 only after a byte order mark, networkx only if the mark stands on a line before the vertices
    mark = [] if "".join(labels).isascii() else ["\ufeff*Network themeloom"]
    return format_lines([*mark, f"*Vertices {len(joined)}", *terms, "*Edges", *links])


def format_clu(joined: nx.Graph) -> bytes:
    """Format the theme of each term as Pajek's .clu; 0 for none."""
    return format_lines([f"*Vertices {len(joined)}", *(theme for _, theme in joined.nodes("theme", 0))])


def format_vec(joined: nx.Graph) -> bytes:
    """Format the papers of each term as Pajek's .vec."""
    return format_lines([f"*Vertices {len(joined)}", *(count for _, count in joined.nodes("documents"))])
