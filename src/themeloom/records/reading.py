"""Files -> tables: one row per paper, and an account of every line that is not part of one."""

from collections import Counter
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from themeloom.records.entries import QUOTED, Entry
from themeloom.records.formats import parse_bytes
from themeloom.records.identifiers import make_doc_ids, normalize_doi, normalize_text
from themeloom.tables import check_table, list_types

ACCEPTED = "a plain text file (UTF-8) that lists papers would do: each title on a line, its abstract on the next"


class Reading(NamedTuple):
    """The tables that are read from files; their columns stand in ``tables.SCHEMAS``, as records and records.<name>."""

    records: pd.DataFrame
    authors: pd.DataFrame
    affiliations: pd.DataFrame
    keywords: pd.DataFrame
    references: pd.DataFrame
    rejected: pd.DataFrame


def read_records(paths: str | PathLike | Iterable[str | PathLike]) -> Reading:
    r"""Read the papers of one or more files.

    The same paper twice (title and abstract agree in letters and digits) is kept once.

    Parameters
    ----------
    paths : path or iterable of paths
        Files, in any order: they are read sorted by name. What a file is, its content says, not its name.

    Returns
    -------
    Reading
        ``records``, one row per paper: doc_id (made from the content, see ``make_doc_ids``), position (1, ...), title, abstract,
        source (file name), line (of the title, from 1), lines (how many title and abstract fill); the other columns are null
        where a source does not have them. ``authors``, ``affiliations``, ``keywords``, ``references``, one row per paper and each
        of these: doc_id, position, value; empty for a source that has none. ``rejected``, one row per stretch that is not part of
        a paper, or per note: source, line, lines (0 for a note), kind (furniture, rejected, duplicate, note), reason, text (its
        first 200 characters). For each file the column ``lines`` of records and rejected adds up to the number of its lines.

    Raises
    ------
    ValueError
        If there are no paths, or not one paper in all the files; the message says why for each.

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
    0
    """
    paths = [paths] if isinstance(paths, str | PathLike) else paths
    paths = sorted(map(Path, paths), key=lambda path: (path.name, str(path)))
    if not paths:
        raise ValueError(f"read_records was asked to read no file at all: give it one path or more; {ACCEPTED}")
    sourced = []
    rows = []
    for path in paths:
        # a name the file system could not decode would break the table
        source = path.name.encode("utf-8", "replace").decode("utf-8")
        entries, others = parse_bytes(path.read_bytes())
        sourced += [(source, entry) for entry in entries]
        rows += [(source, *row) for row in others]
    if not sourced:
        raise ValueError(_explain(paths, rows))
    kept, duplicates = _find_duplicates(sourced)
    rejected = pd.DataFrame(rows + duplicates, columns=list(list_types("records.rejected")))
    rejected = rejected.sort_values(["source", "line"], kind="stable", ignore_index=True)
    return build_reading(kept, check_table(rejected, "records.rejected"))


def build_reading(sourced: list[tuple[str, Entry]], rejected: pd.DataFrame) -> Reading:
    """Build the tables from entries, each with the name of its source.

    Parameters
    ----------
    sourced : list of (str, Entry)
        No two entries have the same title and abstract.
    rejected : DataFrame
        It is returned as it is.

    Returns
    -------
    Reading
        As ``read_records`` returns it.

    Examples
    --------
    >>> entry = Entry(1, 2, "Looms", "We weave.", {"doi": "doi:10.1000/LOOM", "year": 2020}, authors=("Ann Cat", "Bob Dog"))
    >>> reading = build_reading([("looms.ris", entry)], pd.DataFrame())
    >>> reading.records[["doc_id", "title", "year", "authors"]]
             doc_id  title  year           authors
    0  10.1000/loom  Looms  2020  Ann Cat; Bob Dog
    >>> reading.authors
             doc_id  position   author
    0  10.1000/loom         1  Ann Cat
    1  10.1000/loom         2  Bob Dog
    """
    rows = [_describe_entry(source, entry) for source, entry in sourced]
    doc_ids = make_doc_ids((row.get("doi", ""), row["title"], row["abstract"]) for row in rows)
    records = pd.DataFrame(rows).reindex(columns=list(list_types("records")))
    records["position"] = range(1, len(rows) + 1)
    records["doc_id"] = doc_ids
    entries = dict(zip(doc_ids, (entry for _, entry in sourced), strict=True))
    return Reading(
        records=check_table(records, "records"),
        authors=_list_values("records.authors", {doc_id: entry.authors for doc_id, entry in entries.items()}),
        affiliations=_list_values("records.affiliations", {doc_id: entry.affiliations for doc_id, entry in entries.items()}),
        keywords=_list_values("records.keywords", {doc_id: entry.keywords for doc_id, entry in entries.items()}),
        references=_list_values("records.references", {doc_id: entry.references for doc_id, entry in entries.items()}),
        rejected=rejected,
    )


def _describe_entry(source, entry):
    """Column -> value of the records, for what an entry has."""
    row = {"title": entry.title, "abstract": entry.abstract, "source": source, "line": entry.line, "lines": entry.lines}
    row |= entry.details
    if doi := normalize_doi(str(row.pop("doi", ""))):
        row["doi"] = doi
    if entry.authors:
        row["authors"] = "; ".join(entry.authors)
    if entry.keywords:
        row["keywords"] = "; ".join(entry.keywords)
    return row


def _list_values(name, values):
    """A long table from doc_id -> values: one row per paper and value, numbered from 1 within the paper."""
    rows = [(doc_id, place, value) for doc_id, several in values.items() for place, value in enumerate(several, 1)]
    return check_table(pd.DataFrame(rows, columns=list(list_types(name))), name)


def _find_duplicates(sourced):
    """The (source, entry) pairs that are kept, and rows on papers or titles that occur again."""
    papers = {}
    titles = {}
    kept = []
    rows = []
    for source, entry in sourced:
        title = normalize_text(entry.title)
        paper = (title, normalize_text(entry.abstract))
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


def _explain(paths, rows):
    """The message for files without a single paper: each file and why."""
    lines = ["no paper could be read:"]
    for name in dict.fromkeys(path.name for path in paths):
        reasons = Counter(row[4] for row in rows if row[0] == name and row[3] == "rejected")
        why = "; ".join(reason if count == 1 else f"{count} times {reason}" for reason, count in reasons.items())
        lines.append(f"  {name}: {why or 'nothing but blank lines and page furniture'}")
    return "\n".join([*lines, ACCEPTED])
