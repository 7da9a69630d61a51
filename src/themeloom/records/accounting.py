"""An account of what was read: the lines of each source counted apart from all readers, and how many papers have which field."""

import codecs
import re
from io import BytesIO
from os import PathLike
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from themeloom.characters import find_encoding
from themeloom.records.containers import list_members
from themeloom.records.doubts import NO_YEAR

NEWLINE = re.compile(rb"\r\n|\r|\n")
FIELDS = ("title", "abstract", "year", "doi", "venue", "type", "language", "authors", "keywords", "citations")
ALL = "all papers"
# fields that later notebooks need -> what suffers where they are missing
NEEDED = {
    "abstract": "the terms of the others come from their titles alone",
    "year": "the others take no part in what goes along the years",
    "doi": "others are joined with their copies in other sources by title alone",
}
NAMED = 3  # files, or years, that a line names
FEW = 0.5  # of the papers of a source; a field that fewer have is warned of


def measure_completeness(records: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Measure which share of the papers has which field.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id and ``FIELDS``.
    sources : DataFrame
        One row per record of a file that a paper was read from; columns used: doc_id, source.

    Returns
    -------
    DataFrame
        One row per source, in order of name, and a last one for all papers: source, papers, then a share for each of ``FIELDS``.
        A paper of several sources has what all of them say of it.
    """
    has = records[list(FIELDS)].notna() & records[list(FIELDS)].astype("str").ne("")
    has = has.assign(doc_id=records["doc_id"])
    everything = pd.DataFrame({"doc_id": records["doc_id"], "source": ALL})
    placed = pd.concat([sources[["doc_id", "source"]].drop_duplicates().sort_values("source", kind="stable"), everything])
    grouped = placed.merge(has, on="doc_id").groupby("source", sort=False)
    shares = grouped[list(FIELDS)].mean().round(3)
    return shares.assign(papers=grouped.size()).reset_index()[["source", "papers", *FIELDS]]


def describe_files(sources: pd.DataFrame, rejected: pd.DataFrame) -> str:
    """Describe how many files papers were read from, and which were refused; files in an archive and sheets count each.

    Parameters
    ----------
    sources : DataFrame
        One row per record of a file that a paper was read from; column used: source.
    rejected : DataFrame
        The table 01_records.rejected; columns used: source, lines, kind.

    Returns
    -------
    str
        A line; of the files that were refused it names the first three, in order of name.

    Examples
    --------
    >>> rejected = pd.DataFrame({"source": ["a.ris", "b.pdf"], "lines": [0, 9], "kind": ["note", "rejected"]})
    >>> describe_files(pd.DataFrame({"source": ["a.ris", "a.ris"]}), rejected)
    '1 file read, 1 refused (b.pdf; see 01_records.rejected.csv)'
    """
    read = set(sources["source"])
    held = rejected[rejected["lines"].gt(0) | rejected["kind"].eq("rejected")]
    refused = sorted(set(held["source"]) - read)
    files = f"{len(read):,} file{'s' * (len(read) != 1)} read"
    if not refused:
        return f"{files}, none refused"
    more = f" and {len(refused) - NAMED:,} more" if len(refused) > NAMED else ""
    return f"{files}, {len(refused):,} refused ({', '.join(refused[:NAMED])}{more}; see 01_records.rejected.csv)"


def describe_years(rejected: pd.DataFrame) -> list[str]:
    """Describe the years of records that could not be read.

    Parameters
    ----------
    rejected : DataFrame
        The table 01_records.rejected; columns used: reason, text.

    Returns
    -------
    list of str
        A line with the first three of them, each once; none where all could be read.

    Examples
    --------
    >>> describe_years(pd.DataFrame({"reason": [NO_YEAR] * 3, "text": ["n.d.", "20205", "n.d."]}))
    ["3 years could not be read: 'n.d.', '20205'"]
    """
    written = rejected.loc[rejected["reason"] == NO_YEAR, "text"]
    different = written.unique()
    more = f" and {len(different) - NAMED:,} more" if len(different) > NAMED else ""
    shown = ", ".join(map(repr, different[:NAMED]))
    return [f"{len(written):,} year{'s' * (len(written) != 1)} could not be read: {shown}{more}"] if shown else []


def describe_gaps(completeness: pd.DataFrame) -> list[str]:
    """Describe which fields less than half of the papers of a source have, and what suffers from it.

    Parameters
    ----------
    completeness : DataFrame
        As ``measure_completeness`` returns it.

    Returns
    -------
    list of str
        A sentence for each source and field; none where all is well.

    Examples
    --------
    >>> describe_gaps(pd.DataFrame({"source": ["a.csv"], "papers": [4], "abstract": [0.25], "year": [1.0], "doi": [1.0]}))
    ['a.csv: 25 % of 4 papers have the abstract; the terms of the others come from their titles alone']
    """
    rows = completeness.to_dict("records")
    if len(rows) == 2:
        del rows[1:]  # what is true of the only source need not be said of all papers again
    return [
        f"{row['source']}: {100 * row[field]:.0f} % of {row['papers']} papers have the {field}; {consequence}"
        for row in rows
        for field, consequence in NEEDED.items()
        if row[field] < FEW
    ]


def count_lines(path: str | PathLike) -> int:
    r"""Count the lines of a file by its bytes, apart from all readers.

    Parameters
    ----------
    path : path
        An archive counts as the files in it, and the rows of a workbook or a Parquet file count as its lines. A line ends with
        a line feed, a carriage return or both, and with nothing else: a form feed, U+0085, U+2028 and U+2029 are spaces. A byte
        order mark is no part of any line.

    Returns
    -------
    int
    """
    path = Path(path)
    members = list_members(path.name, path.read_bytes())
    return sum(_count_content(member.data) for member in members if member.data is not None)


def _count_content(content):
    if content.startswith(b"PAR1") or content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _count_rows(content)
    if encoding := find_encoding(content):
        content = content.decode(encoding, errors="replace").encode()
    content = content.replace(codecs.BOM_UTF8, b"")
    return len(NEWLINE.findall(content)) + (content[-1:] not in (b"\n", b"\r", b""))


def _count_rows(content):
    """The rows of all sheets that are not empty; 1 where the file cannot be opened."""
    try:
        if content.startswith(b"PAR1"):
            return pq.read_metadata(BytesIO(content)).num_rows
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names]
    except (CalamineError, OSError, ValueError):
        return 1
    return sum(len(rows) for rows in sheets if any(any(row) for row in rows))
