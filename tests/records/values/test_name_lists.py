"""Names are parted as their source parts them, and not within a name."""

import pytest

from themeloom.records.values.splitting import split_values


@pytest.mark.parametrize(
    ("rule", "text", "values"),
    [
        ("and", "Cat, Ann and {Weft and Sons} AND Dog, Bob", ["Cat, Ann", "{Weft and Sons}", "Dog, Bob"]),
        ("and", "{unclosed and cut", ["{unclosed and cut"]),
        ("comma pairs", "Smith, J., Doe, A.-B., Van Dyke, C. D.", ["Smith, J.", "Doe, A.-B.", "Van Dyke, C. D."]),
        ("comma pairs", "Smith J., Doe A.", ["Smith J.", "Doe A."]),
        ("comma pairs", "Smith J.; Doe A.", ["Smith J.", "Doe A."]),
        ("comma pairs", "Smith, J., Jr., Doe, A.", ["Smith, J., Jr.", "Doe, A."]),
        ("comma pairs", "Catwell AB, Dogson C, Mouse DE.", ["Catwell AB", "Dogson C", "Mouse DE"]),
        ("comma pairs", "Ann B Cat, C. Dog", ["Ann B Cat", "C. Dog"]),
        ("comma pairs", "Plato", ["Plato"]),
        ("names", '[{"name": "Cat, Ann", "id": null}]', ["Cat, Ann"]),
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
        ("glued", "A. AlievB. BoCy McGregorDee LeCunEve Ab", ["A. Aliev", "B. Bo", "Cy McGregor", "Dee LeCun", "Eve Ab"]),
        ("glued", "Quoc LeJeff Dean", ["Quoc Le", "Jeff Dean"]),
        ("glued", "Ann Cat; Bob McDog", ["Ann Cat", "Bob McDog"]),
    ],
)
def test_each_name_is_whole(rule, text, values):
    assert split_values(text, rule) == values
