"""The records of one paper -> one entry, with the fullest of each field."""

import re
from collections.abc import Iterable

from themeloom.records.entries import Entry, list_content
from themeloom.records.merging.traits import ELLIPSIS
from themeloom.records.values.identifiers import find_doi, normalize_text

Sourced = tuple[str, Entry]  # the name of a file, and a record of it
INITIALS = re.compile(r"(?:\b\w\b\W*)+|[A-Z]{1,3}")
EXACT = ("date", "pages")  # values that one source gives more exactly than another
OTHERS = {"etal", "others", "andothers"}


def rank_records(members: list[Sourced]) -> list[Sourced]:
    """Rank the records of a paper, the fullest first; of two as full ones, that with a title in capitals and small letters.

    Else what they say decides, where that with more signs comes first (ü before u); where they stand decides between copies only.
    """
    if len(members) == 1:
        return members
    members = sorted(members, key=lambda member: (member[0], member[1].line))
    return sorted(members, key=lambda member: _measure_entry(member[1]), reverse=True)


def _measure_entry(entry):
    return _count_filled(entry), not (entry.title.isupper() or entry.title.islower()), list_content(entry)


def _count_filled(entry):
    """How full a record is: its fields, of which the abstract counts most."""
    filled = (entry.title, entry.authors, entry.affiliations, entry.keywords, entry.index_keywords, entry.references)
    return 3 * bool(entry.abstract) + sum(map(bool, filled)) + len(entry.details)


def merge_entries(group: list[Sourced]) -> Entry:
    """Merge the records of one paper: of each field the fullest.

    The abstract is the longest that is not cut off; the title is that of the same record, unless it is in capitals; the authors
    are those of one record, with the most names and the most of them written out; keywords and references are those of all
    records, each once; every other value is the first that is there, from the fullest record on, but for the citations, of which
    it is the highest number, and for date and pages: "2020" and "7" give way to "2020-05" and "7-9". What the records say decides
    between two as full ones, not where they stand.

    Parameters
    ----------
    group : list of (str, Entry)
        In any order.

    Returns
    -------
    Entry
        With the line and the lines of the fullest record.

    Examples
    --------
    >>> ris = Entry(1, 5, "LOOMS", "We weave.", {"citations": 3}, keywords=("Wool",))
    >>> csv = Entry(7, 1, "Looms", "", {"citations": 5, "year": 2020}, keywords=("wool", "Linen"))
    >>> entry = merge_entries([("a.ris", ris), ("b.csv", csv)])
    >>> entry.title, entry.abstract, entry.details, entry.keywords
    ('Looms', 'We weave.', {'citations': 5, 'year': 2020}, ('Wool', 'Linen'))
    """
    entries = [entry for _, entry in rank_records(group)]
    abstracts = [entry for entry in entries if entry.abstract]
    fullest = max(abstracts, key=_measure_abstract) if abstracts else entries[0]
    titles = [entry.title for entry in [fullest, *entries] if entry.title]
    written = [title for title in titles if not title.isupper()]
    named = max(entries, key=_measure_authors)
    details = {}
    for entry in entries:
        details |= {column: value for column, value in entry.details.items() if column not in details}
    details |= {column: _pick_exact(details[column], column, entries) for column in EXACT if details.get(column)}
    citations = [entry.details["citations"] for entry in entries if entry.details.get("citations") is not None]
    return entries[0]._replace(
        title=next(iter(written + titles), ""),
        abstract=fullest.abstract,
        details=details | ({"citations": max(citations)} if citations else {}),
        authors=named.authors,
        orcids=_pick_orcids([named, *entries], named.authors),
        affiliations=next((entry.affiliations for entry in [named, *entries] if entry.affiliations), ()),
        keywords=_join_values(entry.keywords for entry in entries),
        index_keywords=_join_values(entry.index_keywords for entry in entries),
        references=_join_values(entry.references for entry in entries),
    )


def _pick_exact(value, column, entries):
    """The longest of the values that begin with this one: the same date or the same pages."""
    values = [str(entry.details.get(column, "")) for entry in entries]
    return max((longer for longer in [value, *values] if re.match(rf"{re.escape(value)}(?!\w)", longer)), key=len)


def _measure_abstract(entry):
    return (
        not entry.abstract.rstrip(" .]").endswith("…") and not entry.abstract.rstrip().endswith(ELLIPSIS),
        len(entry.abstract),
    )


def _measure_authors(entry):
    """How complete a list of authors is: how many, and how many of them have a given name written out."""
    names = [name for name in entry.authors if normalize_text(name) not in OTHERS]
    written = [name for name in names if not INITIALS.fullmatch(_find_given(name))]
    return (len(names), len(written), len(names) == len(entry.authors))


def _find_given(name):
    """The given names: what follows the comma, else all but the last or first word."""
    family, comma, given = name.partition(",")
    if comma:
        return given.strip()
    words = family.split()
    # "Cat AB" or "Ann Cat"
    return words[-1] if words and words[-1].isupper() and len(words[-1]) < 4 else " ".join(words[:-1])


def _pick_orcids(entries, authors):
    """The ORCIDs of a record that has the same authors, as far as their number shows."""
    return next((entry.orcids for entry in entries if entry.orcids and len(entry.orcids) == len(authors)), ())


def _join_values(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The values of all records, each once, as the first one writes it."""
    values = {}
    for value in (value for several in lists for value in several):
        values.setdefault(find_doi(value) or normalize_text(value), value)
    return tuple(values.values())
