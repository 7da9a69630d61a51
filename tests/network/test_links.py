"""The links that a map draws: which, and between which points."""

import networkx as nx
import pandas as pd

from themeloom.network.links import find_links

TERMS = pd.DataFrame({"term": ["map", "seed", "loom"], "theme": pd.array([0, 0, 1], "Int64")}).assign(
    x=[0.0, 1.0, 2.0], y=[0.0, 0.0, 3.0]
)


def link_all():
    graph = nx.Graph()
    graph.add_edge("map", "seed", documents=2, weight=1.0, q=0.01)
    graph.add_edge("map", "loom", documents=3, weight=0.5, q=0.05)
    graph.add_edge("seed", "loom", documents=2, weight=0.5, q=0.06)
    return graph


def test_links_are_those_beyond_chance_of_most_papers_and_know_their_ends():
    links = find_links(link_all(), TERMS, max_links=9, max_q=0.05)
    assert links[["documents", "weight"]].to_numpy().tolist() == [[3, 0.5], [2, 1.0]]
    assert find_links(link_all(), TERMS, max_links=2, max_q=1)["weight"].tolist() == [0.5, 1.0]
    ends = {frozenset([(row.x_a, row.y_a), (row.x_b, row.y_b)]): row.theme for row in links.itertuples()}
    assert ends[frozenset([(0, 0), (1, 0)])] == 0
    assert ends[frozenset([(0, 0), (2, 3)])] is pd.NA


def test_links_to_terms_that_are_not_drawn_are_left_out():
    assert find_links(link_all(), TERMS.head(2), max_q=1)[["a", "b"]].to_numpy().tolist() == [["map", "seed"]]


def test_a_graph_without_links_has_none_to_draw():
    graph = nx.Graph()
    graph.add_nodes_from(TERMS["term"])
    assert find_links(graph, TERMS, max_q=1).empty
