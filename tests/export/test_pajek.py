"""Pajek's files are read back by igraph and networkx."""

import io

import igraph
import networkx as nx

from export.six_terms import PAJEK, TERMS, WEIGHTS, A, D, E, F, read_by_igraph
from themeloom.export.formats import format_network


def test_pajek_by_igraph(graph, themes, members, tmp_path):
    read = read_by_igraph(igraph.Graph.Read_Pajek, format_network(graph, themes, members)["net"], tmp_path)
    assert read.vs["name"] == PAJEK
    assert {(edge.source, edge.target): edge["weight"] for edge in read.es} == {(0, 1): 2, (0, 2): 1.25, (1, 2): 0.5, (3, 4): 4}


def test_pajek_by_networkx(graph, themes, members):
    read = nx.read_pajek(io.BytesIO(format_network(graph, themes, members)["net"]))
    assert list(read) == PAJEK
    assert [node["id"] for node in read.nodes.values()] == list("123456")
    # 4 wide, 2 high: x fills 0..1, y half of it, around the middle
    assert [node["x"] for node in read.nodes.values()] == [0, 0.280864, 0.5, 1, 0.875, 0.75]
    assert [node["y"] for node in read.nodes.values()] == [0.25, 0.75, 0.25, 0.5, 0.625, 0.25]
    names = dict(zip(TERMS, PAJEK, strict=True))
    assert [(one, other, link["weight"]) for one, other, link in read.edges(data=True)] == [
        (names[one], names[other], weight) for (one, other), weight in WEIGHTS.items()
    ]


def test_pajek_partition_and_vector(graph, themes, members):
    content = format_network(graph, themes, members)
    assert content["clu"] == b"*Vertices 6\n1\n1\n1\n2\n2\n0\n"
    assert content["vec"] == b"*Vertices 6\n1\n2\n3\n4\n5\n6\n"


def test_pajek_has_a_byte_order_mark_where_it_needs_one(graph, themes, members):
    assert format_network(graph, themes, members)["net"].startswith("\ufeff*Network themeloom\n*Vertices 6\n".encode())
    graph.remove_nodes_from([A, D, E, F])
    assert format_network(graph, themes, members)["net"].startswith(b'*Vertices 2\n1 "R&D <b>bold</b>" ')
