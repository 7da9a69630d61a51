"""One function over many parts on a cluster of Dask that the user runs, where one machine is too small."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from distributed import Client

ADDRESS = "DASK_SCHEDULER_ADDRESS"  # the variable that Dask's own client reads
PATIENCE = 20  # seconds for the scheduler to answer, and for a first worker to come
AHEAD = 3  # parts that each worker has before it, so that none waits and the scheduler does not hold all


def find_scheduler() -> str:
    """Find the address of the scheduler that the user named; empty for none."""
    return os.environ.get(ADDRESS, "").strip()


def run_on_cluster(work: Callable[[Any], Any], parts: Iterable, *, address: str) -> Iterator:
    """Run a function on each part, on the workers of a cluster, and yield the results in the order of the parts.

    A part whose worker dies is worked on again by another. The workers need the same version of themeloom and its models.

    Parameters
    ----------
    work : callable
        A function of one part; it is sent to each worker once, and what it holds must be pickled.
    parts : iterable
    address : str
        Of the scheduler, such as "tcp://host:8786".

    Yields
    ------
    object
        What ``work`` returns of each part.

    Raises
    ------
    OSError
        Where no scheduler answers, it has no workers, or ``distributed`` is not installed; the message is one line.
    """
    with _connect(address) as client:
        # as a task, and not as data, the function is made anew where the worker that held it dies
        shared = client.submit(partial, work, pure=False)
        ahead = AHEAD * sum(client.nthreads().values())
        rest = iter(parts)
        waiting = deque(_submit(client, shared, part) for part in islice(rest, ahead))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(_submit(client, shared, part) for part in islice(rest, 1))


def _submit(client, shared, part):
    return client.submit(_work_alone, shared, part, pure=False)


def _work_alone(work, part):
    """The work on a part, with one thread of linear algebra, as everywhere: another number may move the last digits."""
    with threadpool_limits(1):
        return work(part)


def _connect(address: str) -> "Client":
    try:
        from distributed import Client  # it is an extra: most users have one machine
    except ImportError:
        raise OSError(f"{ADDRESS} is {address}, which needs Dask: pip install 'themeloom[cluster]'") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise OSError(f"no Dask scheduler answers at {address} ({type(error).__name__}); start one, or unset {ADDRESS}") from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise OSError(f"the Dask scheduler at {address} has no workers; start some: dask worker {address}") from None
    return client
