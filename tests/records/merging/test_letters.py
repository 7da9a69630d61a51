import pytest

from themeloom.lexicon import read_knowledge
from themeloom.records.merging.letters import is_greek_letter, normalize_letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Looms of Wool", "Looms of Wool"),
        ("Łódź, Tromsø, Ærø", "lodz, tromso, aro"),
        ("Die Straße", "die strasse"),
        ("β-carotene and TGFβ1", "beta-carotene and tgfbeta1"),
        ("αβ looms", "alphabeta looms"),
        ("Μαλλί και αργαλειός", "μαλλι και αργαλειοσ"),
        ("µ and 𝛼", "mu and alpha"),
        ("羊毛", "羊毛"),
    ],
)
def test_letters_that_not_every_source_can_write(text, plain):
    assert normalize_letters(text) == plain


def test_names_of_greek_letters():
    assert is_greek_letter("gamma")
    assert not is_greek_letter("loom")


@pytest.mark.parametrize("name", ["letters", "greek_letters"])
def test_each_letter_stands_once_and_has_a_plain_form(name):
    table = read_knowledge(name, room="records")
    assert table["letter"].is_unique
    assert (table["letter"].str.len() == 1).all()
    assert table.iloc[:, 1].map(str.isascii).all()
