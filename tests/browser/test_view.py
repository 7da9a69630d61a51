"""From the terms to a map in one call: the same as step by step."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser import view as module
from themeloom.browser.memory import Memory
from themeloom.browser.view import build_graph, build_view, describe_view
from themeloom.browser.vocabulary import Vocabulary
from themeloom.meaning import encoding
from themeloom.meaning.encoding import encode_papers, encode_texts
from themeloom.network.cooccurrence import build_network
from themeloom.network.layout import measure_positions
from themeloom.themes.finding import find_themes
from themeloom.themes.study import make_study
from toy_meanings import NAME, encode, put_in_place
from toys import DOC_IDS, NETWORK, OCCURRENCES, PLACES, RECORDS, TERMS, WORDS

VOCABULARY = Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS)
OPTIONS = {"encoding": {"meaning": NAME, "processes": 1}, "study": {"themes": "papers"}, "finding": {"number": 2}}


@pytest.fixture(scope="module", autouse=True)
def _meanings():
    with pytest.MonkeyPatch.context() as patch:
        put_in_place(patch)
        yield
    encoding._load_once.cache_clear()


@pytest.fixture(scope="module")
def graph():
    return build_graph(DOC_IDS, VOCABULARY, network=NETWORK, layout_seed=1)


@pytest.fixture(scope="module")
def view(graph):
    return build_view(RECORDS, VOCABULARY, graph, **OPTIONS)


def test_it_is_what_the_notebooks_do_step_by_step(view):
    graph = build_network(DOC_IDS, OCCURRENCES, TERMS, **NETWORK)
    nx.set_node_attributes(graph, measure_positions(graph, seed=1).set_index("term").to_dict("index"))
    meanings = encode_papers(RECORDS, **OPTIONS["encoding"])
    study = make_study(DOC_IDS, OCCURRENCES, WORDS, graph, meanings, encode_texts(sorted(graph), **OPTIONS["encoding"]))
    found = find_themes(study, DOC_IDS, graph, number=2)
    assert nx.utils.graphs_equal(view.graph, graph)
    pd.testing.assert_frame_equal(view.members, found.terms)
    pd.testing.assert_frame_equal(view.papers, found.papers)
    assert view.themes[["theme", "papers"]].to_numpy().tolist() == [[1, 3], [2, 3]]
    assert view.vocabulary is VOCABULARY


def test_what_texts_mean_is_read_from_the_cache_and_kept_there(graph, tmp_path, monkeypatch):
    told = []
    put_in_place(monkeypatch, lambda: lambda texts: told.extend(texts) or encode(texts))
    known = OPTIONS | {"encoding": OPTIONS["encoding"] | {"cache": tmp_path}}
    some = build_graph(DOC_IDS, VOCABULARY, network=NETWORK | {"max_terms": 5}, layout_seed=1)
    build_view(RECORDS, VOCABULARY, some, **known)
    assert told == [f"{paper.title}. {paper.abstract}" for paper in RECORDS.itertuples()] + sorted(some)
    build_view(RECORDS, VOCABULARY, graph, **known)
    assert set(told[len(RECORDS) + 5 :]) == set(graph) - set(some)
    encoding._load_once.cache_clear()


@pytest.mark.parametrize(
    ("other", "again"),
    [
        ({}, []),
        ({"finding": {"number": 1}}, []),
        ({"study": {"themes": "papers", "words_weight": 1.0}}, ["make_study", "find_embedding"]),
        ({"encoding": {"meaning": "none"}}, ["encode_papers", "encode_texts", "make_study", "find_embedding"]),
    ],
)
def test_only_what_depends_on_another_parameter_is_computed_again(graph, monkeypatch, other, again):
    computed = []
    for name in ("encode_papers", "encode_texts", "make_study", "find_embedding"):
        compute = getattr(module, name)
        watched = lambda *given, name=name, compute=compute, **options: computed.append(name) or compute(*given, **options)  # noqa: E731
        monkeypatch.setattr(module, name, watched)
    monkeypatch.setattr(module, "list_numbers", lambda papers, number: [1, 2, number])
    memory = Memory()
    build_view(RECORDS, VOCABULARY, graph, **OPTIONS, memory=memory)
    computed.clear()
    kept = build_view(RECORDS, VOCABULARY, graph, **OPTIONS | other, memory=memory)
    assert computed == again
    anew = build_view(RECORDS, VOCABULARY, graph, **OPTIONS | other)
    pd.testing.assert_frame_equal(kept.papers, anew.papers)
    pd.testing.assert_frame_equal(kept.members, anew.members)


def test_themes_keep_the_numbers_of_those_before(graph, view):
    before = view.papers.assign(theme=view.papers["theme"].map({1: 6, 2: 1}).astype("Int64"))
    again = build_view(RECORDS, VOCABULARY, graph, **OPTIONS, before=[before])
    assert again.papers["theme"].tolist() == before["theme"].tolist()
    assert again.themes["theme"].tolist() == [1, 6]
    assert set(again.members["theme"]) <= {1, 6}
    one = build_view(RECORDS, VOCABULARY, graph, **OPTIONS | {"finding": {"number": 1}}, before=[before])
    assert one.themes["theme"].tolist() in ([1], [6])


def test_terms_of_the_kinds_shown_with_the_links_between_them(view):
    terms, links = describe_view(view, kinds=["term"], max_links=99)
    assert sorted(terms["term"]) == ["Beta map", "Gamma", "Map", "Upsilon", "Zeta"]
    assert set(links["a"]) | set(links["b"]) == set(terms["term"])
    assert len(describe_view(view, kinds=["term"], max_links=1)[1]) == 1
    assert describe_view(view, kinds=[], max_links=1)[0].empty
