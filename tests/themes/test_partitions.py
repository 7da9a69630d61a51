"""Themes found once: of little papers by hand, of papers of clear fields, and what must hold for any draw."""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nine_papers import PAPERS
from studies import find_same, study_fields, study_papers, study_units
from themeloom.network.counting import COUNTINGS
from themeloom.themes.clustering import measure_quality
from themeloom.themes.papers import assign_by_words, assign_rows
from themeloom.themes.partitions import (
    count_network,
    describe_clusters,
    find_by_network,
    find_by_papers,
    find_embedding,
    find_partitions,
)
from themeloom.themes.strategic import measure_themes
from themeloom.themes.study import ENOUGH_PAPERS

HALVES = [0, 0, 0, 1, 1, 1]
# so many that their words decide; two terms each, neighbours in the first fifty, further apart in later ones
MANY = {
    f"d{number:03}": ["abcdef"[number % 6], "abcdef"[(number + 1 + number // 50) % 6]] for number in range(ENOUGH_PAPERS + 20)
}
NETWORK = {"themes": "network", "min_size": 1}
FIELDS = study_fields()

members = st.lists(st.integers(-1, 2), min_size=6, max_size=6)
draws = st.lists(st.integers(0, 3), min_size=9, max_size=9).filter(any)


def study_network(papers, *, counting="binary", similarity="association_strength", min_shared=1, **options):
    network = {"counting": counting, "similarity": similarity, "min_shared": min_shared}
    return study_papers(papers, network=network, **{**NETWORK, **options})


@cache
def study_known(many, counting):
    """The nine papers, or the many, studied once."""
    return study_network(MANY if many else PAPERS, counting=counting)


def list_arrays(arrays):
    return [array.tolist() for array in arrays]


def repeat(times):
    """The nine papers, each as often as it was drawn."""
    return {f"{paper}.{copy}": PAPERS[paper] for paper, often in zip(PAPERS, times, strict=True) for copy in range(often)}


def freeze(study):
    """The study as joblib gives it to a process, if its arrays are large: read-only."""
    frozen = replace(study, **{name: getattr(study, name).copy() for name in ("occurrences", "words", "meanings", "names")})
    arrays = [array for counts in (frozen.occurrences, frozen.words) for array in (counts.data, counts.indices, counts.indptr)]
    for array in [*arrays, frozen.meanings, frozen.names, *([] if frozen.vectors is None else [frozen.vectors])]:
        array.setflags(write=False)
    return frozen


# ---------------------------------------------------------------- themes of papers


def test_clear_fields_are_the_themes_of_papers_and_of_terms():
    partition = find_by_papers(FIELDS.study, [3])[3]
    assert find_same(partition.papers, np.arange(90) % 3)
    assert find_same(partition.members, [term[0] for term in sorted(FIELDS.graph)])
    assert partition.shares.shape == (90, 3)
    assert (partition.shares.argmax(axis=1) == partition.papers).all()
    assert partition.present.all()
    assert partition.drawn.all()


def place_by_hand(directions, names=None, texts=None, **options):
    """The themes of papers in so many directions, each of which differs from all others in meaning."""
    meanings = np.eye(max(directions) + 1)[directions]
    texts = texts or {f"d{number:03}": "x" for number in range(len(directions))}
    return find_by_papers(study_papers(texts, meanings, names).study, [max(directions) + 1], **options)


def test_theme_0_has_most_papers_then_the_first_paper():
    directions = [2] * 10 + [0] * 15 + [1] * 10
    [partition] = place_by_hand(directions, np.zeros((1, 3))).values()
    assert partition.papers.tolist() == [1] * 10 + [0] * 15 + [2] * 10


def test_numbers_go_by_all_papers_and_not_by_those_drawn():
    times = np.array([3] * 10 + [1] * 15)
    [partition] = place_by_hand([1] * 10 + [0] * 15, np.zeros((1, 2)), times=times).values()
    assert partition.papers.tolist() == [1] * 10 + [0] * 15


@pytest.mark.parametrize(("papers", "theme"), [(2, 1), (4, 0)])
def test_a_term_goes_with_its_papers_and_its_name_counts_as_three_of_them(papers, theme):
    # the term t stands in two or four papers of the first theme and means the second; u and v have nobody's name
    held = [["t", "u"] if number < papers else ["u"] for number in range(20)] + [["v"]] * 18
    texts = {f"d{number:03}": text for number, text in enumerate(held)}
    [partition] = place_by_hand([0] * 20 + [1] * 18, np.array([[-1.0, 1.0], [0.5, -0.5], [0.5, -0.5]]), texts).values()
    assert partition.members.tolist() == [theme, 0, 1]


def test_a_paper_of_which_nothing_is_known_has_no_theme():
    directions = [0] * 10 + [1] * 10
    study = study_papers({f"d{number:03}": "x" for number in range(20)}, np.eye(2)[directions], np.zeros((1, 2))).study
    meanings = study.meanings.copy()
    meanings[0] = 0
    partition = find_by_papers(replace(study, meanings=meanings), [2])[2]
    assert partition.papers.tolist() == [-1] + [1] * 9 + [0] * 10
    assert partition.shares[0].tolist() == [0, 0]


@pytest.mark.parametrize("papers", [1, 2, 3, 12])
def test_few_papers_have_one_theme_and_as_many_as_papers_at_most(papers):
    chance = np.random.default_rng(papers)
    texts = {f"d{number:02}": ["ab", "bc", "cd"][number % 3] for number in range(papers)}
    terms = len({*"".join(texts.values())})
    study = study_papers(texts, chance.normal(size=(papers, 5)), chance.normal(size=(terms, 5))).study
    partitions = find_by_papers(study, [1, 20])
    assert partitions[1].papers.tolist() == [0] * papers
    assert partitions[1].shares.tolist() == [[1]] * papers
    assert partitions[1].members.tolist() == [0] * terms
    assert {*partitions[20].papers} == {*range(len(partitions[20].quadrants))}
    assert len(partitions[20].quadrants) <= papers


def test_themes_are_the_same_from_an_embedding_that_is_known():
    study = FIELDS.study
    embedding = find_embedding(study, 4)
    for number in (2, 3, 4):
        known = find_by_papers(study, [number], embedding=embedding)[number]
        anew = find_by_papers(study, [number])[number]
        assert known.papers.tolist() == anew.papers.tolist()
        assert known.members.tolist() == anew.members.tolist()


def test_where_nothing_is_known_there_is_no_theme():
    partition = find_by_papers(study_papers({"p": "ab", "q": "bc"}).study, [2])[2]
    assert [partition.papers.tolist(), partition.members.tolist(), partition.quadrants.tolist()] == [[-1] * 2, [-1] * 3, []]
    assert partition.shares.shape == (2, 0)


def test_words_alone_and_meanings_alone_find_clear_fields():
    by_words = replace(FIELDS.study, meanings=np.zeros((90, 0)), names=np.zeros((24, 0)))
    by_meaning = replace(FIELDS.study, words_weight=0)
    for study in (by_words, by_meaning):
        assert find_same(find_by_papers(study, [3])[3].papers, np.arange(90) % 3)


def test_a_theme_without_terms_has_no_quadrant_and_others_are_ranked_without_it():
    directions = [0] * 10 + [1] * 10 + [2] * 10
    texts = {f"d{number:03}": ["ab", "cd", "ad"][direction] for number, direction in enumerate(directions)}
    # a and b mean the first theme, c and d the second
    names = np.array([[9.0, 0, 0], [9, 0, 0], [0, 9, 0], [0, 9, 0]])
    partition = place_by_hand(directions, names * 9, texts)[3]
    assert partition.members.tolist() == [0, 0, 1, 1]
    assert partition.quadrants.tolist() == ["motor", "motor", ""]


def test_a_term_that_no_paper_drawn_mentions_goes_by_its_name_and_counts_in_no_quadrant():
    texts = {f"d{number:03}": "ab" if number < 10 else "cd" for number in range(20)}
    texts |= {"d000": "abz", "d018": "c", "d019": "c"}
    meanings = np.eye(2)[[0] * 10 + [1] * 10]
    study = study_papers(texts, meanings, np.array([[1.0, 0]] * 2 + [[0, 1.0]] * 2 + [[1.0, 0]])).study
    times = np.array([0] + [1] * 19)
    partition = find_by_papers(study, [2], times=times)[2]
    assert partition.members[-1] == partition.members[0]
    assert partition.present.tolist() == [True] * 4 + [False]
    # of ab the density is 100 x 1/2, which z would make 100 x 1/3; of cd 100 x (64/80)/2
    assert partition.quadrants[partition.members[[0, 2]]].tolist() == ["motor", "basic"]


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_neither_the_order_of_the_papers_nor_a_turn_of_the_meanings_changes_the_themes(seed, number):
    chance = np.random.default_rng(seed)
    study = study_fields(seed, noise=0.3).study
    order = chance.permutation(90)
    turn, _ = np.linalg.qr(chance.normal(size=(24, 24)))
    expected = find_by_papers(study, [number])[number]
    shuffled = replace(study, occurrences=study.occurrences[order], words=study.words[order], meanings=study.meanings[order])
    turned = replace(study, meanings=study.meanings @ turn, names=study.names @ turn)
    for again, papers in (
        (find_by_papers(shuffled, [number])[number], expected.papers[order]),
        (find_by_papers(turned, [number])[number], expected.papers),
    ):
        assert find_same(again.papers, papers)
        assert find_same(again.members, expected.members)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_the_words_and_meanings_of_papers_not_drawn_change_no_term_s_theme(seed):
    chance = np.random.default_rng(seed)
    study = study_fields(seed, noise=0.3).study
    times = chance.multinomial(90, np.full(90, 1 / 90))
    others = times == 0
    meanings = np.where(others[:, None], chance.normal(size=study.meanings.shape), study.meanings)
    words = study.words.toarray()
    words[others] = chance.poisson(1, (others.sum(), words.shape[1]))
    changed = replace(study, meanings=meanings, words=type(study.words)(words))
    one = find_by_papers(study, [3], times=times)[3]
    other = find_by_papers(changed, [3], times=times)[3]
    assert find_same(one.papers[~others], other.papers[~others])
    assert find_same(one.members, other.members)


# ---------------------------------------------------------------- themes of the network


def test_a_term_and_its_part_are_not_linked_again():
    study = replace(study_network({"p": "ab", "q": "ab", "r": "ac", "s": "bc"}).study, parts=np.array([[0, 1]]))
    assert list_arrays(count_network(study)[:3]) == [[0, 1], [2, 2], [1, 1]]
    assert len(find_by_network(study, seed=7).members) == 3


@pytest.mark.parametrize("counting", COUNTINGS)
def test_the_nine_papers_have_their_halves(counting):
    study = study_network(PAPERS, counting=counting).study
    [(number, partition)] = find_partitions(study, [5], seed=2).items()
    assert number == 0  # their number is not read
    assert partition.members.tolist() == HALVES
    assert partition.papers.tolist() == [0, 0, 0, 1, 1, 1, 1, 1, 0]
    assert len(partition.quadrants) == 2
    assert partition.present.all()


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
        assert partition.shares.shape[1] == len(partition.quadrants)


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
        assert partition.shares.tolist() == shares.tolist()
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


@pytest.mark.parametrize("counting", COUNTINGS)
@pytest.mark.parametrize("themes", ["papers", "network"])
def test_a_study_is_only_read(counting, themes):
    meanings = np.random.default_rng(1).normal(size=(len(MANY), 4))
    study = study_papers(MANY, meanings, meanings[:6], network={"counting": counting}, themes=themes).study
    for times in (None, np.arange(len(MANY)) % 3):
        one = find_partitions(freeze(study), [2, 3], times=times)
        other = find_partitions(study, [2, 3], times=times)
        assert {number: list_arrays(partition) for number, partition in one.items()} == {
            number: list_arrays(partition) for number, partition in other.items()
        }


# ---------------------------------------------------------------- papers as nodes, which units link

COUPLED = {"p": "uv", "q": "uvw", "r": "vw", "s": "xy", "t": "xyz", "u": "yz"}  # paper -> the works that it cites


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


def test_where_papers_are_drawn_those_that_are_not_are_linked_to_nothing():
    study = study_units(COUPLED, themes="papers").study
    network = count_network(study, np.array([1, 2, 0, 1, 0, 0]))
    assert [*zip(network.i, network.j, network.counts, strict=True)] == [(0, 1, 2)]
    assert (network.sizes > 0).tolist() == [True, True, False, True, False, False]
    assert count_network(study).counts.sum() == count_network(study, np.ones(6)).counts.sum() == 10


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
