"""What a map knows of the terms, and what a reader may mean by some text."""

import pandas as pd
import pytest

from themeloom.browser.vocabulary import Vocabulary, build_vocabulary, count_terms, find_terms, list_spellings
from themeloom.tables import make_empty
from themeloom.terms.items import TermTables
from themeloom.terms.ranking import rank_terms
from toys import MENTIONS, OCCURRENCES, PLACES, SPELLINGS, TERMS, WORDS

VOCABULARY = Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS)


def test_a_vocabulary_holds_the_places_of_kept_terms_and_what_03_terms_counts():
    spellings = SPELLINGS.assign(kept=SPELLINGS["key"] != "gamma")
    terms = TERMS.assign(kept=TERMS["term"] != "Gamma")
    tables = TermTables(terms, spellings, rank_terms(MENTIONS, terms, spellings), make_empty("terms.units"))
    vocabulary = build_vocabulary(MENTIONS, tables)
    pd.testing.assert_frame_equal(vocabulary.places, PLACES[PLACES["term"] != "Gamma"].reset_index(drop=True))
    assert set(vocabulary.occurrences["term"]) == set(PLACES["term"]) - {"Gamma"}
    assert set(vocabulary.words["word"]) == {"alpha", "beta", "map", "upsilon", "zeta", "delta"}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("map", (["Map"], ["Beta map"])),
        (" MAP ", (["Map"], ["Beta map"])),
        ("eta", ([], ["Beta map", "Zeta"])),
        ("(", ([], [])),
        ("", ([], [])),
        ("nothing like it", ([], [])),
    ],
)
def test_text_means_the_terms_spelled_so_and_those_that_hold_it(text, terms):
    assert find_terms(VOCABULARY, text) == terms


def test_the_most_documented_of_the_terms_meant_comes_first():
    terms = TERMS.assign(documents=TERMS["term"].map({"Zeta": 9}).fillna(1).astype(int))
    assert find_terms(VOCABULARY._replace(terms=terms), "eta")[1] == ["Zeta", "Beta map"]


def test_spellings_are_listed_once_capitals_aside_with_the_name():
    places = pd.DataFrame({"form": ["Maps", "maps", "MAPS", "Straße"], "term": ["map", "map", "map", "street"]})
    assert list_spellings(places).to_numpy().tolist() == [
        ["map", "map"],
        ["map", "maps"],
        ["street", "strasse"],
        ["street", "street"],
    ]


def test_terms_in_enough_papers_are_counted():
    assert count_terms(TERMS, min_documents=1) == 7
    assert count_terms(TERMS, min_documents=3) == 4
    assert count_terms(TERMS.assign(kept=TERMS["term"] != "Alpha"), min_documents=3) == 3
