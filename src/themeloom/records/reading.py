"""Files -> tables: one row per paper, and an account of every line that is not part of one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from themeloom.records.building import Reading, build_reading, tabulate_entries
from themeloom.records.entries import NOTHING, QUOTED, Entry, Row
from themeloom.records.fields import check_columns, check_present
from themeloom.records.memory import set_large_memory
from themeloom.records.merging.joining import merge_records
from themeloom.records.sources import LARGEST, Source, check_size, list_unread_sources, read_sources
from themeloom.records.texts.abstracts import clean_abstracts
from themeloom.tables import check_table, list_types

SLAB = 1_000  # entries whose abstracts are cleaned at once
MOST = MappingProxyType({"title": 1_000, "abstract": 100_000})  # characters; what is longer is no title, and a whole paper
ACCEPTED = "`make formats` lists what is read; a text with each title on a line, its abstract on the next, would do too"


@set_large_memory()
def read_entries(path: str | PathLike, *, columns: Mapping[str, str] = NOTHING) -> pd.DataFrame:
    r"""Read the records of one file, before any merging.

    Parameters
    ----------
    path : path
    columns : mapping, optional
        Field -> the column that holds it, for tables that nobody knows: ``{"abstract": "Résumé"}``.

    Returns
    -------
    DataFrame
        One row per record that the file marks, in its order: source, line, lines, format, title, abstract (as written, without
        markup), then the other columns of the records from year on, and reason: why nothing could be read of it. What a record
        lacks is null.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> ris = "TY  - JOUR\nAU  - Cat, A.\nTI  - Looms\nPY  - 2020\nER  -\n"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "looms.ris")
    ...     _ = path.write_text(ris)
    ...     read_entries(path)[["line", "title", "year", "authors"]]
       line  title  year  authors
    0     1  Looms  2020  Cat, A.
    """
    check_columns(columns)
    return tabulate_entries(read_sources(path, columns))


@set_large_memory()
def read_records(
    paths: str | PathLike | Iterable[str | PathLike],
    *,
    unread: Iterable[str] = (),
    columns: Mapping[str, str] = NOTHING,
    max_megabytes: int = LARGEST,
    progress: Callable[..., Iterable] | None = None,
) -> Reading:
    r"""Read the papers of one or more files, each once.

    Parameters
    ----------
    paths : path or iterable of paths
        Exports of databases and listings, in any order. What a file is, its content says, not its name.
    unread : iterable of str, optional
        Names of files in folders beside them, which are not read; each has a row in ``rejected``.
    columns : mapping, optional
        Field -> the column that holds it, for tables that nobody knows: ``{"abstract": "Résumé"}``.
    max_megabytes : int
        Megabytes (of a million bytes) of the largest file that is read; a file in an archive counts as it is unpacked.
    progress : callable, optional
        Wraps the files, and then the slabs of records that are cleaned, as ``tqdm.tqdm(iterable, total=n, desc=what)`` does.

    Returns
    -------
    Reading
        Its tables' columns stand in ``tables.SCHEMAS``, as records and records.<name>. For each source the column ``lines`` of
        records and rejected adds up to the number of its lines.

    Raises
    ------
    ValueError
        If there are no paths, or not one paper in all the files; the message says why for each. If ``columns`` has something
        that is no field, or names a column that no file has. If a file is larger than ``max_megabytes``: no file is read then.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     listing = pathlib.Path(folder, "listing.txt")
    ...     _ = listing.write_text("Cats Purr\nWe show that cats purr.\n")
    ...     reading = read_records(listing)
    >>> reading.records[["position", "title", "abstract", "source", "line", "lines"]]
       position      title                 abstract       source  line  lines
    0         1  Cats Purr  We show that cats purr.  listing.txt     1      2
    >>> len(reading.rejected)
    1
    """
    paths = [paths] if isinstance(paths, str | PathLike) else paths
    paths = sorted(map(Path, paths), key=lambda path: (path.name, str(path)))
    if not paths:
        raise ValueError(f"read_records was asked to read no file at all: give it one path or more; {ACCEPTED}")
    check_columns(columns)
    for path in paths:
        check_size(path.name, path.stat().st_size, max_megabytes)
    watch = progress or _pass_on
    read = watch(paths, total=len(paths), desc="files read")
    sources = [source for path in read for source in read_sources(path, columns, max_megabytes)]
    sources += list_unread_sources(unread)
    rows = [(source.name, row) for source in sources for row in [*_note_format(source), *source.rows]]
    sourced = []
    slabs = sum(-(-len(source.entries) // SLAB) for source in sources)
    for name, entries in watch(_split_slabs(sources), total=slabs, desc=f"slabs of {SLAB:,} records cleaned"):
        tidied, others = _tidy_entries(entries)
        sourced += [(name, entry) for entry in tidied]
        rows += [(name, row) for row in others]
    if not sourced:
        raise ValueError(_explain(sources, rows))
    check_present(columns, list(dict.fromkeys(name for source in sources for name in source.names)))
    merging = merge_records(sourced)
    rejected = _tabulate_rows(rows + merging.rows)
    del sourced, rows  # of a large export they are large
    return build_reading(merging.papers, rejected)


def _pass_on(items, **_):
    """What is watched by nobody."""
    return items


def _split_slabs(sources):
    """The entries of sources, some at a time; they are used up, as a large export should not stand in memory twice."""
    for source in sources:
        source.entries.reverse()
        while source.entries:
            yield source.name, [source.entries.pop() for _ in range(min(SLAB, len(source.entries)))]


def _note_format(source):
    """A note on what a source was read as."""
    number = len(source.entries)
    reason = f"read as {source.format}: {number:,} record{'s' * (number != 1)}"
    return [Row(1, 0, "note", reason, "")] if source.format else []


def _tidy_entries(entries: list[Entry]) -> tuple[list[Entry], list[Row]]:
    """Entries without what publishers put into their abstracts, and notes on that; not those without title and abstract."""
    rows = []
    entries = [_cut_texts(entry, rows) for entry in entries]
    tidied = []
    for entry, (abstract, removals) in zip(entries, clean_abstracts([entry.abstract for entry in entries]), strict=True):
        if not entry.title and not entry.abstract:
            reason = entry.reason or "a record with neither title nor abstract"
            text = "; ".join(map(str, entry.details.values()))[:QUOTED]
            rows.append(Row(entry.line, entry.lines, "rejected", reason, text))
            continue
        if not entry.title:
            rows.append(Row(entry.line, 0, "note", "a record without a title", entry.abstract[:QUOTED]))
        rows += [Row(entry.line, 0, "note", removal.reason, removal.text) for removal in removals]
        tidied.append(entry._replace(abstract=abstract))
    return tidied, rows


def _cut_texts(entry, rows):
    """An entry whose title and abstract are no longer than a language model takes; what was cut off is added to the rows."""
    for field, most in MOST.items():
        text = getattr(entry, field)
        if len(text) > most:
            reason = f"of {len(text):,} characters of {field} those after {most:,} were cut off"
            rows.append(Row(entry.line, 0, "note", reason, text[most : most + QUOTED]))
            entry = entry._replace(**{field: text[:most].rstrip()})
    return entry


def _tabulate_rows(rows):
    table = pd.DataFrame([(source, *row) for source, row in rows], columns=list(list_types("records.rejected")))
    table = table.sort_values(["source", "line"], kind="stable", ignore_index=True)
    return check_table(table, "records.rejected")


def _explain(sources: list[Source], rows: list[tuple[str, Row]]) -> str:
    """The message for files without a single paper: each source and why."""
    lines = ["no paper could be read:"]
    for source in sources:
        reasons = Counter(row.reason for name, row in rows if name == source.name and row.kind == "rejected")
        why = "; ".join(reason if count == 1 else f"{count} times {reason}" for reason, count in reasons.items())
        lines.append(f"  {source.name}: {why or 'nothing but blank lines and furniture'}")
    return "\n".join([*lines, ACCEPTED])
