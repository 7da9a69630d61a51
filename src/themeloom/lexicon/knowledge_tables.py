"""The knowledge tables that ship with the library: words and patterns, one a row, each with its reason."""

from importlib import resources

import pandas as pd


def read_knowledge(name):
    """Read one of the library's knowledge tables (``knowledge/<name>.csv``): words and patterns, each with its reason.

    Returns a DataFrame of strings, one row per word or pattern, in the file's order.
    """
    with resources.files("themeloom.lexicon").joinpath("knowledge", f"{name}.csv").open(encoding="utf-8") as lines:
        return pd.read_csv(lines, dtype=str, keep_default_na=False, comment="#")
