"""The counts of a nine-paper corpus, worked out by hand, and what must hold for any corpus."""

from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import DOCUMENTS, PAIRS, PAPERS, make_tables, name_papers
from themeloom.network.cooccurrence import build_network
from themeloom.network.counting import COUNTINGS
from themeloom.network.weights import add_weights

COUNTS = {
    "binary": PAIRS,
    "full": {**PAIRS, "ab": 4},
    "fractional": {"ab": 2.5, "ac": 1.5, "ad": 1, "bc": 0.5, "be": 0.5, "bf": 0.5, "de": 1.5, "df": 0.5, "ef": 2},
}
EVERYTHING = {"max_terms": 99, "min_documents": 1, "min_shared": 1}

corpora = st.lists(st.text("abcdef", max_size=6), min_size=1, max_size=12)


def build(papers, **options):
    doc_ids, occurrences, terms, _ = make_tables(papers)
    return build_network(doc_ids, occurrences, terms, **{**EVERYTHING, **options})


def describe(graph):
    return graph.graph, list(graph.nodes(data=True)), list(graph.edges(data=True))


@pytest.mark.parametrize("counting", COUNTINGS)
def test_counts(counting):
    graph = build(PAPERS, counting=counting)
    assert {a + b: count for a, b, count in graph.edges(data="documents")} == COUNTS[counting]
    assert dict(graph.nodes(data="documents")) == DOCUMENTS
    told = {"similarity": "association_strength", "network_of": "terms"}
    assert graph.graph == {"documents": 9, "counting": counting, "min_shared": 1} | told


def test_total_link_strength():
    strength = dict(build(PAPERS).degree(weight="documents"))
    assert strength == {"a": 6, "b": 6, "c": 3, "d": 4, "e": 6, "f": 5}
    assert sum(strength.values()) == 30


def test_a_paper_counts_once_for_a_term_and_terms_that_are_dropped_or_unknown_not_at_all():
    doc_ids, occurrences, terms, _ = make_tables({"p": "xxy", "q": "xyz", "r": "?"})
    terms = terms[terms["term"] != "?"].assign(kind=["method", "term", "term"], kept=[True, True, False])
    graph = build_network(doc_ids, occurrences, terms, **EVERYTHING, similarity="cosine")
    assert list(graph) == ["x", "y"]
    assert graph.nodes["x"] == {"documents": 2, "kind": "method", "relevance": 0.5}
    assert graph["x"]["y"]["documents"] == 2
    assert graph.graph["documents"] == 3


def test_papers_without_terms_count_as_papers():
    doc_ids, occurrences, terms, _ = make_tables(PAPERS)
    more = pd.concat([doc_ids, pd.Series(["d0"])])
    graph = build_network(more, occurrences, terms, **EVERYTHING, similarity="lift")
    assert graph.graph["documents"] == 10
    assert graph["a"]["b"]["weight"] == pytest.approx(10 / 9 * build(PAPERS, similarity="lift")["a"]["b"]["weight"])


def test_links_know_how_likely_they_are_by_chance():
    graph = build(PAPERS)
    p, q = graph["a"]["b"]["p"], graph["a"]["b"]["q"]
    # of 126 ways to lay the four papers of b among nine, 40 put three on the five of a and 5 put four
    assert p == pytest.approx(45 / 126)
    assert q == pytest.approx(hypergeom_rate(graph)["a", "b"])
    few = build(PAPERS, min_shared=2)
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


def test_parameters():
    assert list(build(PAPERS, min_documents=4)) == ["a", "b", "e"]
    assert list(build(PAPERS, max_terms=2)) == ["a", "b"]
    doc_ids, occurrences, terms, _ = make_tables(PAPERS)
    graph = build_network(doc_ids, occurrences, terms.assign(relevance=[0, 0, 0, 0, 1, 0]), max_terms=2, similarity="dice")
    assert list(graph) == ["a", "e"]
    linked = build(PAPERS, min_shared=2, counting="fractional")
    assert [a + b for a, b in linked.edges] == ["ab", "ac", "de", "ef"]
    assert linked["a"]["c"]["documents"] == 1.5


