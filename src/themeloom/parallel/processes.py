"""One function over many parts, in as many processes as asked for: the same result, in the same order, for any number."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import joblib
from joblib.externals.loky import get_reusable_executor

from themeloom.parallel.cluster import find_scheduler, run_on_cluster

POLL = 0.3  # seconds between two looks at the parent


def count_processes(processes: int) -> int:
    """Count the processes meant by ``processes``: the number itself, and for 0 one per core that this process may use.

    With a cluster 0 stands for at least two: its workers are others than this process, however few cores there are here.

    Raises
    ------
    ValueError
        Below 0.

    Examples
    --------
    >>> count_processes(3)
    3
    """
    if processes < 0:
        raise ValueError(f"processes is {processes}; needs a number of processes, or 0 for one per core")
    return processes or max(joblib.cpu_count(), 2 if find_scheduler() else 1)


def run_parts(work: Callable[[Any], Any], parts: Iterable, *, processes: int = 0, keep: bool = True) -> Iterator:
    """Run a function on each part, side by side, and yield the results in the order of the parts.

    The processes are started afresh, never forked: a fork would copy the locks of the threads that a notebook's kernel runs.
    They end with this one, even where it is killed. Where the user named a cluster of Dask (``DASK_SCHEDULER_ADDRESS``), its
    workers do it instead, unless one process is asked for.

    Parameters
    ----------
    work : callable
        A function of one part. It and the parts are pickled, so that it stands in a module (``functools.partial`` for what all
        parts share).
    parts : iterable
    processes : int
        0 for one per core; with 1, everything runs in this process.
    keep : bool
        Whether the processes wait for the parts of the next call; they keep what they have loaded, and its memory.

    Yields
    ------
    object
        What ``work`` returns of each part.

    Raises
    ------
    ValueError
        Where ``processes`` is below 0.
    OSError
        Where the cluster does not answer, see ``cluster.run_on_cluster``.

    Examples
    --------
    >>> list(run_parts(len, ["map", "theme"], processes=1))
    [3, 5]
    """
    jobs = count_processes(processes)
    if jobs == 1:
        yield from map(work, parts)
        return
    if address := find_scheduler():
        yield from run_on_cluster(work, parts, address=address)
        return
    runs = joblib.Parallel(
        n_jobs=jobs,
        backend="loky",
        return_as="generator",
        pre_dispatch="2*n_jobs",
        initializer=set_end_with_parent,
        initargs=(os.getpid(),),
    )
    yield from runs(joblib.delayed(work)(part) for part in parts)
    if not keep:
        get_reusable_executor(reuse=True).shutdown()


def set_end_with_parent(parent: int, end: Callable[[], object] | None = None) -> None:
    """Set this process to end when the one that started it is gone, however that ended: a thread looks at it now and then.

    Linux can send a signal at the parent's end, but it would come at the end of the thread that started this process.

    Parameters
    ----------
    parent : int
        The parent's process number, as the parent itself saw it: it may be gone already.
    end : callable, optional
        Called before the end.
    """
    threading.Thread(target=_wait_for_end, args=(parent, end), daemon=True).start()


def _wait_for_end(parent, end):
    while os.getppid() == parent:
        time.sleep(POLL)
    if end:
        end()
    os._exit(1)
