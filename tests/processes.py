"""What a process that was killed left running: all that it started bears a mark in its environment."""

import time
from contextlib import suppress

import psutil

MARK = "THEMELOOM_MARK"
PATIENCE = 10  # seconds in which all of it must be gone


def find_marked(mark):
    """The processes that bear a mark and run."""
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(MARK) == str(mark) and process.status() != psutil.STATUS_ZOMBIE:
                yield process


def list_marked(mark):
    """Their command lines."""
    marked = []
    for process in find_marked(mark):
        with suppress(psutil.Error):
            marked.append(f"{process.pid} {' '.join(process.cmdline())}")
    return marked


def end_marked(mark):
    """End them, and wait until they are gone."""
    marked = list(find_marked(mark))
    for process in marked:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(marked, timeout=PATIENCE)


def list_left(mark):
    """The same, when there was time to end."""
    end = time.monotonic() + PATIENCE
    while (left := list_marked(mark)) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def wait_for(condition, patience=60):
    """Wait until something holds, which must be."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)
