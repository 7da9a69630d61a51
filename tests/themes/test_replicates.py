"""Themes found anew and compared with the known ones: overlaps worked out by hand, and what must hold for any draw."""

import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from themeloom.network.cooccurrence import build_network
from themeloom.network.counting import COUNTINGS, count_occurrences
from themeloom.themes import replicates
from themeloom.themes.clustering import read_matrix
from themeloom.themes.papers import ENOUGH_PAPERS, assign_papers, follow_words, read_vectors
from themeloom.themes.replicates import Replicate, Study, Themes, compare_themes, describe_themes, find_again, measure_overlaps
from themeloom.themes.strategic import measure_themes

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
HALVES = [0, 0, 0, 1, 1, 1]
# so many that their words have their say; two terms each, neighbours in the first fifty, further apart in later ones
MANY = {
    f"d{number:03}": ["abcdef"[number % 6], "abcdef"[(number + 1 + number // 50) % 6]] for number in range(ENOUGH_PAPERS + 20)
}

members = st.lists(st.integers(-1, 2), min_size=6, max_size=6)


def make_tables(papers):
    mentions = pd.DataFrame([(paper, key) for paper, keys in papers.items() for key in keys], columns=["doc_id", "key"])
    documents = mentions.drop_duplicates()["key"].value_counts().sort_index()
    terms = pd.DataFrame({"key": documents.index, "term": documents.index, "documents": documents.to_numpy()})
    return mentions, terms.assign(kind="term", relevance=0.5, kept=True)


def make_study(papers, *, counting="binary", similarity="association_strength", min_shared=1, min_size=1):
    mentions, terms = make_tables(papers)
    occurrences = count_occurrences(mentions, terms, np.array(list("abcdef"), dtype=object))
    return Study(occurrences, read_vectors(mentions, terms), counting, similarity, min_shared, min_size)


def make_graph(papers, *, counting="binary", similarity="association_strength"):
    knobs = {"max_terms": 99, "min_documents": 1, "min_shared": 1}
    return build_network(*make_tables(papers), **knobs, counting=counting, similarity=similarity)


def make_found(members, *, quadrants="mmm", papers=(), present=True):
    there = np.broadcast_to(present, len(members)).copy()
    return Themes(np.where(there, members, -1), np.array(papers, dtype=int), np.array(list(quadrants), dtype=object), there)


def describe(found):
    return [array.tolist() for array in found]


def test_examples():
    outcome = doctest.testmod(replicates)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_overlaps_by_hand():
    # abc, de, f in none; now ab, cdf, e
    overlaps = measure_overlaps(np.array([0, 0, 0, 1, 1, -1]), np.array([0, 0, 1, 1, 2, 1]), shape=(2, 3))
    assert overlaps.tolist() == [[2 / 3, 1 / 5, 0], [0, 1 / 4, 1 / 2]]
    assert measure_overlaps(np.array([0, -1]), np.array([-1, -1]), shape=(2, 1)).tolist() == [[0], [0]]
    assert measure_overlaps(np.array([0, 0]), np.array([-1, -1]), shape=(1, 0)).tolist() == [[]]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members)
def test_a_theme_that_is_there_comes_back_as_itself(numbers):
    known = make_found(numbers, papers=[0, 1, 2, -1], quadrants="mnb")
    there = np.isin(range(3), numbers)
    back = compare_themes(known, known)
    assert back.jaccard.tolist() == back.same_quadrant.tolist() == there.tolist()
    assert back.members.tolist() == numbers
    assert back.papers.tolist() == [*np.where(there, range(3), -1), -1]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, members, st.permutations(range(3)))
def test_the_numbers_of_themes_tell_nothing(old, new, numbers):
    renumber = np.array([*numbers, -1])
    known = make_found(old, papers=old)
    renamed = compare_themes(known, make_found(renumber[old], papers=renumber[old]))
    assert describe(renamed) == describe(compare_themes(known, known))
    jaccard = compare_themes(known, make_found(new)).jaccard
    assert compare_themes(known, make_found(renumber[new])).jaccard.tolist() == jaccard.tolist()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, members)
def test_themes_are_matched_one_to_one(old, new):
    back = compare_themes(make_found(old), make_found(new))
    matches = {(one, other) for one, other in zip(new, back.members.tolist(), strict=True) if other >= 0}
    found, known = [one for one, _ in matches], [other for _, other in matches]
    assert sorted(found) == sorted({*found} - {-1})
    assert sorted(known) == sorted({*known} & {*old})


def test_two_themes_in_one_are_matched_to_the_larger_only():
    known = make_found([0, 0, 1, 1, 1, 1], papers=[0, 1, -1], quadrants="mn")
    back = compare_themes(known, make_found([0] * 6, papers=[0, 0, -1], quadrants="n"))
    assert back.jaccard.tolist() == [2 / 6, 4 / 6]
    assert back.members.tolist() == [1] * 6
    assert back.papers.tolist() == [1, 1, -1]
    assert back.same_quadrant.tolist() == [False, True]


def test_a_split_theme_is_matched_to_its_larger_part():
    back = compare_themes(make_found([0] * 6, quadrants="m"), make_found([0, 0, 1, 1, 1, 1], quadrants="nm"))
    assert back.jaccard.tolist() == [4 / 6]
    assert back.members.tolist() == [-1, -1, 0, 0, 0, 0]
    assert back.same_quadrant.tolist() == [True]


