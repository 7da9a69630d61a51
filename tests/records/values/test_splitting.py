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
        ("and", "Cat, Ann and {Weft and Sons} AND Dog, Bob", ["Cat, Ann", "{Weft and Sons}", "Dog, Bob"]),
        (" and ", "Alexander Hand and\nBob Andes", ["Alexander Hand", "Bob Andes"]),
        ("and", "{unclosed and cut", ["{unclosed and cut"]),
        ("comma pairs", "Smith, J., Doe, A.-B., Van Dyke, C. D.", ["Smith, J.", "Doe, A.-B.", "Van Dyke, C. D."]),
        ("comma pairs", "Smith J., Doe A.", ["Smith J.", "Doe A."]),
        ("comma pairs", "Smith J.; Doe A.", ["Smith J.", "Doe A."]),
        ("comma pairs", "Smith, J., Jr., Doe, A.", ["Smith, J., Jr.", "Doe, A."]),
        ("comma pairs", "Catwell AB, Dogson C, Mouse DE.", ["Catwell AB", "Dogson C", "Mouse DE"]),
        ("comma pairs", "Ann B Cat, C. Dog", ["Ann B Cat", "C. Dog"]),
        ("comma pairs", "Plato", ["Plato"]),
        ("numbered names", "Cat, Ann (571); Dog, Bob M. (572)", ["Cat, Ann", "Dog, Bob M."]),
        ("numbered names", "Cat, Ann (571) (2); Dog (5) Bob", ["Cat, Ann (571)", "Dog (5) Bob"]),
        ("names", '[{"name": "Cat, Ann", "id": null}]', ["Cat, Ann"]),
        ("doi of an object", "{'DOI': '10.1000/loom', 'Corpus': 12}", ["10.1000/loom"]),
        ("doi of an object", "{'DOI': ", [""]),
        ("doi of an object", "{[]: 1}", [""]),
        ("pubmed of an object", '{"PubMed": 12, "DOI": null}', ["12"]),
        ("name of a database", "scopus", ["scopus"]),
        ("name of a database", "Annals of Looms", [""]),
        ("resolver", "http://example.org/1;https://doi.org/10.1000/loom;http://example.org/2", ["doi.org/10.1000/loom"]),
        ("names", "Gray, A; Vane, B", ["Gray, A", "Vane, B"]),
        ("names", "Gray A, Vane B", ["Gray A", "Vane B"]),
        ("names", "['Cat, Ann', \"O'Dog, Bob\"]", ["Cat, Ann", "O'Dog, Bob"]),
        ("names", '["Ann Cat"]', ["Ann Cat"]),
        ("names", "[not a list", ["[not a list"]),
        ("names", "[1, 2", ["[1", "2"]),
        ("names", "Ann Cat and Bob Dog", ["Ann Cat", "Bob Dog"]),
        ("names", "Ann Cat, Bob Dog, and Cy Eel", ["Ann Cat", "Bob Dog", "Cy Eel"]),
        ("names", "Gray, Ann Mary", ["Gray, Ann Mary"]),
        ("names", "Smith, John, Doe, Jane", ["Smith, John", "Doe, Jane"]),
        ("terms", "looms, weft (silk, wool)", ["looms", "weft (silk, wool)"]),
        ("terms", "looms; weft, silk", ["looms", "weft, silk"]),
        ("terms", "['looms', 'weft']", ["looms", "weft"]),
        ("terms", "looms (wool, silk", ["looms (wool", "silk"]),
        ("glued", "A. AlievB. BoCy McGregorDee LeCunEve Ab", ["A. Aliev", "B. Bo", "Cy McGregor", "Dee LeCun", "Eve Ab"]),
        ("glued", "Quoc LeJeff Dean", ["Quoc Le", "Jeff Dean"]),
        ("glued", "Ann Cat; Bob McDog", ["Ann Cat", "Bob McDog"]),
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


def test_a_list_of_objects_is_that_of_their_names():
    text = "[{'authorId': '12', 'name': 'Cat, Ann'}, {'authorId': None, 'name': 'Dog, Bob'}]"
    assert split_values(text, "names") == ["Cat, Ann", "Dog, Bob"]


def test_half_a_letter_in_a_written_list_is_replaced():
    assert list(split_values(r'["loom \ud800", "warp"]', "terms")) == ["loom \ufffd", "warp"]
