"""The collector of garbage, made to run rarely: it looks at all objects again and again while millions of them are built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (1_000_000, 50, 1_000)  # objects, and runs over the youngest and the younger ones; by default 700, 10, 10


@contextmanager
def set_rare_collection() -> Iterator[None]:
    """Set the collector to run rarely, for the whole process, and set it back.

    Of 100,000 records it took a sixth of the time, and then a fortieth. What records are built of holds no cycles, so that there
    is nothing to find; it is not switched off, as parsers of XML leave some behind for each record.

    Examples
    --------
    >>> before = gc.get_threshold()
    >>> with set_rare_collection():
    ...     gc.get_threshold() == THRESHOLDS
    True
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
