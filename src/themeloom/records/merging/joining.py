"""Records of several databases -> papers: what is one paper becomes one entry, and each record is accounted for."""

from typing import NamedTuple

from themeloom.records.entries import QUOTED, Entry, Row
from themeloom.records.merging.duplicates import Pair, find_duplicates
from themeloom.records.merging.fullest import Sourced, merge_entries, rank_records
from themeloom.records.merging.likeness import compare_records
from themeloom.records.merging.title_keys import is_generic_title
from themeloom.records.merging.traits import describe_traits


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
    ordered = [(rank_records([sourced[place] for place in group]), group) for group in duplicates.groups]
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
