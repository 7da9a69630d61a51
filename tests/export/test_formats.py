"""Each format is read back, by another reader than its writer where there is one, and compared with the graph."""

import csv
import io
import json
import math
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from themeloom.export.formats import FORMATS, format_network, join_themes, tabulate_links, tabulate_terms

VOSVIEWER = Path(__file__).parents[3] / "shared" / "reference" / "vosviewer"
NETWORKS = {  # name -> the weight that is nearest to papers
    "JOI_2007-2016_co-authorship": "Documents",
    "QSS_publication_bibliographic_coupling": "Citations",
    "QSS_SM_2020-2021_co-authorship": "Documents",
    "Scientometrics_term_co-occurrence": "Occurrences",
}
GRAPHML = {"": "http://graphml.graphdrawing.org/xmlns"}
GEXF = {"": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}
A, B, C, D, E, F = TERMS = ['say "hi"\tthere', "R&D <b>bold</b>", "=1+1", "café; naïve, früh", "#1 100% 'sure'\\", " $x$ "]
# what a line can hold of them
LINES = ['say "hi" there', *TERMS[1:]]
PAJEK = ["say 'hi' there", B, C, D, "#1 100% 'sure'/", F]


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


NO_THEMES = pd.DataFrame(columns=["theme", "label", "stability"])
NO_MEMBERS = pd.DataFrame(columns=["term", "theme"])


def read_by_igraph(reader, content, folder):
    (folder / "network").write_bytes(content)
    return reader(str(folder / "network"))


def read_map(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter="\t"))


def list_edges(graph, attribute="weight"):
    """Edges of an igraph graph, as pairs of labels with an attribute."""
    labels = graph.vs["label"]
    return {(labels[edge.source], labels[edge.target]): edge[attribute] for edge in graph.es}


WEIGHTS = {(A, B): 2.0, (A, C): 1.25, (B, C): 0.5, (D, E): 4.0}


# ---------------------------------------------------------------- joined


def test_terms_get_their_themes_and_plain_values(graph, themes, members):
    joined = join_themes(graph, themes, members)
    assert list(joined) == TERMS
    assert list(joined.edges) == list(graph.edges)
    assert joined.nodes[B] == {
        "documents": 2,
        "kind": "task",
        "relevance": 0.5,
        "x": 0.123457,
        "y": 2.0,
        "theme": 1,
        "theme_label": f"{A}, {B}",
        "stability": "stable",
        "links": 2,
        "total_link_strength": 4,
    }
    assert joined.nodes[F] == {"documents": 6, "relevance": 1.5, "x": 2, "y": 0, "links": 0, "total_link_strength": 0}
    assert joined.edges[A, C] == {"documents": 2, "weight": 1.25, "p": 0.25}
    assert {type(value) for node in joined.nodes.values() for value in node.values()} == {int, float, str}
    assert {type(weight) for *_, weight in joined.edges(data="weight")} == {float}


def test_graph_and_themes_stay_as_they_were(graph, themes, members):
    before = repr([graph.graph, list(graph.nodes(data=True)), list(graph.edges(data=True))])
    tables = [themes.copy(), members.copy()]
    format_network(graph, themes, members)
    tabulate_terms(graph, themes, members)
    tabulate_links(graph)
    assert repr([graph.graph, list(graph.nodes(data=True)), list(graph.edges(data=True))]) == before
    for table, copied in zip([themes, members], tables, strict=True):
        pd.testing.assert_frame_equal(table, copied)


def test_what_is_missing_is_named(graph, themes, members):
    with pytest.raises(ValueError, match=r"a table of themes needs the columns theme, label; missing: label$"):
        join_themes(graph, themes[["theme"]], members)
    with pytest.raises(ValueError, match=r"needs the columns term, theme; missing: theme$"):
        join_themes(graph, themes, members[["term"]])
    graph.add_edge(E, F, documents=1)
    with pytest.raises(ValueError, match=r"needs source, target, documents, weight everywhere; 1 of 5 lack some of them"):
        format_network(graph, themes, members)
    del graph.nodes[A]["x"]
    with pytest.raises(ValueError, match=r"needs documents, x, y everywhere; 1 of 6 lack some of them"):
        format_network(graph, themes, members)


