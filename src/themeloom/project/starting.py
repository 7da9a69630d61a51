"""Start the run of one notebook, as make does: python -m themeloom.project.starting NOTEBOOK CORPUS PROCESS

PROCESS is make's own number. What runs notebooks takes seconds to load; how a run ends early is settled before that.
"""

import os
import signal
import sys
from pathlib import Path

import psutil

from themeloom.project.console import write_lines

ASKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, kill, a closed terminal


KERNEL = "ipykernel_launcher"  # in the command of a kernel, with -f before the file that says how to reach it


def main(stem: str, corpus: str, starter: str) -> None:
    """Run a notebook as ``running.main`` does; where this process is asked to end, or make is gone, all that it started ends too.

    Parameters
    ----------
    stem, corpus : str
        The notebook and the corpus, by their names.
    starter : str
        The number of the process that started this one.
    """
    parent = os.getppid()
    for number in ASKED:
        signal.signal(number, _end_as_asked)
    os.environ["PYTHONWARNINGS"] = (
        "ignore:resource_tracker:UserWarning"  # that there is something to clear up, when all was killed
    )
    if not psutil.pid_exists(int(starter)):  # it was gone before anybody looked
        return
    write_lines([f"{stem} -> data/{corpus}/runs/{stem}.ipynb"])
    from themeloom.parallel import set_end_with_parent  # here: while they are loaded, Ctrl-C would show where
    from themeloom.project.running import main as run

    set_end_with_parent(parent, _end_children)
    run(stem, corpus)


def _end_as_asked(number, _):
    """End at once without a traceback, and as the signal would: whoever waits for this process sees why."""
    _end_children()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _end_children():
    """End all that this process started: a kernel is in a session of its own, where Ctrl-C does not reach it.

    What keeps account of the memory that workers share takes no such signal: it clears up and ends after them. The file that says
    how to reach a kernel goes with it: who would remove it ends here.
    """
    for child in psutil.Process().children(recursive=True):
        try:
            command = child.cmdline()
            child.terminate()
            if KERNEL in command:
                Path(command[command.index("-f") + 1]).unlink(missing_ok=True)
        except psutil.NoSuchProcess:
            continue


if __name__ == "__main__":
    main(*sys.argv[1:])
