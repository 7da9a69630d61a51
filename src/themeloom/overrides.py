"""What a corpus' params/NN_name.yml may say: only parameters that its notebook declares (papermill itself but warns)."""

import sys
from pathlib import Path

import yaml
from papermill import inspect_notebook


def check_overrides(notebook, overrides):
    """Check that a file of overrides names nothing but parameters of its notebook.

    Parameters
    ----------
    notebook, overrides : str or Path
        The notebook, with a parameters cell, and the YAML file of name: value.

    Raises
    ------
    ValueError
        If the file is no such mapping, or names an unknown parameter; the message lists those there are.
    """
    known = sorted(inspect_notebook(str(notebook)))
    try:
        given = yaml.safe_load(Path(overrides).read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise ValueError(f"{overrides}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(given, dict):
        raise ValueError(f"{overrides}: needs lines of `name: value`; found {given!r}")
    unknown = [str(name) for name in given if name not in known]
    if unknown:
        raise ValueError(f"{overrides}: no parameter {', '.join(unknown)} in {notebook}; there are: {', '.join(known)}")


if __name__ == "__main__":
    try:
        check_overrides(*sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
