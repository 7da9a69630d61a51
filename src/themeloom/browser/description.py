"""What a map shows of each term where one points at it."""

import networkx as nx
import pandas as pd


def describe_terms(graph, themes, mentions, terms, *, spellings, links):
    """Describe the terms of a network, as a map tells them where one points at them.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``documents``, ``kind``, ``x`` and ``y``, edges with ``documents`` and ``p``.
    themes : DataFrame
        One row per term: term, theme (null for none), label; stability may be missing.
    mentions, terms : DataFrame
        One row per mention (form, key) and per key (key, term, kept).
    spellings, links : int
        How many to name of each term.

    Returns
    -------
    DataFrame
        One row per term, the most documented first: term, documents, kind, x, y, theme, label, stability (empty where it was not
        measured), spellings (other ways to write it, capitals aside, the most frequent first) and strongest (the terms of its
        links that chance explains least, with their documents), both joined by commas.
    """
    nodes = pd.DataFrame([{"term": term, **node} for term, node in graph.nodes(data=True)])
    marked = themes if "stability" in themes else themes.assign(stability="")
    told = nodes.reindex(columns=["term", "documents", "kind", "x", "y"])
    told = told.merge(marked[["term", "theme", "label", "stability"]], on="term", how="left")
    forms = mentions[["form", "key"]].merge(
        terms.loc[terms["kept"] & terms["term"].isin(told["term"]), ["key", "term"]], on="key"
    )
    counts = forms.value_counts(["term", "form"]).reset_index().sort_values(["count", "form"], ascending=[False, True])
    counts = counts.assign(plain=counts["form"].str.casefold()).drop_duplicates(["term", "plain"])
    ways = counts[counts["plain"] != counts["term"].str.casefold()].groupby("term")["form"]
    ends = nx.to_pandas_edgelist(graph, "term", "other").reindex(columns=["term", "other", "documents", "p"])
    ends = pd.concat([ends, ends.rename(columns={"term": "other", "other": "term"})]).sort_values(["p", "other"])
    surest = (ends["other"] + ends["documents"].map(" ({:.9g})".format)).groupby(ends["term"])
    for column, groups, named in (("spellings", ways, spellings), ("strongest", surest, links)):
        joined = groups.agg(lambda some, named=named: ", ".join(some.head(named)))
        told[column] = pd.Series([joined.get(term, "") for term in told["term"]], dtype="str")
    return told.sort_values(["documents", "term"], ascending=[False, True], ignore_index=True)
