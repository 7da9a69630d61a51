"""The list of terms: in the order asked for, what is chosen is shown, and what has no tick dropped by a button."""

import pandas as pd
import pytest

from themeloom.explorer.term_list import TermList, TermTable

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
    return [row[0] for row in terms.table.rows]


def test_terms_stand_in_the_order_asked_for_with_what_is_known_of_them(terms):
    assert read(terms) == ["b", "a", "c"]
    assert terms.table.rows[1] == ["a", "2", "–", "task"]
    terms.order.value = "most telling first"
    assert read(terms) == ["c", "b", "a"]
    terms.order.value = "by name"
    assert read(terms) == ["a", "b", "c"]


def test_the_columns_have_heads():
    assert "const HEADS = ['term', 'papers', 'relevance', 'kind'];" in str(TermTable()._esm)


def test_what_is_chosen_is_told_and_what_is_unticked_is_dropped_by_the_button(terms, heard):
    terms.table.chosen = "a"
    assert heard == {"chosen": [["a"]], "dropped": []}
    assert "<h3>a</h3>" in terms.example.value
    terms.table.unticked = ["a", "c"]
    assert heard["dropped"] == []
    terms.button.click()
    assert heard["dropped"] == [["a", "c"]]


def test_a_new_map_chooses_nothing_and_keeps_the_ticks_of_its_terms_as_they_are(terms, heard):
    terms.table.chosen = "a"
    terms.table.unticked = ["c", "b"]
    terms.show(TERMS.head(2))
    assert heard["chosen"] == [["a"]]
    assert (terms.table.chosen, terms.table.unticked) == ("", ["b"])
    assert read(terms) == ["b", "a"]
