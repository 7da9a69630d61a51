"""All formats together: the same bytes each time, and any term is read back."""

import io
import json
import re
from itertools import pairwise
from xml.etree import ElementTree

import igraph
import networkx as nx
import pandas as pd
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from export.six_terms import NO_MEMBERS, NO_THEMES, PAJEK, TERMS, read_by_igraph, read_map
from themeloom.export.formats import FORMATS, format_network

GRAPHML = {"": "http://graphml.graphdrawing.org/xmlns"}
GEXF = {"": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


def test_the_same_bytes_on_another_day(graph, themes, members, monkeypatch):
    first = format_network(graph, themes, members)
    monkeypatch.setattr("time.strftime", lambda form: "2001-01-01")
    assert "2001-01-01" in "".join(nx.generate_gexf(graph.subgraph([])))
    assert format_network(graph, themes, members) == first
    assert list(first) == list(FORMATS)


def test_without_links_and_themes(graph, tmp_path):
    graph.remove_edges_from(list(graph.edges))
    content = format_network(graph, NO_THEMES, NO_MEMBERS)
    assert read_by_igraph(igraph.Graph.Read_GraphML, content["graphml"], tmp_path).vs["label"] == TERMS
    assert list(nx.read_gexf(io.BytesIO(content["gexf"]))) == TERMS
    assert read_by_igraph(igraph.Graph.Read_Pajek, content["net"], tmp_path).vs["name"] == PAJEK
    assert content["clu"] == b"*Vertices 6\n" + 6 * b"0\n"
    assert content["vosviewer_network.txt"] == b""
    assert [row["weight<Links>"] for row in read_map(content["vosviewer_map.txt"])] == ["0"] * 6
    network = json.loads(content["vosviewer.json"])["network"]
    assert (len(network["items"]), network["links"], network["clusters"]) == (6, [], [])


def test_one_term():
    graph = nx.Graph()
    graph.add_node("a", documents=1, x=-0.0, y=7)
    content = format_network(graph, pd.DataFrame({"theme": [1], "label": ["a"]}), pd.DataFrame({"term": ["a"], "theme": [1]}))
    assert content["net"] == b'*Vertices 1\n1 "a" 0.5 0.5 0.5\n*Edges\n'
    assert content["vosviewer_map.txt"].splitlines()[1] == b"1\ta\t0\t7\t1\t0\t0\t1\t\tTheme: a"


CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1), min_size=2, max_size=4, unique=True))
def test_any_term_is_read_back(tmp_path, terms):
    graph = nx.Graph()
    graph.add_nodes_from(terms, documents=1, x=0.5, y=0.25)
    nx.add_path(graph, terms, documents=1, weight=0.5)
    in_xml = [re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", term) for term in terms]
    in_lines = [CONTROLS.sub(" ", term) for term in terms]
    in_pajek = [term.replace('"', "'").replace("\\", "/") for term in in_lines]
    assume(all(in_xml))
    assume(len(set(in_xml)) == len(set(in_pajek)) == len(terms))
    content = format_network(
        graph,
        pd.DataFrame({"theme": range(len(terms)), "label": terms}),
        pd.DataFrame({"term": terms, "theme": range(len(terms))}),
    )
    assert read_by_igraph(igraph.Graph.Read_GraphML, content["graphml"], tmp_path).vs["label"] == in_xml
    assert list(nx.read_graphml(io.BytesIO(content["graphml"])).edges()) == list(pairwise(in_xml))
    assert [node.get("id") for node in ElementTree.fromstring(content["gexf"]).iterfind(".//node", GEXF)] == in_xml
    assert read_by_igraph(igraph.Graph.Read_Pajek, content["net"], tmp_path).vs["name"] == in_pajek
    assert list(nx.read_pajek(io.BytesIO(content["net"])).edges()) == list(pairwise(in_pajek))
    assert [row["label"] for row in read_map(content["vosviewer_map.txt"])] == in_lines
    assert [item["label"] for item in json.loads(content["vosviewer.json"])["network"]["items"]] == terms
