"""A network of the six terms, with two themes."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from export.six_terms import TERMS, A, B, C, D, E, F


@pytest.fixture
def graph():
    graph = nx.Graph(documents=9, counting="binary", similarity="association_strength", node_default={}, edge_default={})
    places = [(-1, 0), (0.12345678, 2), (1, 0), (3, 1), (2.5, 1.5), (2, 0)]
    kinds = ["term", "task", "system", "method", "term", ""]
    for number, (term, (x, y), kind) in enumerate(zip(TERMS, places, kinds, strict=True), 1):
        graph.add_node(term, documents=np.int64(number), kind=kind, relevance=np.float64(number / 4), x=x, y=y)
    graph.add_edge(A, B, documents=3, weight=2, p=1e-9, q=0.5)
    graph.add_edge(A, C, documents=2, weight=1.25, p=0.25, q=None)
    graph.add_edge(B, C, documents=1, weight=0.5, p=float("nan"), q=1)
    graph.add_edge(D, E, documents=2, weight=4.0)
    return graph


@pytest.fixture
def themes():
    rows = [(1, f"{A}, {B}", "stable"), (2, D, "doubtful")]
    return pd.DataFrame(rows, columns=["theme", "label", "stability"])


@pytest.fixture
def members():
    rows = [(B, 1), (A, 1), (C, 1), (D, 2), (E, 2), (F, None), ("not in the network", 2)]
    return pd.DataFrame(rows, columns=["term", "theme"]).astype({"theme": "Int64"})
