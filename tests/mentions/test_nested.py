"""A term inside a longer one counts where the papers know it by itself."""

import pandas as pd
import pytest

from themeloom.lexicon import normalize
from themeloom.mentions.nested import add_nested
from themeloom.tables import check_table, list_types


def make_mentions(*rows, kind="term"):
    """Mentions from (paper, form), each at the beginning of its title."""
    table = [(doc_id, "title", 5, 5 + len(form), form, normalize(form), kind, False, True, False) for doc_id, form in rows]
    return check_table(pd.DataFrame(table, columns=list(list_types("mentions"))), "mentions")


KNOWN = [("p", "theme maps"), ("q", "theme map")]


def find(form, *known, **options):
    """What is added inside a form of a third paper: (start, end, form, key, opens)."""
    mentions = pd.concat([make_mentions(*(known or KNOWN)), make_mentions(("r", form), **options)], ignore_index=True)
    nested = add_nested(mentions)
    check_table(nested, "mentions")
    added = nested[(nested["doc_id"] == "r") & (nested["form"] != form)]
    return added[["start", "end", "form", "key", "opens"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("form", "added"),
    [
        ("theme map tools", [[5, 14, "theme map", "theme map", True]]),
        ("new theme-map tools", [[9, 18, "theme-map", "theme map", False]]),
        ("theme maps", []),  # the whole is no part
        ("theme tools map", []),
    ],
)
def test_a_phrase_that_two_papers_mention_is_found_inside(form, added):
    assert find(form) == added


def test_a_phrase_of_one_paper_and_a_single_word_are_not():
    assert find("theme map tools", ("p", "theme maps")) == []
    assert find("theme map tools", ("p", "maps"), ("q", "map")) == []


def test_a_part_that_is_rarer_than_the_whole_is_not():
    wholes = [(paper, "theme map tools") for paper in "stu"]
    assert find("theme map tools", *KNOWN, *wholes) == []


def test_the_longest_phrase_is_taken():
    known = [*KNOWN, ("p", "large theme map"), ("q", "large theme maps")]
    assert [row[2] for row in find("very large theme map tools", *known)] == ["large theme map"]


def test_nothing_is_found_inside_a_name_or_an_abbreviation():
    assert find("Theme Map Tools", kind="system") == []
    mentions = make_mentions(*KNOWN, ("r", "TM tools")).assign(key=["theme map", "theme map", "theme map tool"])
    assert len(add_nested(mentions)) == 3


def test_what_is_added_stands_behind_the_others():
    nested = add_nested(make_mentions(("r", "theme map tools"), *KNOWN))
    assert nested["form"].tolist() == ["theme map tools", "theme maps", "theme map", "theme map"]
    assert nested["doc_id"].tolist() == ["r", "p", "q", "r"]
