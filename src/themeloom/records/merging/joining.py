"""Records of several databases -> papers: what is one paper becomes one entry, with the fullest of each field."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from themeloom.records.entries import QUOTED, Entry, Row, list_content
from themeloom.records.merging.duplicates import Pair, find_duplicates
from themeloom.records.merging.likeness import compare_records
from themeloom.records.merging.title_keys import is_generic_title
from themeloom.records.merging.traits import ELLIPSIS, describe_traits
from themeloom.records.values.identifiers import find_doi, normalize_text

Sourced = tuple[str, Entry]  # the name of a file, and a record of it
INITIALS = re.compile(r"(?:\b\w\b\W*)+|[A-Z]{1,3}")
EXACT = ("date", "pages")  # values that one source gives more exactly than another
OTHERS = {"etal", "others", "andothers"}


class SourceRecord(NamedTuple):
    """A record that a paper was made of: where it stands, from which database it is, and how often that says it is cited."""

    source: str
    line: int
    lines: int
    database: str
    citations: int | None


class Paper(NamedTuple):
    """A paper: its entry, the file that has the fullest record of it, and all its records, the fullest first."""

    source: str
    entry: Entry
    records: tuple[SourceRecord, ...]


class Merging(NamedTuple):
    """Papers, each once, and an account of the records that were joined or only nearly.

    ``papers`` stand in the order of their fullest records, by source and line. ``rows`` has, with its source, a row of the kind
    ``duplicate`` for each record that was joined to another one (with its lines, so that they are accounted for), and notes on
    papers of the same or nearly the same title that were kept apart. ``near`` has the papers, by their place, whose titles are
    nearly the same and about which too little is known to join them.
    """

    papers: list[Paper]
    rows: list[tuple[str, Row]]
    near: list[Pair]


def merge_records(sourced: list[Sourced]) -> Merging:
    """Merge the records of all files, in any order: one paper from all records that ``find_duplicates`` finds to be one.

    Examples
    --------
    >>> ris = ("a.ris", Entry(1, 5, "Looms of the North", "", {"doi": "10.1000/1"}))
    >>> merging = merge_records([ris, ("b.ris", Entry(7, 6, "Looms of the north.", "We weave."))])
    >>> [paper.entry.abstract for paper in merging.papers]
    ['We weave.']
    >>> [(source, row.line, row.lines, row.reason) for source, row in merging.rows]
    [('a.ris', 1, 5, 'same paper as b.ris line 7: same title; one has no DOI')]
    """
    sourced = sorted(sourced, key=lambda pair: (pair[0], pair[1].line, pair[1].title, pair[1].abstract))
    duplicates = find_duplicates(sourced)
    ordered = [(_order_group([sourced[place] for place in group]), group) for group in duplicates.groups]
    ordered.sort(key=lambda pair: (pair[0][0][0], pair[0][0][1].line))
    paper_of = {place: number for number, (_, group) in enumerate(ordered) for place in group}
    papers = [_build_paper(members) for members, _ in ordered]
    rows = [row for members, _ in ordered for row in _list_joined(members)]
    same_title = [pair for pair in duplicates.same_title if not is_generic_title(sourced[pair.first][1].title)]
    near = _pick_papers(duplicates.near, paper_of)
    rows += _list_notes(_pick_papers(same_title, paper_of), papers, "the title of")
    rows += _list_notes(near, papers, "nearly the title of")
    return Merging(papers=papers, rows=rows, near=near)


def _pick_papers(pairs: list[Pair], paper_of: dict[int, int]) -> list[Pair]:
    """Pairs of records as pairs of papers, each once."""
    merged = {}
    for pair in pairs:
        numbers = tuple(sorted((paper_of[pair.first], paper_of[pair.second])))
        merged.setdefault(numbers, Pair(*numbers, pair.why))
    return sorted(merged.values())


def _order_group(members):
    """The records of a paper, the fullest first; of two as full ones, that with a title in capitals and small letters.

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


def _build_paper(members):
    records = tuple(
        SourceRecord(
            source=source,
            line=entry.line,
            lines=entry.lines,
            database=str(entry.details.get("database", "")),
            citations=entry.details.get("citations"),
        )
        for source, entry in members
    )
    entry = members[0][1] if len(members) == 1 else merge_entries(members)
    return Paper(source=members[0][0], entry=entry, records=records)


def _list_joined(members):
    """A row for each record that was joined: with which one, and why."""
    if len(members) == 1:
        return []
    traits = [describe_traits(source, entry) for source, entry in members]
    rows = []
    for place, (source, entry) in enumerate(members[1:], 1):
        others = [number for number in range(len(members)) if number != place]
        verdicts = {number: compare_records(traits[place], traits[number]) for number in others}
        # with the fullest record, if something shows it; else with the one that it is most surely the same as
        best = 0 if verdicts[0].score > 0 else max(others, key=lambda number: (verdicts[number].score, -number))
        # a copy of a record that says too little to be compared
        why = verdicts[best].why if verdicts[best].score > 0 else "the same record"
        name = f"{members[best][0]} line {members[best][1].line}"
        row = Row(entry.line, entry.lines, "duplicate", f"same paper as {name}: {why}", entry.title[:QUOTED])
        rows.append((source, row))
    return rows


def _list_notes(pairs, papers, how):
    """A note for each paper that has, or nearly has, the title of an earlier one and was kept apart from it."""
    firsts = {pair.second: pair for pair in reversed(pairs)}
    rows = []
    for number in sorted(firsts):
        first = papers[firsts[number].first]
        paper = papers[number]
        line = paper.entry.line
        reason = f"line {line} has {how} {first.source} line {first.entry.line} with {firsts[number].why}: both kept"
        rows.append((paper.source, Row(line, 0, "note", reason, paper.entry.title[:QUOTED])))
    return rows


# ---------------------------------------------------------------- one entry from several


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
    entries = [entry for _, entry in _order_group(group)]
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
