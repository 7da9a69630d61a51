"""How memory is taken and given back while millions of small objects are built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

THRESHOLDS = (1_000_000, 50, 1_000)  # objects, and runs over the youngest and the younger ones; by default 700, 10, 10


@contextmanager
def set_large_memory() -> Iterator[None]:
    """Set the collector of garbage to run rarely, and Arrow to share Python's memory; for the whole process, and back.

    The collector looks at all objects again and again while they are built: of 100,000 records it took a sixth of the time, and
    then a fortieth. What records are built of holds no cycles, so that there is nothing to find; it is not switched off, as
    parsers of XML leave some behind for each record. Arrow's own pool gets nothing of what Python has let go, so that tables
    took a sixth more memory at the peak.

    Examples
    --------
    >>> before = gc.get_threshold()
    >>> with set_large_memory():
    ...     gc.get_threshold() == THRESHOLDS, pa.default_memory_pool().backend_name
    (True, 'system')
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    pool = pa.default_memory_pool()
    gc.set_threshold(*THRESHOLDS)
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        gc.set_threshold(*before)
        pa.set_memory_pool(pool)
