"""What the report's script shows and searches: the sentences and facts that Python finds, each in the data once."""

from dataclasses import replace

import numpy as np
import pytest

from report.woven import build
from themeloom.browser.theme_facts import describe_theme
from themeloom.browser.view import describe_view
from themeloom.browser.vocabulary import find_terms
from themeloom.evidence import find_sentences
from themeloom.lexicon.kinds import KINDS
from themeloom.report.search_data import collect_evidence


@pytest.fixture(scope="module")
def plain():
    return build(str)


@pytest.fixture(scope="module")
def hostile():
    return build(lambda text: text + "<script>\u202e🧵")


@pytest.fixture(params=["plain", "hostile"])
def either(request):
    return request.getfixturevalue(request.param)


def test_marks_count_characters_and_name_their_terms(either):
    data = either.read.load("evidence-data")
    places = {term["term"]: place for place, term in enumerate(data["terms"])}
    marked = [
        (text[start:end], data["terms"][term]["term"]) for *_, text, marks in data["sentences"] for start, end, term in marks
    ]
    assert len(marked) == 8
    assert all(form == term for form, term in marked)
    name = either.names["map"]
    assert [0, "title", f"🧵 On {name}", [[5, 5 + len(name), places[name]]]] in data["sentences"]
    assert [title for title, _ in data["papers"]] == either.records["title"].tolist()
    assert all(address.startswith("https://doi.org/10.1/") for _, address in data["papers"])


@pytest.mark.parametrize("asked", [["map"], ["map", "Atlas"], ["map", "loom"]])
def test_it_can_find_the_sentences_and_scores_that_python_finds(plain, asked):
    data = plain.read.load("evidence-data")
    wanted = {place for place, term in enumerate(data["terms"]) if term["term"] in asked}
    matches = []
    for paper, field, text, marks in data["sentences"]:
        if held := {term for *_, term in marks} & wanted:
            score = sum(data["terms"][term]["weight"] for term in held)
            matches.append((data["papers"][paper][0], field, text, round(score, 6)))
    sentences = find_sentences(plain.records, plain.view.vocabulary.places, asked)[["title", "field", "sentence", "score"]]
    assert sorted(matches, key=lambda row: -row[-1]) == list(sentences.itertuples(index=False, name=None))


def test_terms_have_their_weight_facts_and_spellings(plain):
    first, *_ = plain.read.load("evidence-data")["terms"]
    assert first["term"] == "loom"
    assert first["weight"] == pytest.approx(np.log1p(3 / 2))
    assert first["facts"] == [
        "loom: 2 papers, method, theme 1",
        "2 papers, 3 sentences, the most telling first",
    ]
    assert first["spellings"] == ["loom"]


def test_counts_of_a_term_are_those_of_its_sentences(either):
    data = either.read.load("evidence-data")
    for term in data["terms"]:
        sentences = find_sentences(either.records, either.view.vocabulary.places, [term["term"]])
        papers = sentences["doc_id"].nunique()
        assert term["facts"][1].split(", ")[:2] == [
            f"{papers} paper{'s' * (papers > 1)}",
            f"{len(sentences)} sentence{'s' * (len(sentences) > 1)}",
        ]


def test_links_name_their_terms_and_terms_their_surest_links(plain):
    data = plain.read.load("evidence-data")
    names = [term["term"] for term in data["terms"]]
    ends = {frozenset([names[a], names[b]]): rest for a, b, *rest in data["links"]}
    fact = "shared papers: 1 · weight: 1.50 · q: 0.25"
    assert ends == {frozenset(pair.split()): [1, fact, 0.25] for pair in ("map Atlas", "map loom", "seed loom")}
    own = {term["term"]: [data["links"][link][:2] for link in term["neighbours"]] for term in data["terms"]}
    assert {name: len(links) for name, links in own.items()} == {"map": 2, "Atlas": 1, "loom": 2, "seed": 1}
    assert all(names.index(name) in link for name, links in own.items() for link in links)


def test_neighbours_are_the_links_that_chance_explains_least_then_those_of_most_papers(plain):
    graph = plain.view.graph.copy()
    graph.edges["map", "loom"].update(q=0.01)
    graph.edges["map", "Atlas"].update(documents=5)
    graph.add_edge("map", "seed", documents=2, weight=1.0, p=0.5, q=0.25)
    view = replace(plain.view, graph=graph)
    data = collect_evidence(plain.records, view, describe_view(view, kinds=KINDS, max_links=9)[0])
    names = [term["term"] for term in data["terms"]]
    own = [data["links"][link] for link in data["terms"][names.index("map")]["neighbours"]]
    assert [({names[a], names[b]} - {"map"}).pop() for a, b, *_ in own] == ["loom", "Atlas", "seed"]


def test_themes_have_the_facts_terms_sentences_and_papers_that_python_finds(either):
    data = either.read.load("evidence-data")
    names = [term["term"] for term in data["terms"]]
    assert [theme["number"] for theme in data["themes"]] == [0, 1]
    for theme in data["themes"]:
        known = describe_theme(either.view, either.records, theme["number"])
        assert (theme["heading"], theme["facts"]) == (known.heading, known.facts)
        sentences = [data["sentences"][number] for number in theme["sentences"]]
        assert [text for _, _, text, _ in sentences] == known.sentences["sentence"].tolist()
        members = either.view.members
        assert [names[term] for term in theme["terms"]] == members.loc[members["theme"] == theme["number"], "term"].tolist()
        assert [either.records["doc_id"][paper] for paper in theme["silent"]] == known.silent


@pytest.mark.parametrize("text", ["map", "MAP", "lo", "a", "nothing"])
def test_spellings_are_enough_to_find_the_terms_that_python_finds(plain, text):
    data = plain.read.load("evidence-data")
    wanted = text.casefold()
    exact = [term["term"] for term in data["terms"] if wanted in term["spellings"]]
    holding = [term["term"] for term in data["terms"] if any(wanted in spelling for spelling in term["spellings"])]
    known_exact, known_holding = find_terms(plain.view.vocabulary, text)
    assert sorted(exact) == sorted(known_exact)
    assert sorted(set(holding) - set(exact)) == sorted(known_holding)


def test_an_author_stands_at_a_title_and_marks_nothing_of_it(plain):
    places = plain.view.vocabulary.places
    unseen = places.assign(field="title", start=0, end=0).drop_duplicates(["doc_id", "term"])
    view = replace(plain.view, vocabulary=plain.view.vocabulary._replace(places=unseen))
    data = collect_evidence(plain.records, view, describe_view(view, kinds=KINDS)[0])
    assert {(start, end) for *_, marks in data["sentences"] for start, end, _ in marks} == {(-1, -1)}
    assert {len(term["facts"]) for term in data["terms"]} == {2}
