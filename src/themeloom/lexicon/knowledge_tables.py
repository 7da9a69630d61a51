"""The knowledge tables that ship with the library: words and patterns, one a row, each with its reason."""

from importlib import resources

import pandas as pd


def read_knowledge(name: str) -> pd.DataFrame:
    """Read one of the library's knowledge tables (``knowledge/<name>.csv``).

    Parameters
    ----------
    name : str
        cues, furniture, kinds, spellings or words.

    Returns
    -------
    DataFrame
        Of strings, one row per word or pattern, in the file's order.

    Examples
    --------
    >>> read_knowledge("kinds").query("head == 'benchmark'")["kind"].tolist()
    ['dataset']
    """
    with resources.files("themeloom.lexicon").joinpath("knowledge", f"{name}.csv").open(encoding="utf-8") as lines:
        return pd.read_csv(lines, dtype=str, keep_default_na=False, comment="#")
