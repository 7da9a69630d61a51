"""What is known of a theme: its terms, its papers and their sentences, on the toy corpus."""

import networkx as nx
import pandas as pd

from themeloom.browser.theme_facts import describe_theme
from themeloom.browser.view import View, Vocabulary
from toys import MEMBERS, OCCURRENCES, PAPERS, PLACES, RECORDS, TERMS, THEMES, WORDS

VIEW = View(Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS), nx.Graph(), THEMES, MEMBERS, PAPERS)


def test_a_theme_has_its_terms_and_the_sentences_of_its_papers_only():
    known = describe_theme(VIEW, RECORDS, 1)
    assert known.heading == "theme 1: Map, Zeta, Upsilon"
    assert known.facts == ["terms (papers that mention them): Map (3), Zeta (3), Upsilon (2)", "3 papers"]
    assert set(known.sentences["doc_id"]) == {"p4", "p5", "p6"}
    assert known.silent == []


def test_papers_without_any_of_its_terms_are_counted_and_come_in_the_order_of_the_records():
    papers = PAPERS.assign(theme=pd.array([1, 0, 0, 1, 1, 1], "Int64")).iloc[::-1]
    known = describe_theme(View(VIEW.vocabulary, nx.Graph(), THEMES, MEMBERS, papers), RECORDS, 1)
    assert known.facts[1] == "4 papers, 1 of them without any of these terms (listed last)"
    assert known.silent == ["p1"]
