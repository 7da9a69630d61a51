"""Typical papers belong to their theme and hold its terms."""

import pandas as pd

from evidence.three_papers import MENTIONS, PLACES, RECORDS, SPELLINGS, find_mentions
from themeloom.evidence.places import locate_terms
from themeloom.evidence.sentences import find_sentences
from themeloom.evidence.typical import find_typical, list_theme_terms, rank_typical

UNNAMED = pd.DataFrame({"theme": [0, 1], "label": ""})


def test_typical_papers_belong_to_the_theme_and_hold_its_terms():
    members = pd.DataFrame({"term": ["map", "seed", "themes"], "theme": pd.array([0, 1, None], "Int64")})
    papers = pd.DataFrame({"doc_id": ["p1", "p2", "p3"], "theme": pd.array([0, 1, 1], "Int64"), "share": [0.9, 0.5, 1.0]})
    typical = find_typical(RECORDS, PLACES, UNNAMED, members, papers, per_theme=2)
    assert typical.to_numpy().tolist() == [
        [0, "p1", "Maps of themes", 0.9, "A map is drawn.", [(2, 5, "map")]],
        [1, "p2", "Seeds", 0.5, "Every seed counts.", [(6, 10, "seed")]],
    ]
    none = find_typical(RECORDS, PLACES, UNNAMED, members.assign(theme=pd.array([None] * 3, "Int64")), papers, per_theme=2)
    assert none.empty
    assert list(none) == list(typical)


def test_of_papers_just_as_typical_the_earlier_record_comes_first_whatever_its_name():
    records = pd.DataFrame({"doc_id": ["z", "a"], "title": ["Maps", "Maps"], "abstract": ["", ""]})
    places = locate_terms(find_mentions(records), SPELLINGS)
    members = pd.DataFrame({"term": ["map"], "theme": pd.array([0], "Int64")})
    papers = pd.DataFrame({"doc_id": ["a", "z"], "theme": pd.array([0, 0], "Int64"), "share": 1.0})
    assert find_typical(records, places, UNNAMED, members, papers, per_theme=2)["doc_id"].tolist() == ["z", "a"]


def test_of_two_papers_the_one_with_more_of_the_theme_is_more_typical():
    members = pd.DataFrame({"term": ["map", "seed"], "theme": pd.array([0, 0], "Int64")})
    papers = pd.DataFrame({"doc_id": ["p1", "p2"], "theme": pd.array([0, 0], "Int64"), "share": [0.5, 0.6]})
    assert find_typical(RECORDS, PLACES, UNNAMED, members, papers, per_theme=1)["doc_id"].tolist() == ["p1"]


def test_a_paper_that_holds_a_term_of_the_label_comes_before_those_that_hold_others():
    # p1 holds map, seed and themes, p2 the seed alone
    members = pd.DataFrame({"term": ["map", "seed", "themes"], "theme": pd.array([0, 0, 0], "Int64")})
    records = pd.concat([RECORDS, pd.DataFrame({"doc_id": ["p4"], "title": ["A map"], "abstract": [""]})], ignore_index=True)
    places = locate_terms(find_mentions(records), SPELLINGS)
    papers = pd.DataFrame({"doc_id": records["doc_id"], "theme": pd.array([0] * 4, "Int64"), "share": [0.2, 0.3, 1.0, 1.0]})
    named = {label: UNNAMED.assign(label=label) for label in ("", "seed", "themes; seed")}
    ranked = {label: rank_typical(records, places, themes, members, papers)["doc_id"].tolist() for label, themes in named.items()}
    assert ranked == {"": ["p4", "p1", "p2"], "seed": ["p1", "p2", "p4"], "themes; seed": ["p1", "p2", "p4"]}
    # among those that hold one the share counts
    papers["share"] = [0.1, 1.0, 1.0, 1.0]
    assert rank_typical(records, places, named["seed"], members, papers)["doc_id"].tolist() == ["p2", "p1", "p4"]


def test_a_label_speaks_of_its_theme_whosever_its_terms_are():
    themes = pd.DataFrame({"theme": [0, 1], "label": ["map; seed", ""]})
    members = pd.DataFrame({"term": ["map", "seed", "themes"], "theme": pd.array([0, 1, None], "Int64")})
    assert list_theme_terms(themes, members).to_numpy().tolist() == [[0, "map", True], [0, "seed", True], [1, "seed", False]]
    papers = pd.DataFrame({"doc_id": ["p2"], "theme": pd.array([0], "Int64"), "share": 1.0})
    [typical] = find_typical(RECORDS, PLACES, themes, members, papers).to_dict("records")
    assert (typical["theme"], typical["doc_id"], typical["marks"]) == (0, "p2", [(6, 10, "seed")])


def test_the_sentence_of_a_typical_paper_marks_the_terms_of_its_theme_only():
    members = pd.DataFrame({"term": ["map", "seed", "themes"], "theme": pd.array([0, 1, 0], "Int64")})
    papers = pd.DataFrame({"doc_id": ["p1", "p2"], "theme": pd.array([1, 1], "Int64"), "share": [1.0, 0.1]})
    typical = find_typical(RECORDS, PLACES, UNNAMED, members, papers, per_theme=2)
    assert typical[["sentence", "marks"]].to_numpy().tolist() == [
        ["Maps, and a seed!", [(12, 16, "seed")]],
        ["Every seed counts.", [(6, 10, "seed")]],
    ]
    # where no sentence of the abstract holds a term, the title is taken, and its marks
    titles = PLACES[PLACES["field"] == "title"]
    typical = find_typical(RECORDS, titles, UNNAMED, members, papers.assign(theme=pd.array([0, 1], "Int64")), per_theme=1)
    assert typical["marks"].tolist() == [[(0, 4, "map"), (8, 14, "themes")], [(0, 5, "seed")]]


def test_a_dropped_key_that_bears_the_name_of_a_kept_term_is_not_marked():
    spellings = SPELLINGS.assign(term=["map", "map", "themes"], kept=[True, False, True])
    places = locate_terms(MENTIONS, spellings)
    sentences = find_sentences(RECORDS, places, ["map"])
    assert {mark for marks in sentences["marks"] for mark in marks} == {(0, 4, "map"), (2, 5, "map")}
    assert find_sentences(RECORDS, locate_terms(MENTIONS, spellings.assign(kept=False)), ["map"]).empty
    members = pd.DataFrame({"term": ["map", "themes"], "theme": pd.array([0, None], "Int64")})
    papers = pd.DataFrame({"doc_id": ["p1", "p2"], "theme": pd.array([0, 0], "Int64"), "share": 1.0})
    assert find_typical(RECORDS, places, UNNAMED, members, papers, per_theme=2)["doc_id"].tolist() == ["p1"]
