"""What a reader finds in a file: entries (papers), and rows for all that is no paper."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

QUOTED = 200  # characters of a rejected text that are shown
NOTHING = MappingProxyType({})


class Entry(NamedTuple):
    """A paper as it stands in a file: 1-based line of its title, how many lines it fills, and what the file says of it.

    ``details`` has values for columns of the records from ``year`` on that the source knows (``{"doi": "10.1000/182"}``). What a
    paper has several of stands in tuples, in their order; the records' columns authors and keywords are made from these.
    """

    line: int
    lines: int
    title: str
    abstract: str
    details: Mapping[str, object] = NOTHING
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class Row(NamedTuple):
    """A stretch that is not part of an entry, or a note on how the file was read (``lines`` = 0)."""

    line: int
    lines: int
    kind: str
    reason: str
    text: str
