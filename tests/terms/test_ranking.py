"""The terms of each paper: scores worked out by hand, the order of papers, and the sums that must come out."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.tables import check_table
from themeloom.terms.ranking import rank_terms
from toys import MENTIONS, OCCURRENCES, SPELLINGS, TERMS

KEYS = ["map", "maps", "theme", "chart", "result"]
TERM_OF = {"map": "map", "maps": "map", "theme": "theme", "chart": "chart", "result": "result"}


def make_tables(papers):
    """Mentions, terms and spellings from (paper, field, key); results are dropped."""
    mentions = pd.DataFrame(papers, columns=["doc_id", "field", "key"]).astype("str").assign(start=0, end=4)
    spellings = pd.DataFrame({"key": KEYS, "term": [TERM_OF[key] for key in KEYS], "kept": [key != "result" for key in KEYS]})
    documents = mentions.assign(term=mentions["key"].map(TERM_OF)).groupby("term")["doc_id"].nunique()
    return mentions, documents.rename("documents").reset_index(), spellings


def test_scores_and_ties():
    abstract = [("p", "abstract", key) for key in ("map", "map", "theme", "chart", "chart")]
    rows = [*abstract, ("q", "abstract", "theme"), ("q", "abstract", "result"), ("p", "title", "theme")]
    ranked = rank_terms(*make_tables(rows))
    assert ranked[["doc_id", "term"]].to_numpy().tolist() == [["p", "chart"], ["p", "map"], ["p", "theme"], ["q", "theme"]]
    assert ranked["occurrences"].tolist() == [2, 2, 2, 1]
    # chart and map: 2 mentions, in 1 of 2 papers; theme in p: 1 in the abstract and 1 in the title, in 2 of 2 papers
    assert ranked["score"].tolist() == pytest.approx([2 * np.log(3), 2 * np.log(3), 3 * np.log(2), np.log(2)])


def test_what_comes_later_counts_less():
    mentions, terms, spellings = make_tables([("p", "abstract", "map"), ("p", "abstract", "theme"), ("p", "abstract", "chart")])
    ranked = rank_terms(mentions.assign(start=[0, 5, 15], end=[3, 10, 20]), terms, spellings)
    assert ranked["term"].tolist() == ["map", "theme", "chart"]
    assert ranked["score"].tolist() == pytest.approx([np.log(2) / (1 + place) for place in (0, 0.25, 0.75)])


def test_all_spellings_of_a_term_count():
    ranked = rank_terms(*make_tables([("p", "abstract", "map"), ("p", "abstract", "maps")]))
    assert ranked[["term", "occurrences"]].to_numpy().tolist() == [["map", 2]]


def test_papers_stand_as_in_the_mentions():
    ranked = rank_terms(*make_tables([("z", "abstract", "map"), ("a", "abstract", "map"), ("m", "abstract", "theme")]))
    assert ranked["doc_id"].tolist() == ["z", "a", "m"]


def test_no_mention_gives_no_rank():
    mentions, terms, spellings = make_tables([("p", "abstract", "map")])
    ranked = rank_terms(mentions.head(0), terms, spellings)
    assert ranked.empty
    pd.testing.assert_frame_equal(ranked, check_table(ranked, "terms.papers"))


def test_the_toy_corpus_has_its_occurrences():
    columns = ["doc_id", "term", "occurrences"]
    ranked = rank_terms(MENTIONS, TERMS, SPELLINGS)[columns].astype({"doc_id": "str", "term": "str"})
    ranked = ranked.sort_values(columns, ignore_index=True)
    pd.testing.assert_frame_equal(ranked, OCCURRENCES[columns].sort_values(columns, ignore_index=True), check_dtype=False)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.sampled_from("pqrs"), st.sampled_from(["title", "abstract"]), st.sampled_from(KEYS)), min_size=1),
    st.integers(0, 99),
)
def test_every_kept_mention_is_counted_once_whatever_the_order_within_a_paper(rows, seed):
    mentions, terms, spellings = make_tables(rows)
    ranked = rank_terms(mentions, terms, spellings)
    assert ranked["occurrences"].sum() == (mentions["key"] != "result").sum()
    assert ranked.groupby("doc_id")["score"].apply(lambda scores: scores.is_monotonic_decreasing).all()
    assert (ranked["score"] > 0).all()
    order = {doc_id: place for place, doc_id in enumerate(mentions["doc_id"].unique())}
    shuffled = mentions.sample(frac=1, random_state=seed)
    shuffled = shuffled.sort_values("doc_id", key=lambda doc_ids: doc_ids.map(order), kind="stable")
    pd.testing.assert_frame_equal(rank_terms(shuffled, terms, spellings), ranked, check_exact=True)
