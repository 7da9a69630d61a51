"""The parameters of the notebooks: their defaults, and what a corpus changes of them."""

import ast
import reprlib
from pathlib import Path

import nbformat
import pandas as pd

from themeloom.project.corpus import Corpus
from themeloom.project.declarations import check_value, read_declarations
from themeloom.project.files import read_utf8
from themeloom.project.plain_values import parse_values

LARGEST = 100_000  # bytes of a parameter file


def read_defaults(notebook: Path | str) -> dict:
    """Read a notebook's parameters but the corpus, which make gives.

    Parameters
    ----------
    notebook : Path

    Returns
    -------
    dict
        Parameter -> default.

    Raises
    ------
    ValueError
        Where a default is no plain value.
    """
    cells = nbformat.read(notebook, as_version=4).cells
    source = "\n".join(cell.source for cell in cells if "parameters" in cell.metadata.get("tags", ()))
    assigned = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    defaults = {node.targets[0].id: ast.literal_eval(node.value) for node in assigned}
    return {name: default for name, default in defaults.items() if name != "corpus"}


def read_overrides(notebook: Path | str, overrides: Path | str) -> dict:
    """Read what a corpus changes of a notebook's parameters.

    Parameters
    ----------
    notebook : Path
        Beside it, ``parameters.csv`` says what its parameters may be.
    overrides : Path
        A file of YAML: lines of ``name: value``.

    Returns
    -------
    dict
        Parameter -> plain value: None, bool, int, float, str, or a list or dict of these.

    Raises
    ------
    ValueError
        If the file is no mapping of plain values, or a name or a value is not what the notebook takes (papermill only warns, and
        runs as code what it does not know); the message is one short line that says what would do.
    """
    defaults = read_defaults(notebook)
    declared = read_declarations(Path(notebook).with_name("parameters.csv"))
    stem = Path(notebook).stem
    try:
        given = _parse_mapping(Path(overrides))
        for name, value in given.items():
            if name not in defaults:
                raise ValueError(f"{notebook} has no parameter {reprlib.repr(name)}; there are: {', '.join(sorted(defaults))}")
            if (stem, name) not in declared:
                raise ValueError(f"notebooks/parameters.csv does not say what {name} of {stem} may be; add a row")
            check_value(name, declared[stem, name], value)
    except ValueError as error:
        raise ValueError(f"{overrides}: {error}") from None
    return given


def _parse_mapping(path):
    if path.stat().st_size > LARGEST:
        raise ValueError(f"has {path.stat().st_size:,} bytes; a parameter file may have {LARGEST:,}")
    values = parse_values(read_utf8(path))
    if not isinstance(values, dict | None):
        raise ValueError(f"needs lines of `name: value`; has {reprlib.repr(values)}")
    return values or {}


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
