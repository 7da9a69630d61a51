"""What was computed for the last map, and is computed again only where what it depends on is another."""

from collections.abc import Callable
from typing import Any

PLAIN = (str, int, float, tuple, dict)  # compared by what they are; all others only with themselves, as tables are large


class Memory:
    """Keeps the last result of each name, with what it depended on.

    Examples
    --------
    >>> memory = Memory()
    >>> memory.recall("sum", (1, 2), lambda: 3), memory.recall("sum", (1, 2), lambda: 4), memory.recall("sum", (1, 3), lambda: 4)
    (3, 3, 4)
    """

    def __init__(self) -> None:
        self._kept = {}

    def recall(self, name: str, given: tuple, compute: Callable[[], Any]) -> Any:
        """Recall a result, or compute it and keep it instead of the last.

        Parameters
        ----------
        name : str
        given : tuple
            All that the result depends on, in the same order each time: plain values, and objects that nobody changes.
        compute : callable

        Returns
        -------
        object
        """
        if name not in self._kept or not all(map(_is_same, self._kept[name][0], given)):
            self._kept[name] = (given, compute())
        return self._kept[name][1]


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) in PLAIN and type(one) is type(other) and one == other)
