"""Run one notebook for one corpus with papermill, as make does: python -m themeloom.project.running NOTEBOOK CORPUS

On a terminal it shows papermill's bar over the cells and what the notebook writes to stderr (the bar of a long step); in a
log file neither. What the notebook prints, its account, is shown when it is done.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError, execute_notebook

from themeloom.project.parameters import read_overrides
from themeloom.project.pipeline import Step, list_artefacts, list_parameter_files, read_pipeline

TRIES = 2  # two kernels that start at once may want one port


def run_notebook(notebook: Path | str, run: Path | str, parameters: dict) -> str:
    """Execute a notebook; the run is kept, with the traceback where it failed.

    Parameters
    ----------
    notebook, run : Path
        The notebook as it is stored, and the file of its run, whose folder exists.
    parameters : dict
        Parameter -> value.

    Returns
    -------
    str
        What it printed.

    Raises
    ------
    papermill.PapermillExecutionError
        Where a cell fails.
    nbclient.exceptions.DeadKernelError, RuntimeError
        Where the kernel dies, at its start for the second time.
    """
    printed = io.StringIO()
    on_terminal = sys.stderr.isatty()
    for attempt in range(1, TRIES + 1):
        try:
            execute_notebook(
                str(notebook),
                str(run),
                parameters,
                kernel_name="python3",
                cwd=str(Path(notebook).parent),
                progress_bar=on_terminal,
                stdout_file=printed,
                stderr_file=sys.stderr if on_terminal else None,
            )
            break
        except (DeadKernelError, RuntimeError):  # the kernel died, at its start if nothing is printed yet
            if printed.getvalue() or attempt == TRIES:
                raise
    return printed.getvalue()


def make_artefact(root: Path | str, step: Step, corpus: str) -> str:
    """Run a notebook for a corpus as the user set it, in place of its earlier run and artefact.

    Parameters
    ----------
    root : Path
        The project's folder.
    step : Step
        The notebook.
    corpus : str
        Its name.

    Returns
    -------
    str
        What the notebook printed.

    Raises
    ------
    ValueError
        Where a parameter file does not fit the notebook; the earlier artefact is gone then too.
    papermill.PapermillExecutionError
        Where a cell fails; the run is kept, and nothing else.
    """
    root = Path(root)
    runs = root / "data" / corpus / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    _remove([runs / step.notebook, *(root / path for path in list_artefacts(step, corpus))])
    notebook = root / "notebooks" / f"{step.notebook}.ipynb"
    files = [root / path for path in list_parameter_files(root, step, corpus)]
    parameters = {}
    for path in files:
        if path.suffix == ".yml":
            parameters = read_overrides(notebook, path)
    account = run_notebook(notebook, runs / notebook.name, {**parameters, "corpus": corpus})
    if files:  # so that make sees when one of them comes or goes
        used = runs / f"{step.notebook}.used"
        used.mkdir()
        for path in files:
            shutil.copy(path, used)
    return account


def _remove(artefacts):
    """Remove files, and what lies beside them under the same stem: the parts of an artefact, the folders of a run."""
    for path in artefacts:
        stem = path.name.partition(".")[0]
        for old in path.parent.glob(f"{stem}.*"):
            if old.is_dir() and not old.is_symlink():
                shutil.rmtree(old)
            else:
                old.unlink()


def main(stem: str, corpus: str, root: Path | str = ".") -> None:
    """Make the artefact of a notebook and show its account; end with one clear message where that fails.

    Parameters
    ----------
    stem : str
        The notebook.
    corpus : str
        Its name.
    root : Path
        The project's folder.
    """
    if not sys.stderr.isatty():
        os.environ["TQDM_DISABLE"] = "1"  # the kernel inherits it
    try:
        steps = {step.notebook: step for step in read_pipeline(root)}
        account = make_artefact(root, steps[stem], corpus)
    except ValueError as error:
        sys.exit(str(error))
    except PapermillExecutionError as error:
        run = f"data/{corpus}/runs/{stem}.ipynb"
        sys.exit(f"notebooks/{stem}.ipynb: {error.ename}: {error.evalue}\n(the whole run, with its traceback: {run})")
    sys.stdout.write("".join(f"  {line}\n" for line in account.splitlines()))


if __name__ == "__main__":
    main(*sys.argv[1:])
