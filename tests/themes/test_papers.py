"""Papers of themes: by their terms in a small corpus, worked out by hand; by their words in a large one."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nine_papers import HALVES, PAPERS, make_tables, name_papers
from themeloom.tables import list_types
from themeloom.themes.papers import ENOUGH_PAPERS, assign_papers, read_vectors

MEMBERS = pd.DataFrame({"term": list(HALVES), "theme": list(HALVES.values()), "strength_within": 1.0})
FIELDS = pd.DataFrame({"term": ["poem", "robot"], "theme": [0, 1], "strength_within": 1.0})


def assign(papers, members):
    doc_ids, occurrences, _, words = make_tables(papers)
    return assign_papers(doc_ids, occurrences, words, members)


def make_many():
    """Papers of two fields, in turn: each holds its field's term, but for the last two, and two words of the field."""
    fields = [("robot", ["robot arm", "arm control", "control gripper"]), ("poem", ["poem verse", "verse rhyme", "rhyme sonnet"])]
    texts = {}
    for number in range(ENOUGH_PAPERS + 20):
        term, keys = fields[number % 2]
        texts[f"d{number:03}"] = [*([term] if number < ENOUGH_PAPERS + 18 else []), keys[number % 3], keys[(number // 2) % 3]]
    return texts


def test_a_paper_goes_to_the_theme_with_which_it_shares_most():
    assigned = assign({"d0": "z", **PAPERS}, MEMBERS)
    types = list_types("themes.papers")
    assert assigned.dtypes.astype(str).to_dict() == {column: types[column] for column in ("doc_id", "theme", "share")}
    assert assigned["theme"].fillna(-1).tolist() == [-1, 0, 0, 0, 1, 1, 1, 1, 1, 0]
    # d7 has a (in 5 of 10 papers) and d (in 3)
    expected = np.log(1 + 10 / 3) / (np.log(1 + 10 / 3) + np.log(1 + 10 / 5))
    assert assigned["share"][7] == pytest.approx(expected, abs=1e-6)
    assert np.isnan(assigned["share"][0])


def test_there_is_a_row_for_every_paper_in_the_order_of_the_records():
    _, occurrences, _, words = make_tables(PAPERS)
    order = ["d9", "d0", "d1", "d8", "d2", "d7", "d3", "d6", "d4", "d5"]  # d0 mentions nothing
    assigned = assign_papers(pd.Series(order), occurrences, words, MEMBERS)
    assert assigned["doc_id"].tolist() == order
    assert assigned["theme"].fillna(-1).tolist() == [0, -1, 0, 1, 0, 1, 0, 1, 1, 1]


def test_at_a_tie_the_stronger_theme_wins_then_the_first():
    members = pd.DataFrame({"term": ["a", "b"], "theme": [0, 1], "strength_within": [1.0, 2.0]})
    assert assign({"p": "ab"}, members).to_numpy().tolist() == [["p", 1, 0.5]]
    assert assign({"p": "ab"}, members.assign(strength_within=1.0)).to_numpy().tolist() == [["p", 0, 0.5]]


def test_in_a_large_corpus_a_paper_without_a_theme_s_term_goes_by_its_words():
    assigned = assign({**make_many(), "d999": ["unheard"]}, FIELDS)
    assert assigned["theme"].tolist()[:-1] == [1, 0] * (ENOUGH_PAPERS // 2 + 10)
    assert assigned["share"].dropna().gt(0.5).all()
    assert assigned["theme"].isna().tolist()[-1]  # no word that three papers hold


def test_words_decide_from_a_hundred_papers_on():
    papers = list(make_many().items())
    # the last two papers hold no term of a theme
    for count, without in ((ENOUGH_PAPERS - 1, 2), (ENOUGH_PAPERS, 0)):
        last = dict(papers[-count:])
        doc_ids, _, _, words = make_tables(last)
        assert (read_vectors(doc_ids, words) is None) == (count < ENOUGH_PAPERS)
        assert assign(last, FIELDS)["theme"].isna().sum() == without


def test_vectors_have_the_length_of_one_or_nothing():
    doc_ids, _, _, words = make_tables({**make_many(), "d999": ["unheard"]})
    lengths = np.linalg.norm(read_vectors(doc_ids, words), axis=1)
    assert lengths.tolist() == pytest.approx([1.0] * len(make_many()) + [0.0])


def test_a_theme_of_no_paper_and_a_corpus_without_themes():
    members = pd.DataFrame({"term": ["poem", "robot", "nothing"], "theme": [0, 1, 2], "strength_within": 1.0})
    assert set(assign(make_many(), members)["theme"]) == {0, 1}
    assert assign(make_many(), members.assign(theme=pd.NA))["theme"].isna().sum() == len(make_many())


TABLES = st.lists(st.text("abcdefz", min_size=1, max_size=6), min_size=1, max_size=9)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.one_of(TABLES, st.just(list(make_many().values()))), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing_and_tables_stay(texts, seed):
    doc_ids, occurrences, _, words = make_tables(name_papers(texts))
    tables = (occurrences, words, pd.concat([MEMBERS, FIELDS], ignore_index=True))
    before = [table.copy() for table in tables]
    assigned = assign_papers(doc_ids, *tables)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    assert assigned["share"].dropna().between(0, 1).all()
    shuffled = [table.sample(frac=1, random_state=seed) for table in tables]
    pd.testing.assert_frame_equal(assign_papers(doc_ids, *shuffled), assigned)
