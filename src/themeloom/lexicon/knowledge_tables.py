"""The knowledge tables that ship with the library: words and patterns, one a row, each with its reason."""

from importlib import resources

import pandas as pd


def read_knowledge(name: str, room: str = "lexicon") -> pd.DataFrame:
    """Read one of the library's knowledge tables (``<room>/knowledge/<name>.csv``).

    Parameters
    ----------
    name : str
        The file's name without its ending, as ``kinds`` or ``fields/ris``.
    room : str
        The package that the table belongs to.

    Returns
    -------
    DataFrame
        Of strings, one row per word or pattern, in the file's order.

    Examples
    --------
    >>> read_knowledge("kinds").query("head == 'benchmark'")["kind"].tolist()
    ['dataset']
    """
    with resources.files(f"themeloom.{room}").joinpath("knowledge", f"{name}.csv").open(encoding="utf-8") as lines:
        return pd.read_csv(lines, dtype=str, keep_default_na=False, comment="#")
