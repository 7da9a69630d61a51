"""GraphML and GEXF are read back, by another reader than their writer where there is one."""

import io
import math
import re
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest

from export.six_terms import NO_MEMBERS, NO_THEMES, TERMS, WEIGHTS, A, B, C, D, E, list_edges, read_by_igraph
from themeloom.export.formats import format_network
from themeloom.export.joining import join_themes

GRAPHML = {"": "http://graphml.graphdrawing.org/xmlns"}
GEXF = {"": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


def test_graphml(graph, themes, members, tmp_path):
    content = format_network(graph, themes, members)["graphml"]
    read = read_by_igraph(igraph.Graph.Read_GraphML, content, tmp_path)
    assert read.vs["label"] == TERMS
    assert {name: read[name] for name in ("documents", "counting")} == {"documents": 9, "counting": "binary"}
    joined = join_themes(graph, themes, members)
    for vertex, (term, node) in zip(read.vs, joined.nodes(data=True), strict=True):
        held = {name: value for name, value in vertex.attributes().items() if value != "" and value == value}
        assert held == {"id": term.replace("&", "&#38;"), "label": term, **node}
    assert math.isnan(read.vs[5]["theme"])
    assert list_edges(read) == WEIGHTS
    assert list_edges(read, "documents") == {(A, B): 3, (A, C): 2, (B, C): 1, (D, E): 2}
    assert list_edges(read, "p")[A, B] == 1e-9
    again = nx.read_graphml(io.BytesIO(content))
    assert dict(again.nodes) == {term: {"label": term, **node} for term, node in joined.nodes.items()}
    assert dict(again.edges) == dict(joined.edges)


def test_no_key_of_graphml_is_taken_for_one_of_yed(graph, themes, members):
    # of d3 Gephi makes the nodes' labels, of d7 the edges'
    xml = ElementTree.fromstring(format_network(graph, themes, members)["graphml"])
    keys = [key.get("id") for key in xml.iterfind("key", GRAPHML)]
    assert {(key.get("for"), key.get("attr.name")) for key in xml.iterfind("key", GRAPHML)} >= {("node", "x"), ("edge", "weight")}
    assert len(keys) == len(set(keys)) == 3 + 11 + 4
    assert not any(re.fullmatch("d[0-9]+", key) for key in keys)
    assert {data.get("key") for data in xml.iterfind(".//data", GRAPHML)} == set(keys)


def test_gexf(graph, themes, members):
    content = format_network(graph, themes, members)["gexf"]
    joined, read = join_themes(graph, themes, members), nx.read_gexf(io.BytesIO(content))
    for (term, node), read_node in zip(joined.nodes(data=True), read.nodes.values(), strict=True):
        assert read_node.pop("label") == term
        viz = read_node.pop("viz")
        assert read_node == node
        assert viz["position"] == {"x": round(node["x"] * 1000, 6), "y": round(node["y"] * 1000, 6), "z": 0}
        assert viz["size"] == pytest.approx(50 * math.sqrt(node["documents"] / 6))
    assert list(read) == TERMS
    assert {ends: {**link, "id": 0} for ends, link in read.edges.items()} == {
        ends: {**link, "id": 0} for ends, link in joined.edges.items()
    }


def test_gexf_as_xml(graph, themes, members):
    xml = ElementTree.fromstring(format_network(graph, themes, members)["gexf"])
    assert xml.find("meta", GEXF).attrib == {}
    assert [node.attrib for node in xml.iterfind(".//node", GEXF)] == [{"id": term, "label": term} for term in TERMS]
    titles = {attribute.get("id"): attribute.get("title") for attribute in xml.iterfind(".//attribute", GEXF)}
    values = [
        {titles[value.get("for")]: value.get("value") for value in node.iterfind(".//attvalue", GEXF)}
        for node in xml.iterfind(".//node", GEXF)
    ]
    assert [value.get("theme") for value in values] == ["1", "1", "1", "2", "2", None]
    assert [value["documents"] for value in values] == list("123456")
    assert len(xml.findall(".//viz:position", GEXF)) == 6
    assert {
        (edge.get("source"), edge.get("target")): float(edge.get("weight")) for edge in xml.iterfind(".//edge", GEXF)
    } == WEIGHTS


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_xml_has_no_control_characters(ending):
    graph = nx.Graph()
    graph.add_node("a\x00\x0b\ufffe\x1bb\tc\nd", documents=1, x=0, y=0, kind="\x01k")
    content = format_network(graph, NO_THEMES, NO_MEMBERS)[ending]
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[ending](io.BytesIO(content))
    assert list(read) == ["ab\tc\nd"]
    assert read.nodes["ab\tc\nd"]["kind"] == "k"
