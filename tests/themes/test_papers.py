"""Papers of the network's themes: by their terms in a small corpus, worked out by hand; by their words in a large one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import HALVES, PAPERS, name_papers
from studies import study_papers
from themeloom.themes.papers import assign_by_words, assign_rows
from themeloom.themes.study import ENOUGH_PAPERS

FIELDS = {"poem": 0, "robot": 1}


def assign(papers, theme_of, strength=None):
    """Each paper's theme and its shares, by the themes of terms (term -> theme)."""
    study = study_papers(papers, themes="network").study
    terms = sorted({term for mentioned in papers.values() for term in mentioned})
    members = np.array([theme_of.get(term, -1) for term in terms])
    strengths = np.array([(strength or {}).get(term, 1.0) for term in terms])
    return assign_rows(study.occurrences, study.vectors, members, strengths)


def make_many():
    """Papers of two fields, in turn: each holds its field's term, but for the last two, and two words of the field."""
    fields = [("robot", ["robot arm", "arm control", "control gripper"]), ("poem", ["poem verse", "verse rhyme", "rhyme sonnet"])]
    texts = {}
    for number in range(ENOUGH_PAPERS + 20):
        term, keys = fields[number % 2]
        texts[f"d{number:03}"] = [*([term] if number < ENOUGH_PAPERS + 18 else []), keys[number % 3], keys[(number // 2) % 3]]
    return texts


def test_a_paper_goes_to_the_theme_with_which_it_shares_most():
    place, shares = assign({"d0": "z", **PAPERS}, HALVES)
    assert place.tolist() == [-1, 0, 0, 0, 1, 1, 1, 1, 1, 0]
    # d7 has a (in 5 of 10 papers) and d (in 3)
    expected = np.log(1 + 10 / 3) / (np.log(1 + 10 / 3) + np.log(1 + 10 / 5))
    assert shares[7].tolist() == pytest.approx([1 - expected, expected])
    assert shares[0].tolist() == [0, 0]


def test_at_a_tie_the_stronger_theme_wins_then_the_first():
    place, shares = assign({"p": "ab"}, {"a": 0, "b": 1}, {"b": 2.0})
    assert (place.tolist(), shares.tolist()) == ([1], [[0.5, 0.5]])
    assert assign({"p": "ab"}, {"a": 0, "b": 1})[0].tolist() == [0]


def test_in_a_large_corpus_a_paper_without_a_theme_s_term_goes_by_its_words():
    place, shares = assign({**make_many(), "d999": ["unheard"]}, FIELDS)
    assert place.tolist() == [1, 0] * (ENOUGH_PAPERS // 2 + 10) + [-1]  # the last has no word that three papers hold
    assert shares[:-1].max(axis=1).min() > 0.5
    assert shares[-1].tolist() == [0, 0]


def test_words_decide_from_a_hundred_papers_on():
    papers = list(make_many().items())
    # the last two papers hold no term of a theme
    for count, without in ((ENOUGH_PAPERS - 1, 2), (ENOUGH_PAPERS, 0)):
        place, _ = assign(dict(papers[-count:]), FIELDS)
        assert (place < 0).sum() == without


def test_a_theme_of_no_paper_has_its_shares_and_a_corpus_without_themes_has_none():
    for papers in ({**make_many(), "d999": ["nothing"]}, dict(list(make_many().items())[:9])):
        # nothing that a paper holds is in the last theme, but for one paper whose words go elsewhere
        place, shares = assign({**papers, "d998": ["poem", "verse rhyme", "nothing"]}, {**FIELDS, "nothing": 2})
        assert {*place} <= {-1, 0, 1, 2}
        assert shares.shape[1] == 3
        assert shares.sum(axis=1).tolist() == pytest.approx((place >= 0).astype(float).tolist())
        place, shares = assign(papers, {})
        assert (place == -1).all()
        assert shares.shape == (len(papers), 0)


def test_a_theme_with_which_no_paper_begins_gets_none():
    place, shares = assign_by_words(np.eye(3), np.array([1, 1, -1]), themes=4)
    assert place.tolist() == [1, 1, 1]
    assert shares.tolist() == [[0, 1, 0, 0]] * 3


TEXTS = st.lists(st.text("abcdefz", min_size=1, max_size=6), min_size=1, max_size=9)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.one_of(TEXTS, st.just(list(make_many().values()))), st.randoms())
def test_the_order_of_papers_changes_nothing(texts, chance):
    theme_of = HALVES | FIELDS
    papers = name_papers(texts)
    order = chance.sample(range(len(papers)), len(papers))
    shuffled = {doc_id: papers[doc_id] for doc_id in np.array(list(papers))[order].tolist()}
    place, shares = assign(papers, theme_of)
    again, shares_again = assign(shuffled, theme_of)
    assert again.tolist() == place[order].tolist()
    np.testing.assert_allclose(shares_again, shares[order], atol=1e-5)
    assert ((shares >= 0) & (shares <= 1)).all()
