"""Terms inside others, which no network links."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from themeloom.network.cooccurrence import build_network
from themeloom.network.parts import find_parts

phrases = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(" ".join), unique=True, max_size=8)


@given(phrases)
def test_a_part_stands_in_the_other_word_for_word(names):
    by_hand = [
        [first, second]
        for first, one in enumerate(names)
        for second, other in enumerate(names)
        if first < second and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")
    ]
    assert find_parts(names).tolist() == by_hand


def test_words_count_by_their_keys_and_letters_inside_a_word_are_no_part():
    assert find_parts(["sleep-apnea", "Sleep apneas of infants", "Sleep apnea of infants"]).tolist() == [[0, 2]]
    assert find_parts(["art", "artery", "map art"]).tolist() == [[0, 2]]


def test_a_term_is_not_linked_to_its_part_and_the_pair_is_not_tested():
    names = ["sleep", "sleep apnea", "snoring"]
    occurrences = pd.DataFrame(
        {"doc_id": [paper for paper in "pqr" for _ in names], "term": names * 3, "occurrences": 1},
    )
    terms = pd.DataFrame({"term": names, "kind": "term", "relevance": 0.5, "kept": True})
    graph = build_network(pd.Series(["p", "q", "r", "s"]), occurrences, terms, min_documents=1)
    assert sorted(graph.edges) == [("sleep", "snoring"), ("sleep apnea", "snoring")]
    # three papers of three and three in four: one in four by chance, and the rate over two links is the same
    assert {(p, q) for _, _, p, q in ((a, b, data["p"], data["q"]) for a, b, data in graph.edges(data=True))} == {(0.25, 0.25)}


def test_a_country_is_no_part_of_another_and_no_keyword_stands_for_one_inside_it():
    names = ["Guinea", "Papua New Guinea"]
    assert len(find_parts(names)) == len(find_parts(names, ["term", "term"])) == 1
    assert len(find_parts(names, ["country", "country"])) == len(find_parts(names, ["keyword", "keyword"])) == 0
