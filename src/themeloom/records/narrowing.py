"""What was read -> the part of it that a study is about; the rest is set aside by name, with its lines and the reason."""

from collections.abc import Sequence

import pandas as pd

from themeloom.records.accounting import describe_files, describe_years
from themeloom.records.building import Reading
from themeloom.records.filters import count_reasons, describe_unmet, filter_records
from themeloom.tables import check_table


def filter_reading(
    reading: Reading,
    *,
    years_from: int = 0,
    years_to: int = 0,
    types: Sequence[str] = (),
    languages: Sequence[str] = (),
    minimum_abstract: int = 0,
    pattern: str = "",
    only_english: bool = True,
) -> Reading:
    """Filter the papers that were read, and all that belongs to them.

    Parameters
    ----------
    reading : Reading
        As ``read_records`` returns it.
    years_from, years_to : int
        The first and the last year that is kept; 0 for no bound. A paper without a year is set aside by either.
    types, languages, minimum_abstract, pattern, only_english
        As ``filters.filter_records`` takes them.

    Returns
    -------
    Reading
        Papers that do not pass have a row in ``rejected``, of the kind filtered, with their lines: the lines of each source add
        up as before. Positions are counted anew.

    Raises
    ------
    ValueError
        As ``filters.filter_records`` does, and where not one paper passes: the message counts the reasons.
    """
    kept, set_aside = filter_records(
        reading.records,
        years_from=years_from or None,
        years_to=years_to or None,
        types=types,
        languages=languages,
        minimum_abstract=minimum_abstract,
        pattern=pattern,
        only_english=only_english,
    )
    if set_aside.empty:
        return reading
    if kept.empty:
        counts = set_aside["reason"].value_counts()
        raise ValueError(f"not one of {len(set_aside)} papers passes the filters: {counts.to_dict()}; widen them")
    places = reading.records[["doc_id", "source", "line", "lines"]]
    rows = set_aside.merge(places, on="doc_id").rename(columns={"title": "text"}).assign(kind="filtered")
    rejected = pd.concat([reading.rejected, check_table(rows, "records.rejected")[list(reading.rejected)]])
    parts = {name: table[table["doc_id"].isin(kept["doc_id"])] for name, table in reading._asdict().items() if name != "rejected"}
    tables = {name: table.reset_index(drop=True) for name, table in parts.items()}
    tables["records"]["position"] = range(1, len(kept) + 1)
    return Reading(**tables, rejected=rejected.sort_values(["source", "line"], kind="stable", ignore_index=True))


def describe_reading(
    everything: Reading, kept: Reading, lines: int, *, types: Sequence[str] = (), languages: Sequence[str] = ()
) -> list[str]:
    """Describe what was read, refused, left out and kept.

    Parameters
    ----------
    everything, kept : Reading
        As ``read_records`` and ``filter_reading`` return them.
    lines : int
        Of all files, as ``accounting.count_lines`` counts them.
    types, languages
        As ``filter_reading`` takes them.

    Returns
    -------
    list of str
        A sentence on the files, one on the papers, with how many of them each filter left out, one on the lines, and where
        there are any, one on years that could not be read, and one on each type and language that no paper has.
    """
    left_out = count_reasons(kept.rejected[kept.rejected["kind"] == "filtered"]).rename({"text": "not English"})
    why = ", ".join(f"{name} {number:,}" for name, number in left_out.items())
    filtered = f"{left_out.sum():,} left out by the filters ({why})" if why else "none left out by the filters"
    papers = f"{_count(everything.sources, 'record')} of {_count(everything.records, 'paper')}"
    return [
        describe_files(everything.sources, everything.rejected),
        f"{papers}; {filtered}; {len(kept.records):,} kept",
        f"lines read {lines} = used {kept.records['lines'].sum()} + set aside {kept.rejected['lines'].sum()}",
        *describe_years(everything.rejected),
        *describe_unmet(everything.records, types=types, languages=languages),
    ]


def _count(table, name):
    return f"{len(table):,} {name}{'s' * (len(table) != 1)}"
