"""Sentences behind terms, links and themes, in papers small enough to check by head; that every mark stands where it says."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.evidence import (
    cut_pieces,
    find_sentences,
    find_typical,
    list_theme_terms,
    locate_terms,
    measure_weights,
    rank_typical,
    split_sentences,
)

RECORDS = pd.DataFrame(
    {
        "doc_id": ["p1", "p2", "p3"],
        "title": ["Maps of themes", "Seeds", "Looms"],
        "abstract": ["A map is drawn. Maps, and a seed! Nothing here.", "Every seed counts. No more.", ""],
    }
)
WORDS = {"map": ["map", "Maps"], "seed": ["seed", "Seeds"], "theme": ["themes"]}
SPELLINGS = pd.DataFrame({"key": ["map", "seed", "theme"], "term": ["map", "seed", "themes"], "kept": True})


def find_mentions(records=RECORDS, words=WORDS):
    rows = [
        (paper.doc_id, field, start, start + len(form), form, key)
        for paper in records.itertuples()
        for field in ("title", "abstract")
        for key, forms in words.items()
        for form in forms
        for start in range(len(getattr(paper, field)))
        if getattr(paper, field).startswith(form, start)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key"])


MENTIONS = find_mentions()
PLACES = locate_terms(MENTIONS, SPELLINGS)
UNNAMED = pd.DataFrame({"theme": [0, 1], "label": ""})


def find(names, **options):
    return find_sentences(RECORDS, PLACES, names, **options)


def test_places_are_the_mentions_of_kept_keys_in_their_order():
    spellings = SPELLINGS.assign(term=["map", "map", "themes"], kept=[True, False, True])
    places = locate_terms(MENTIONS, spellings)
    assert list(places) == ["doc_id", "field", "start", "end", "form", "term"]
    assert places["form"].tolist() == MENTIONS.loc[MENTIONS["key"] != "seed", "form"].tolist()
    assert set(places["term"]) == {"map", "themes"}
    assert locate_terms(MENTIONS.head(0), spellings).empty


def test_a_term_tells_the_more_the_fewer_papers_hold_it():
    # two papers mention anything, both the seed
    assert measure_weights(PLACES).to_dict() == pytest.approx({"map": np.log(3), "seed": np.log(2), "themes": np.log(3)})


def test_sentences_are_split_and_keep_their_place():
    split = split_sentences(RECORDS)
    assert split["sentence"].tolist()[:4] == ["Maps of themes", "A map is drawn.", "Maps, and a seed!", "Nothing here."]
    assert split["sentence"].tolist()[4:] == ["Seeds", "Every seed counts.", "No more.", "Looms"]
    assert split["start"].tolist() == [0, 0, 16, 34, 0, 0, 19, 0]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("As Cat et al. (2020) showed, cats purr. Dogs do not.", ["As Cat et al. (2020) showed, cats purr.", "Dogs do not."]),
        ("Looms, i.e. frames, hold yarn.", ["Looms, i.e. frames, hold yarn."]),
        ("It weaves. (2) It spins.", ["It weaves.", "(2) It spins."]),
        ("Three looms: (1) wide; (2) narrow.", ["Three looms: (1) wide; (2) narrow."]),
        ("", []),
        (" Wool. ", ["Wool."]),
    ],
)
def test_a_sentence_ends_neither_in_an_abbreviation_nor_within_brackets(text, sentences):
    records = pd.DataFrame({"doc_id": ["p"], "title": "Looms", "abstract": text})
    assert split_sentences(records)["sentence"].tolist() == ["Looms", *sentences]


def test_a_term_has_its_sentences_in_the_order_of_the_papers():
    sentences = find(["seed"])
    assert sentences[["doc_id", "field", "sentence"]].to_numpy().tolist() == [
        ["p1", "abstract", "Maps, and a seed!"],
        ["p2", "title", "Seeds"],
        ["p2", "abstract", "Every seed counts."],
    ]
    assert sentences["marks"].tolist() == [[(12, 16, "seed")], [(0, 5, "seed")], [(6, 10, "seed")]]
    assert sentences["title"].tolist() == ["Maps of themes", "Seeds", "Seeds"]


def test_sentences_with_more_and_rarer_terms_come_first():
    sentences = find(["map", "seed", "themes"])
    assert sentences["sentence"].tolist()[:2] == ["Maps of themes", "Maps, and a seed!"]
    # map and theme are in one of two papers that mention anything, seed in both
    assert sentences["score"].tolist()[:2] == pytest.approx([2 * np.log(3), np.log(3) + np.log(2)], abs=1e-6)


def test_a_link_has_the_sentences_of_papers_with_both_ends():
    assert find(["map", "seed"], together=True)["doc_id"].unique().tolist() == ["p1"]
    assert find(["seed", "themes"], together=True)["sentence"].tolist() == ["Maps of themes", "Maps, and a seed!"]


def test_a_term_of_several_keys_has_the_sentences_of_all():
    places = locate_terms(MENTIONS, SPELLINGS.assign(term=["map", "map", "themes"]))
    assert len(find_sentences(RECORDS, places, ["map"])) == 5


@pytest.mark.parametrize("names", [[], ["unheard"]])
def test_what_nobody_speaks_of_has_no_sentence(names):
    assert find(names).empty
    assert list(find(names)) == list(find(["map"]))


def test_only_the_given_papers_are_searched_but_all_count_for_how_rare_a_term_is():
    some = find_sentences(RECORDS.tail(2), PLACES, ["seed"])
    assert some["doc_id"].unique().tolist() == ["p2"]
    assert some["score"].unique().tolist() == find(["seed"])["score"].unique().tolist()


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


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [("a map of maps", "")]),
        ([(0, 13, "all")], [("a map of maps", "all")]),
        ([(2, 5, "map"), (5, 6, "gap")], [("a ", ""), ("map", "map"), (" ", "gap"), ("of maps", "")]),
        # of two that begin at one place the first is taken, and none that begins inside another
        ([(2, 5, "map"), (2, 8, "map of")], [("a ", ""), ("map", "map"), (" of maps", "")]),
        (
            [(2, 8, "map of"), (6, 13, "of maps"), (9, 13, "maps")],
            [("a ", ""), ("map of", "map of"), (" ", ""), ("maps", "maps")],
        ),
    ],
)
def test_a_sentence_is_cut_at_its_marks(marks, pieces):
    assert cut_pieces("a map of maps", marks) == pieces


def test_an_empty_sentence_has_no_piece():
    assert cut_pieces("", []) == []


TEXTS = st.text("map sed. !?\n<&", max_size=60)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_every_mention_is_marked_once_and_where_it_stands(texts):
    records = pd.DataFrame(
        [(f"p{number}", title, abstract) for number, (title, abstract) in enumerate(texts)],
        columns=["doc_id", "title", "abstract"],
    )
    places = locate_terms(find_mentions(records, {"map": ["map"], "seed": ["sed"]}), SPELLINGS)
    marks = [
        (row.doc_id, row.field, row.start + start, row.sentence[start:end], name)
        for row in find_sentences(records, places, ["map", "seed"]).itertuples()
        for start, end, name in row.marks
    ]
    assert len(marks) == len(places)
    assert {(doc_id, field, start, name) for doc_id, field, start, _, name in marks} == set(
        places[["doc_id", "field", "start", "term"]].itertuples(index=False, name=None)
    )
    assert all({"map": "map", "seed": "sed"}[name].startswith(form) for *_, form, name in marks)


@st.composite
def draw_marks(draw):
    sentence = draw(st.text("ab <é🧵", max_size=12))
    ends = st.integers(0, len(sentence))
    marks = (
        draw(st.lists(st.tuples(ends, ends).map(sorted).filter(lambda mark: mark[0] < mark[1]), max_size=5)) if sentence else []
    )
    return sentence, sorted((start, end, f"term {number}") for number, (start, end) in enumerate(marks))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(draw_marks())
def test_pieces_join_to_the_sentence_and_each_marked_one_is_a_mark(drawn):
    sentence, marks = drawn
    pieces = cut_pieces(sentence, marks)
    assert "".join(text for text, _ in pieces) == sentence
    assert all(text for text, _ in pieces)
    starts = [sum(len(text) for text, _ in pieces[:number]) for number in range(len(pieces))]
    cut = [(start, start + len(text), term) for start, (text, term) in zip(starts, pieces, strict=True) if term]
    assert set(cut) <= set(marks)
    # a mark that was left out begins inside one that was not
    assert all(any(start <= other[0] < end for start, end, _ in cut) for other in set(marks) - set(cut))
    assert bool(cut) == bool(marks)


def test_a_paper_that_is_a_node_is_mentioned_in_its_title():
    records = pd.DataFrame({"doc_id": ["p", "q"], "title": ["On maps", "On looms"]})
    spellings = pd.DataFrame(
        {"key": ["p", "q", "loom"], "term": ["Cat (2010)", "Dog (2011)", "loom"], "kept": [True, False, True]}
    )
    mentions = pd.DataFrame({"doc_id": ["q"], "field": "title", "start": [3], "end": [8], "form": "looms", "key": "loom"})
    places = locate_terms(mentions, spellings, records)
    assert places[["doc_id", "start", "end", "form", "term"]].to_numpy().tolist() == [
        ["q", 3, 8, "looms", "loom"],
        ["p", 0, 7, "On maps", "Cat (2010)"],
    ]
    assert find_sentences(records.assign(abstract=""), places, ["Cat (2010)"])["sentence"].tolist() == ["On maps"]


def test_an_author_whom_no_text_mentions_stands_at_the_titles_of_the_papers():
    records = pd.DataFrame({"doc_id": ["p", "q"], "title": ["On maps", "On looms"], "abstract": ["A map.", ""]})
    spellings = pd.DataFrame({"key": ["cat, a."], "term": ["Cat, A."], "kept": [True]})
    occurrences = pd.DataFrame({"doc_id": ["q"], "term": ["Cat, A."]})
    places = locate_terms(MENTIONS.head(0), spellings, records, occurrences)
    assert places.to_numpy().tolist() == [["q", "title", 0, 0, "Cat, A.", "Cat, A."]]
    assert find_sentences(records, places, ["Cat, A."])["sentence"].tolist() == ["On looms"]


def test_a_term_that_a_text_mentions_stands_where_it_is_mentioned_only():
    occurrences = pd.DataFrame({"doc_id": ["p1", "p2", "p3"], "term": "map"})
    pd.testing.assert_frame_equal(locate_terms(MENTIONS, SPELLINGS, occurrences=occurrences), PLACES)
