"""One file as the user gave it -> what is read from it: of an archive or a workbook, each file or sheet by its own name."""

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from themeloom.characters import find_binary, read_text
from themeloom.records.containers import SKIPPED, SYSTEM, list_members
from themeloom.records.entries import NOTHING, Entry, Row
from themeloom.records.formats import Parsed, parse_text, parse_workbook

LARGEST = 500  # megabytes of a file; to read it takes memory of some six times that
MEGABYTE = 1_000_000
IN_FOLDER = "a folder in raw/ is not read: move its files up"
WORKBOOKS = (b"PAR1", b"\xd0\xcf\x11\xe0", b"PK\x03\x04")  # Parquet, .xls, .xlsx: what is a mere archive is unpacked before


class Source(NamedTuple):
    """A file, a file in an archive or a sheet of a workbook: its name, its format (empty: none), its entries and other rows.

    Where the user names columns, ``names`` are those that its records have.
    """

    name: str
    format: str
    entries: list[Entry]
    rows: list[Row]
    names: tuple[str, ...] = ()


def check_size(name: str, size: int, most: int = LARGEST) -> None:
    """Check that a file is not too large to be read.

    Parameters
    ----------
    name : str
    size : int
        Its bytes.
    most : int
        Megabytes.

    Raises
    ------
    ValueError
        If it is larger.

    Examples
    --------
    >>> check_size("looms.ris", 2_000_000, most=1)
    Traceback (most recent call last):
    ...
    ValueError: looms.ris has 2.0 MB, and at most 1 are read: raise max_megabytes in params/01_records.yml, or split the file
    """
    if size > most * MEGABYTE:
        advice = "raise max_megabytes in params/01_records.yml, or split the file"
        raise ValueError(f"{name} has {size / MEGABYTE:,.1f} MB, and at most {most:,} are read: {advice}")


def read_sources(path: str | PathLike, columns: Mapping[str, str] = NOTHING, max_megabytes: int = LARGEST) -> list[Source]:
    """Read a file: what it is, its content says, not its name.

    Parameters
    ----------
    path : path
    columns : mapping, optional
        Field -> the column that holds it, for tables that nobody knows.
    max_megabytes : int
        Megabytes of the largest file that is read; a file in an archive counts as it is unpacked.

    Returns
    -------
    list of Source
        One, but for archives and workbooks. Of each source the lines of entries and rows add up to the number of its lines.

    Raises
    ------
    ValueError
        If the file, or one in it, is larger than ``max_megabytes``.
    """
    # a name that the file system could not decode would break the table
    name = Path(path).name.encode("utf-8", "replace").decode("utf-8")
    sources = []
    check_size(name, Path(path).stat().st_size, max_megabytes)
    members = list_members(name, Path(path).read_bytes())
    for member in members:
        check_size(member.name, len(member.data or b""), max_megabytes)
    members.reverse()
    while members:
        sources += _read_member(members.pop(), columns)
    return sources


def list_unread_sources(names: Iterable[str]) -> list[Source]:
    """List files that lie in folders, each as a source of which nothing is read, so that none of them is lost.

    Parameters
    ----------
    names : iterable of str
        Of the files, from the folder of those that are read.

    Returns
    -------
    list of Source

    Examples
    --------
    >>> [row.kind for name in ("more/looms.ris", "more/Thumbs.db") for row in list_unread_sources([name])[0].rows]
    ['rejected', 'furniture']
    """
    why = [(name, ("furniture", SYSTEM) if SKIPPED.search(name) else ("rejected", IN_FOLDER)) for name in names]
    return [Source(name, "", [], [Row(1, 0, kind, reason, "")]) for name, (kind, reason) in why]


def _read_member(member, columns):
    """The sources of a file: one, but for the sheets of a workbook. Its bytes and its text are not kept while it is parsed."""
    name, data, kind, reason = member
    del member
    if data is None:
        return [Source(name, "", [], [Row(1, 0, kind, reason, "")])]
    if data.startswith(WORKBOOKS):
        sheets = parse_workbook(data, columns)
        return [
            Source(f"{name}/{sheet}" if len(sheets) > 1 else name, *parsed)
            for sheet, parsed in sheets
            or [("", Parsed("", [], [Row(1, 0, "rejected", "a workbook without a filled sheet", "")]))]
        ]
    text, notes = read_text(data)
    if reason := find_binary(data, text):
        lines = len(text.removesuffix("\n").split("\n"))
        return [Source(name, "", [], [Row(1, lines, "rejected", reason, "")])]
    del data
    texts = [text]
    del text
    parsed = parse_text(texts.pop(), columns)
    return [Source(name, *parsed._replace(rows=[*(Row(1, 0, "note", note, "") for note in notes), *parsed.rows]))]
