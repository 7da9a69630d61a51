"""What a process that was killed left running: all that it started bears a mark in its environment."""

import time

import psutil

MARK = "THEMELOOM_MARK"
PATIENCE = 10  # seconds in which all of it must be gone


def list_marked(mark):
    """Command lines of the processes that bear a mark and run."""
    marked = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == str(mark) and process.status() != psutil.STATUS_ZOMBIE:
                marked.append(f"{process.pid} {' '.join(process.cmdline())}")
        except psutil.Error:
            continue
    return marked


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
