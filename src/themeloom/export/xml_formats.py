"""The joined network as GraphML 1.0 and GEXF 1.2: as networkx writes them, its faults mended."""

import io
import re

import networkx as nx

from themeloom.export.joining import DIGITS

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GEPHI_UNIT = 1000  # Gephi's length of one unit of the map
GEPHI_LARGEST = 50  # the size of the term with most papers


def format_graphml(joined: nx.Graph) -> bytes:
    """Format a network as GraphML, with each term as its own label."""
    labelled = joined.copy()
    buffer = io.BytesIO()
    # igraph reads an & in an identifier as &#38;, in a label as it is
    nx.set_node_attributes(labelled, {term: term for term in joined}, "label")
    nx.write_graphml_xml(labelled, buffer)  # nx.write_graphml writes other bytes where lxml is installed
    # networkx calls the keys d0, d1, ...; Gephi takes a d3 for the nodes' labels and a d7 for the edges', as in yEd's files
    text = re.sub('(<key id|<data key)="d', r'\1="key', buffer.getvalue().decode())
    return FORBIDDEN.sub("", text).replace("\r", "&#13;").encode()  # a bare one would be read as a line feed


def format_gexf(joined: nx.Graph) -> bytes:
    """Format a network as GEXF, in which Gephi finds places and sizes."""
    drawn = joined.copy()
    most = max(1, *dict(joined.nodes("documents")).values())
    for node in drawn.nodes.values():
        position = {"x": round(node["x"] * GEPHI_UNIT, DIGITS), "y": round(node["y"] * GEPHI_UNIT, DIGITS), "z": 0.0}
        node["viz"] = {"position": position, "size": round(GEPHI_LARGEST * (node["documents"] / most) ** 0.5, DIGITS)}
    buffer = io.BytesIO()
    nx.write_gexf(drawn, buffer)
    text = re.sub(' lastmodifieddate="[^"]*"', "", buffer.getvalue().decode(), count=1)  # the day of the run
    return FORBIDDEN.sub("", text).encode()
