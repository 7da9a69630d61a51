"""What a reader finds in a file: entries (papers), and rows for all that is no paper."""

from typing import NamedTuple

QUOTED = 200  # characters of a rejected text that are shown


class Entry(NamedTuple):
    """A paper as found in a file: 1-based line of its title, and how many lines title and abstract fill."""

    line: int
    lines: int
    title: str
    abstract: str


class Row(NamedTuple):
    """A stretch that is not part of an entry, or a note on how the file was read (``lines`` = 0)."""

    line: int
    lines: int
    kind: str
    reason: str
    text: str
