"""The counts of a nine-paper corpus, worked out by hand, and what must hold for any corpus."""

import doctest
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.network import cooccurrence as network
from themeloom.network import similarity

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
COUNTS = {
    "binary": {"ab": 3, "ac": 2, "ad": 1, "bc": 1, "be": 1, "bf": 1, "de": 2, "df": 1, "ef": 3},
    "full": {"ab": 4, "ac": 2, "ad": 1, "bc": 1, "be": 1, "bf": 1, "de": 2, "df": 1, "ef": 3},
    "fractional": {"ab": 2.5, "ac": 1.5, "ad": 1, "bc": 0.5, "be": 0.5, "bf": 0.5, "de": 1.5, "df": 0.5, "ef": 2},
}
EVERYTHING = {"max_terms": 99, "min_documents": 1, "min_shared": 1}

corpora = st.lists(st.text("abcdef", max_size=6), min_size=1, max_size=12)


def make_tables(papers):
    mentions = pd.DataFrame([(paper, key) for paper, keys in papers.items() for key in keys], columns=["doc_id", "key"])
    documents = mentions.drop_duplicates()["key"].value_counts().sort_index()
    terms = pd.DataFrame({"key": documents.index, "term": documents.index, "documents": documents.to_numpy()})
    return mentions, terms.assign(kind="term", relevance=0.5, kept=True)


def build(papers, *, counting="binary", similarity="association_strength", **knobs):
    tables = make_tables(papers)
    return network.build_network(*tables, **{**EVERYTHING, **knobs}, counting=counting, similarity=similarity)


def number(texts):
    return {f"d{position}": text for position, text in enumerate(texts)}


def describe(graph):
    return graph.graph, list(graph.nodes(data=True)), list(graph.edges(data=True))


def test_examples():
    outcome = doctest.testmod(network)
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize("counting", network.COUNTINGS)
def test_counts(counting):
    graph = build(TOY, counting=counting)
    assert {a + b: count for a, b, count in graph.edges(data="documents")} == COUNTS[counting]
    assert dict(graph.nodes(data="documents")) == {"a": 5, "b": 4, "c": 2, "d": 3, "e": 4, "f": 3}
    assert graph.graph == {"documents": 9, "counting": counting, "min_shared": 1, "similarity": "association_strength"}


def test_total_link_strength():
    strength = dict(build(TOY).degree(weight="documents"))
    assert strength == {"a": 6, "b": 6, "c": 3, "d": 4, "e": 6, "f": 5}
    assert sum(strength.values()) == 30


def test_keys_of_one_term_count_once_and_dropped_keys_not_at_all():
    mentions, terms = make_tables({"p": "abc", "q": "bcd"})
    terms = terms.assign(term=["x", "x", "y", "z"], kind=["task", "method", "term", "term"])
    terms = terms.assign(kept=terms["key"] != "d")
    graph = network.build_network(mentions, terms, **EVERYTHING, counting="binary", similarity="cosine")
    assert list(graph) == ["x", "y"]
    assert graph.nodes["x"] == {"documents": 2, "kind": "method", "relevance": 0.5}
    assert graph["x"]["y"]["documents"] == 2


def test_links_know_how_likely_they_are_by_chance():
    graph = build(TOY)
    p, q = graph["a"]["b"]["p"], graph["a"]["b"]["q"]
    # of 126 ways to lay the four papers of b among nine, 40 put three on the five of a and 5 put four
    assert p == pytest.approx(45 / 126)
    assert q == pytest.approx(hypergeom_rate(graph)["a", "b"])
    few = build(TOY, min_shared=2)
    assert few["a"]["b"]["q"] == q  # whatever links are left out


def hypergeom_rate(graph):
    """Benjamini & Hochberg by hand: the least p x links / rank from each rank on."""
    chances = sorted((p, edge) for *edge, p in graph.edges(data="p"))
    rates, least = {}, 1.0
    for rank in range(len(chances), 0, -1):
        p, edge = chances[rank - 1]
        least = min(least, p * len(chances) / rank)
        rates[tuple(edge)] = least
    return rates


