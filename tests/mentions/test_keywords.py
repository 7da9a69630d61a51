"""What authors call their keywords is a term of their paper where its text has it, and nowhere else."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.mentions.keywords import add_keywords, find_keywords
from themeloom.tables import list_types

COLUMNS = [column for column in list_types("mentions") if column != "listed"]


def find(keywords, text):
    return [text[start:end] for start, end in find_keywords(text, keywords)]


@pytest.mark.parametrize(
    ("keywords", "text", "found"),
    [
        ("Loom maps", "A loom-map, and loom  maps.", ["loom-map", "loom  maps"]),  # case, hyphens, number
        ("analysis of variance; analyses", "analysis of variance", ["analysis", "analysis of variance"]),
        ("study; analysis; batteries", "analyses and studies of a battery are studied", ["analyses", "studies", "battery"]),
        ("internet of yarns (IoY)", "The IoY is an internet of yarns.", ["IoY", "internet of yarns"]),
        ("IT; US; loom", "it tells us of ITs", ["ITs"]),  # capitals count in an abbreviation
        ("LOOM; WOOL", "the loom", ["loom"]),  # but not where all is written so
        ("loom", "a loom-like heirloom", []),  # whole words
        ("high; new; loom", "a new loom, high", ["loom"]),  # empty words are none
        ("C++; wool (", "C++ and wool", ["C++", "wool"]),
        ("w+y", "w+y", ["w+y"]),
        (" ;; ", "a ; b", []),
    ],
)
def test_keywords_are_found_word_for_word(keywords, text, found):
    assert find(keywords, text) == found


@given(st.text(), st.text())
def test_any_text_is_read_and_places_lie_in_it(keywords, text):
    assert all(0 <= start < end <= len(text) for start, end in find_keywords(text, keywords))


def make_mentions(*rows):
    """Mentions from (paper, start, form, kind), each in an abstract."""
    table = [(doc_id, "abstract", start, start + len(form), form, form, kind, False, False) for doc_id, start, form, kind in rows]
    return pd.DataFrame(table, columns=COLUMNS)


def add(mentions, *papers):
    """(paper, form, kind, listed) of the mentions of papers from (abstract, keywords)."""
    rows = [(f"p{number}", "On wool", *paper) for number, paper in enumerate(papers)]
    records = pd.DataFrame(rows, columns=["doc_id", "title", "abstract", "keywords"])
    return add_keywords(mentions, records)[["doc_id", "form", "kind", "listed"]].to_numpy().tolist()


def test_a_keyword_that_was_set_aside_is_a_term_of_its_paper_alone():
    mentions = make_mentions(("p0", 0, "design", "prose"), ("p1", 0, "design", "prose"))
    assert add(mentions, ("design", "design"), ("design", None)) == [
        ["p0", "design", "term", True],
        ["p1", "design", "prose", False],
    ]


@pytest.mark.parametrize(("others", "kind"), [(19, "term"), (20, "plain")])
def test_a_plain_word_that_enough_papers_list_is_a_term_of_all(others, kind):
    mentions = make_mentions(*[(f"p{number}", 0, "lake", "plain") for number in range(others + 1)])
    added = add(mentions, ("lake", "lake"), *[("lake", None)] * others)
    assert [row[2] for row in added] == ["term"] + [kind] * others


def test_a_keyword_inside_a_longer_mention_is_added_and_one_that_is_a_mention_is_marked():
    mentions = make_mentions(("p0", 0, "wool maps", "term"), ("p0", 13, "looms", "term"))
    assert add(mentions, ("wool maps of looms", "maps; loom")) == [
        ["p0", "wool maps", "term", False],
        ["p0", "looms", "term", True],
        ["p0", "maps", "term", True],
    ]


def test_without_keywords_nothing_changes():
    mentions = make_mentions(("p0", 0, "design", "prose"))
    assert add(mentions, ("design", None)) == [["p0", "design", "prose", False]]
    records = pd.DataFrame({"doc_id": ["p0"], "title": "On wool", "abstract": "design"})
    pd.testing.assert_frame_equal(add_keywords(mentions, records), mentions.assign(listed=False))
