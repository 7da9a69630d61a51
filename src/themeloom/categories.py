"""Long tables of texts that recur: each text is held once, and rows are compared, grouped and sorted by numbers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def collect_rows(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Collect the rows of several tables; a column that is categories in the first is so in the whole, with those of all.

    Parameters
    ----------
    tables : sequence of DataFrame
        With the same columns.

    Returns
    -------
    DataFrame
        With their indices, as ``pandas.concat`` has it.

    Examples
    --------
    >>> terms = pd.DataFrame({"term": pd.Categorical(["map", "map"])})
    >>> collect_rows([terms, pd.DataFrame({"term": ["atlas"]})])["term"].cat.codes.tolist()
    [0, 0, 1]
    """
    filled = [table for table in tables if len(table)] or tables[:1]
    coded = filled[0].select_dtypes("category").columns
    rows = pd.concat([table.drop(columns=coded) for table in filled])
    for column in coded:
        rows[column] = _collect_texts([table[column] for table in filled])
    return rows[filled[0].columns]


def _collect_texts(columns):
    """The texts of several columns as one of categories: those of the first as they are, and what is new behind them."""
    categories = columns[0].cat.categories
    codes = [columns[0].cat.codes.to_numpy()]
    for column in columns[1:]:
        values = column if column.dtype == "category" else column.astype("str").astype("category")
        places = _find_places(values.cat.categories, categories)
        new = values.cat.categories[places < 0]
        places[places < 0] = len(categories) + np.arange(len(new))
        categories = categories.append(new)
        codes.append(np.append(places, -1)[values.cat.codes])  # the last is that of what is null
    return pd.Categorical.from_codes(np.concatenate(codes), categories)


def encode_columns(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Encode texts as categories, sorted, and those only that there are: rows are compared and grouped by numbers.

    Parameters
    ----------
    table : DataFrame
    columns : sequence of str
        Of texts, or of categories already; those that the table lacks are passed over.

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> encode_columns(pd.DataFrame({"term": ["map", "atlas", "map"]}), ["term"])["term"].cat.codes.tolist()
    [1, 0, 1]
    """
    coded = table.copy(deep=False)
    for column in columns:
        if column in table:
            values = table[column].astype("category").cat.remove_unused_categories()
            is_sorted = values.cat.categories.is_monotonic_increasing
            coded[column] = values if is_sorted else values.cat.set_categories(values.cat.categories.sort_values())
    return coded


def set_texts(values: pd.Series, others: pd.Series) -> pd.Series:
    """Set some of many texts to others.

    Parameters
    ----------
    values : Series
        Of texts, or of categories, which grow by what is new.
    others : Series of str
        What comes in their place, indexed as some of them.

    Returns
    -------
    Series

    Examples
    --------
    >>> set_texts(pd.Series(["maps", "a"], dtype="category"), pd.Series(["atlas"], index=[1])).tolist()
    ['maps', 'atlas']
    """
    if values.dtype != "category":
        replaced = values.copy()
        replaced.loc[others.index] = others
        return replaced
    new = others.drop_duplicates()
    categories = values.cat.categories.append(pd.Index(new[~is_among(new, values.cat.categories)], dtype="str"))
    codes = values.cat.codes.to_numpy(dtype="int32", copy=True)
    codes[values.index.get_indexer(others.index)] = _find_places(others, categories)
    return pd.Series(pd.Categorical.from_codes(codes, categories), index=values.index)


def match_names(keys: pd.Series, names: pd.DataFrame) -> pd.Series:
    """Match keys with the names that a table has for them.

    Parameters
    ----------
    keys : Series
        Of categories, none of them null.
    names : DataFrame
        One row per key: the key, and its name.

    Returns
    -------
    Series
        Of categories in their own order, indexed as the keys; null where a key has no name.

    Examples
    --------
    >>> match_names(pd.Series(["maps", "a"], dtype="category"), pd.DataFrame({"key": ["maps"], "term": ["map"]})).tolist()
    ['map', nan]
    """
    key, name = names.columns
    named = names.set_index(key)[name].reindex(keys.cat.categories.astype("str")).astype("category").cat
    codes = named.codes.to_numpy()[keys.cat.codes]
    return pd.Series(pd.Categorical.from_codes(codes, named.categories), index=keys.index)


def is_among(values: pd.Series, others: pd.Series) -> pd.Series:
    """Say of each text whether it is among others, as ``Series.isin`` does, which makes a Python object of each of those.

    Parameters
    ----------
    values, others : Series of str

    Returns
    -------
    Series of bool
        Indexed as the values.

    Examples
    --------
    >>> is_among(pd.Series(["map", "atlas"]), pd.Series(["map"])).tolist()
    [True, False]
    """
    among = pc.is_in(pa.array(values, pa.large_string()), value_set=pa.array(others, pa.large_string()))
    return pd.Series(among.to_numpy(zero_copy_only=False), index=values.index)


def _find_places(values, others):
    """The place of each text among others, -1 for none: ``Index.get_indexer``, without a Python object of each."""
    places = pc.index_in(pa.array(values, pa.large_string()), value_set=pa.array(others, pa.large_string()))
    return pc.fill_null(places, -1).to_numpy().copy()
