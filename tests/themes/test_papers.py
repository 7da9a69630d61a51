"""Papers of themes: by their terms in a small corpus, worked out by hand; by their words in a large one."""

import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.tables import check_table
from themeloom.themes import papers
from themeloom.themes.papers import ENOUGH_PAPERS, assign_papers

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
HALVES = pd.DataFrame({"term": list("abcdef"), "theme": [0, 0, 0, 1, 1, 1], "strength": 1.0})


def make_tables(texts):
    mentions = pd.DataFrame([(paper, key) for paper, keys in texts.items() for key in keys], columns=["doc_id", "key"])
    keys = sorted(set(mentions["key"]))
    return mentions, pd.DataFrame({"key": keys, "term": keys, "kept": True})


def make_many():
    """Papers of two fields, in turn: each holds its field's term, but for the last two, and two words of the field."""
    fields = [("robot", ["robot arm", "arm control", "control gripper"]), ("poem", ["poem verse", "verse rhyme", "rhyme sonnet"])]
    texts = {}
    for number in range(ENOUGH_PAPERS + 20):
        term, keys = fields[number % 2]
        texts[f"d{number:03}"] = [*([term] if number < ENOUGH_PAPERS + 18 else []), keys[number % 3], keys[(number // 2) % 3]]
    return texts


def test_examples():
    assert doctest.testmod(papers).failed == 0


def test_a_paper_goes_to_the_theme_with_which_it_shares_most():
    found = assign_papers(*make_tables({**TOY, "d0": "z"}), HALVES)
    pd.testing.assert_frame_equal(found, check_table(found, "papers"))
    assert list(found["doc_id"]) == [f"d{number}" for number in range(10)]
    assert found["theme"].fillna(-1).tolist() == [-1, 0, 0, 0, 1, 1, 1, 1, 1, 0]
    # d7 has a (in 5 of 10 papers) and d (in 3)
    expected = np.log(1 + 10 / 3) / (np.log(1 + 10 / 3) + np.log(1 + 10 / 5))
    assert found["share"][7] == pytest.approx(expected, abs=1e-6)
    assert np.isnan(found["share"][0])


def test_at_a_tie_the_stronger_theme_wins_then_the_first():
    mentions, terms = make_tables({"p": "ab"})
    table = pd.DataFrame({"term": ["a", "b"], "theme": [0, 1], "strength": [1.0, 2.0]})
    assert assign_papers(mentions, terms, table).to_numpy().tolist() == [["p", 1, 0.5]]
    table["strength"] = 1.0
    assert assign_papers(mentions, terms, table).to_numpy().tolist() == [["p", 0, 0.5]]


def test_in_a_large_corpus_a_paper_without_a_theme_s_term_goes_by_its_words():
    themes = pd.DataFrame({"term": ["poem", "robot"], "theme": [0, 1], "strength": 1.0})
    found = assign_papers(*make_tables({**make_many(), "d999": ["unheard"]}), themes)
    assert found["theme"].tolist()[:-1] == [1, 0] * (ENOUGH_PAPERS // 2 + 10)
    assert found["share"].dropna().gt(0.5).all()
    assert found["theme"].isna().tolist()[-1]  # no word that three papers hold


def test_a_theme_of_no_paper_and_a_corpus_without_themes():
    tables = make_tables(make_many())
    themes = pd.DataFrame({"term": ["poem", "robot", "nothing"], "theme": [0, 1, 2], "strength": 1.0})
    assert set(assign_papers(*tables, themes)["theme"]) == {0, 1}
    assert assign_papers(*tables, themes.assign(theme=pd.NA)).isna().sum()["theme"] == len(make_many())


TABLES = st.lists(st.text("abcdefz", min_size=1, max_size=6), min_size=1, max_size=9)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.one_of(TABLES, st.just(list(make_many().values()))), st.integers(0, 99))
def test_the_order_of_mentions_changes_nothing_and_tables_stay(texts, seed):
    themes = pd.concat([HALVES, pd.DataFrame({"term": ["poem", "robot"], "theme": [0, 1], "strength": 1.0})], ignore_index=True)
    tables = (*make_tables({f"d{number:03}": text for number, text in enumerate(texts)}), themes)
    before = [table.copy() for table in tables]
    found = assign_papers(*tables)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    assert found["share"].dropna().between(0, 1).all()
    shuffled = [table.sample(frac=1, random_state=seed) for table in tables]
    pd.testing.assert_frame_equal(assign_papers(*shuffled), found)
