"""A network and its themes, joined: as a graph with plain values, and as two tables for spreadsheets."""

import networkx as nx
import pandas as pd

DIGITS = 6  # of coordinates, and of every number in VOSviewer's text files


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
