"""Tables are held to their schemas."""

import pandas as pd

from themeloom.categories import encode_columns
from themeloom.tables.schemas import SCHEMAS, list_types


def check_table(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a table with the columns of its schema first, in their order and of the right types.

    Parameters
    ----------
    table : DataFrame
        Any table; it is not changed.
    name : str
        A key of ``SCHEMAS``.

    Returns
    -------
    DataFrame
        Columns that the schema does not know come last, as they are. Categories are sorted, whatever was read first.

    Raises
    ------
    ValueError
        If a column is missing or cannot take its type; the message names the table, what it has and what it needs.

    Examples
    --------
    >>> pairs = pd.DataFrame({"coassignment": [1], "b": ["map"], "a": ["atlas"]})
    >>> check_table(pairs, "themes.pairs")
           a    b  coassignment
    0  atlas  map           1.0
    """
    types = list_types(name)
    missing = [column for column in types if column not in table]
    if missing:
        raise ValueError(
            f"a table of {name} needs the columns {', '.join(types)}; missing: {', '.join(missing)}; "
            f"found: {', '.join(map(str, table.columns)) or 'none'}"
        )
    rest = [column for column in table.columns if column not in types]
    coded = [column for column, type_ in types.items() if type_ == "category"]
    try:
        return encode_columns(table[[*types, *rest]].astype(types), coded)
    except (TypeError, ValueError) as error:
        raise ValueError(f"a table of {name} needs the types {types}; found {table.dtypes.to_dict()}: {error}") from None


def make_empty(name: str) -> pd.DataFrame:
    """Make a table of a schema without rows, its columns in order and of the right types."""
    return check_table(pd.DataFrame(columns=list(SCHEMAS[name].columns)), name)
