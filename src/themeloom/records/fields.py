"""Tags and columns -> fields: one knowledge table per family of formats says which tag is which field."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from themeloom.lexicon import read_knowledge
from themeloom.records.columns import describe_columns, normalize_column
from themeloom.records.entries import NOTHING, Entry, RawRecord
from themeloom.records.field_values import JOINED, read_values
from themeloom.records.values.dates import find_year, normalize_date, normalize_short_date
from themeloom.records.values.identifiers import normalize_text
from themeloom.records.values.splitting import list_databases

SEVERAL = ("author", "orcid", "affiliation", "keyword", "index_keyword", "reference")
PLACED = frozenset((*JOINED, "subtitle", "first_page", "last_page"))  # fields that are no details of an entry
NUMBER = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+|,0{1,2})?\s*")
# how a column that the user names is cut into several values
OWN_RULES = {"author": "names", "keyword": "terms", "index_keyword": "terms", "affiliation": "terms"}


class Use(NamedTuple):
    """What a tag is used for: its field, and how a value is cut into several (a rule of ``splitting``; empty: not at all)."""

    tag: str
    field: str
    split: str


@cache
def list_uses(family: str) -> tuple[Use, ...]:
    """List the tags of a family, the better one first where several are the same field.

    Parameters
    ----------
    family : str
        The name of a table in ``records/knowledge/fields/``.

    Returns
    -------
    tuple of Use
    """
    table = read_knowledge(f"fields/{family}", room="records")
    return tuple(Use(row.tag, row.field, row.split) for row in table.itertuples())


def check_columns(columns: Mapping[str, str]) -> None:
    """Check the columns that a user names for fields.

    Parameters
    ----------
    columns : mapping
        Field -> the column that holds it.

    Raises
    ------
    ValueError
        For a field that papers do not have, and for a column that is no text.

    Examples
    --------
    >>> check_columns({"abstract": "Inhalt"})
    """
    fields = sorted({use.field for use in list_uses("generic")})
    unknown = ", ".join(repr(field) for field in columns if field not in fields)
    if unknown:
        raise ValueError(f"columns has {unknown}, which is no field of a paper; the fields are {', '.join(fields)}")
    for field, column in columns.items():
        if not isinstance(column, str):
            raise ValueError(f"columns must name one column for {field}, such as {{{field}: Inhalt}}; it has {column!r}")


def find_absent(columns: Mapping[str, str], names: Iterable[str]) -> list[tuple[str, str]]:
    """Find the columns that a user names and that are not among some names.

    Parameters
    ----------
    columns : mapping
        Field -> the column that holds it.
    names : iterable of str
        Capitals, underscores and hyphens do not count.

    Returns
    -------
    list of (str, str)
        Field and column.

    Examples
    --------
    >>> find_absent({"title": "Titel", "abstract": "Inhalt"}, ["TITEL", "Text"])
    [('abstract', 'Inhalt')]
    """
    known = {normalize_column(name) for name in names}
    return [(field, column) for field, column in columns.items() if normalize_column(column) not in known]


def check_present(columns: Mapping[str, str], names: Collection[str]) -> None:
    """Check that each column that a user names is in some file.

    Parameters
    ----------
    columns : mapping
        Field -> the column that holds it.
    names : collection of str
        The tags and columns that the records of all files have.

    Raises
    ------
    ValueError
        Where a column is nowhere; the message names those that there are, those of the most similar names first.

    Examples
    --------
    >>> check_present({"title": "Titel"}, ["Title", "Year"])
    Traceback (most recent call last):
    ...
    ValueError: columns names 'Titel' for title, and no file has a column or tag of that name; there are the columns Title, Year
    """
    if absent := find_absent(columns, names):
        field, column = absent[0]
        alike = sorted(names, key=lambda name: SequenceMatcher(None, column.casefold(), name.casefold()).ratio(), reverse=True)
        others = f"there are the {describe_columns(alike)}" if names else "no file has any columns"
        raise ValueError(f"columns names {column!r} for {field}, and no file has a column or tag of that name; {others}")


def build_entry(raw: RawRecord, family: str, database: str = "", columns: Mapping[str, str] = NOTHING) -> Entry:
    """Build an entry from a record of a file.

    Of a field that several tags may hold, the first tag of the table that has a value is taken.

    Parameters
    ----------
    raw : RawRecord
    family : str
        Which table of fields applies.
    database : str
        From which the file was exported, where the record itself does not say.
    columns : mapping, optional
        Field -> the column that holds it: what the user says goes first.

    Returns
    -------
    Entry

    Examples
    --------
    >>> build_entry(RawRecord(1, 4, {"TI": ["Looms"], "PY": ["2020/05/01/"], "AU": ["Cat, A."]}), "ris").title
    'Looms'
    """
    one = {}
    several = dict.fromkeys(SEVERAL, ())
    written = raw.values
    for tag, field, split in _plan_uses(tuple(written), family, tuple(columns.items())):
        if field not in one and not several.get(field) and any(cells := written[tag]):
            values = read_values(cells, field, split)
            if field == "venue" and values and values[0].casefold() in list_databases():
                field = "database"
            if field in several:
                several[field] = tuple(values)
            elif values:
                one.setdefault(field, values[0])
    orcids = several["orcid"] if len(several["orcid"]) == len(several["author"]) else ()
    return Entry(
        line=raw.line,
        lines=raw.lines,
        title=_join_title(one.get("title", ""), one.get("subtitle", "")),
        abstract=one.get("abstract", ""),
        details=_describe(one, database),
        authors=several["author"],
        orcids=orcids,
        affiliations=several["affiliation"],
        keywords=several["keyword"],
        index_keywords=several["index_keyword"],
        references=several["reference"],
        reason=raw.reason,
    )


def find_written(raw: RawRecord, fields: Collection[str], family: str, columns: Mapping[str, str] = NOTHING) -> str:
    """Find what a record has under some fields, as ``build_entry`` takes it and before it is read.

    Parameters
    ----------
    raw : RawRecord
    fields : collection of str
    family, columns
        As ``build_entry`` takes them.

    Returns
    -------
    str
        The first value; empty where there is none.

    Examples
    --------
    >>> find_written(RawRecord(1, 4, {"TI": ["Looms"], "PY": ["n.d."]}), ["year", "date"], "ris")
    'n.d.'
    """
    plan = _plan_uses(tuple(raw.values), family, tuple(columns.items()))
    values = [read_values(raw.values[tag], field, split) for tag, field, split in plan if field in fields]
    return next((value for several in values for value in several), "")


@lru_cache(maxsize=1_000)
def _plan_uses(tags, family, columns):
    """The tags of a record that are used, as written, the better one first: what has the same tags is read by the same plan."""
    own = tuple(Use(column, field, OWN_RULES.get(field, "")) for field, column in columns)
    # capitals and underscores differ from export to export
    written = {normalize_column(tag): tag for tag in reversed(tags)}
    uses = [(written.get(normalize_column(use.tag)), use.field, use.split) for use in own + list_uses(family)]
    return [use for use in uses if use[0] is not None]


def _join_title(title, subtitle):
    """A title and the subtitle that stands apart; some write it in the title already."""
    if not title or not subtitle or normalize_text(subtitle) in normalize_text(title):
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in ":?!.–—" else f"{title}: {subtitle}"


def _describe(one: Mapping[str, str], database: str) -> dict[str, object]:
    """Column -> value of the records, from the fields that have one value."""
    details = {field: value for field, value in one.items() if field not in PLACED}
    details["year"], details["date"] = _read_date(one.get("year", ""), one.get("date", ""), "date" in one)
    if "pages" not in details:
        details["pages"] = "-".join(filter(None, [one.get("first_page"), one.get("last_page")]))
    details["citations"] = find_number(one.get("citations", ""))
    details.setdefault("database", database)
    return {field: value for field, value in details.items() if value not in ("", None)}


@lru_cache(maxsize=10_000)
def _read_date(year, date, dated):
    """The year and the date of a record, from what stands under its year and its date."""
    if not (known := find_year([year, date])):
        date = normalize_short_date(date)
        known = find_year([date])
    return known, normalize_date(date if dated else year, known)


def find_number(text: str) -> int | None:
    """Find a whole number that a text is: "1,204" or "12.0"; None where it is none."""
    match = NUMBER.fullmatch(text)
    return int(match[1].replace(",", "")) if match else None
