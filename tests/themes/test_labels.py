"""The labels of themes, worked out by hand."""

import networkx as nx
import pandas as pd
import pytest

from nine_papers import DOCUMENTS, HALVES, PAIRS
from themeloom.network.similarity import add_weights
from themeloom.themes.finding import find_themes
from themeloom.themes.labels import label_themes


def make_graph(pairs=PAIRS, *, alone=""):
    graph = nx.Graph()
    for term in sorted({*"".join(pairs), *alone}):
        graph.add_node(term, documents=DOCUMENTS.get(term, 3))
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in pairs.items())
    return add_weights(graph)


def link_to_hub(counts):
    graph = nx.Graph()
    for term, count in counts.items():
        graph.add_edge(term, "hub", documents=count, weight=9.0)
    return graph


def label(graph):
    return label_themes(graph, find_themes(graph, min_size=1, seed=0))


def test_one_row_per_theme():
    labels = label(make_graph(alone="z"))
    assert labels.to_numpy().tolist() == [[0, "a, b, c", 3], [1, "e, f, d", 3]]
    assert list(labels) == ["theme", "label", "terms"]


def test_numbers_of_themes_may_have_gaps_and_the_order_of_rows_changes_nothing():
    members = find_themes(make_graph(), min_size=1)
    labels = label_themes(make_graph(), members.assign(theme=members["theme"] * 5 + 3).sample(frac=1, random_state=1))
    assert labels.to_numpy().tolist() == [[3, "a, b, c", 3], [8, "e, f, d", 3]]


def test_labels_repeat_no_words():
    graph = make_graph(dict.fromkeys(["ab", "ac", "ad", "bc", "bd", "cd"], 1))
    graph = nx.relabel_nodes(graph, {"a": "language model", "b": "large language model", "c": "model", "d": "parsing"})
    # all are as strong; of the two phrases the more documented is first
    assert label(graph)["label"].tolist() == ["language model, parsing"]


@pytest.mark.parametrize(
    ("phrase", "papers", "third"),
    [
        ("key phrase", 2, "key phrase"),  # sqrt(2 x 4) x 1.5 > sqrt(4 x 4)
        ("pre-training", 2, "pre-training"),
        ("key phrase", 1, "single"),  # sqrt(1 x 4) x 1.5 < sqrt(4 x 4)
    ],
)
def test_a_phrase_is_worth_one_and_a_half_words(phrase, papers, third):
    graph = link_to_hub({"strong": 9, "single": 4, phrase: papers})
    nx.set_node_attributes(graph, 4, "documents")
    assert label(graph)["label"].tolist() == [f"hub, strong, {third}"]


def test_labels_prefer_terms_whose_links_stay_inside():
    # of equal strength and documents, half of the links of "torn" leave the theme
    graph = link_to_hub({"strong": 9, "kept": 4, "torn": 4})
    graph.add_edge("torn", "z", documents=4, weight=0.1)
    graph.add_edge("y", "z", documents=9, weight=9.0)
    nx.set_node_attributes(graph, 4, "documents")
    assert label(graph)["label"].tolist() == ["hub, strong, kept", "y, z"]


def test_no_theme_has_no_label():
    members = pd.DataFrame({"term": ["a"], "theme": pd.array([None], "Int64"), "documents": 5, "strength_within": 0.0})
    labels = label_themes(make_graph(), members)
    assert labels.empty
    assert labels.dtypes.astype(str).to_dict() == {"theme": "int64", "label": "str", "terms": "int64"}


def test_another_graph_than_that_of_the_themes_is_an_error():
    members = find_themes(make_graph(), min_size=1)
    assert members.set_index("term")["theme"].to_dict() == HALVES
    with pytest.raises(ValueError, match="lacks 1 of 6, such as 'b'"):
        label_themes(make_graph().subgraph("acdef"), members)
