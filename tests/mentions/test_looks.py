"""The looks of a word, inside a sentence and where it begins one."""

import re

import pytest

from themeloom.mentions.looks import (
    ABBREVIATION,
    CAPITAL,
    COINED,
    COMMON_CAPITAL,
    FIRST,
    ORDINARY,
    VERSION,
    find_looks,
)


def look(text):
    return "".join(find_looks(text, list(re.finditer(r"\S+", text))))


@pytest.mark.parametrize(
    ("word", "inside", "opening"),
    [
        ("iCaRL", COINED, COINED),
        ("GPU", ABBREVIATION, ABBREVIATION),
        ("7B", VERSION, VERSION),
        ("Gazebo", CAPITAL, FIRST),
        ("Balance", COMMON_CAPITAL, ORDINARY),
        ("eXpandable", COMMON_CAPITAL, COMMON_CAPITAL),
        ("maps", ORDINARY, ORDINARY),
        ("Gazebo's", CAPITAL, FIRST),
    ],
)
def test_where_a_word_stands_decides_only_for_a_capital(word, inside, opening):
    # both ways round, as what is known of a word is kept
    assert look(f"on {word}") == ORDINARY + inside
    assert look(word) == opening
    assert look(f"on {word}") == ORDINARY + inside
