"""Parameters that are typed into a notebook in JupyterLab: what they may not be is refused before anything is run with it.

The kernels of ``make lab`` load this as an extension of IPython; runs of make get their parameters by ``overrides``.
"""

import ast
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from themeloom.project.declarations import Declaration, check_value, read_declarations

OPENED = "JPY_SESSION_NAME"  # the variable in which Jupyter's server tells a kernel its notebook


class ParameterError(ValueError):
    """A parameter is what it may not be; a notebook shows the message, and no traceback, which would lead into IPython."""

    def _render_traceback_(self):
        return [str(self)]


def load_ipython_extension(kernel: Any) -> None:
    """Have a kernel check parameters, as IPython asks an extension; where no notebook with parameters is open, nothing is done.

    Parameters
    ----------
    kernel : IPython.core.interactiveshell.InteractiveShell
    """
    notebook = Path(os.environ.get(OPENED, ""))
    declared = notebook.with_name("parameters.csv") if notebook.name else notebook
    if declared.is_file():
        of_notebook = {name: what for (stem, name), what in read_declarations(declared).items() if stem == notebook.stem}
        kernel.input_transformers_post.append(partial(check_parameters, of_notebook))


def check_parameters(declared: dict[str, Declaration], lines: list[str]) -> list[str]:
    """Check the plain values of a cell of parameters, which begins with the corpus; any other cell passes.

    Parameters
    ----------
    declared : dict
        Parameter -> what it may be.
    lines : list of str
        The cell.

    Returns
    -------
    list of str
        The same lines, as IPython wants them back.

    Raises
    ------
    ParameterError
        In one line: what the first of them is that does not fit, and what would do.

    Examples
    --------
    >>> width = Declaration("", "str", choices=("page", "column"))
    >>> check_parameters({"width": width}, ['corpus = "bees"', 'width = "poster"'])
    Traceback (most recent call last):
    ...
    themeloom.project.typed_values.ParameterError: width is 'poster'; needs str, one of page, column
    """
    with suppress(SyntaxError):  # IPython tells of it
        _check_assigned(declared, ast.parse("\n".join(line.rstrip("\n") for line in lines)).body)
    return lines


def _check_assigned(declared, statements):
    assigned = [node for node in statements if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)]
    if not assigned or assigned[0] is not statements[0] or assigned[0].targets[0].id != "corpus":
        return
    for node in assigned:
        name = node.targets[0].id
        try:
            value = ast.literal_eval(node.value)
        except (ValueError, TypeError):
            continue  # no plain value: only a run can tell
        if name in declared:
            _check_fits(name, declared[name], value)


def _check_fits(name, declaration, value):
    try:
        check_value(name, declaration, value)
    except ValueError as error:
        raise ParameterError(str(error)) from None