# ---------------------------------------------------------------- tables


def test_tables(graph, themes, members):
    terms, links = tabulate_terms(graph, themes, members), tabulate_links(graph)
    first = ["term", "documents", "kind", "relevance", "x", "y"]
    assert terms.columns.tolist() == [*first, "theme", "theme_label", "stability", "links", "total_link_strength"]
    assert terms["term"].tolist() == TERMS
    assert terms["theme"].tolist() == [1, 1, 1, 2, 2, pd.NA]
    assert terms["x"].tolist() == [-1, 0.123457, 1, 3, 2.5, 2]
    assert terms["links"].tolist() == [2, 2, 2, 1, 1, 0]
    assert terms["total_link_strength"].tolist() == [5, 4, 3, 2, 2, 0]
    assert links.columns.tolist() == ["source", "target", "documents", "weight", "p", "q"]
    assert links[["source", "target", "documents"]].to_numpy().tolist() == [[A, B, 3], [A, C, 2], [B, C, 1], [D, E, 2]]
    assert links["weight"].tolist() == list(WEIGHTS.values())


def test_tables_without_themes_and_links(graph, themes, members):
    graph.remove_edges_from(list(graph.edges))
    assert tabulate_links(graph).columns.tolist() == ["source", "target", "documents", "weight"]
    terms = tabulate_terms(graph, themes[["theme", "label"]].head(0), members.head(0))
    assert len(tabulate_links(graph)) == 0
    assert terms["theme"].isna().all()
    assert terms["total_link_strength"].tolist() == [0] * 6


# ---------------------------------------------------------------- GraphML and GEXF


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


# ---------------------------------------------------------------- Pajek


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


# ---------------------------------------------------------------- VOSviewer


def test_vosviewer_map(graph, themes, members):
    content = format_network(graph, themes, members)["vosviewer_map.txt"]
    rows = read_map(content)
    first = ["id", "label", "x", "y", "cluster", "weight<Links>", "weight<Total link strength>", "weight<Documents>"]
    assert list(rows[0]) == [*first, "score<Relevance>", "description"]
    assert [row["label"] for row in rows] == LINES
    assert [row["cluster"] for row in rows] == ["1", "1", "1", "2", "2", ""]
    assert [list(row.values())[2:9] for row in rows][1] == ["0.123457", "2", "1", "2", "4", "2", "0.5"]
    assert rows[1]["description"] == (
        "Kind: task<br>Theme: say &quot;hi&quot; there, R&amp;D &lt;b&gt;bold&lt;/b&gt;<br>Stability: stable"
    )
    assert rows[5]["description"] == ""
    table = pd.read_csv(io.BytesIO(content), sep="\t", keep_default_na=False)
    assert table["label"].tolist() == LINES
    assert table["weight<Documents>"].tolist() == [1, 2, 3, 4, 5, 6]


def test_vosviewer_quotes_what_it_must(graph, themes, members):
    lines = format_network(graph, themes, members)["vosviewer_map.txt"].decode().splitlines()
    assert lines[0].startswith("\ufeffid\tlabel\tx\t")
    assert [line.split("\t")[1] for line in lines[1:]] == [
        '"say ""hi"" there"',
        "R&D <b>bold</b>",
        "=1+1",
        '"café; naïve, früh"',
        "#1 100% 'sure'\\",
        " $x$ ",
    ]


def test_vosviewer_network(graph, themes, members):
    assert format_network(graph, themes, members)["vosviewer_network.txt"] == b"1\t2\t3\n1\t3\t2\n2\t3\t1\n4\t5\t2\n"


