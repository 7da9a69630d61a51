"""The parameters with which notebooks are run for a corpus."""

import pandas as pd

from themeloom.project.corpus import Corpus
from themeloom.project.freshness import list_tried
from themeloom.project.overrides import read_defaults, read_overrides


def read_own(corpus: Corpus, stem: str) -> dict:
    """Read what the user set of a notebook's parameters for a corpus.

    Parameters
    ----------
    corpus : Corpus
    stem : str
        The notebook whose parameters they are.

    Returns
    -------
    dict
        Parameter -> value; empty where the user set nothing.

    Raises
    ------
    ValueError
        As ``read_overrides`` does.
    """
    path = corpus.folder / "params" / f"{stem}.yml"
    return read_overrides(corpus.root / "notebooks" / f"{stem}.ipynb", path) if path.exists() else {}


def find_changes(corpus: Corpus, stem: str, values: dict) -> dict:
    """Find what a corpus changes of a notebook's defaults once some values are set over the user's own.

    Parameters
    ----------
    corpus : Corpus
    stem : str
        The notebook.
    values : dict
        Parameter -> value.

    Returns
    -------
    dict
        Parameter -> value, without those that are the default.
    """
    wanted = read_own(corpus, stem) | values
    defaults = read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb")
    return {name: value for name, value in wanted.items() if value != defaults[name]}


def list_parameters(corpus: Corpus, stems: list[str]) -> pd.DataFrame:
    """List the parameters with which make runs notebooks for a corpus.

    Parameters
    ----------
    corpus : Corpus
    stems : list of str
        The notebooks.

    Returns
    -------
    DataFrame
        One row per notebook and parameter, in their order: notebook (its stem), parameter, value, default.

    Raises
    ------
    ValueError
        Where what a notebook made is of other parameters, which were tried out in JupyterLab and are kept nowhere; and as
        ``read_overrides`` does.
    """
    for stem in list_tried(corpus.root, corpus.name, stems):
        kept = f"data/{corpus.name}/params/{stem}.yml"
        raise ValueError(f"{stem} was run with parameters that are kept nowhere: write them into {kept}, or run make")
    rows = []
    for stem in stems:
        defaults = read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb")
        own = read_own(corpus, stem)
        rows += [(stem, name, own.get(name, default), default) for name, default in defaults.items()]
    return pd.DataFrame(rows, columns=["notebook", "parameter", "value", "default"], dtype=object)
