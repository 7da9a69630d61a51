"""Themes found again and compared with the known ones: overlaps worked out by hand, and what must hold for any draw."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import PAPERS
from studies import study_fields, study_papers
from themeloom.themes import halves, replicates
from themeloom.themes.halves import measure_held_out_modularity
from themeloom.themes.methods import find_partitions
from themeloom.themes.numbers import compare_numbers
from themeloom.themes.partitions import Partition, count_network
from themeloom.themes.replicates import compare_themes, find_again, list_numbers

HALVES = [0, 0, 0, 1, 1, 1]
FEW = {"samples": 3, "halves": 2, "clouds": 1, "processes": 1}

members = st.lists(st.integers(-1, 2), min_size=6, max_size=6)


def make_partition(members, papers=(0,), *, quadrants="mmm", present=True, drawn=True):
    """A partition of terms and papers, of which all are present and drawn unless it is said which."""
    return Partition(
        np.array(members),
        np.array(papers),
        None,
        np.array(list(quadrants), dtype=object),
        np.broadcast_to(present, len(members)).copy(),
        np.broadcast_to(drawn, len(papers)).copy(),
    )


def list_arrays(arrays):
    return [array.tolist() for array in arrays]


def unpack(recovery, papers):
    """Whether each paper is in the match of its own theme."""
    return np.unpackbits(recovery.same_papers, count=papers).astype(bool).tolist()


def list_again(again):
    """All that was found, as bytes."""
    recovered = [array.tobytes() for one in again.recoveries for recovery in one.values() for array in recovery]
    clouds = [jaccards.tobytes() for one in again.clouds for jaccards in one.values()]
    return recovered, again.agreements, clouds


# ---------------------------------------------------------------- themes compared


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, st.sampled_from(["papers", "network"]))
def test_a_theme_that_exists_is_recovered_as_itself(numbers, by):
    known = make_partition(numbers, numbers, quadrants="mnb")
    exists = np.isin(range(3), numbers)
    back = compare_themes(known, known, by=by)
    assert back.of_papers.tolist() == back.of_terms.tolist() == back.same_quadrant.tolist() == exists.tolist()
    assert back.members.tolist() == back.groups.tolist() == numbers
    assert unpack(back, len(numbers)) == [True] * len(numbers)
    assert np.isnan(back.of_others).all()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, members, st.permutations(range(3)), st.sampled_from(["papers", "network"]))
def test_the_numbers_of_themes_mean_nothing(old, new, numbers, by):
    renumber = np.array([*numbers, -1])
    known = make_partition(old, old)
    renamed = compare_themes(known, make_partition(renumber[old], renumber[old]), by=by)
    assert list_arrays(renamed)[3:5] == list_arrays(compare_themes(known, known, by=by))[3:5]
    one = compare_themes(known, make_partition(new, new), by=by)
    other = compare_themes(known, make_partition(renumber[new], renumber[new]), by=by)
    assert list_arrays(one[:3:2]) == list_arrays(other[:3:2])


@settings(max_examples=40, deadline=None, derandomize=True)
@given(members, members)
def test_themes_are_matched_one_to_one(old, new):
    back = compare_themes(make_partition(old, old), make_partition(new, new))
    matches = {(one, other) for one, other in zip(new, back.members.tolist(), strict=True) if other >= 0}
    again = [one for one, _ in matches]
    known = [other for _, other in matches]
    assert sorted(again) == sorted({*again} - {-1})
    assert sorted(known) == sorted({*known} & {*old})


def test_two_themes_in_one_are_matched_to_the_larger_only():
    known = make_partition([0, 1, -1], [0, 0, 1, 1, 1, 1], quadrants="mn")
    back = compare_themes(known, make_partition([0, 0, -1], [0] * 6, quadrants="n"))
    assert back.of_papers.tolist() == [2 / 6, 4 / 6]
    assert unpack(back, 6) == [False, False, True, True, True, True]
    assert back.members.tolist() == [1, 1, -1]
    assert back.same_quadrant.tolist() == [False, True]


def test_a_split_theme_is_matched_to_its_larger_part():
    back = compare_themes(make_partition([0], [0] * 6, quadrants="m"), make_partition([0], [0, 0, 1, 1, 1, 1], quadrants="nm"))
    assert back.of_papers.tolist() == [4 / 6]
    assert unpack(back, 6) == [False, False, True, True, True, True]
    assert back.same_quadrant.tolist() == [True]


def test_papers_judge_and_match_themes_of_papers_and_terms_those_of_the_network():
    known = make_partition([0, 0, 1, 1], [0, 0, 1, 1], quadrants="mn")
    again = make_partition([1, 1, 0, 0], [0, 0, 1, 1], quadrants="mn")
    assert compare_themes(known, again).members.tolist() == [1, 1, 0, 0]
    assert compare_themes(known, again, by="network").members.tolist() == [0, 0, 1, 1]
    assert unpack(compare_themes(known, again), 4) == [True] * 4
    assert unpack(compare_themes(known, again, by="network"), 4) == [False] * 4


def test_papers_drawn_papers_not_drawn_and_terms_are_measured_apart():
    known = make_partition(HALVES, [0, 0, 0, 1, 1, 1], quadrants="mn")
    drawn = [True, True, False, True, True, False]
    present = [True, True, False, True, True, True]
    back = compare_themes(known, make_partition([0, 0, 1, 1, 1, 0], [0, 0, 1, 1, 1, 1], present=present, drawn=drawn))
    assert back.of_papers.tolist() == [1, 1]
    # one paper of each theme was not drawn: both are in the new theme 1
    assert back.of_others.tolist() == [1 / 2, 1 / 2]
    # ab of abf; de of def, for c is not there
    assert back.of_terms.tolist() == [2 / 3, 2 / 3]
    assert unpack(back, 6) == [True, True, False, True, True, True]


def test_where_all_papers_of_a_theme_are_drawn_those_not_drawn_are_null():
    known = make_partition([0], [0, 0, 1], quadrants="mn")
    back = compare_themes(known, make_partition([0], [0, 0, 1], drawn=[True, False, True]))
    assert back.of_others[0] == 1
    assert np.isnan(back.of_others[1])


def test_no_theme_recovers_nothing():
    back = compare_themes(
        make_partition(HALVES, [0, 1], quadrants="mn"), make_partition([-1] * 6, [-1, -1], quadrants="", drawn=[True, False])
    )
    assert back.of_papers.tolist() == back.of_terms.tolist() == [0, 0]
    assert unpack(back, 2) == [False, False]
    assert back.members.tolist() == back.groups.tolist() == [-1] * 6
    assert back.same_quadrant.tolist() == [False, False]


# ---------------------------------------------------------------- found again


def test_numbers_that_are_tried():
    assert [list_numbers(papers) for papers in (0, 1, 19, 20, 39)] == [[1], [1], [1], [2], [2, 3]]
    assert list_numbers(10**6) == list(range(2, 16))
    assert list_numbers(20, 9) == [2, 9]
    assert list_numbers(12, 1) == [1]
    with pytest.raises(ValueError, match="number is -1; needs a number of themes, or 0"):
        list_numbers(40, -1)


def test_more_themes_than_half_of_the_papers_are_refused():
    assert list_numbers(61, 30) == [2, 3, 4, 5, 6, 30]
    assert list_numbers(1, 1) == [1]
    message = "^number is 31; 61 papers make at most 30 themes, of two papers or more on average; 0 leaves it to the rule$"
    with pytest.raises(ValueError, match=message):
        list_numbers(61, 31)
    study = study_fields(papers=30).study
    with pytest.raises(ValueError, match=r"^number is 16; 30 papers make at most 15 themes"):
        find_again(study, number=16, **FEW)


def test_as_many_replicates_as_asked_for_and_all_numbers_in_each():
    again = find_again(study_fields(papers=30).study, number=5, **FEW)
    assert list(again.known) == [2, 3, 5]
    assert [len(found) for found in again[1:]] == [3, 2, 1]
    assert {tuple(one) for kind in again[1:] for one in kind} == {(2, 3, 5)}
    totals = []
    counted = find_again(study_fields(papers=30).study, **FEW, progress=lambda done, total: totals.append(total) or done)
    assert totals == [6]
    assert list_again(counted)[1] == [{2: one[2], 3: one[3]} for one in again.agreements]


def test_the_network_has_no_number_and_no_cloud():
    again = find_again(study_papers(PAPERS, themes="network", min_size=1).study, number=5, **FEW)
    assert list(again.known) == [0]
    assert again.known[0].members.tolist() == HALVES
    assert [len(found) for found in again[1:]] == [3, 2, 0]


@pytest.mark.parametrize("themes", ["papers", "network"])
def test_the_number_of_processes_changes_no_byte(themes):
    study = study_fields(papers=30, themes=themes).study
    one = find_again(study, **FEW)
    other = find_again(study, **{**FEW, "processes": 2})
    assert list_again(one) == list_again(other)
    assert list_again(one)[0] != list_again(find_again(study, seed=2, **FEW))[0]


def test_a_sample_is_drawn_with_replacement_and_a_half_without(monkeypatch):
    drawn = []

    def find(study, numbers, *, times=None, **options):
        drawn.append(times)
        return find_partitions(study, numbers, times=times, **options)

    for module in (replicates, halves):
        monkeypatch.setattr(module, "find_partitions", find)
    find_again(study_fields(papers=31).study, samples=2, halves=1, clouds=1, processes=1)
    assert drawn.pop(0) is None
    samples, pair = drawn[:2], drawn[2:]
    assert [times.sum() for times in samples] == [31, 31]
    assert samples[0].max() > 1
    assert samples[0].tolist() != samples[1].tolist()
    assert (pair[0] + pair[1]).tolist() == [1] * 31
    assert pair[0].sum() == 15


def test_halves_agree_as_their_themes_do(monkeypatch):
    # whatever is drawn: abc and def, and ab, cd and ef
    one = make_partition(HALVES, [0, 0, 1])
    other = make_partition([0, 0, 1, 1, 2, 2], [0, 0, 1])
    given = iter([{2: one}, {2: one}, {2: other}])
    for module in (replicates, halves):
        monkeypatch.setattr(module, "find_partitions", lambda *_, **__: next(given))
    study = study_papers(PAPERS).study
    [agreement] = find_again(study, samples=0, halves=1, clouds=0, processes=1).agreements
    chance = np.random.default_rng([1, 0])
    half = np.isin(range(9), chance.permutation(9)[:4]).astype(int)
    modularities = [
        measure_held_out_modularity(count_network(study, 1 - half), one.members),
        measure_held_out_modularity(count_network(study, half), other.members),
    ]
    # of the terms 6 and 3 pairs are together, 2 in both, by chance 1.2
    assert agreement[2] == pytest.approx((1, (2 - 1.2) / (4.5 - 1.2), np.mean(modularities)))


@pytest.mark.parametrize("papers", [1, 2, 3, 12])
@pytest.mark.parametrize("themes", ["papers", "network"])
def test_few_papers_are_found_again_without_a_fault(papers, themes):
    chance = np.random.default_rng(1)
    texts = {f"d{number:02}": ["ab", "bc", "cd"][number % 3] for number in range(papers)}
    terms = len({*"".join(texts.values())})
    studied = study_papers(texts, chance.normal(size=(papers, 5)), chance.normal(size=(terms, 5)), themes=themes, min_size=1)
    for number in (0, max(1, papers // 2)):
        again = find_again(studied.study, number=number, **FEW)
        assert compare_numbers(again)["choice"].tolist().count("chosen") == 1


def test_without_themes_nothing_is_found_again():
    again = find_again(study_papers({"p": "ab", "q": "bc"}).study, **FEW)
    assert again[1:] == ([], [], [])


# ---------------------------------------------------------------- clear fields, and chance


def mark(study, seed):
    """The numbers of a study, with enough samples to say what is stable."""
    again = find_again(study, seed=seed, samples=25, halves=2, clouds=4, processes=1)
    return compare_numbers(again).set_index("number")


@pytest.mark.parametrize("seed", range(1, 4))
def test_three_clear_fields_are_chosen_and_stable(seed):
    numbers = mark(study_fields(seed, noise=0.08, papers=120).study, seed)
    [chosen] = numbers.index[numbers["choice"] == "chosen"]
    assert chosen == 3
    assert numbers["stable"][3] == 3
    assert numbers["least"][3] > 0.95
    assert numbers["halves_papers"][3] > 0.95
    assert numbers["halves_modularity"][3] > 0.2


def shuffle(study, seed):
    """The study with each term given to other papers, as many as before; terms mean anything, papers what their terms mean."""
    chance = np.random.default_rng(seed)
    dealt = np.array([chance.permutation(column) for column in study.occurrences.toarray().T]).T
    names = chance.normal(size=study.names.shape)
    counts = type(study.occurrences)(dealt)
    return replace(study, occurrences=counts, words=counts, meanings=dealt @ names, names=names)


@pytest.mark.parametrize("seed", range(1, 4))
def test_of_shuffled_papers_nothing_is_stable(seed):
    numbers = mark(shuffle(study_fields(seed).study, seed), seed)
    assert numbers["stable"].tolist() == [0] * len(numbers)
    assert numbers["halves_modularity"].abs().max() < 0.1


@pytest.mark.parametrize("seed", range(1, 4))
def test_of_a_cloud_nothing_is_stable(seed):
    meanings = np.random.default_rng(seed).normal(size=(90, 24)) * np.linspace(3, 1, 24)
    numbers = mark(replace(study_fields(seed).study, meanings=meanings, words_weight=0), seed)
    assert numbers["stable"].tolist() == [0] * len(numbers)