def test_vosviewer_json(graph, themes, members):
    network = json.loads(format_network(graph, themes, members)["vosviewer.json"])["network"]
    assert [item["label"] for item in network["items"]] == TERMS
    assert network["items"][1] == {
        "id": 2,
        "label": B,
        "description": network["items"][1]["description"],
        "x": 0.123457,
        "y": 2.0,
        "cluster": 1,
        "weights": {"Links": 2, "Total link strength": 4, "Documents": 2},
        "scores": {"Relevance": 0.5},
    }
    assert "cluster" not in network["items"][5]
    assert network["links"][3] == {"source_id": 4, "target_id": 5, "strength": 2}
    assert len(network["links"]) == 4
    assert network["clusters"] == [{"cluster": 1, "label": f"{A}, {B}"}, {"cluster": 2, "label": D}]


def test_fractional_counts(graph, themes, members):
    nx.set_edge_attributes(graph, 1 / 3, "documents")
    content = format_network(graph, themes, members)
    assert content["vosviewer_network.txt"].splitlines()[0] == b"1\t2\t0.333333"
    assert read_map(content["vosviewer_map.txt"])[0]["weight<Total link strength>"] == "0.666667"


def read_published(name):
    """A published map (rows by label) and the graph and themes that it shows."""
    text = (VOSVIEWER / f"{name}_map.txt").read_text(encoding="utf-8-sig")
    rows = {row["label"]: row for row in csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")}
    graph = nx.Graph()
    labels = {row["id"]: label for label, row in rows.items()}
    for label, row in rows.items():
        papers = int(row[f"weight<{NETWORKS[name]}>"])
        graph.add_node(label, documents=papers, x=float(row["x"]), y=float(row["y"]))
    for line in (VOSVIEWER / f"{name}_network.txt").read_text(encoding="utf-8-sig").splitlines():
        one, other, count = line.split("\t")
        graph.add_edge(labels[one], labels[other], documents=int(count), weight=1.0)
    clusters = [int(row["cluster"]) for row in rows.values()]
    members = pd.DataFrame({"term": list(rows), "theme": clusters})
    return rows, graph, members.drop_duplicates("theme")[["theme"]].assign(label=""), members


@pytest.mark.skipif(not VOSVIEWER.is_dir(), reason="the networks published with VOSviewer are not beside the project")
@pytest.mark.parametrize("name", NETWORKS)
def test_published_maps_are_written_as_published(name):
    rows, graph, themes, members = read_published(name)
    joined = join_themes(graph, themes, members)
    content = {ending: FORMATS[ending](joined) for ending in ("vosviewer_map.txt", "vosviewer_network.txt")}
    same = ["label", "x", "y", "cluster", "weight<Links>", "weight<Total link strength>", f"weight<{NETWORKS[name]}>"]
    # cells as they stand, with their quotation marks
    published = (VOSVIEWER / f"{name}_map.txt").read_text(encoding="utf-8-sig").splitlines()
    header = published[0].split("\t")
    expected = [[line.split("\t")[header.index(column)] for column in same] for line in published[1:]]
    lines = content["vosviewer_map.txt"].decode("utf-8-sig").splitlines()
    start = [column for column in header if column not in ("description", "url")][:7]
    assert lines[0].split("\t")[:7] == start
    assert [line.split("\t")[1:8] for line in lines[1:]] == expected
    ids = [row["id"] for row in rows.values()]
    links = [line.split("\t") for line in content["vosviewer_network.txt"].decode().splitlines()]
    written = {f"{ids[int(one) - 1]}\t{ids[int(other) - 1]}\t{count}" for one, other, count in links}
    assert written == set((VOSVIEWER / f"{name}_network.txt").read_text(encoding="utf-8-sig").splitlines())
    assert len(links) == len(written)


# ---------------------------------------------------------------- all


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
