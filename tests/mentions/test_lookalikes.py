"""People, statistics and symbols, which are written like names."""

import pytest

from themeloom.mentions.lookalikes import is_author, is_cited, is_statistic, list_symbols
from themeloom.mentions.names import find_names


def find(text, **options):
    return {text[name.start : name.end] for name in find_names(text, **options)}


@pytest.mark.parametrize(
    "text",
    [
        "Zuzuk et al. say",
        "Zuzuk's theory",
        "Zuzuk (2014) says",
        "Zuzuk and Dodok (2014) say",
        "Zuzuk, 1967) says",
        "Zuzuk and Dodok (ABCD 21) say",
        "Zuzuk, Dodok, Kokuk, ABCDE'19) say",
    ],
)
def test_a_cited_person_is_no_name(text):
    assert is_cited(text, 5)
    assert "Zuzuk" not in find(f"as once ({text}")


@pytest.mark.parametrize("text", ["Zuzuk and Dodok are tools", "Zuzuk, FOOS 2017 and others", "Zuzuk works", "Zuzuk (a tool)"])
def test_a_name_that_nobody_cites_stays(text):
    assert not is_cited(text, 5)


@pytest.mark.parametrize(
    "text",
    [
        "odds (CI 1.40 to 1.90)",
        "kcal (SD 24), fruit",
        "age, BMI 23 and more",
        "doses of GCBX 50 mg daily",
        "long ago (ABCDE 2019). We",
    ],
)
def test_a_measured_value_is_no_name(text):
    assert find(text) == set()


def test_a_version_behind_an_abbreviation_stays():
    assert find("on GARCH 2 and QOC 2012 here") == {"GARCH 2", "QOC 2012"}
    assert not is_statistic("on GARCH 2.5 here", 3, "2.5", 12, known=False)


@pytest.mark.parametrize(
    ("text", "word", "author"),
    [
        ("As Zuzuk (2018) says", "Zuzuk", True),
        ("maps (Zuzuk and Dodok, 1978; Foo, 1980)", "Zuzuk", True),
        ("maps (Zuzuk and Dodok, 1978; Foo, 1980)", "Dodok", True),
        ("Zuzuk's disease", "Zuzuk", False),
        ("the Zuzuk scale (2018)", "Zuzuk scale", False),
        ("Zuzuk and Dodok are tools", "Zuzuk", False),
    ],
)
def test_a_cited_person_is_no_term(text, word, author):
    assert is_author(text, text.index(word), text.index(word) + len(word)) == author


def test_a_letter_that_numbers_things_is_a_symbol_and_one_alone_may_be_a_name():
    assert find("groups M1, M2 and M3 and T5") == {"T5"}
    assert list_symbols(["T5", "S4", "M2"]) == set()
