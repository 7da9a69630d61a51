"""A corpus reads what it wrote."""

import networkx as nx
import pandas as pd

from project.toy_tables import NUMBERS, draw
from themeloom.project.files import find_description


def test_tables_and_graphs_are_read_as_they_were_written(cats):
    table = pd.DataFrame({"term": ["café", "$x$"], "theme": pd.array([0, None], dtype="Int64"), "share": [0.1234567, None]})
    cats.write("05_toys", table)
    pd.testing.assert_frame_equal(cats.read("05_toys"), table.assign(share=[0.123457, None]))
    graph = nx.Graph(documents=2)
    graph.add_edge("café", "b & <c>", weight=0.5)
    cats.write("04_network", graph)
    assert dict(cats.read("04_network").edges) == dict(graph.edges)
    assert cats.read("04_network").graph["documents"] == 2


def test_a_table_for_people_is_read_as_text(cats):
    rejected = pd.DataFrame({"text": ["NA", "007", "=1+1", ""], "lines": [1, 0, 2, 3]})
    cats.write("01_numbers", NUMBERS, rejected=rejected)
    read = cats.read("01_numbers", "rejected")
    assert read.to_numpy().tolist() == [["NA", "1"], ["007", "0"], ["'=1+1", "2"], ["", "3"]]


def test_a_figure_is_read_as_it_was_written(root, cats):
    cats.write_figure("06_map", draw(), pd.DataFrame({"a": ["=é", "two\nlines"]}), title="Maps & <looms>", description="d")
    svg, drawn = cats.read_figure("06_map")
    assert find_description(svg) == ("Maps & <looms>", "d")
    folder = root / "figures" / "cats"
    assert [svg.encode(), drawn.encode()] == [(folder / f"06_map.{end}").read_bytes() for end in ("svg", "csv")]
