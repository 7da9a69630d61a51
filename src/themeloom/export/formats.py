"""The network with its themes in the formats that other tools open, and as two tables for spreadsheets.

Sources: GraphML 1.0 and GEXF 1.2, as networkx writes them, its faults mended; Pajek's reference manual, DrawEPS.htm and
Unicode-Pajek.htm; VOSviewer's manual (1.6.18, section 4.1); "VOSviewer JSON files" of VOSviewer Online's documentation.
"""

import html
import io
import json
import re

import networkx as nx
import numpy as np
import pandas as pd

DIGITS = 6  # of coordinates, and of every number in VOSviewer's text files
XML_FORBIDS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINES_FORBID = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# a label stands between quotation marks, and a backslash in it escapes for networkx, but not for igraph and Pajek
PAJEK_FORBIDS = str.maketrans({'"': "'", "\\": "/"})
GEPHI_UNIT = 1000  # Gephi's length of one unit of the map
GEPHI_LARGEST = 50  # the size of the term with most papers
VOSVIEWER_WEIGHTS = {"Links": "links", "Total link strength": "total_link_strength", "Documents": "documents"}
VOSVIEWER_DESCRIPTION = {"Kind": "kind", "Theme": "theme_label", "Stability": "stability"}


def format_network(graph: nx.Graph, themes: pd.DataFrame, members: pd.DataFrame) -> dict[str, bytes]:
    r"""Write the network in each of ``FORMATS``, the same bytes on every run.

    A term's number is its place in the graph.

    - graphml, gexf: every attribute; ``theme`` as in the table, left out where there is none. Control characters are left
      out: XML has none. Gephi shows the layout.
    - net, clu, vec: terms, coordinates scaled into 0..1, ``weight``; theme + 1, or 0; papers. Pajek has no kinds. A label
      has a blank for control characters, ' for " and / for a backslash.
    - vosviewer_map.txt, vosviewer_network.txt, vosviewer.json: the cluster is theme + 1, or blank; a link's strength is
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


def join_themes(graph: nx.Graph, themes: pd.DataFrame, members: pd.DataFrame) -> nx.Graph:
    """Copy a network with its themes, and with values that every writer and reader can take.

    Terms and links keep their order. Nulls and empty texts are left out, numpy's types become Python's, numbers of one
    attribute are of one type (readers refuse two), coordinates are rounded.

    Parameters
    ----------
    graph : Graph
        Nodes with ``documents`` (papers), ``x`` and ``y``, edges with ``documents`` and ``weight``; other attributes are kept.
    themes : DataFrame
        One row per theme; columns used: theme, label, stability (may be missing). On the nodes of their terms they are
        ``theme``, ``theme_label`` (other tools take a node's ``label`` for its name) and ``stability``.
    members : DataFrame
        One row per term; columns used: term, theme (null for none).

    Returns
    -------
    Graph
        Its nodes have, further, ``links`` and ``total_link_strength`` (the sum of the links' ``documents``).

    Raises
    ------
    ValueError
        A column or an attribute is missing.
    """
    joined = nx.Graph(**graph.graph)
    joined.add_nodes_from((row.pop("term"), row) for row in _list_rows(tabulate_terms(graph, themes, members)))
    joined.add_edges_from((row.pop("source"), row.pop("target"), row) for row in _list_rows(tabulate_links(graph)))
    return joined


def tabulate_terms(graph: nx.Graph, themes: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Tabulate the terms of a network with their themes, for spreadsheets.

    Parameters
    ----------
    graph : networkx.Graph
    themes, members : DataFrame
        As ``join_themes`` takes them.

    Returns
    -------
    DataFrame
        One row per term, in the graph's order: term, its attributes in the graph, then those that ``join_themes`` adds; what is
        left out there is null here.

    Raises
    ------
    ValueError
        As ``join_themes`` does.
    """
    _check_columns(themes, "themes", ["theme", "label"])
    _check_columns(members, "terms and their themes", ["term", "theme"])
    table = pd.DataFrame([{"term": term, **node} for term, node in graph.nodes(data=True)])
    table = _check_complete(table, ["documents", "x", "y"]).astype({"x": float, "y": float}).round({"x": DIGITS, "y": DIGITS})
    labels = themes.rename(columns={"label": "theme_label"}).reindex(columns=["theme", "theme_label", "stability"])
    placed = members[["term", "theme"]].astype({"theme": "Int64"}).merge(labels.astype({"theme": "Int64"}), how="left")
    table = table.merge(placed, on="term", how="left").assign(links=dict(graph.degree()).values())
    return table.assign(total_link_strength=[round(strength, DIGITS) for _, strength in graph.degree(weight="documents")])


def tabulate_links(graph: nx.Graph) -> pd.DataFrame:
    """Tabulate the links of a network, for spreadsheets.

    Parameters
    ----------
    graph : Graph
        Edges with ``documents`` and ``weight``.

    Returns
    -------
    DataFrame
        One row per link, in the graph's order: source and target (terms), documents, weight, then other attributes by name.

    Raises
    ------
    ValueError
        A link lacks its documents or its weight.
    """
    table = nx.to_pandas_edgelist(graph)
    first = ["source", "target", "documents", "weight"]
    return _check_complete(table.reindex(columns=[*first, *sorted(set(table) - set(first))]), first)


def _check_columns(table, name, needed):
    if missing := [column for column in needed if column not in table]:
        raise ValueError(f"a table of {name} needs the columns {', '.join(needed)}; missing: {', '.join(missing)}")


def _check_complete(table, needed):
    if lacking := table.reindex(columns=needed).isna().any(axis=1).sum():
        raise ValueError(f"an export needs {', '.join(needed)} everywhere; {lacking} of {len(table)} lack some of them")
    return table


def _list_rows(table):
    return [{name: value for name, value in row.items() if pd.notna(value) and value != ""} for row in table.to_dict("records")]


def _format_graphml(joined):
    labelled = joined.copy()
    buffer = io.BytesIO()
    # igraph reads an & in an identifier as &#38;, in a label as it is
    nx.set_node_attributes(labelled, {term: term for term in joined}, "label")
    nx.write_graphml_xml(labelled, buffer)  # nx.write_graphml writes other bytes where lxml is installed
    # networkx calls the keys d0, d1, ...; Gephi takes a d3 for the nodes' labels and a d7 for the edges', as in yEd's files
    text = re.sub('(<key id|<data key)="d', r'\1="key', buffer.getvalue().decode())
    return XML_FORBIDS.sub("", text).replace("\r", "&#13;").encode()  # a bare one would be read as a line feed


def _format_gexf(joined):
    drawn = joined.copy()
    most = max(1, *dict(joined.nodes("documents")).values())
    for node in drawn.nodes.values():
        position = {"x": round(node["x"] * GEPHI_UNIT, DIGITS), "y": round(node["y"] * GEPHI_UNIT, DIGITS), "z": 0.0}
        node["viz"] = {"position": position, "size": round(GEPHI_LARGEST * (node["documents"] / most) ** 0.5, DIGITS)}
    buffer = io.BytesIO()
    nx.write_gexf(drawn, buffer)
    text = re.sub(' lastmodifieddate="[^"]*"', "", buffer.getvalue().decode(), count=1)  # the day of the run
    return XML_FORBIDS.sub("", text).encode()


def _format_net(joined):
    # not nx.write_pajek: a label with an apostrophe, a tab or a quotation mark could not be read back
    places = np.array([(node["x"], node["y"]) for node in joined.nodes.values()])
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    extent = np.ptp(places, axis=0).max() or 1
    scaled = (0.5 + (places - middle) / extent).round(DIGITS).tolist()
    labels = [LINES_FORBID.sub(" ", term).translate(PAJEK_FORBIDS) for term in joined]
    terms = [f'{n} "{label}" {x} {y} 0.5' for n, (label, (x, y)) in enumerate(zip(labels, scaled, strict=True), 1)]
    links = [f"{one} {other} {weight}" for one, other, weight in _number(joined).edges(data="weight")]
    # Pajek reads UTF-8 only after a byte order mark, networkx only if the mark stands on a line before the vertices
    mark = [] if "".join(labels).isascii() else ["\ufeff*Network themeloom"]
    return _join_lines([*mark, f"*Vertices {len(joined)}", *terms, "*Edges", *links])


def _format_clu(joined):
    return _join_lines([f"*Vertices {len(joined)}", *(theme for _, theme in joined.nodes("theme", 0))])


def _format_vec(joined):
    return _join_lines([f"*Vertices {len(joined)}", *(count for _, count in joined.nodes("documents"))])


def _format_map(joined):
    items = _list_items(joined)
    text = _format_rows([items[0], *(item.values() for item in items)])
    return text if text.isascii() else "\ufeff".encode() + text


def _format_map_network(joined):
    return _format_rows(_number(joined).edges(data="documents"))


def _format_json(joined):
    items = [{name: value for name, value in item.items() if value is not None} for item in _list_items(joined)]
    for item in items:
        item["weights"] = {name: item.pop(f"weight<{name}>") for name in VOSVIEWER_WEIGHTS}
        item["scores"] = {"Relevance": item.pop("score<Relevance>", None)}
    links = _number(joined).edges(data="documents")
    links = [{"source_id": one, "target_id": other, "strength": count} for one, other, count in links]
    labels = {node["theme"]: node.get("theme_label", "") for node in joined.nodes.values() if "theme" in node}
    clusters = [{"cluster": cluster, "label": label} for cluster, label in sorted(labels.items())]
    content = {"network": {"items": items, "links": links, "clusters": clusters}}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _list_items(joined):
    """List the terms as rows of VOSviewer's map file; a description is HTML."""
    items = []
    for number, node in _number(joined).nodes.items():
        item = {"id": number, "label": node["term"], "x": node["x"], "y": node["y"], "cluster": node.get("theme")}
        item |= {f"weight<{name}>": node[key] for name, key in VOSVIEWER_WEIGHTS.items()}
        described = [f"{name}: {html.escape(node[key])}" for name, key in VOSVIEWER_DESCRIPTION.items() if key in node]
        items.append(item | {"score<Relevance>": node.get("relevance"), "description": "<br>".join(described)})
    return items


def _number(joined):
    return nx.convert_node_labels_to_integers(joined, first_label=1, label_attribute="term")


def _format_rows(rows):
    return _join_lines("\t".join(map(_format_cell, row)) for row in rows)


def _format_cell(cell):
    if not isinstance(cell, str | None):
        return f"{cell + 0:.{DIGITS}f}".rstrip("0").rstrip(".")  # + 0: no -0
    text = LINES_FORBID.sub(" ", cell or "")
    return '"{}"'.format(text.replace('"', '""')) if set(text) & set(',;"') else text


def _join_lines(lines):
    return "".join(f"{line}\n" for line in lines).encode()


# the end of a file's name -> joined graph -> the file's bytes
FORMATS = {
    "graphml": _format_graphml,
    "gexf": _format_gexf,
    "net": _format_net,
    "clu": _format_clu,
    "vec": _format_vec,
    "vosviewer_map.txt": _format_map,
    "vosviewer_network.txt": _format_map_network,
    "vosviewer.json": _format_json,
}
