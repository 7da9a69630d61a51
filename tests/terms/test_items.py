"""Other things than terms in the tables of terms: counted, ranked, and merged by nothing but the thesaurus."""

import pandas as pd

from themeloom.terms.items import tabulate_terms
from themeloom.terms.merging import merge_forms
from themeloom.terms.ranking import rank_terms
from toys import MENTIONS

ITEMS = pd.DataFrame(
    [("p", "cat, a.", "Cat, Ann"), ("p", "dog, b.", "Dog, B."), ("q", "cat, a.", "CAT, A."), ("r", "fox, c.", "Fox, Carl")],
    columns=["doc_id", "key", "form"],
)
ITEMS = ITEMS.assign(unit=ITEMS["doc_id"], name=ITEMS["key"].str.title())


def test_each_thing_is_a_term_of_its_papers():
    tables = tabulate_terms(None, ITEMS, kind="author")
    assert tables.terms[["term", "kind", "documents", "kept"]].to_numpy().tolist() == [
        ["Cat, A.", "author", 2, True],
        ["Dog, B.", "author", 1, True],
        ["Fox, C.", "author", 1, True],
    ]
    assert tables.papers[["doc_id", "term"]].to_numpy().tolist() == [
        ["p", "Dog, B."],
        ["p", "Cat, A."],
        ["q", "Cat, A."],
        ["r", "Fox, C."],
    ]
    assert set(tables.spellings["key"]) == set(ITEMS["key"])


def test_the_thesaurus_merges_and_drops_them_by_any_spelling():
    lines = pd.DataFrame({"label": ["DOG, B.", "fox, carl"], "replace by": ["Cat, A.", ""]})
    tables = tabulate_terms(None, ITEMS, kind="author", thesaurus=lines)
    assert tables.terms[["term", "documents", "kept", "reason"]].to_numpy().tolist() == [
        ["Cat, A.", 2, True, ""],
        ["Fox, C.", 1, False, "thesaurus"],
    ]
    assert tables.papers[["doc_id", "term", "occurrences"]].to_numpy().tolist() == [["p", "Cat, A.", 2], ["q", "Cat, A.", 1]]


def test_no_things_are_no_terms():
    assert [len(table) for table in tabulate_terms(None, ITEMS.head(0), kind="author")] == [0, 0, 0, 0]


def test_of_mentions_they_are_the_terms_that_forms_are_merged_to():
    tables = tabulate_terms(MENTIONS)
    merged = merge_forms(MENTIONS)
    assert tables.units.empty
    for table, known in zip(tables[:3], [*merged, rank_terms(MENTIONS, *merged)], strict=True):
        pd.testing.assert_frame_equal(table, known)


def test_where_units_are_no_papers_they_are_counted_and_listed():
    items = ITEMS.assign(unit=["work", "work", "other", "other"])
    tables = tabulate_terms(None, items, kind="paper")
    assert tables.terms.set_index("term")["documents"].to_dict() == {"Cat, A.": 2, "Dog, B.": 1, "Fox, C.": 1}
    assert tables.units.to_numpy().tolist() == [
        ["other", "Cat, A."],
        ["other", "Fox, C."],
        ["work", "Cat, A."],
        ["work", "Dog, B."],
    ]


def test_things_stand_among_the_terms_and_one_that_has_the_name_of_a_term_says_what_it_is():
    items = pd.DataFrame({"doc_id": ["p1", "p2"], "unit": ["p1", "p2"], "key": ["source: alpha", "source: looms"]})
    items = items.assign(form=["Alpha", "Looms"], name=["Alpha", "Looms"])
    tables = tabulate_terms(MENTIONS, items, kind="source")
    alone = tabulate_terms(MENTIONS)
    assert set(tables.terms["term"]) - set(alone.terms["term"]) == {"Alpha (source)", "Looms"}
    assert tables.spellings["key"].is_unique
    held = tables.papers.groupby("doc_id", sort=False)["term"].agg(list)
    assert held.index.tolist() == MENTIONS["doc_id"].unique().tolist()
    assert held["p1"][-1] == "Alpha (source)"
