"""Sentences behind terms and links, in papers small enough to check by head; that every mark stands where it says."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.three_papers import MENTIONS, PLACES, RECORDS, SPELLINGS, find_mentions
from themeloom.evidence.places import locate_terms
from themeloom.evidence.sentences import cut_pieces, find_sentences, split_sentences


def find(names, **options):
    return find_sentences(RECORDS, PLACES, names, **options)


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
