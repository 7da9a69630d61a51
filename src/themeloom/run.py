"""Run one notebook for one corpus with papermill, as make does: python -m themeloom.run NOTEBOOK RUN CORPUS [OVERRIDES]

On a terminal it shows papermill's bar over the cells and what the notebook writes to stderr (the bar of a long step); in a
log file neither. What the notebook prints, its account, is shown when it is done.
"""

import ast
import io
import os
import sys
from pathlib import Path

import nbformat
import pandas as pd
import yaml
from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError, execute_notebook, inspect_notebook

TRIES = 2  # two kernels that start at once may want one port


def read_defaults(notebook):
    """Read a notebook's parameters but the corpus, which make gives: name -> default."""
    told = inspect_notebook(str(notebook)).items()
    return {name: ast.literal_eval(parameter["default"]) for name, parameter in told if name != "corpus"}


def read_overrides(notebook, overrides):
    """Read what a corpus changes of a notebook's parameters: name -> value.

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
        raise ValueError(f"{overrides}: needs lines of `name: value`; found {given!r}")
    for name, value in given.items():
        wanted = type(defaults.get(name))
        if name not in defaults:
            raise ValueError(f"{overrides}: {notebook} has no parameter {name}; there are: {', '.join(sorted(defaults))}")
        if not isinstance(value, (int, float) if wanted is float else wanted) or isinstance(value, bool) != (wanted is bool):
            raise ValueError(f"{overrides}: {name} is {value!r}; needs {wanted.__name__}, such as {defaults[name]!r}")
    return given


def read_own(corpus, stem):
    """Read what the user set of a notebook's parameters for a corpus (a ``corpus.Corpus``): name -> value.

    Raises ValueError as ``read_overrides`` does.
    """
    path = corpus.folder / "params" / f"{stem}.yml"
    return read_overrides(corpus.root / "notebooks" / f"{stem}.ipynb", path) if path.exists() else {}


def read_guide(corpus, stem):
    """Read what a notebook says of its artefact: its question (the title) and, in Markdown, how to read it (the last cell)."""
    cells = nbformat.read(corpus.root / "notebooks" / f"{stem}.ipynb", as_version=4).cells
    return cells[0].source.partition("\n")[0].removeprefix("# "), cells[-1].source


def read_about(corpus):
    """Read what the user wrote of a corpus (its ``README.md``, Markdown): where it came from; empty where there is nothing."""
    path = corpus.folder / "README.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def find_changes(corpus, stem, values):
    """Find what a corpus changes of a notebook's defaults once ``values`` (name -> value) are set over the user's own."""
    wanted = read_own(corpus, stem) | values
    defaults = read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb")
    return {name: value for name, value in wanted.items() if value != defaults[name]}


def list_parameters(corpus, stems):
    """List the parameters with which make runs notebooks for a corpus.

    Returns a DataFrame, one row per notebook and parameter, in their order: notebook (its stem), parameter, value, default.
    """
    rows = []
    for stem in stems:
        defaults, own = read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb"), read_own(corpus, stem)
        rows += [(stem, name, own.get(name, default), default) for name, default in defaults.items()]
    return pd.DataFrame(rows, columns=["notebook", "parameter", "value", "default"], dtype=object)


def run_notebook(notebook, run, parameters):
    """Execute a notebook; the run is kept in the file ``run``, with the traceback where it failed. Return what it printed.

    Raises papermill's PapermillExecutionError where a cell fails.
    """
    printed, seen = io.StringIO(), sys.stderr.isatty()
    options = {"kernel_name": "python3", "cwd": str(Path(notebook).parent), "progress_bar": seen}
    for attempt in range(1, TRIES + 1):
        try:
            streams = {"stdout_file": printed, "stderr_file": sys.stderr if seen else None}
            execute_notebook(str(notebook), str(run), parameters, **options, **streams)
            break
        except (DeadKernelError, RuntimeError):  # the kernel died, at its start if nothing is printed yet
            if printed.getvalue() or attempt == TRIES:
                raise
    return printed.getvalue()


def main(notebook, run, corpus, overrides=None):
    """Run a notebook and show its account; end with one clear message where it fails."""
    if not sys.stderr.isatty():
        os.environ["TQDM_DISABLE"] = "1"  # the kernel inherits it
    try:
        given = read_overrides(notebook, overrides) if overrides else {}
        account = run_notebook(notebook, run, {**given, "corpus": corpus})
    except ValueError as error:
        sys.exit(str(error))
    except PapermillExecutionError as error:
        sys.exit(f"{notebook}: {error.ename}: {error.evalue}\n(the whole run, with its traceback: {run})")
    sys.stdout.write("".join(f"  {line}\n" for line in account.splitlines()))


if __name__ == "__main__":
    main(*sys.argv[1:])
