"""The line of the corpus' own themes in `make quality`."""

from quality import GUARD, describe_themes
from toys import NUMBERS


def test_the_guard_is_the_row_of_the_chosen_number(tmp_path):
    path = tmp_path / "numbers.parquet"
    NUMBERS.assign(halves_terms=None).to_parquet(path)
    line = describe_themes("a-corpus", path)
    assert list(line) == ["set", "measure", *GUARD]
    assert {name: line[name] for name in ("set", "number", "recovery", "halves_modularity", "halves_terms")} == {
        "set": "a-corpus",
        "number": 2,
        "recovery": 0.75,
        "halves_modularity": 0.2,
        "halves_terms": None,
    }
