"""What each parameter of the notebooks may be: its type, its range and its choices, in ``notebooks/parameters.csv``.

Its default, its unit and its meaning stand in the notebook, in the cell of parameters, where a user of JupyterLab edits them.
"""

import csv
import reprlib
from pathlib import Path
from typing import Any, NamedTuple

TYPES = {"bool": bool, "int": int, "float": float, "str": str}
CONTAINERS = ("", "list", "dict")
COLUMNS = ["notebook", "parameter", "type", "lowest", "highest", "choices"]


class Declaration(NamedTuple):
    """What a parameter may be: in which container (empty: none) values of which type, in which range, of which choices."""

    container: str
    type: str
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[str, ...] = ()


NAME = Declaration("", "str")  # of what stands in a dict


def read_declarations(path: Path | str) -> dict[tuple[str, str], Declaration]:
    """Read what each parameter may be.

    Parameters
    ----------
    path : Path
        ``notebooks/parameters.csv``. Its types are bool, int, float and str, and a list or dict of one of these; numbers have a
        lowest and a highest value, and choices are joined by bars.

    Returns
    -------
    dict
        Notebook and parameter -> what it may be.

    Raises
    ------
    ValueError
        Where a row is no such declaration, or says again what another does.
    """
    with Path(path).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if not rows or list(rows[0]) != COLUMNS:
        raise ValueError(f"{path} needs the columns {','.join(COLUMNS)}")
    declared = {}
    for row in rows:
        key = (row["notebook"], row["parameter"])
        container, _, name = row["type"].rpartition(" of ")
        ranged = bool(row["lowest"] and row["highest"])
        if key in declared or name not in TYPES or container not in CONTAINERS or ranged != (name in ("int", "float")):
            raise ValueError(f"{path}: {' '.join(key)} needs one row, a type as int or list of str, and a range if a number")
        limits = [TYPES[name](row[end]) if ranged else None for end in ("lowest", "highest")]
        declared[key] = Declaration(container, name, *limits, tuple(filter(None, row["choices"].split("|"))))
    return declared


def check_value(name: str, declaration: Declaration, value: Any) -> None:
    """Check that a value is what a parameter may be, down to what stands in a list or dict.

    Parameters
    ----------
    name : str
        The parameter's.
    declaration : Declaration
    value : object

    Raises
    ------
    ValueError
        In one short line, however long the value is: what it is, and what would do.

    Examples
    --------
    >>> check_value("resolutions", Declaration("list", "int", 1, 9), [1, 10])
    Traceback (most recent call last):
    ...
    ValueError: resolutions is [1, 10]; needs list of int from 1 to 9
    """
    if declaration.container == "list":
        fits = isinstance(value, list) and all(_fits(declaration, element) for element in value)
    elif declaration.container == "dict":
        fits = isinstance(value, dict) and all(_fits(NAME, key) and _fits(declaration, value[key]) for key in value)
    else:
        fits = _fits(declaration, value)
    if not fits:
        raise ValueError(f"{name} is {reprlib.repr(value)}; needs {describe_declaration(declaration)}")


def _fits(declaration, element):
    if isinstance(element, bool) or declaration.type == "bool":
        return isinstance(element, bool) and declaration.type == "bool"
    if declaration.type == "str":
        # half a surrogate pair could be written into no file
        written = isinstance(element, str) and element == element.encode("utf-8", "replace").decode("utf-8")
        return written and (not declaration.choices or element in declaration.choices)
    wanted = int if declaration.type == "int" else (int, float)
    return isinstance(element, wanted) and declaration.lowest <= element <= declaration.highest


def describe_declaration(declaration: Declaration) -> str:
    """Describe in words what a parameter may be.

    Parameters
    ----------
    declaration : Declaration

    Returns
    -------
    str

    Examples
    --------
    >>> describe_declaration(Declaration("", "str", choices=("full", "binary")))
    'str, one of full, binary'
    """
    words = f"{declaration.container} of {declaration.type}" if declaration.container else declaration.type
    if declaration.choices:
        return f"{words}, {'each ' * bool(declaration.container)}one of {', '.join(declaration.choices)}"
    return words if declaration.lowest is None else f"{words} from {declaration.lowest} to {declaration.highest}"
