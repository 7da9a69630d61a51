"""Run one notebook for one corpus with papermill, as make does: python -m themeloom.run NOTEBOOK RUN CORPUS [OVERRIDES]

On a terminal it shows papermill's bar over the cells and what the notebook writes to stderr (the bar of a long step); in a
log file neither. What the notebook prints, its account, is shown when it is done.
"""

import io
import os
import sys
from pathlib import Path

from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError, execute_notebook

from themeloom.project.parameters import read_overrides

TRIES = 2  # two kernels that start at once may want one port


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
