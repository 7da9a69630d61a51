"""One make at a time in a corpus: a lock that is held as long as make lives, and that nothing has to clear away.

Make runs this file before any package is installed, so that it needs nothing but Python: python locking.py CORPUS PROCESS, in the
project's folder, with the process number of make. Where another make has the lock, it prints a line that says so, else nothing.
"""

import fcntl
import os
import select
import signal
import sys
import time
from pathlib import Path

PATIENCE = 1.5  # seconds in which a make that just ended lets go
POLL = 0.1  # seconds between two tries, or two looks at make


def check_lock(folder: Path | str, process: int) -> str:
    """Check that no other make works on a corpus, and lock it until this one is gone.

    The system itself lets go of the lock when the process that holds it ends, so that none is ever stale. Make cannot hold it:
    a child of this process does, which waits for the end of make and takes no signal.

    Parameters
    ----------
    folder : Path
        Of the corpus.
    process : int
        The process number of this make.

    Returns
    -------
    str
        Empty, or in one line who works there.
    """
    folder = Path(folder)
    path = folder / "runs" / "make.lock"
    path.parent.mkdir(exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    end = time.monotonic() + PATIENCE
    while not _is_taken(handle):
        holder, _, since = path.read_text(encoding="utf-8").partition(" ")
        if holder == str(process):  # make has started itself anew
            return ""
        if time.monotonic() > end:
            return (
                f"another make runs on {folder.name}, since {since}, process {holder}; "
                f"wait until it is done, or end it (kill {holder}), then run make again"
            )
        time.sleep(POLL)
    os.truncate(handle, 0)
    os.write(handle, f"{process} {time.strftime('%Y-%m-%d %H:%M:%S')}".encode())
    if os.fork() == 0:
        _hold(process)
    return ""


def _is_taken(handle):
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: better unlocked than no work at all
        return True
    return True


def _hold(process):
    """Keep what this process has open until another one is gone."""
    os.setsid()  # out of reach of Ctrl-C and of a signal to make's group
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # make reads the answer to its end
        os.dup2(nothing, stream)
    _wait_for_end(process)
    os._exit(0)


def _wait_for_end(process):
    try:
        select.select([os.pidfd_open(process)], [], [])
    except ProcessLookupError:
        return
    except (AttributeError, OSError):  # not Linux, or an old one
        while _is_alive(process):
            time.sleep(POLL)


def _is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    try:
        sys.stdout.write(check_lock(Path("data", sys.argv[1]), int(sys.argv[2])))
    except OSError as error:
        sys.stdout.write(f"{error.filename}: {error.strerror}")
