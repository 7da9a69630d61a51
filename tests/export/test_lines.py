"""What must stand on one line does, and terms are numbered in their order."""

import networkx as nx
import pytest

from themeloom.export.lines import assign_numbers, clean_label, format_lines


@pytest.mark.parametrize("sign", ["\t", "\n", "\r\n", "\x00", "\x85", "\u2028"])
def test_no_label_breaks_its_line(sign):
    assert clean_label(f"theme{sign}map") == "theme map"


def test_terms_are_numbered_from_one_in_their_order():
    graph = nx.Graph([("b", "a")])
    assert dict(assign_numbers(graph).nodes("term")) == {1: "b", 2: "a"}
    assert list(graph) == ["b", "a"]


def test_every_line_ends_and_nothing_is_no_line():
    assert format_lines(["é", 1.5]) == "é\n1.5\n".encode()
    assert format_lines([]) == b""
