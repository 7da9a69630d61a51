"""Each theme in one row: its label, its size, its place in the strategic diagram, its stability."""

import networkx as nx
import pandas as pd

from themeloom.tables import SCHEMAS, check_table
from themeloom.themes.labels import label_themes
from themeloom.themes.stability import name_stability
from themeloom.themes.strategic import measure_themes


def describe_themes(
    graph: nx.Graph, members: pd.DataFrame, papers: pd.DataFrame, stability: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Describe each theme in one row.

    Parameters
    ----------
    graph : networkx.Graph
        In which the themes were found.
    members : DataFrame
        One row per term; columns used: term, theme, documents, strength_within.
    papers : DataFrame
        One row per paper; columns used: theme.
    stability : DataFrame, optional
        One row per theme and perturbation, as ``measure_stability`` gives it; columns used: theme, perturbation, jaccard, low,
        high. Without it stability is empty, and the other three are null.

    Returns
    -------
    DataFrame
        One row per theme, the largest first: theme, label, terms, papers (numbers), centrality, density, quadrant (see
        ``measure_themes``), stability ("stable", "doubtful" or "dissolved" in the bootstrap samples, see ``name_stability``;
        empty if not measured), jaccard, low, high (of these samples).

    Examples
    --------
    >>> graph = nx.Graph([("map", "atlas", {"documents": 2})])
    >>> nx.set_node_attributes(graph, 2, "documents")
    >>> members = pd.DataFrame({"term": ["map", "atlas"], "theme": 0, "documents": 2, "strength_within": 2.0})
    >>> described = describe_themes(graph, members, pd.DataFrame({"theme": [0, 0, None]}))
    >>> described[["theme", "label", "terms", "papers", "density", "quadrant"]]
       theme       label  terms  papers  density quadrant
    0      0  atlas, map      2       2     50.0    motor
    """
    described = label_themes(graph, members).merge(measure_themes(graph, members), on="theme")
    described["papers"] = described["theme"].map(papers["theme"].value_counts()).fillna(0)
    measured = ["jaccard", "low", "high"]
    if stability is None:
        described[measured] = float("nan")
    else:
        sampled = stability[stability["perturbation"] == "bootstrap"]
        described = described.merge(sampled[["theme", *measured]], on="theme", how="left")
    described["stability"] = name_stability(described["jaccard"])
    return check_table(described[list(SCHEMAS["themes"].columns)], "themes")
