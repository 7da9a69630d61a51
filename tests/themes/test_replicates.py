"""Themes found again and compared with the known ones: overlaps worked out by hand, and what must hold for any draw."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nine_papers import PAPERS, make_tables
from themeloom.network.cooccurrence import build_network
from themeloom.network.counting import COUNTINGS, count_occurrences
from themeloom.themes import replicates
from themeloom.themes.graphs import read_matrix
from themeloom.themes.papers import ENOUGH_PAPERS, assign_by_words, assign_papers, read_vectors
from themeloom.themes.replicates import (
    Partition,
    Replicate,
    Study,
    compare_themes,
    describe_partition,
    find_again,
    measure_overlaps,
)
from themeloom.themes.strategic import measure_themes

HALVES = [0, 0, 0, 1, 1, 1]
# so many that their words decide; two terms each, neighbours in the first fifty, further apart in later ones
MANY = {
    f"d{number:03}": ["abcdef"[number % 6], "abcdef"[(number + 1 + number // 50) % 6]] for number in range(ENOUGH_PAPERS + 20)
}

members = st.lists(st.integers(-1, 2), min_size=6, max_size=6)


def make_study(papers, *, counting="binary", similarity="association_strength", min_shared=1, min_size=1):
    doc_ids, occurrences, _, words = make_tables(papers)
    counts = count_occurrences(doc_ids, occurrences, np.array(list("abcdef"), dtype=object))
    return Study(counts, read_vectors(doc_ids, words), counting, similarity, min_shared, min_size, np.zeros((0, 2), dtype=int))


def make_partition(members, *, quadrants="mmm", papers=(), present=True):
    present = np.broadcast_to(present, len(members)).copy()
    return Partition(
        np.where(present, members, -1), np.array(papers, dtype=int), np.array(list(quadrants), dtype=object), present
    )


def list_arrays(arrays):
    return [array.tolist() for array in arrays]


def test_a_term_and_its_part_are_not_linked_again():
    apart = replace(make_study({"p": "ab", "q": "ab", "r": "ac", "s": "bc"}), parts=np.array([[0, 1]]))
    again = find_again(apart, Replicate("seed", 1, 7, None))
    linked = replicates._count_network(apart, None)
    assert list_arrays(linked[:3]) == [[0, 1], [2, 2], [1, 1]]
    assert len(again.members) == 6


def test_overlaps_by_hand():
    # abc, de, f in none; now ab, cdf, e
    overlaps = measure_overlaps(np.array([0, 0, 0, 1, 1, -1]), np.array([0, 0, 1, 1, 2, 1]), shape=(2, 3))
    assert overlaps.tolist() == [[2 / 3, 1 / 5, 0], [0, 1 / 4, 1 / 2]]
    assert measure_overlaps(np.array([0, -1]), np.array([-1, -1]), shape=(2, 1)).tolist() == [[0], [0]]
    assert measure_overlaps(np.array([0, 0]), np.array([-1, -1]), shape=(1, 0)).tolist() == [[]]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members)
def test_a_theme_that_exists_is_recovered_as_itself(numbers):
    known = make_partition(numbers, papers=[0, 1, 2, -1], quadrants="mnb")
    exists = np.isin(range(3), numbers)
    back = compare_themes(known, known)
    assert back.jaccard.tolist() == back.same_quadrant.tolist() == exists.tolist()
    assert back.members.tolist() == numbers
    assert back.papers.tolist() == [*np.where(exists, range(3), -1), -1]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, members, st.permutations(range(3)))
def test_the_numbers_of_themes_mean_nothing(old, new, numbers):
    renumber = np.array([*numbers, -1])
    known = make_partition(old, papers=old)
    renamed = compare_themes(known, make_partition(renumber[old], papers=renumber[old]))
    assert list_arrays(renamed) == list_arrays(compare_themes(known, known))
    jaccard = compare_themes(known, make_partition(new)).jaccard
    assert compare_themes(known, make_partition(renumber[new])).jaccard.tolist() == jaccard.tolist()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, members)
def test_themes_are_matched_one_to_one(old, new):
    back = compare_themes(make_partition(old), make_partition(new))
    matches = {(one, other) for one, other in zip(new, back.members.tolist(), strict=True) if other >= 0}
    again = [one for one, _ in matches]
    known = [other for _, other in matches]
    assert sorted(again) == sorted({*again} - {-1})
    assert sorted(known) == sorted({*known} & {*old})


def test_two_themes_in_one_are_matched_to_the_larger_only():
    known = make_partition([0, 0, 1, 1, 1, 1], papers=[0, 1, -1], quadrants="mn")
    back = compare_themes(known, make_partition([0] * 6, papers=[0, 0, -1], quadrants="n"))
    assert back.jaccard.tolist() == [2 / 6, 4 / 6]
    assert back.members.tolist() == [1] * 6
    assert back.papers.tolist() == [1, 1, -1]
    assert back.same_quadrant.tolist() == [False, True]


def test_a_split_theme_is_matched_to_its_larger_part():
    back = compare_themes(make_partition([0] * 6, quadrants="m"), make_partition([0, 0, 1, 1, 1, 1], quadrants="nm"))
    assert back.jaccard.tolist() == [4 / 6]
    assert back.members.tolist() == [-1, -1, 0, 0, 0, 0]
    assert back.same_quadrant.tolist() == [True]


def test_terms_that_no_drawn_paper_holds_are_left_aside():
    known = make_partition(HALVES, quadrants="mn")
    back = compare_themes(known, make_partition(HALVES, quadrants="mb", present=[True, True, False, True, False, True]))
    assert back.jaccard.tolist() == [1, 1]
    assert back.same_quadrant.tolist() == [True, False]
    assert back.members.tolist() == [0, 0, -1, 1, -1, 1]


def test_no_theme_recovers_nothing():
    back = compare_themes(
        make_partition(HALVES, papers=[0, 1], quadrants="mn"), make_partition([-1] * 6, papers=[-1, -1], quadrants="")
    )
    assert list_arrays(back) == [[-1] * 6, [-1, -1], [0, 0], [False, False]]


@pytest.mark.parametrize("counting", COUNTINGS)
def test_the_nine_papers_give_their_halves_again(counting):
    again = find_again(make_study(PAPERS, counting=counting), Replicate("seed", 1.0, 2, None))
    assert (again.members == again.members[0]).tolist() == [True, True, True, False, False, False]
    assert len(again.quadrants) == 2
    assert again.present.all()


def test_parameters_of_the_study_hold():
    seed = Replicate("seed", 1.0, 2, None)
    assert find_again(make_study(PAPERS, min_size=4), seed).members.tolist() == [0] * 6
    assert find_again(make_study(PAPERS, min_shared=3), seed).members.tolist() == [0, 0, -1, -1, 1, 1]
    assert find_again(make_study(PAPERS, min_shared=4), seed).members.tolist() == [-1] * 6


def test_samples_differ_by_number_and_seed_and_place_no_term_that_they_do_not_hold():
    study = make_study(PAPERS)
    partitions, again, others = (
        [find_again(study, Replicate("bootstrap", 1.0, seed, 1, sample)) for sample in range(20)] for seed in (1, 1, 2)
    )
    assert [list_arrays(one) for one in partitions] == [list_arrays(one) for one in again]
    assert [one.present.tolist() for one in partitions] != [one.present.tolist() for one in others]
    assert len({one.members.tobytes() for one in partitions}) > 3
    assert all((one.members[~one.present] == -1).all() for one in partitions)
    assert all({*one.members} - {-1} == {*range(len(one.quadrants))} for one in partitions)


def freeze(study):
    """The study as joblib gives it to a process, if its arrays are large: read-only."""
    frozen = replace(study, occurrences=study.occurrences.copy(), vectors=study.vectors.copy())
    counts = frozen.occurrences
    for array in (counts.data, counts.indices, counts.indptr, frozen.vectors):
        array.setflags(write=False)
    return frozen


@pytest.mark.parametrize("counting", COUNTINGS)
def test_a_study_is_only_read(counting):
    study = make_study(MANY, counting=counting)
    for replicate in (Replicate("bootstrap", 1.0, 1, 1, 0), Replicate("seed", 1.0, 2, 1)):
        assert list_arrays(find_again(freeze(study), replicate)) == list_arrays(find_again(study, replicate))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, st.sampled_from([PAPERS, MANY]), st.sampled_from(list(COUNTINGS)))
@example(HALVES, PAPERS, "full")  # where a's own count decides its quadrant
def test_papers_and_quadrants_are_those_of_the_other_modules(numbers, papers, counting):
    numbers = np.unique([-1, *numbers], return_inverse=True)[1][1:] - 1  # without gaps
    doc_ids, occurrences, terms, words = make_tables(papers)
    graph = build_network(doc_ids, occurrences, terms, min_documents=1, counting=counting)
    inside = np.equal.outer(numbers, numbers) & (numbers >= 0)
    strength = (read_matrix(graph, list("abcdef"), "documents").toarray() * inside).sum(axis=1)
    members = pd.DataFrame({"term": list("abcdef"), "theme": pd.Series(numbers, dtype="Int64").mask(numbers < 0)})
    members = members.assign(strength_within=strength)
    assigned = assign_papers(doc_ids, occurrences, words, members)["theme"].fillna(-1).tolist()
    for times in (None, np.ones(len(papers), dtype=int)):
        partition = describe_partition(make_study(papers, counting=counting), numbers, times=times)
        assert partition.papers.tolist() == assigned
        assert partition.quadrants.tolist() == measure_themes(graph, members)["quadrant"].tolist()


def repeat(times):
    """The nine papers, each as often as it was drawn."""
    return {f"{paper}.{copy}": PAPERS[paper] for paper, often in zip(PAPERS, times, strict=True) for copy in range(often)}


@pytest.mark.parametrize(("counting", "similarity"), [("full", "cosine"), ("fractional", "lift")])
def test_a_sample_has_the_themes_of_a_corpus_of_repeated_papers(counting, similarity, monkeypatch):
    drawn, count_network = [], replicates._count_network
    monkeypatch.setattr(replicates, "_count_network", lambda study, times: drawn.append(times) or count_network(study, times))
    options = {"counting": counting, "similarity": similarity}
    for sample in range(5):
        sampled = find_again(make_study(PAPERS, **options), Replicate("bootstrap", 0.5, 1, 1, sample))
        assert drawn[-1].sum() == 9
        copied = find_again(make_study(repeat(drawn[-1]), **options), Replicate("seed", 0.5, 1, 1))
        assert sampled.members.tolist() == copied.members.tolist()
        assert sampled.quadrants.tolist() == copied.quadrants.tolist()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 3), min_size=9, max_size=9).filter(any), members, st.sampled_from(list(COUNTINGS)))
def test_a_draw_has_the_quadrants_of_a_corpus_of_repeated_papers(times, numbers, counting):
    copies = repeat(times)
    drawn = describe_partition(make_study(PAPERS, counting=counting), np.array(numbers), times=np.array(times))
    copied = describe_partition(make_study(copies, counting=counting), np.array(numbers))
    assert drawn.quadrants.tolist() == copied.quadrants.tolist()
    assert drawn.present.tolist() == copied.present.tolist() == [term in "".join(copies.values()) for term in "abcdef"]


def test_in_a_draw_of_many_papers_their_words_count_as_often_as_drawn():
    study, times = make_study(MANY), np.arange(len(MANY)) % 3
    drawn = describe_partition(study, np.array(HALVES), times=times).papers
    by_terms = describe_partition(replace(study, vectors=None), np.array(HALVES), times=times).papers
    expected, _ = assign_by_words(np.repeat(study.vectors, times, axis=0), np.repeat(by_terms, times))
    assert np.repeat(drawn, times).tolist() == expected.tolist()
    assert drawn.tolist() != assign_by_words(study.vectors, by_terms)[0].tolist()
