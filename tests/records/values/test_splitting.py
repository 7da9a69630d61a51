import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.values.splitting import RULES, split_values


@pytest.mark.parametrize(
    ("rule", "text", "values"),
    [
        ("", "a; b", ["a; b"]),
        ("; ", "2;3-dioxane; looms;", ["2;3-dioxane", "looms", ""]),
        (";", "weaving;looms; warp", ["weaving", "looms", "warp"]),
        ("|", "Ann Cat||Bob Dog", ["Ann Cat", "", "Bob Dog"]),
        (" and ", "Alexander Hand and\nBob Andes", ["Alexander Hand", "Bob Andes"]),
        ("numbered names", "Cat, Ann (571); Dog, Bob M. (572)", ["Cat, Ann", "Dog, Bob M."]),
        ("numbered names", "Cat, Ann (571) (2); Dog (5) Bob", ["Cat, Ann (571)", "Dog (5) Bob"]),
        ("doi of an object", "{'DOI': '10.1000/loom', 'Corpus': 12}", ["10.1000/loom"]),
        ("doi of an object", "{'DOI': ", [""]),
        ("doi of an object", "{[]: 1}", [""]),
        ("pubmed of an object", '{"PubMed": 12, "DOI": null}', ["12"]),
        ("name of a database", "scopus", ["scopus"]),
        ("name of a database", "Annals of Looms", [""]),
        ("resolver", "http://example.org/1;https://doi.org/10.1000/loom;http://example.org/2", ["doi.org/10.1000/loom"]),
        ("terms", "looms, weft (silk, wool)", ["looms", "weft (silk, wool)"]),
        ("terms", "looms; weft, silk", ["looms", "weft, silk"]),
        ("terms", "['looms', 'weft']", ["looms", "weft"]),
        ("terms", "looms (wool, silk", ["looms (wool", "silk"]),
        ("commas outside brackets", "cyst (diagnosis, surgery), liver", ["cyst (diagnosis, surgery)", "liver"]),
        (
            "in square brackets",
            "[Cat, A; Dog, B, Looms, 2020];[Eel, C, [Weft], 2021]",
            ["Cat, A; Dog, B, Looms, 2020", "Eel, C, [Weft], 2021"],
        ),
        ("in square brackets", "Cat, A", ["Cat, A"]),
        ("affiliations in brackets", "Cat, Ann (Loom U; Weft (Wool) U); Dog, Bob (Loom U)", ["Loom U", "Weft (Wool) U"]),
        (
            "cited",
            "Cat A.; van Dog B.-C., On looms, (2020); Weaving; Eel D., Weft, (2019)",
            ["Cat A.; van Dog B.-C., On looms, (2020)", "Weaving", "Eel D., Weft, (2019)"],
        ),
        ("cited", "Cat A.; Dog B.", ["Cat A.; Dog B."]),
        ("before year", "Weft Letters (2014) 3:3 (152-160)", ["Weft Letters"]),
    ],
)
def test_a_value_is_cut_as_the_rule_says(rule, text, values):
    assert split_values(text, rule) == values


@given(st.text("AaBb.,;|[]()'\"{} \nandé", max_size=60), st.sampled_from(sorted(RULES)))
def test_no_text_is_too_odd(text, rule):
    parts = split_values(text, rule)
    assert parts == [part.strip() for part in parts]


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("piece", ["Cat A., ", "[(", "a; ", "aB", " and ", "{", "A. "])
def test_no_rule_is_slow(rule, piece):
    assert split_values(piece * 20_000, rule)
