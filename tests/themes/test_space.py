"""Places of papers, by hand, and what must hold of any papers: all is learned of those drawn, and of nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from themeloom.themes import space
from themeloom.themes.space import place_by_words, place_names, place_papers

seeds = st.integers(0, 10_000)


def draw(seed, papers=40, words=12, dimensions=6):
    """Words and meanings of papers, at random."""
    chance = np.random.default_rng(seed)
    return sparse.csr_array(chance.poisson(0.4, (papers, words))), chance.normal(size=(papers, dimensions))


def measure_cosines(words, meanings, **options):
    """What does not depend on how the axes are turned."""
    points = place_papers(words, meanings, **options).points
    return points @ points.T


def test_a_word_says_something_that_three_papers_have_and_no_more_than_half():
    held = {3: [1, 1, 1, 0, 0, 0], 2: [1, 1, 0, 0, 0, 0], 4: [1, 1, 1, 1, 0, 0]}
    placed = {count: place_by_words(sparse.csr_array(np.array([row]).T), np.ones(6)) for count, row in held.items()}
    assert placed[3].tolist() == [[1], [1], [1], [0], [0], [0]]
    assert placed[2].shape == placed[4].shape == (6, 0)


@pytest.mark.parametrize("block", [1, 7, 40])
def test_papers_lie_where_they_do_in_one_block(block, monkeypatch):
    words, meanings = draw(2)
    meanings[5] = 0  # of which nothing is known
    times = np.arange(40) % 3
    whole = measure_cosines(words, meanings, times=times)
    monkeypatch.setattr(space, "BLOCK", block)
    assert measure_cosines(words, meanings, times=times) == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize("small", [0, 500])
def test_words_are_weighed_by_their_counts_and_rarity(small, monkeypatch):
    monkeypatch.setattr(space, "SMALL", small)
    words, _ = draw(1, papers=30, words=4)
    counts = words.toarray()
    weights = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * np.log(30 / (counts > 0).sum(axis=0)) ** 1.5
    rows = weights / np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    reduced = rows @ np.linalg.svd(rows)[2][:3].T
    expected = reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)
    placed = place_by_words(words, np.ones(30))
    assert placed.shape == (30, 3)
    np.testing.assert_allclose(placed @ placed.T, expected @ expected.T, atol=1e-6)


def test_few_papers_have_few_axes():
    for papers, axes in ((9, 1), (29, 2), (230, 20)):
        words, meanings = draw(2, papers=papers, words=60, dimensions=30)
        placed = place_papers(words, meanings)
        assert (placed.word_axes, placed.points.shape[1] - placed.word_axes) == (axes, axes)


def test_equal_singular_values_of_few_papers_give_the_same_axes_each_time():
    # thirty vocabularies as large as each other: which twenty are taken is as good as any, but must be the same again
    words = sparse.csr_array(np.kron(np.eye(30), np.ones((10, 4))))
    places = [place_by_words(words, np.ones(300)) for _ in range(3)]
    assert places[0].tobytes() == places[1].tobytes() == places[2].tobytes()


def test_meanings_lose_their_mean_and_keep_the_axes_on_which_they_differ():
    # a paper's meaning is 9 in one dimension, as all are, and differs in the second, a little in the third
    meanings = np.array([[9, 1, 0], [9, -1, 0], [9, 1, 0.1], [9, -1, -0.1]])
    placed = place_papers(sparse.csr_array((4, 0)), meanings)
    assert np.abs(placed.turn.T @ [1, 0, 0]).round(9).tolist() == [0]
    assert (placed.points * placed.points[0]).round(6).tolist() == [[1], [-1], [1], [-1]]


@pytest.mark.parametrize(("weight", "share"), [(0, 0), (0.5, 0.2), (1, 0.5), (2, 0.8)])
def test_the_weight_is_the_words_length_beside_that_of_the_meaning(weight, share):
    words, meanings = draw(3)
    placed = place_papers(words, meanings, words_weight=weight)
    squares = placed.points**2
    both = (squares[:, : placed.word_axes] > 0).any(axis=1) | (weight == 0)
    assert both.sum() > 30
    assert squares[both, : placed.word_axes].sum(axis=1).tolist() == pytest.approx([share] * both.sum())
    assert squares.sum(axis=1).tolist() == pytest.approx([1] * 40)


@pytest.mark.parametrize("weight", [0, 0.5])
def test_without_meanings_words_alone_decide_whatever_their_weight(weight):
    words, _ = draw(4)
    placed = place_papers(words, np.zeros((40, 0)), words_weight=weight)
    np.testing.assert_allclose(placed.points, place_by_words(words, np.ones(40)), atol=1e-12)
    assert place_names(np.zeros((2, 0)), placed).tolist() == np.zeros((2, placed.word_axes)).tolist()


def test_a_paper_of_which_nothing_is_known_is_nowhere_and_tells_nothing():
    words, meanings = draw(5)
    empty = sparse.vstack([words, sparse.csr_array((1, 12))], format="csr")
    placed = place_papers(empty, np.vstack([meanings, np.zeros(6)]), words_weight=0)
    assert not placed.points[-1].any()
    np.testing.assert_allclose(placed.points[:-1] @ placed.points[:-1].T, measure_cosines(words, meanings, words_weight=0))


@pytest.mark.parametrize("papers", [1, 3])
def test_papers_that_are_all_alike_are_in_one_place(papers):
    points = place_papers(sparse.csr_array((papers, 0)), np.tile([0.6, 0.8], (papers, 1))).points
    assert (points * points[0]).round(9).tolist() == [[1]] * papers


def test_where_nothing_is_drawn_or_known_nothing_is_learned():
    words, meanings = draw(6, papers=3)
    assert place_by_words(words, np.zeros(3)).shape == (3, 0)
    assert np.isfinite(place_papers(words, meanings, times=np.zeros(3, dtype=int)).points).all()
    assert place_papers(words, np.zeros((3, 0))).points.shape == (3, 0)


def test_names_lie_beside_the_papers_by_what_they_mean():
    words, _ = draw(7)
    meanings = np.tile([[1.0, 2.0], [1.0, -2.0]], (20, 1))
    placed = place_papers(words, meanings)
    names = place_names(np.array([[5.0, 1.0], [5.0, 0.0], [5.0, -1.0]]), placed)
    assert not names[:, : placed.word_axes].any()
    # the name in the middle is as near to the ones as to the others
    assert (names @ placed.points[:2].T).round(6).tolist() == pytest.approx(np.array([[1, -1], [0, 0], [-1, 1]]) * 0.894427)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds, st.sampled_from([0, 500]))
def test_papers_not_drawn_teach_nothing(seed, small):
    words, meanings = draw(seed)
    chance = np.random.default_rng(seed + 1)
    times = chance.multinomial(40, np.full(40, 1 / 40))
    others = times == 0
    changed = words.toarray()
    changed[others] = chance.poisson(2, (others.sum(), 12))
    again = np.where(others[:, None], chance.normal(size=meanings.shape) * 9, meanings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "SMALL", small)
        one = measure_cosines(words, meanings, times=times)
        other = measure_cosines(sparse.csr_array(changed), again, times=times)
    np.testing.assert_allclose(one[~others][:, ~others], other[~others][:, ~others], atol=1e-7)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds)
def test_neither_the_order_of_the_papers_nor_a_turn_of_the_meanings_changes_anything(seed):
    words, meanings = draw(seed)
    chance = np.random.default_rng(seed)
    order = chance.permutation(40)
    turn, _ = np.linalg.qr(chance.normal(size=(6, 6)))
    expected = measure_cosines(words, meanings)
    np.testing.assert_allclose(measure_cosines(words[order], meanings[order]), expected[order][:, order], atol=1e-7)
    np.testing.assert_allclose(measure_cosines(words, meanings @ turn), expected, atol=1e-7)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds)
def test_a_paper_drawn_twice_counts_as_two(seed):
    # five words and four dimensions, so that both have as many axes; every word stands in three papers or more
    words, meanings = draw(seed, words=5, dimensions=4)
    times = np.random.default_rng(seed).integers(1, 3, 40)
    drawn = np.repeat(np.arange(40), times)
    copied = measure_cosines(words[drawn], meanings[drawn])
    counted = measure_cosines(words, meanings, times=times)
    np.testing.assert_allclose(counted[drawn][:, drawn], copied, atol=1e-7)
