"""Themes of papers: of few by hand, of papers of clear fields, and what must hold for any draw."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studies import find_same, study_fields, study_papers
from themeloom.themes.by_papers import find_by_papers, find_embedding

FIELDS = study_fields()


def test_clear_fields_are_the_themes_of_papers_and_of_terms():
    partition = find_by_papers(FIELDS.study, [3])[3]
    assert find_same(partition.papers, np.arange(90) % 3)
    assert find_same(partition.members, [term[0] for term in sorted(FIELDS.graph)])
    assert partition.shares().shape == (90, 3)
    assert (partition.shares().argmax(axis=1) == partition.papers).all()
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
    assert partition.shares()[0].tolist() == [0, 0]


@pytest.mark.parametrize("papers", [1, 2, 3, 12])
def test_few_papers_have_one_theme_and_as_many_as_papers_at_most(papers):
    chance = np.random.default_rng(papers)
    texts = {f"d{number:02}": ["ab", "bc", "cd"][number % 3] for number in range(papers)}
    terms = len({*"".join(texts.values())})
    study = study_papers(texts, chance.normal(size=(papers, 5)), chance.normal(size=(terms, 5))).study
    partitions = find_by_papers(study, [1, 20])
    assert partitions[1].papers.tolist() == [0] * papers
    assert partitions[1].shares().tolist() == [[1]] * papers
    assert partitions[1].members.tolist() == [0] * terms
    assert {*partitions[20].papers} == {*range(len(partitions[20].quadrants))}
    assert len(partitions[20].quadrants) <= papers


def test_shares_add_up_to_one_of_papers_drawn_and_others():
    times = np.tile([0, 2], 45)
    for partition in (find_by_papers(FIELDS.study, [3])[3], find_by_papers(FIELDS.study, [3], times=times)[3]):
        assert partition.shares().sum(axis=1).round(9).tolist() == [1] * 90


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
    assert partition.shares().shape == (2, 0)


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
