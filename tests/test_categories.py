"""Categories say what texts say: the same rows, groups and order."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.categories import collect_rows, encode_columns, is_among, match_names, set_texts

WORDS = st.lists(st.text("abA\u00e9 ", max_size=3), max_size=9)
LAW = settings(max_examples=60, deadline=None, derandomize=True)


def make_table(words, dtype="str"):
    return pd.DataFrame({"word": pd.Series(words, dtype="str").astype(dtype), "place": range(len(words))})


@LAW
@given(WORDS, WORDS, WORDS)
def test_rows_are_those_of_concat(one, other, third):
    tables = [make_table(words, dtype) for words, dtype in ((one, "category"), (other, "str"), (third, "category"))]
    rows = collect_rows(tables)
    assert rows["word"].tolist() == [*one, *other, *third]
    pd.testing.assert_frame_equal(rows.astype({"word": "str"}), pd.concat(map(make_table, (one, other, third))))


def test_categories_without_rows_stay():
    kinds = pd.CategoricalDtype(pd.Index(["term", "plain"], dtype="str"))
    rows = collect_rows([make_table(["term"], kinds), make_table(["term"], kinds)])
    assert rows["word"].cat.categories.tolist() == ["term", "plain"]


def test_tables_without_rows_change_no_type():
    assert collect_rows([make_table([], "category"), make_table([])])["word"].dtype == "category"


@LAW
@given(WORDS)
def test_groups_stand_in_the_order_of_the_texts(words):
    for dtype in ("str", "category", pd.CategoricalDtype(pd.Index(sorted({*words, "unused"}, reverse=True), dtype="str"))):
        coded = encode_columns(make_table(words, dtype), ["word", "no such column"])
        assert coded.groupby("word")["place"].sum().index.tolist() == sorted(set(words))
        assert coded["word"].cat.categories.tolist() == sorted(set(words))
        assert coded["word"].tolist() == words


@LAW
@given(WORDS, st.dictionaries(st.text("abA", max_size=2), st.sampled_from(["one", "two"])))
def test_names_are_those_of_map(words, name_of):
    keys = encode_columns(make_table(words), ["word"])["word"]
    names = pd.DataFrame({"key": list(name_of), "name": list(name_of.values())}, dtype="str")
    matched = match_names(keys, names)
    assert matched.astype(object).where(matched.notna(), None).tolist() == [name_of.get(word) for word in words]


@LAW
@given(WORDS, WORDS)
def test_among_is_isin(words, others):
    values = pd.Series(words, index=range(5, len(words) + 5), dtype="str")
    pd.testing.assert_series_equal(is_among(values, pd.Series(others, dtype="str")), values.isin(others))


@pytest.mark.parametrize("others", [[], ["map"]])
def test_no_texts_are_among_none(others):
    assert is_among(pd.Series([], dtype="str"), pd.Series(others, dtype="str")).tolist() == []


@LAW
@given(WORDS, WORDS, st.sampled_from(["str", "category"]))
def test_texts_are_replaced_where_others_stand(words, others, dtype):
    others = others[: len(words)]
    values = pd.Series(words, index=range(5, len(words) + 5), dtype="str").astype(dtype)
    replaced = set_texts(values, pd.Series(others, index=range(5, len(others) + 5), dtype="str"))
    assert replaced.tolist() == [*others, *words[len(others) :]]
    assert replaced.dtype.kind == values.dtype.kind
    assert values.tolist() == words
