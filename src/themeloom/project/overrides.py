"""The parameters of a notebook: their defaults, and what a file changes of them.

What runs notebooks reads them, so that this is to load fast.
"""

import ast
import reprlib
from pathlib import Path

import nbformat

from themeloom.project.declarations import check_value, read_declarations
from themeloom.project.plain_values import parse_values
from themeloom.project.texts import read_utf8

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
