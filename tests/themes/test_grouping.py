"""Groups of points, by hand, and what must hold of any points."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studies import find_same
from themeloom.themes import grouping
from themeloom.themes.grouping import ENOUGH, assign_points, find_groups, measure_shares

seeds = st.integers(0, 10_000)


def draw(seed, papers=60, axes=4, *, centres=0, spread=0.1):
    """Points of length 1 in all directions, or about so many centres in turn."""
    chance = np.random.default_rng(seed)
    points = chance.normal(size=(papers, axes))
    if centres:
        points = np.eye(axes)[np.arange(papers) % centres] + spread * points
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def group(points, number, **options):
    """The group of each point."""
    return assign_points(points, find_groups(points, [number], **options)[number])


@pytest.mark.parametrize("small", [0, 500])
def test_clear_groups_are_found_at_their_number_and_their_means_are_theirs(small, monkeypatch):
    monkeypatch.setattr(grouping, "SMALL", small)
    points = draw(1, centres=3)
    means = find_groups(points, [2, 3])
    assert [len(means[number]) for number in (2, 3)] == [2, 3]
    place = assign_points(points, means[3])
    assert find_same(place, np.arange(60) % 3)
    for number in range(3):
        total = points[place == number].sum(axis=0)
        np.testing.assert_allclose(means[3][number], total / np.linalg.norm(total))


def test_papers_not_drawn_and_unknown_papers_are_in_no_group_s_mean():
    points = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 0.0], [0.0, 1.0]])
    [mean] = find_groups(points, [1], times=np.array([1, 0, 5, 2]))[1]
    assert mean.tolist() == pytest.approx([1 / 5**0.5, 2 / 5**0.5])


def test_a_paper_drawn_twice_counts_as_two():
    points = draw(2, centres=3)
    times = np.random.default_rng(2).integers(1, 4, 60)
    counted = find_groups(points, [3], times=times)[3]
    copied = find_groups(np.repeat(points, times, axis=0), [3])[3]
    assert sorted(counted.round(9).tolist()) == sorted(copied.round(9).tolist())


@pytest.mark.parametrize("papers", [1, 2, 3])
def test_more_groups_than_papers_are_as_many_as_papers_at_most(papers):
    points = np.eye(3)[:papers]
    assert {len(means) for means in find_groups(points, [4, 15]).values()} == {papers}
    assert find_same(group(points, 4), range(papers))


def test_where_nothing_is_known_or_drawn_there_is_no_group():
    for points, times in ((np.zeros((3, 2)), None), (np.zeros((3, 0)), None), (np.eye(3), np.zeros(3, dtype=int))):
        means = find_groups(points, [1, 2], times=times)
        assert [means[1].shape, means[2].shape] == [(0, points.shape[1])] * 2
        place = assign_points(points, means[2])
        shares = measure_shares(points, means[2])
        assert place.tolist() == [-1, -1, -1]
        assert shares.shape == (3, 0)


def test_shares_are_the_third_power_of_the_cosines():
    points = np.array([[3.0, 4.0], [-1.0, 2.0], [-1.0, -1.0], [0.0, 0.0], [2.0, 2.0]])
    place = assign_points(points, np.eye(2))
    shares = measure_shares(points, np.eye(2))
    assert place.tolist() == [1, 1, 0, -1, 0]
    # .6^3 to .8^3; one cosine is negative; both are, so that both have as much; nothing is known; midway
    assert shares.round(6).tolist() == [[0.296703, 0.703297], [0, 1], [0.5, 0.5], [0, 0], [0.5, 0.5]]


def test_in_one_group_every_share_is_whole():
    assert measure_shares(np.array([[1.0], [-1.0], [0.0]]), np.array([[1.0]])).tolist() == [[1], [1], [0]]


def test_of_more_papers_than_enough_a_part_is_grouped_and_all_are_assigned():
    points = draw(3, papers=ENOUGH + 60, centres=3, axes=3)
    place = group(points, 3)
    assert find_same(place, np.arange(ENOUGH + 60) % 3)


def test_the_part_depends_on_the_seed_alone(monkeypatch):
    monkeypatch.setattr(grouping, "ENOUGH", 30)
    points = draw(4)
    means = [find_groups(points, [3], seed=seed)[3].tobytes() for seed in (1, 1, 2)]
    assert means[0] == means[1] != means[2]
    taken = np.random.default_rng(1).choice(60, 30, replace=False)
    others = np.setdiff1d(range(60), taken)
    changed = points.copy()
    changed[others] = draw(5)[others]
    assert find_groups(changed, [3])[3].tobytes() == means[0]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds, st.integers(1, 8), st.sampled_from([0, 500]))
def test_neither_the_order_of_the_papers_nor_a_turn_changes_the_groups(seed, number, small):
    chance = np.random.default_rng(seed)
    points = draw(seed)
    order = chance.permutation(60)
    turn, _ = np.linalg.qr(chance.normal(size=(4, 4)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "SMALL", small)
        place = group(points, number)
        assert find_same(group(points[order], number), place[order])
        assert find_same(group(points @ turn, number), place)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds, st.integers(1, 6))
def test_shares_add_up_to_one_and_are_largest_in_the_own_group(seed, number):
    points = draw(seed)
    points[::7] = 0
    means = find_groups(points, [number])[number]
    place = assign_points(points, means)
    shares = measure_shares(points, means)
    known = place >= 0
    assert known.tolist() == points.any(axis=1).tolist()
    assert shares.sum(axis=1).tolist() == pytest.approx(known.astype(float).tolist())
    assert (shares[known, place[known]] >= shares[known].max(axis=1) - 1e-9).all()
