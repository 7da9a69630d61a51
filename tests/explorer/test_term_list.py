"""The list of terms: in the order asked for, what is chosen is shown, and dropped by a button."""

import pandas as pd
import pytest

from themeloom.explorer.term_list import TermList

TERMS = pd.DataFrame(
    {"term": ["b", "a", "c"], "documents": [3, 2, 2], "relevance": [0.5, None, 2.0], "kind": ["term", "task", "task"]}
)


@pytest.fixture
def heard():
    return {"chosen": [], "dropped": []}


@pytest.fixture
def terms(heard):
    def choose(names):
        heard["chosen"].append(names)
        return []

    terms = TermList(choose, heard["dropped"].append)
    terms.show(TERMS)
    return terms


def read(terms):
    return [value for _, value in terms.box.children[1].options]


def test_terms_stand_in_the_order_asked_for_with_what_is_known_of_them(terms):
    assert read(terms) == ["b", "a", "c"]
    assert terms.box.children[1].options[1][0] == "a (2) · – · task"
    terms.box.children[0].value = "most telling first"
    assert read(terms) == ["c", "b", "a"]
    terms.box.children[0].value = "by name"
    assert read(terms) == ["a", "b", "c"]


def test_what_is_chosen_is_told_and_dropped_by_the_button(terms, heard):
    terms.box.children[1].value = ("a", "c")
    assert heard == {"chosen": [["a", "c"]], "dropped": []}
    assert "<h3>a, c</h3>" in terms.box.children[4].value
    terms.box.children[2].click()
    assert heard["dropped"] == [["a", "c"]]


def test_a_new_map_chooses_nothing(terms, heard):
    terms.box.children[1].value = ("a",)
    terms.show(TERMS.head(2))
    assert heard["chosen"] == [["a"]]
    assert read(terms) == ["b", "a"]
