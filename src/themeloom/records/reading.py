"""Files -> (records, rejected): one row per paper, and an account of every line that is not part of one."""

import re
from collections import Counter
from os import PathLike
from pathlib import Path

import pandas as pd

from themeloom.records.entries import QUOTED
from themeloom.records.formats import parse_bytes
from themeloom.tables import SCHEMAS, check_table

ACCEPTED = "a plain text file (UTF-8) that lists papers would do: each title on a line, its abstract on the next"


def read_records(paths):
    """Read the papers of one or more files.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, in any order: they are read sorted by name. What a file is, its content tells, not its name.

    Returns
    -------
    records : DataFrame
        A row is a paper: ``doc_id`` (p0001, ... over all files), ``position`` (1, ...), ``title``, ``abstract``,
        ``source`` (file name), ``line`` (of the title, from 1), ``lines`` (how many title and abstract fill); the other
        columns of the schema are null where a source does not have them.
    rejected : DataFrame
        A row is a stretch that is not part of a paper, or a note: ``source``, ``line``, ``lines`` (0 for a note),
        ``kind`` (furniture, rejected, duplicate, note), ``reason``, ``text`` (its first 200 characters).

    For each file the two columns ``lines`` add up to the number of its lines.

    Raises
    ------
    ValueError
        If there are no paths, or not one paper in all the files; the message says why for each.

    Examples
    --------
    >>> records, rejected = read_records(["data/internal-learning/raw/internal-learning.txt"])  # doctest: +SKIP
    """
    paths = [paths] if isinstance(paths, str | PathLike) else paths
    paths = sorted(map(Path, paths), key=lambda path: (path.name, str(path)))
    if not paths:
        raise ValueError(f"read_records was asked to read no file at all: give it one path or more; {ACCEPTED}")
    found, rows = [], []
    for path in paths:
        # a name the file system could not decode would break the table
        source = path.name.encode("utf-8", "replace").decode("utf-8")
        entries, others = parse_bytes(path.read_bytes())
        found += [(source, entry) for entry in entries]
        rows += [(source, *row) for row in others]
    if not found:
        raise ValueError(_explain(paths, rows))
    kept, doubles = _find_doubles(found)
    rejected = pd.DataFrame(rows + doubles, columns=list(SCHEMAS["rejected"]))
    rejected = rejected.sort_values(["source", "line"], kind="stable", ignore_index=True)
    return _build_records(kept), check_table(rejected, "rejected")


def fold_text(text):
    """Return the letters and digits of a text in one case: what must agree for two texts to be the same.

    >>> fold_text("In-Context  Learning!")
    'incontextlearning'
    """
    return re.sub(r"[\W_]+", "", text.casefold()) or text


def _find_doubles(found):
    """Part (source, entry) pairs into those kept and rows on papers or titles that occur again."""
    papers, titles, kept, rows = {}, {}, [], []
    for source, entry in found:
        title = fold_text(entry.title)
        paper = (title, fold_text(entry.abstract))
        if paper in papers:
            reason = f"same paper as {papers[paper]}"
            rows.append((source, entry.line, entry.lines, "duplicate", reason, entry.title[:QUOTED]))
            continue
        if title in titles:
            reason = f"line {entry.line} has the title of {titles[title]} with another abstract: both kept"
            rows.append((source, entry.line, 0, "note", reason, entry.title[:QUOTED]))
        papers[paper] = f"{source} line {entry.line}"
        titles.setdefault(title, papers[paper])
        kept.append((source, entry))
    return kept, rows


def _build_records(kept):
    """Return the table of papers from (source, entry) pairs."""
    table = pd.DataFrame(
        [(entry.title, entry.abstract, source, entry.line, entry.lines) for source, entry in kept],
        columns=["title", "abstract", "source", "line", "lines"],
    )
    table = table.reindex(columns=list(SCHEMAS["records"]))
    table["position"] = range(1, len(kept) + 1)
    table["doc_id"] = [f"p{position:04d}" for position in table["position"]]
    return check_table(table, "records")


def _explain(paths, rows):
    """Return the message for files without a single paper: each file and why."""
    lines = ["no paper could be read:"]
    for name in dict.fromkeys(path.name for path in paths):
        reasons = Counter(row[4] for row in rows if row[0] == name and row[3] == "rejected")
        why = "; ".join(reason if count == 1 else f"{count} times {reason}" for reason, count in reasons.items())
        lines.append(f"  {name}: {why or 'nothing but blank lines and page furniture'}")
    return "\n".join([*lines, ACCEPTED])
