"""Records counted once more by the plainest marks, apart from all readers: what a reader loses or takes for one shows."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import pandas as pd

from themeloom.characters import find_binary, read_text
from themeloom.records.building import Reading
from themeloom.records.containers import list_members
from themeloom.records.record_marks import list_marks

SHOWN = 5  # lines that are named


def compare_counts(reading: Reading, paths: Iterable[str | PathLike]) -> pd.DataFrame:
    r"""Compare the records that were read with marks that each record has once, counted without any reader.

    Parameters
    ----------
    reading : Reading
        As ``read_records`` returns it, not filtered.
    paths : iterable of paths
        The files that it was read from.

    Returns
    -------
    DataFrame
        One row per source and mark: source, what was counted, marks, records (that were read), lines: those marks that are
        neither in a record of their own nor in lines that were set aside. Workbooks are not counted.

    Examples
    --------
    >>> import tempfile
    >>> from themeloom.records.reading import read_records
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "looms.ris")
    ...     _ = path.write_text("TY  - JOUR\nTI  - Looms\nER  -\n")
    ...     compare_counts(read_records(path), [path])
          source   counted  marks  records lines
    0  looms.ris  lines TY      1        1    []
    """
    aside = reading.rejected
    notes = aside[aside["reason"].str.startswith("read as ") & aside["lines"].eq(0)]
    formats = dict(zip(notes["source"], notes["reason"].str.removeprefix("read as ").str.rpartition(":")[0], strict=True))
    read = dict(list(reading.sources.groupby("source")[["line", "lines"]]))
    aside = aside[aside["lines"].gt(0) | aside["kind"].eq("rejected")]
    set_aside = dict(list(aside.groupby("source")[["line", "lines"]]))
    nothing = pd.DataFrame({"line": [], "lines": []}, dtype="int64")
    rows = []
    for name, text in _list_texts(paths):
        records = read.get(name, nothing)
        for what, marks in list_marks(text, formats.get(name, "")):
            lines = _find_unread(marks, records, set_aside.get(name, nothing))
            rows.append((name, what, len(marks), len(records), lines))
    return pd.DataFrame(rows, columns=["source", "counted", "marks", "records", "lines"])


def describe_unread(reading: Reading, paths: Iterable[str | PathLike]) -> list[str]:
    r"""Describe where marks of records are not read as records of their own.

    Parameters
    ----------
    reading, paths
        As ``compare_counts`` takes them.

    Returns
    -------
    list of str
        A sentence for each source and mark that has such lines.

    Examples
    --------
    >>> import tempfile
    >>> from themeloom.records.reading import read_records
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.ris")
    ...     _ = path.write_text("TY  - JOUR\nTI  - Looms\nER  -\nTY  - JOUR\nTI  - Cats\nER  -\n")
    ...     reading = read_records(path)
    ...     describe_unread(reading._replace(sources=reading.sources[:1]), [path])
    ['a.ris: 2 lines TY, 1 records read; a record may be lost or part of another one at line 4']
    """
    return [
        f"{row.source}: {row.marks:,} {row.counted}, {row.records:,} records read; "
        f"a record may be lost or part of another one at {_name_lines(row.lines)}"
        for row in compare_counts(reading, paths).itertuples()
        if row.lines
    ]


def _name_lines(lines):
    shown = ", ".join(f"{line}" for line in lines[:SHOWN])
    more = f" and {len(lines) - SHOWN:,} more" if len(lines) > SHOWN else ""
    return f"line{'s' * (len(lines) > 1)} {shown}{more}"


def _list_texts(paths):
    """The name and the text of each file, also of those in archives."""
    for path in sorted(map(Path, paths), key=lambda path: (path.name, str(path))):
        name = path.name.encode("utf-8", "replace").decode("utf-8")
        for member in list_members(name, path.read_bytes()):
            text = read_text(member.data)[0] if member.data else ""
            if text and not find_binary(member.data, text):
                yield member.name, text


def _find_unread(marks, records, aside):
    """The lines of marks that are in no record of their own, nor in what was set aside."""
    spans = sorted(records.itertuples(index=False, name=None))
    begins = [line for line, _ in spans]
    # of several records on a line those that were set aside have none of their own
    own = Counter(begins) + Counter(aside.loc[aside["lines"] == 0, "line"])
    held = defaultdict(list)
    outside = []
    for mark in marks:
        place = bisect_right(begins, mark) - 1
        if place >= 0 and mark < begins[place] + max(spans[place][1], 1):
            held[begins[place]].append(mark)
        else:
            outside.append(mark)
    rows = sorted(aside.itertuples(index=False, name=None))
    starts = [line for line, _ in rows]
    nearest = [(mark, bisect_right(starts, mark) - 1) for mark in outside]
    lost = [mark for mark, place in nearest if place < 0 or mark >= starts[place] + max(rows[place][1], 1)]
    return sorted(lost + [mark for begin, inside in held.items() for mark in inside[own[begin] :]])
