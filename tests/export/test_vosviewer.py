"""VOSviewer's files are what its manual asks for, and those it published are written as published."""

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from export.six_terms import LINES, TERMS, A, B, D, read_map
from themeloom.export.formats import FORMATS, format_network
from themeloom.export.joining import join_themes

VOSVIEWER = Path(__file__).parents[3] / "shared" / "reference" / "vosviewer"
NETWORKS = {  # name -> the weight that is nearest to papers
    "JOI_2007-2016_co-authorship": "Documents",
    "QSS_publication_bibliographic_coupling": "Citations",
    "QSS_SM_2020-2021_co-authorship": "Documents",
    "Scientometrics_term_co-occurrence": "Occurrences",
}


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
