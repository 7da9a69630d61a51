"""The parameters of the notebooks: their defaults, and what a corpus changes of them."""

import ast
from pathlib import Path

import pandas as pd
import yaml
from papermill import inspect_notebook

from themeloom.project.corpus import Corpus


def read_defaults(notebook: Path | str) -> dict:
    """Read a notebook's parameters but the corpus, which make gives.

    Parameters
    ----------
    notebook : Path

    Returns
    -------
    dict
        Parameter -> default.
    """
    declared = inspect_notebook(str(notebook)).items()
    return {name: ast.literal_eval(parameter["default"]) for name, parameter in declared if name != "corpus"}


def read_overrides(notebook: Path | str, overrides: Path | str) -> dict:
    """Read what a corpus changes of a notebook's parameters.

    Parameters
    ----------
    notebook : Path
    overrides : Path
        A file of YAML: lines of ``name: value``.

    Returns
    -------
    dict
        Parameter -> value.

    Raises
    ------
    ValueError
        If the file is no mapping, or a name or the type of a value is not the notebook's (papermill only warns); the message
        is one line and lists the parameters there are.
    """
    defaults = read_defaults(notebook)
    try:
        given = yaml.safe_load(Path(overrides).read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise ValueError(f"{overrides}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(given, dict):
        raise ValueError(f"{overrides}: needs lines of `name: value`; has {given!r}")
    for name, value in given.items():
        wanted = type(defaults.get(name))
        if name not in defaults:
            raise ValueError(f"{overrides}: {notebook} has no parameter {name}; there are: {', '.join(sorted(defaults))}")
        if not isinstance(value, (int, float) if wanted is float else wanted) or isinstance(value, bool) != (wanted is bool):
            raise ValueError(f"{overrides}: {name} is {value!r}; needs {wanted.__name__}, such as {defaults[name]!r}")
    return given


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
    """
    rows = []
    for stem in stems:
        defaults = read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb")
        own = read_own(corpus, stem)
        rows += [(stem, name, own.get(name, default), default) for name, default in defaults.items()]
    return pd.DataFrame(rows, columns=["notebook", "parameter", "value", "default"], dtype=object)