def test_terms_that_no_drawn_paper_holds_are_left_aside():
    known = make_found(HALVES, quadrants="mn")
    back = compare_themes(known, make_found(HALVES, quadrants="mb", present=[True, True, False, True, False, True]))
    assert back.jaccard.tolist() == [1, 1]
    assert back.same_quadrant.tolist() == [True, False]
    assert back.members.tolist() == [0, 0, -1, 1, -1, 1]


def test_nothing_found_is_nothing_back():
    back = compare_themes(make_found(HALVES, papers=[0, 1], quadrants="mn"), make_found([-1] * 6, papers=[-1, -1], quadrants=""))
    assert describe(back) == [[-1] * 6, [-1, -1], [0, 0], [False, False]]


@pytest.mark.parametrize("counting", COUNTINGS)
def test_the_nine_papers_give_their_halves_again(counting):
    found = find_again(make_study(TOY, counting=counting), Replicate("seed", 1.0, 2, None))
    assert (found.members == found.members[0]).tolist() == [True, True, True, False, False, False]
    assert len(found.quadrants) == 2
    assert found.present.all()


def test_knobs_of_the_study_hold():
    seed = Replicate("seed", 1.0, 2, None)
    assert find_again(make_study(TOY, min_size=4), seed).members.tolist() == [0] * 6
    assert find_again(make_study(TOY, min_shared=3), seed).members.tolist() == [0, 0, -1, -1, 1, 1]
    assert find_again(make_study(TOY, min_shared=4), seed).members.tolist() == [-1] * 6


def test_samples_differ_by_number_and_seed_and_place_no_term_that_they_do_not_hold():
    study = make_study(TOY)
    found, again, others = (
        [find_again(study, Replicate("sample", 1.0, seed, 1, sample)) for sample in range(20)] for seed in (1, 1, 2)
    )
    assert [describe(one) for one in found] == [describe(one) for one in again]
    assert [one.present.tolist() for one in found] != [one.present.tolist() for one in others]
    assert len({one.members.tobytes() for one in found}) > 3
    assert all((one.members[~one.present] == -1).all() for one in found)
    assert all({*one.members} - {-1} == {*range(len(one.quadrants))} for one in found)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, st.sampled_from([TOY, MANY]), st.sampled_from(list(COUNTINGS)))
@example(HALVES, TOY, "full")  # where a's own count tells its quadrant
def test_papers_and_quadrants_are_those_of_the_other_rooms(numbers, papers, counting):
    numbers = np.unique([-1, *numbers], return_inverse=True)[1][1:] - 1  # without gaps
    graph, study = make_graph(papers, counting=counting), make_study(papers, counting=counting)
    together = np.equal.outer(numbers, numbers) & (numbers >= 0)
    strength = (read_matrix(graph, list("abcdef"), "documents").toarray() * together).sum(axis=1)
    themes = pd.DataFrame({"term": list("abcdef"), "theme": pd.Series(numbers, dtype="Int64").mask(numbers < 0)})
    themes = themes.assign(label="x", strength=strength)
    for times in (None, np.ones(len(papers), dtype=int)):
        found = describe_themes(study, numbers, times)
        assert found.papers.tolist() == assign_papers(*make_tables(papers), themes)["theme"].fillna(-1).tolist()
        assert found.quadrants.tolist() == measure_themes(graph, themes)["quadrant"].tolist()


def repeat(times):
    """The nine papers, each as often as it was drawn."""
    return {f"{paper}.{copy}": TOY[paper] for paper, often in zip(TOY, times, strict=True) for copy in range(often)}


@pytest.mark.parametrize(("counting", "similarity"), [("full", "cosine"), ("fractional", "lift")])
def test_a_sample_has_the_themes_of_a_corpus_of_repeated_papers(counting, similarity, monkeypatch):
    drawn, count_network = [], replicates._count_network
    monkeypatch.setattr(replicates, "_count_network", lambda study, times: drawn.append(times) or count_network(study, times))
    knobs = {"counting": counting, "similarity": similarity}
    for sample in range(5):
        found = find_again(make_study(TOY, **knobs), Replicate("sample", 0.5, 1, 1, sample))
        assert drawn[-1].sum() == 9
        again = find_again(make_study(repeat(drawn[-1]), **knobs), Replicate("seed", 0.5, 1, 1))
        assert found.members.tolist() == again.members.tolist()
        assert found.quadrants.tolist() == again.quadrants.tolist()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 3), min_size=9, max_size=9).filter(any), members, st.sampled_from(list(COUNTINGS)))
def test_a_draw_has_the_quadrants_of_a_corpus_of_repeated_papers(times, numbers, counting):
    copies = repeat(times)
    drawn = describe_themes(make_study(TOY, counting=counting), np.array(numbers), np.array(times))
    copied = describe_themes(make_study(copies, counting=counting), np.array(numbers))
    assert drawn.quadrants.tolist() == copied.quadrants.tolist()
    assert drawn.present.tolist() == copied.present.tolist() == [term in "".join(copies.values()) for term in "abcdef"]


def test_in_a_draw_of_many_papers_their_words_count_as_often_as_drawn(monkeypatch):
    study, times = make_study(MANY), np.arange(len(MANY)) % 3
    found = describe_themes(study, np.array(HALVES), times).papers
    monkeypatch.setattr(replicates, "ENOUGH_PAPERS", len(MANY) + 1)
    by_terms = describe_themes(study, np.array(HALVES), times).papers
    expected, _ = follow_words(np.repeat(study.vectors, times, axis=0), np.repeat(by_terms, times))
    assert np.repeat(found, times).tolist() == expected.tolist()
    assert found.tolist() != follow_words(study.vectors, by_terms)[0].tolist()