def test_knobs():
    assert list(build(TOY, min_documents=4)) == ["a", "b", "e"]
    assert list(build(TOY, max_terms=2)) == ["a", "b"]
    mentions, terms = make_tables(TOY)
    terms["relevance"] = [0, 0, 0, 0, 1, 0]
    graph = network.build_network(
        mentions, terms, max_terms=2, min_documents=1, min_shared=1, counting="binary", similarity="dice"
    )
    assert list(graph) == ["a", "e"]
    linked = build(TOY, min_shared=2, counting="fractional")
    assert [a + b for a, b in linked.edges] == ["ab", "ac", "de", "ef"]
    assert linked["a"]["c"]["documents"] == 1.5


def test_a_graph_survives_graphml(tmp_path):
    for counting in network.COUNTINGS:
        graph = build({**TOY, "d10": "g"}, counting=counting, similarity="cosine")
        nx.write_graphml(graph, tmp_path / "graph.graphml")
        read = nx.read_graphml(tmp_path / "graph.graphml")
        assert read.graph.items() >= graph.graph.items()
        assert describe(read)[1:] == describe(graph)[1:]
        assert describe(network.weigh_links(read, similarity="cosine"))[1:] == describe(graph)[1:]


@pytest.mark.parametrize(
    ("knobs", "words"),
    [
        ({"counting": "double"}, "binary, full, fractional"),
        ({"similarity": "association strength"}, "association_strength, association_strength_occurrence, cosine"),
        ({"counting": "full", "similarity": "npmi"}, "choose binary or fractional"),
        ({"min_documents": 6}, r"6 kept terms, 0 of them in at least min_documents=6 .*most documented is in 5"),
        ({"max_terms": 0}, "6 of them in at least min_documents=1 .* max_terms=0"),
    ],
)
def test_errors_say_what_would_do(knobs, words):
    with pytest.raises(ValueError, match=words):
        build(TOY, **knobs)


def test_no_kept_term_is_an_error():
    mentions, terms = make_tables(TOY)
    with pytest.raises(ValueError, match="0 kept terms"):
        network.build_network(
            mentions, terms.assign(kept=False), **EVERYTHING, counting="binary", similarity="association_strength"
        )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any), st.sampled_from(list(network.COUNTINGS)), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(texts, counting, seed):
    mentions, terms = make_tables(number(texts))
    knobs = {**EVERYTHING, "counting": counting, "similarity": "cosine"}
    before = mentions.copy(), terms.copy()
    graph = network.build_network(mentions, terms, **knobs)
    pd.testing.assert_frame_equal(mentions, before[0])
    pd.testing.assert_frame_equal(terms, before[1])
    shuffled = [table.sample(frac=1, random_state=seed) for table in before]
    assert describe(network.build_network(*shuffled, **knobs)) == describe(graph)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any))
def test_fractional_row_sums_are_the_papers_with_two_terms_or_more(texts):
    strength = dict(build(number(texts), counting="fractional").degree(weight="documents"))
    for term in strength:
        assert strength[term] == pytest.approx(sum(term in text and len(set(text)) > 1 for text in texts), abs=1e-5)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any), st.sampled_from(list(network.COUNTINGS)))
def test_counts_are_those_of_a_plain_loop(texts, counting):
    expected = dict.fromkeys(combinations("abcdef", 2), 0)
    for text in texts:
        for a, b in combinations(sorted(set(text)), 2):
            added = {"binary": 1, "full": text.count(a) * text.count(b), "fractional": 1 / (len(set(text)) - 1)}
            expected[a, b] += added[counting]
    counted = {(a, b): count for a, b, count in build(number(texts), counting=counting).edges(data="documents")}
    assert counted == pytest.approx({pair: count for pair, count in expected.items() if count}, abs=1e-5)


def test_weigh_links_is_at_hand_where_graphs_are_built():
    assert network.weigh_links is similarity.weigh_links


def test_a_term_that_shares_no_paper_stays_without_links():
    graph = build({"p": "ab", "q": "c"})
    assert list(graph) == ["a", "b", "c"]
    assert graph.degree("c") == 0
