"""Each theme in one row: its label, its size, its place in the strategic diagram, its stability."""

import networkx as nx
import pandas as pd

from themeloom.tables import SCHEMAS, check_table
from themeloom.themes.labels import label_themes
from themeloom.themes.strategic import measure_themes


def describe_themes(
    graph: nx.Graph,
    occurrences: pd.DataFrame,
    members: pd.DataFrame,
    papers: pd.DataFrame,
    stability: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Describe each theme in one row.

    Parameters
    ----------
    graph : networkx.Graph
        In which the themes were found.
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term.
    members : DataFrame
        One row per term; columns used: term, theme.
    papers : DataFrame
        One row per paper; columns used: doc_id, theme.
    stability : DataFrame, optional
        One row per theme, as ``measure_stability`` gives it. Without it, or without samples, stability is empty, and jaccard, low
        and high are null.

    Returns
    -------
    DataFrame
        One row per theme, in their order (see ``tables.SCHEMAS``, "themes"). A theme without terms has no place in the strategic
        diagram, one without papers no label.

    Examples
    --------
    >>> graph = nx.Graph([("map", "atlas", {"documents": 2})])
    >>> nx.set_node_attributes(graph, 2, "documents")
    >>> members = pd.DataFrame({"term": ["map", "atlas"], "theme": 0})
    >>> papers = pd.DataFrame({"doc_id": ["p", "q", "r"], "theme": [0, 0, None]})
    >>> occurrences = pd.DataFrame({"doc_id": ["p", "q"], "term": ["map", "atlas"]})
    >>> describe_themes(graph, occurrences, members, papers)[["theme", "label", "terms", "papers", "density", "quadrant"]]
       theme       label  terms  papers  density quadrant
    0      0  atlas; map      2       2     50.0    motor
    """
    sizes = pd.DataFrame({"terms": members["theme"].value_counts(), "papers": papers["theme"].value_counts()}).fillna(0)
    described = sizes.rename_axis("theme").reset_index().sort_values("theme", ignore_index=True)
    described = described.merge(label_themes(occurrences, members, papers), on="theme", how="left")
    described = described.merge(measure_themes(graph, members), on="theme", how="left")
    described[["label", "quadrant"]] = described[["label", "quadrant"]].fillna("")
    measured = ["jaccard", "low", "high", "stability"]
    if stability is None or stability.empty:
        described = described.assign(jaccard=float("nan"), low=float("nan"), high=float("nan"), stability="")
    else:
        described = described.merge(stability[["theme", *measured]], on="theme", how="left")
    return check_table(described[list(SCHEMAS["themes"].columns)], "themes")