def test_a_graph_survives_graphml(tmp_path):
    for counting in COUNTINGS:
        graph = build({**PAPERS, "d10": "g"}, counting=counting, similarity="cosine")
        nx.write_graphml(graph, tmp_path / "graph.graphml")
        read = nx.read_graphml(tmp_path / "graph.graphml")
        assert read.graph.items() >= graph.graph.items()
        assert describe(read)[1:] == describe(graph)[1:]
        assert describe(add_weights(read, similarity="cosine"))[1:] == describe(graph)[1:]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"counting": "double"}, "binary, full, fractional"),
        ({"similarity": "association strength"}, "association_strength, association_strength_occurrence, cosine"),
        ({"counting": "full", "similarity": "npmi"}, "choose binary or fractional"),
        ({"min_documents": 6}, r"6 kept terms, 0 of them in at least min_documents=6 .*most documented is in 5"),
        ({"max_terms": 0}, "6 of them in at least min_documents=1 .* max_terms=0"),
    ],
)
def test_errors_name_a_remedy(options, words):
    with pytest.raises(ValueError, match=words):
        build(PAPERS, **options)


def test_no_kept_term_is_an_error():
    doc_ids, occurrences, terms, _ = make_tables(PAPERS)
    with pytest.raises(ValueError, match="0 kept terms"):
        build_network(doc_ids, occurrences, terms.assign(kept=False))


@pytest.mark.parametrize(
    ("network_of", "message"),
    [
        (
            "references",
            r"nothing of which a network of cited works could be made; set network_of in params/03_terms\.yml to",
        ),
        ("terms", "no paper mentions any term"),
    ],
)
def test_records_without_what_the_network_is_of_are_told_so(network_of, message):
    doc_ids = pd.Series(["p", "q"])
    terms = pd.DataFrame({"term": [], "kind": [], "relevance": [], "kept": []})
    occurrences = pd.DataFrame({"doc_id": [], "term": [], "occurrences": []})
    units = pd.DataFrame({"unit": [], "term": []})
    with pytest.raises(ValueError, match=message):
        build_network(doc_ids, occurrences, terms, units=units, network_of=network_of)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any), st.sampled_from(list(COUNTINGS)), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(texts, counting, seed):
    doc_ids, *tables, _ = make_tables(name_papers(texts))
    options = {**EVERYTHING, "counting": counting, "similarity": "cosine"}
    before = [table.copy() for table in tables]
    graph = build_network(doc_ids, *tables, **options)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    shuffled = [table.sample(frac=1, random_state=seed) for table in (doc_ids, *tables)]
    assert describe(build_network(*shuffled, **options)) == describe(graph)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any))
def test_fractional_row_sums_are_the_papers_with_two_terms_or_more(texts):
    strength = dict(build(name_papers(texts), counting="fractional").degree(weight="documents"))
    for term in strength:
        assert strength[term] == pytest.approx(sum(term in text and len(set(text)) > 1 for text in texts), abs=1e-5)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(corpora.filter(any), st.sampled_from(list(COUNTINGS)))
def test_counts_are_those_of_a_plain_loop(texts, counting):
    expected = dict.fromkeys(combinations("abcdef", 2), 0)
    for text in texts:
        for a, b in combinations(sorted(set(text)), 2):
            added = {"binary": 1, "full": text.count(a) * text.count(b), "fractional": 1 / (len(set(text)) - 1)}
            expected[a, b] += added[counting]
    counted = {(a, b): count for a, b, count in build(name_papers(texts), counting=counting).edges(data="documents")}
    assert counted == pytest.approx({pair: count for pair, count in expected.items() if count}, abs=1e-5)


def test_a_term_that_shares_no_paper_is_a_node_without_links():
    graph = build({"p": "ab", "q": "c"})
    assert list(graph) == ["a", "b", "c"]
    assert graph.degree("c") == 0
