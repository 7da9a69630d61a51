"""What is known of a theme: its papers and their sentences, its stability, its terms, on the toy corpus."""

from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest

from themeloom import palette
from themeloom.browser.theme_facts import describe_theme
from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.themes.marks import MARKS
from toys import MEMBERS, OCCURRENCES, PAPERS, PLACES, RECORDS, TERMS, THEMES, WORDS

VIEW = View(Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS), nx.Graph(), THEMES, MEMBERS, PAPERS)


def test_a_theme_has_its_stability_its_terms_and_the_sentences_of_its_papers_only():
    known = describe_theme(VIEW, RECORDS, 2)
    assert known.heading == "theme 2: Map; Zeta; Upsilon"
    assert known.facts == [
        "3 papers of 6 (50%)",
        "◐ doubtful: more than half of it comes back when papers are drawn again (mean Jaccard index 0.60, mostly 0.40 to 1.00)",
        "terms (papers that mention them): Map (3); Zeta (3); Upsilon (2)",
    ]
    assert set(known.sentences["doc_id"]) == {"p4", "p5", "p6"}
    assert known.silent == []


@pytest.mark.parametrize("name", MARKS)
def test_every_mark_is_said_in_full(name):
    themes = THEMES.assign(stability=name)
    fact = describe_theme(replace(VIEW, themes=themes), RECORDS, 1).facts[1]
    assert fact.startswith(f"{palette.MARKS[name]} {name}: ")
    assert ("one cloud without gaps" in fact) == (name == "no more than shape")


def test_of_stability_that_was_not_measured_nothing_is_said():
    assert len(describe_theme(replace(VIEW, themes=THEMES.assign(stability="")), RECORDS, 1).facts) == 2


def test_the_papers_come_in_the_order_in_which_they_are_typical():
    # p3 holds no Gamma; the share decides between p1 and p2
    papers = PAPERS.assign(share=[0.5, 0.6, 1.0, 1.0, 1.0, 1.0])
    named = THEMES.assign(label=["Gamma", ""])
    view = replace(VIEW, themes=named, papers=papers)
    assert describe_theme(view, RECORDS, 1).sentences["doc_id"].unique().tolist() == ["p2", "p1", "p3"]
    # terms of another theme speak of it where they are in its label
    assert "Gamma" in {mark[2] for marks in describe_theme(view, RECORDS, 1).sentences["marks"] for mark in marks}
    borrowed = replace(view, themes=THEMES.assign(label=["delta", ""]))
    assert describe_theme(borrowed, RECORDS, 2).heading == "theme 2: nothing names it"


def test_a_theme_without_terms_and_label_has_silent_papers():
    bare = replace(VIEW, themes=THEMES.assign(label=["", ""]), members=MEMBERS.assign(theme=pd.array([2] * 6, "Int64")))
    known = describe_theme(bare, RECORDS, 1)
    assert known.facts[0] == "3 papers of 6 (50%), 3 of them without any of its terms (listed last)"
    assert known.facts[-1] == "terms (papers that mention them): none"
    assert known.silent == ["p1", "p2", "p3"]


def test_papers_without_any_of_its_terms_are_counted_and_come_in_the_order_of_the_records():
    papers = PAPERS.assign(theme=pd.array([2, 1, 1, 2, 2, 2], "Int64")).iloc[::-1]
    known = describe_theme(replace(VIEW, papers=papers), RECORDS, 2)
    assert known.facts[0] == "4 papers of 6 (67%), 1 of them without any of its terms (listed last)"
    assert known.silent == ["p1"]
