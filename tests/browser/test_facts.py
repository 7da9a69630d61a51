"""Facts in words: of terms and links a sentence each."""

import numpy as np
import pandas as pd
import pytest

from themeloom.browser.facts import describe_link, describe_sentences, describe_term, format_count, name_units

ROW = {"term": "map", "documents": 2, "kind": "task", "theme": 0, "spellings": "maps", "strongest": "seeds (2)"}


@pytest.mark.parametrize(("number", "text"), [(0, "0 papers"), (1, "1 paper"), (2, "2 papers")])
def test_one_is_singular(number, text):
    assert format_count(number, "paper") == text


def test_a_term_has_its_papers_kind_theme_spellings_and_links():
    text = "map: 2 papers, task, theme 0 · also written maps"
    assert describe_term(pd.Series(ROW)) == f"{text} · most surely linked with seeds (2)"
    assert describe_term(pd.Series(ROW), links=False) == text


@pytest.mark.parametrize("none", [None, np.nan, pd.NA])
def test_a_term_without_theme_other_spellings_and_links_is_described_in_short(none):
    row = {**ROW, "documents": 1, "theme": none, "spellings": "", "strongest": ""}
    assert describe_term(pd.Series(row)) == "map: 1 paper, task, no theme"


def test_a_link_has_its_papers_weight_and_q_however_they_were_counted():
    assert describe_link(0.5, 12.345, 1e-5) == "shared papers: 0.5 · weight: 12.35 · q: 1e-05"


def test_nothing_has_no_order():
    assert describe_sentences(0, 0) == "0 papers, 0 sentences"
    assert describe_sentences(1, 1) == "1 paper, 1 sentence, the most telling first"


def test_what_is_counted_is_named():
    assert describe_term(pd.Series(ROW | {"unit": "citation"}), links=False).startswith("map: 2 citations, task")
    assert describe_link(2, 1.5, 0.25, "cited work") == "shared cited works: 2 · weight: 1.50 · q: 0.25"


def test_documents_are_papers_where_nothing_else_is_said():
    assert name_units(pd.DataFrame({"term": ["map", "seed"]})) == ["paper", "paper"]
    assert name_units(pd.DataFrame({"unit": ["source"]})) == ["source"]
