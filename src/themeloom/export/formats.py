"""The network with its themes in the formats that other tools open."""

import networkx as nx
import pandas as pd

from themeloom.export.joining import join_themes
from themeloom.export.pajek import format_clu, format_net, format_vec
from themeloom.export.vosviewer import format_json, format_map, format_map_network
from themeloom.export.xml_formats import format_gexf, format_graphml

# the end of a file's name -> joined graph -> the file's bytes
FORMATS = {
    "graphml": format_graphml,
    "gexf": format_gexf,
    "net": format_net,
    "clu": format_clu,
    "vec": format_vec,
    "vosviewer_map.txt": format_map,
    "vosviewer_network.txt": format_map_network,
    "vosviewer.json": format_json,
}


def format_network(graph: nx.Graph, themes: pd.DataFrame, members: pd.DataFrame) -> dict[str, bytes]:
    r"""Write the network in each of ``FORMATS``, the same bytes on every run.

    A term's number is its place in the graph.

    - graphml, gexf: every attribute; ``theme`` as in the table, left out where there is none. Control characters are left
      out: XML has none. Gephi shows the layout.
    - net, clu, vec: terms, coordinates scaled into 0..1, ``weight``; the theme, or 0; papers. Pajek has no kinds. A label
      has a blank for control characters, ' for " and / for a backslash.
    - vosviewer_map.txt, vosviewer_network.txt, vosviewer.json: the cluster is the theme, or blank; a link's strength is
      its ``documents``, because VOSviewer normalises by itself. Without links the second is empty: open the map alone.

    Parameters
    ----------
    graph, themes, members
        As ``join_themes`` takes them.

    Returns
    -------
    dict
        The end of a file's name -> its bytes.

    Raises
    ------
    ValueError
        As ``join_themes`` does.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_nodes_from([("a", {"documents": 3, "x": 0, "y": 0}), ("b", {"documents": 2, "x": 1, "y": 0})])
    >>> themes = pd.DataFrame({"theme": [1], "label": ["a"]})
    >>> format_network(graph, themes, pd.DataFrame({"term": ["a"], "theme": [1]}))["clu"]
    b'*Vertices 2\n1\n0\n'
    """
    joined = join_themes(graph, themes, members)
    return {ending: write(joined) for ending, write in FORMATS.items()}
