"""What a table must have, and in which types."""

import pandas as pd
import pytest

from themeloom.tables.checking import check_table, make_empty
from themeloom.tables.schemas import SCHEMAS, list_types

TERMS = {"term": ["map"], "theme": [0], "documents": [2], "strength_within": [1.0], "recovery": [0.5]}
NAME = "themes.terms"


def test_columns_and_types_are_put_in_order():
    table = pd.DataFrame({**dict(reversed(TERMS.items())), "x": [0.5], "strength_within": [1]})
    checked = check_table(table, NAME)
    assert list(checked) == [*list_types(NAME), "x"]
    assert checked.dtypes.astype(str).to_dict() == {**list_types(NAME), "x": "float64"}


def test_the_table_stays_as_it_was():
    table = pd.DataFrame({**TERMS, "strength_within": [1]})
    before = table.copy()
    checked = check_table(table, NAME)
    checked.loc[0, "term"] = "other"
    pd.testing.assert_frame_equal(table, before)


def test_a_null_theme_is_allowed_and_stays():
    assert check_table(pd.DataFrame({**TERMS, "theme": [None]}), NAME)["theme"].isna().tolist() == [True]


def test_missing_columns_are_named():
    message = r"a table of themes.pairs needs the columns a, b, coassignment; missing: b, coassignment; found: a, x$"
    with pytest.raises(ValueError, match=message):
        check_table(pd.DataFrame({"a": ["p"], "x": [1]}), "themes.pairs")
    with pytest.raises(ValueError, match="found: none"):
        check_table(pd.DataFrame(), "themes.pairs")


@pytest.mark.parametrize(
    ("column", "value"), [("documents", "many"), ("documents", None), ("theme", 0.5), ("strength_within", "strong")]
)
def test_a_wrong_type_is_an_error_that_names_the_table_and_both_types(column, value):
    with pytest.raises(
        ValueError, match=r"a table of themes.terms needs the types .*'documents': 'int64'.*; found .*term"
    ) as error:
        check_table(pd.DataFrame({**TERMS, column: [value]}), NAME)
    assert error.value.__cause__ is None


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_takes_its_types(name):
    empty = make_empty(name)
    assert empty.empty
    assert empty.dtypes.astype(str).to_dict() == list_types(name)
