"""What a map shows of each term where one points at it."""

import networkx as nx
import pandas as pd

from themeloom.network import describe_nodes
from themeloom.palette import format_label

COLUMNS = ["term", "documents", "kind", "x", "y", "theme", "label", "stability", "spellings", "strongest", "unit"]


def describe_terms(
    graph: nx.Graph, themes: pd.DataFrame, members: pd.DataFrame, places: pd.DataFrame, *, spellings: int = 4, links: int = 5
) -> pd.DataFrame:
    """Describe the terms of a network, for a map that shows more where one points at them.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``documents``, ``kind``, ``x`` and ``y``, edges with ``documents`` and ``p``.
    themes : DataFrame
        One row per theme; columns used: theme, label, stability.
    members : DataFrame
        One row per term; columns used: term, theme (null for none).
    places : DataFrame
        One row per mention; columns used: form, term (see ``evidence.locate_terms``).
    spellings, links : int
        How many to name of each term.

    Returns
    -------
    DataFrame
        One row per term, the most documented first: term, documents, kind, x, y, theme, label, stability (empty without a theme,
        or where it was not measured), spellings (other ways to write it, capitals aside, the most frequent first) and strongest
        (the terms of its links that chance explains least, with their documents), both joined by semicolons; and unit, what one
        of the documents is.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_node("map", documents=2, kind="task", x=0.0, y=0.0)
    >>> themes = pd.DataFrame({"theme": [0], "label": ["map"], "stability": ["stable"]})
    >>> members = pd.DataFrame({"term": ["map"], "theme": [0]})
    >>> places = pd.DataFrame({"form": ["map", "maps", "Map"], "term": "map"})
    >>> describe_terms(graph, themes, members, places)[["term", "label", "spellings"]]
      term label spellings
    0  map   map      maps
    """
    nodes = pd.DataFrame([{"term": term, **node} for term, node in graph.nodes(data=True)], columns=COLUMNS[:5])
    placed = members[["term", "theme"]].merge(themes[["theme", "label", "stability"]], on="theme", how="left")
    table = nodes.merge(placed.fillna({"label": "", "stability": ""}), on="term", how="left")
    names = _name_spellings(places[places["term"].isin(table["term"])], spellings)
    neighbours = _name_neighbours(graph, links)
    named = table.assign(
        spellings=[names.get(term, "") for term in table["term"]],
        strongest=[neighbours.get(term, "") for term in table["term"]],
        unit=describe_nodes(graph).unit,
    )
    typed = named[COLUMNS].astype({"spellings": "str", "strongest": "str", "unit": "str"})
    return typed.sort_values(["documents", "term"], ascending=[False, True], ignore_index=True)


def _name_spellings(places: pd.DataFrame, most: int) -> dict[str, str]:
    """Term -> its other spellings, the most frequent first."""
    counts = places.value_counts(["term", "form"]).reset_index().sort_values(["count", "form"], ascending=[False, True])
    distinct = counts.assign(plain=counts["form"].str.casefold()).drop_duplicates(["term", "plain"])
    others = distinct[distinct["plain"] != distinct["term"].str.casefold()]
    return others.groupby("term")["form"].agg(lambda forms: format_label(forms.head(most))).to_dict()


def _name_neighbours(graph: nx.Graph, most: int) -> dict[str, str]:
    """Term -> the terms of its links, those first that chance explains least."""
    links = nx.to_pandas_edgelist(graph, "term", "other").reindex(columns=["term", "other", "documents", "p"])
    reversed_links = links.rename(columns={"term": "other", "other": "term"})
    ends = pd.concat([links, reversed_links]).sort_values(["p", "other"])
    names = ends["other"] + ends["documents"].map(" ({:.9g})".format)
    return names.groupby(ends["term"]).agg(lambda some: format_label(some.head(most))).to_dict()
