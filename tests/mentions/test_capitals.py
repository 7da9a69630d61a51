"""Where a capital says nothing."""

import pytest

from themeloom.mentions.capitals import is_capitalized, is_sentence_start


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("|Maps", True),
        ("Good. |Maps", True),
        ("Good: “|Maps", False),
        ('Good. "|Maps', True),
        ("on |Maps", False),
        ("Title\n|Maps", True),
    ],
)
def test_a_sentence_begins_behind_a_stop_a_colon_or_a_line(text, starts):
    assert is_sentence_start(text.replace("|", ""), text.index("|")) is starts


@pytest.mark.parametrize(
    ("title", "capitalized"),
    [
        ("Weaving Maps of the Themes", True),
        ("Weaving maps of Themes", False),
        ("Weaving Maps With Some colours", True),
        ("On it", True),
    ],
)
def test_most_long_words_of_a_capitalized_title_have_capitals(title, capitalized):
    assert is_capitalized(title) is capitalized
