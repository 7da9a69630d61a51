"""Terms get their themes, values that every reader can take, and a row of a table."""

import pandas as pd
import pytest

from export.six_terms import TERMS, WEIGHTS, A, B, C, D, E, F
from themeloom.export.formats import format_network
from themeloom.export.joining import join_themes, tabulate_links, tabulate_terms


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
