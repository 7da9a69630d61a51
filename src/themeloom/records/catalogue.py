"""What can be read: python -m themeloom.records.catalogue prints it."""

import sys

import pandas as pd

from themeloom.lexicon import read_knowledge

LISTING = ("a pasted listing", "copy titles and abstracts from a web page: each title on a line, its abstract on the next")


def list_formats() -> pd.DataFrame:
    """List the formats that are read.

    Returns
    -------
    DataFrame
        One row per format: format (its name), export (how the database's site calls what one has to choose there).

    Examples
    --------
    >>> list_formats()["format"].iloc[-1]
    'a pasted listing'
    """
    formats = read_knowledge("formats", room="records")[["format", "export"]].drop_duplicates("format")
    listing = pd.DataFrame([LISTING], columns=list(formats))
    return pd.concat([formats.sort_values("format", key=lambda names: names.str.casefold()), listing], ignore_index=True)


if __name__ == "__main__":
    table = list_formats()
    width = table["format"].str.len().max() + 2
    sys.stdout.write("".join(f"{row.format:{width}}{row.export}\n" for row in table.itertuples()))
