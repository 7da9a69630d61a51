"""What is found in a file: records as they stand, entries (what they say of a paper), and rows for all that is no record."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

QUOTED = 200  # characters of a rejected text that are shown
NOTHING = MappingProxyType({})


class RawRecord(NamedTuple):
    """A record as a file has it: where it begins (from 1), how many lines it fills, and each tag or column with its values.

    The values of a tag stand in the file's order, as written but for the file's own quoting. ``lines`` counts each line of a file
    once: a record that begins on a line that another one fills already does not count that line again, and may have 0. Where a
    record is marked in the file and nothing could be read of it, ``reason`` says why.
    """

    line: int
    lines: int
    values: Mapping[str, list[str]] = NOTHING
    reason: str = ""


class Entry(NamedTuple):
    """What a record says of a paper: 1-based line where it begins, how many lines it fills, and its fields as clean text.

    ``details`` has values for columns of the records from ``year`` on that the source knows (``{"doi": "10.1000/182"}``). What a
    paper has several of stands in tuples, in their order; ``orcids`` is as long as ``authors``, or empty. Title and abstract are
    empty where the source has none; ``reason`` says why nothing could be read of a record.
    """

    line: int
    lines: int
    title: str
    abstract: str
    details: Mapping[str, object] = NOTHING
    authors: tuple[str, ...] = ()
    orcids: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    index_keywords: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    reason: str = ""


def list_content(entry: Entry) -> tuple[object, ...]:
    """List what an entry says, so that entries can be sorted by it; the citations, which differ from day to day, come last.

    Examples
    --------
    >>> list_content(Entry(1, 2, "Looms", "", {"year": 2020, "citations": 3}, ("Cat, Ann",)))[:4]
    ('Looms', '', ('Cat, Ann',), [('year', '2020')])
    """
    details = sorted((column, str(value)) for column, value in entry.details.items() if column != "citations")
    citations = entry.details.get("citations")
    return (entry.title, entry.abstract, entry.authors, details, *entry[6:], str(citations))


class Row(NamedTuple):
    """A stretch that is not part of an entry, or a note on how the file was read (``lines`` = 0)."""

    line: int
    lines: int
    kind: str
    reason: str
    text: str
