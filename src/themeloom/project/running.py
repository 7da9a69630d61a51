"""Run one notebook for one corpus with papermill: python -m themeloom.project.running NOTEBOOK CORPUS

Make does so by ``starting``. What a run makes takes the place of what was there before when all of it is written; until then,
and where the run fails, the last good artefact stays, with its run and its record. A failed run is kept beside it, unfinished.
Where a run makes what was there, byte for byte, its files keep their time, and make runs nothing that follows.
On a terminal it shows papermill's bar over the cells and what the notebook writes to stderr (the bar of a long step); in a
log file neither. What the notebook prints, its account, is shown when it is done, each line behind its name; of the files that it
wrote, how many they are.
"""

import io
import os
import re
import shutil
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError, execute_notebook

from themeloom.project.console import NamedBars, clean_line, write_lines
from themeloom.project.freshness import describe_state, describe_states, format_record, locate_record
from themeloom.project.kernels import RunKernel
from themeloom.project.overrides import read_overrides
from themeloom.project.pipeline import Step, list_artefacts, list_used, read_pipeline
from themeloom.project.plain_values import make_plain
from themeloom.writing import NotWrittenError, describe_failure, write_whole

WRITTEN = re.compile(r"(.+)  sha256 [0-9a-f]{16}")  # what a ``write`` of a corpus gives back
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
    bars = NamedBars(Path(notebook).stem) if sys.stderr.isatty() else None
    for attempt in range(1, TRIES + 1):
        try:
            execute_notebook(
                _escape_braces(notebook),
                _escape_braces(run),
                make_plain(parameters),
                kernel_name="python3",
                kernel_manager_class=RunKernel,
                cwd=str(Path(notebook).parent),
                progress_bar={"desc": None, "file": bars, "ncols": bars.measure_room(), "leave": False} if bars else False,
                stdout_file=printed,
                stderr_file=bars,
            )
            break
        except (DeadKernelError, RuntimeError):  # the kernel died, at its start if nothing is printed yet
            if printed.getvalue() or attempt == TRIES:
                raise
    return printed.getvalue()


def _escape_braces(path):
    """A path as papermill takes it: it fills in what stands in braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def make_artefact(root: Path | str, step: Step, corpus: str) -> str:
    """Run a notebook for a corpus as the user set it; its run, its artefact and its record take the place of the earlier ones.

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
        Where a parameter file does not fit the notebook.
    papermill.PapermillExecutionError
        Where a cell fails; the run is kept as ``<stem>.unfinished.ipynb``.
    OSError
        Where the run or its record cannot be written.
    """
    root = Path(root)
    used = describe_states(root, list_used(root, step, corpus))
    notebook = root / "notebooks" / f"{step.notebook}.ipynb"
    parameters = root / "data" / corpus / "params" / f"{step.notebook}.yml"
    overrides = read_overrides(notebook, parameters) if parameters.exists() else {}
    unfinished = _locate_unfinished(root, corpus, step.notebook)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    artefacts = list_artefacts(step, corpus)
    places = {(root / path).parent for path in artefacts}
    folders = {unfinished.parent, *places}
    for left in [path for folder in folders for path in folder.glob(f".{step.notebook}.*.part")]:
        left.unlink()  # by a run that was killed
    before = _list_own(folders, step.notebook)
    contents = _describe_contents(places, step.notebook)
    account = run_notebook(notebook, unfinished, {**overrides, "corpus": corpus})
    unfinished.replace(unfinished.with_name(notebook.name))
    _remove(before.items() & _list_own(folders, step.notebook).items())
    if _describe_contents(places, step.notebook) == contents:
        _set_times({path: before[path] for path in contents})
    made = {*artefacts, *(path.relative_to(root).as_posix() for path in _list_own(places, step.notebook))}
    record = format_record(used, _describe_made(root, sorted(made)))
    write_whole(locate_record(root, corpus, step.notebook), partial(Path.write_text, data=record, encoding="utf-8"))
    return account


def _locate_unfinished(root, corpus, stem):
    """The run of a notebook that is under way, or that failed."""
    return Path(root, "data", corpus, "runs", f"{stem}.unfinished.ipynb")


def _list_own(folders, stem):
    """Files and folders of a stem -> what changes when they are written anew."""
    states = {path: path.lstat() for folder in folders for path in folder.glob(f"{stem}.*")}
    return {path: (state.st_ino, state.st_mtime_ns) for path, state in states.items()}


def _describe_contents(folders, stem):
    """Files and folders of a stem -> what changes when any byte of them does."""
    return {path: describe_state(path, whole=True) for path in _list_own(folders, stem)}


def _describe_made(root, paths):
    """As ``describe_states``; the record of an artefact that the notebook did not write never holds."""
    return {path: state or "not made" for path, state in describe_states(root, paths).items()}


def _set_times(own):
    """Give files and folders the times that ``_list_own`` saw: make takes them for what they were."""
    for path, (_, time) in own.items():
        os.utime(path, ns=(time, time))


def _remove(old):
    """Remove what an earlier run made and this one did not: parts that its artefact no longer has."""
    for path, _ in old:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


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
    if sys.stderr.isatty():  # the kernel inherits either
        os.environ["TQDM_NCOLS"] = str(NamedBars(stem).measure_room())
    else:
        os.environ["TQDM_DISABLE"] = "1"
    try:
        steps = {step.notebook: step for step in read_pipeline(root)}
        account = make_artefact(root, steps[stem], corpus)
    except ValueError as error:
        sys.exit(str(error))
    except PapermillExecutionError as error:
        sys.exit(_describe_failed_cell(stem, corpus, error))
    except OSError as error:
        run = _locate_unfinished("", corpus, stem).as_posix()
        sys.exit(describe_failure(error.filename or run, error) or str(error))
    except (DeadKernelError, RuntimeError) as error:
        sys.exit(f"notebooks/{stem}.ipynb: {error}; its process was killed, or there was no memory left: run it again")
    finally:
        clean_line()
    write_lines(f"{stem}: {line}" for line in _shorten(account.splitlines()))


def _shorten(lines):
    """The lines of an account, with those on written files as one for each artefact: their checksums stand in the run."""
    written = [match[1] for line in lines if (match := WRITTEN.fullmatch(line))]
    artefacts = Counter(re.sub(r"\.[^/]*$", "", path) for path in written)
    counts = [f"{path}.*: {number} file{'s' * (number != 1)}" for path, number in artefacts.items()]
    return [*(line for line in lines if not WRITTEN.fullmatch(line)), *counts]


def _describe_failed_cell(stem, corpus, error):
    if error.ename == NotWrittenError.__name__:
        return error.evalue
    run = _locate_unfinished("", corpus, stem).as_posix()
    return f"notebooks/{stem}.ipynb: {error.ename}: {error.evalue}\n(the whole run, with its traceback: {run})"


if __name__ == "__main__":
    main(*sys.argv[1:])
