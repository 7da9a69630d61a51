"""Themes of the network: of the nine papers by hand, of published networks, and what must hold for any draw."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nine_papers import PAPERS
from studies import COUPLED, HALVES, MANY, find_same, list_arrays, study_known, study_network, study_units
from themeloom.network.counting import COUNTINGS
from themeloom.themes.by_network import describe_clusters, find_by_network
from themeloom.themes.papers import assign_by_words, assign_rows
from themeloom.themes.partitions import count_network
from themeloom.themes.quality import measure_quality
from themeloom.themes.strategic import measure_themes

members = st.lists(st.integers(-1, 2), min_size=6, max_size=6)
draws = st.lists(st.integers(0, 3), min_size=9, max_size=9).filter(any)


def repeat(times):
    """The nine papers, each as often as it was drawn."""
    return {f"{paper}.{copy}": PAPERS[paper] for paper, often in zip(PAPERS, times, strict=True) for copy in range(often)}


def test_parameters_of_the_study_hold():
    def find(**options):
        return find_by_network(study_network(PAPERS, **options).study, seed=2).members.tolist()

    assert find(min_size=4) == [0] * 6
    assert find(min_shared=3) == [0, 0, -1, -1, 1, 1]
    assert find(min_shared=4) == [-1] * 6
    assert find(resolution=0.01) == [0] * 6
    assert len({*find(resolution=9.0)}) > 2


def test_without_links_there_is_no_theme_and_papers_have_none():
    partition = find_by_network(study_network({"p": "a", "q": "b"}).study, seed=1)
    assert list_arrays(partition) == [[-1, -1], [-1, -1], [[], []], [], [True, True], [True, True]]


def test_samples_place_no_term_that_they_do_not_hold():
    study = study_network(PAPERS).study
    chance = np.random.default_rng(1)
    for _ in range(10):
        partition = find_by_network(study, seed=1, ensembles=1, times=chance.multinomial(9, [1 / 9] * 9))
        assert (partition.members[~partition.present] == -1).all()
        assert {*partition.members} - {-1} == {*range(len(partition.quadrants))}
        assert partition.shares().shape[1] == len(partition.quadrants)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, st.booleans(), st.sampled_from(list(COUNTINGS)))
@example(HALVES, False, "full")  # where a's own count decides its quadrant
def test_papers_and_quadrants_are_those_of_the_other_modules(numbers, many, counting):
    numbers = np.unique([-1, *numbers], return_inverse=True)[1][1:] - 1  # without gaps
    studied = study_known(many, counting)
    counts = count_network(studied.study)
    inside = (numbers[counts.i] == numbers[counts.j]) & (numbers[counts.i] >= 0)
    strength = np.bincount(counts.i[inside], counts.counts[inside], 6) + np.bincount(counts.j[inside], counts.counts[inside], 6)
    place, shares = assign_rows(studied.study.occurrences, studied.study.vectors, numbers, strength)
    theme = pd.Series(numbers, dtype="Int64").mask(numbers < 0)
    expected = measure_themes(studied.graph, pd.DataFrame({"term": list("abcdef"), "theme": theme}))["quadrant"].tolist()
    for times in (None, np.ones(len(studied.doc_ids), dtype=int)):
        partition = describe_clusters(studied.study, numbers, counts, times)
        assert partition.papers.tolist() == place.tolist()
        assert partition.shares().tolist() == shares.tolist()
        assert partition.quadrants.tolist() == expected


@pytest.mark.parametrize(("counting", "similarity"), [("full", "cosine"), ("fractional", "lift")])
def test_a_sample_has_the_themes_of_a_corpus_of_repeated_papers(counting, similarity):
    options = {"counting": counting, "similarity": similarity, "resolution": 0.5}
    chance = np.random.default_rng(1)
    for _ in range(5):
        times = chance.multinomial(9, [1 / 9] * 9)
        sampled = find_by_network(study_network(PAPERS, **options).study, seed=1, ensembles=1, times=times)
        copied = study_network(repeat(times), **options)
        held = [term in copied.graph for term in "abcdef"]
        again = find_by_network(copied.study, seed=1, ensembles=1)
        assert sampled.members[held].tolist() == again.members.tolist()
        assert sampled.quadrants.tolist() == again.quadrants.tolist()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(draws, members, st.sampled_from(list(COUNTINGS)))
def test_a_draw_has_the_quadrants_of_a_corpus_of_repeated_papers(times, numbers, counting):
    study = study_known(False, counting).study
    drawn = describe_clusters(study, np.array(numbers), count_network(study, np.array(times)), np.array(times))
    copied = study_network(repeat(times), counting=counting)
    held = [term in copied.graph for term in "abcdef"]
    again = describe_clusters(copied.study, np.array(numbers)[held], count_network(copied.study))
    assert drawn.present.tolist() == held
    assert [quadrant for quadrant in drawn.quadrants if quadrant] == [quadrant for quadrant in again.quadrants if quadrant]


def test_in_a_draw_of_many_papers_their_words_count_as_often_as_drawn():
    study = study_network(MANY).study
    times = np.arange(len(MANY)) % 3
    network = count_network(study, times)
    drawn = describe_clusters(study, np.array(HALVES), network, times).papers
    by_terms = describe_clusters(replace(study, vectors=None), np.array(HALVES), network, times).papers
    expected, _ = assign_by_words(np.repeat(study.vectors, times, axis=0), np.repeat(by_terms, times), themes=2)
    assert np.repeat(drawn, times).tolist() == expected.tolist()
    assert drawn.tolist() != assign_by_words(study.vectors, by_terms, themes=2)[0].tolist()


# ---------------------------------------------------------------- papers as nodes, which units link


def test_papers_that_cite_the_same_works_are_a_theme_and_each_has_that_of_its_node():
    studied = study_units(COUPLED)
    partition = find_by_network(studied.study, seed=0)
    assert find_same(partition.members, HALVES)
    assert partition.papers.tolist() == partition.members.tolist()
    assert studied.graph["p"]["q"]["documents"] == 2
    assert not studied.graph.has_edge("r", "s")


def test_where_units_are_drawn_a_paper_is_drawn_with_one_of_its_own():
    study = study_units(COUPLED).study
    times = np.array([1, 1, 2, 0, 0, 0])  # of the works u to z
    partition = find_by_network(study, seed=0, times=times)
    assert partition.present.tolist() == partition.drawn.tolist() == [True] * 3 + [False] * 3
    network = count_network(study, times)
    assert [*zip(network.i, network.j, network.counts, strict=True)] == [(0, 1, 2), (0, 2, 1), (1, 2, 3)]


PUBLISHED = ["JOI_2007-2016_co-authorship", "QSS_publication_bibliographic_coupling", "QSS_SM_2020-2021_co-authorship"]


@pytest.mark.parametrize("published", PUBLISHED, indirect=True)
def test_a_published_network_comes_out_as_published_from_the_units_that_link_it(published):
    _, graph, nodes = published
    held = {
        node: [
            f"{min(node, other)} {max(node, other)} {place}"
            for other in graph[node]
            for place in range(graph[node][other]["documents"])
        ]
        for node in graph
    }
    studied = study_units(held)
    ours = {frozenset(link[:2]): (link[2]["documents"], link[2]["weight"]) for link in studied.graph.edges(data=True)}
    assert ours == {frozenset(link[:2]): (link[2]["documents"], link[2]["weight"]) for link in graph.edges(data=True)}
    strength = dict(studied.graph.degree(weight="documents"))
    assert {node["id"]: int(node["weight<Total link strength>"]) for node in nodes} == strength
    members = dict(zip(sorted(graph), find_by_network(studied.study, seed=0).members.tolist(), strict=True))
    theirs = {node["id"]: int(node["cluster"]) for node in nodes}
    assert measure_quality(graph, members, resolution=1) >= 0.999 * measure_quality(graph, theirs, resolution=1)
