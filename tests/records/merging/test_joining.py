import importlib
import json
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.building import build_reading
from themeloom.records.entries import Entry
from themeloom.records.merging.joining import merge_records

EXPORTS = Path(__file__).parents[4] / "shared" / "exports" / "files" / "merge"
LOOMS = "Looms of the cold north"
WEAVE = "We weave looms of wool and linen in the old town and count each thread with care in spring and autumn."
SPIN = "Cats purr when they sit in the sun, and nobody knows why they should do so or for how long they could do it."


@pytest.fixture
def merging():
    looms = Entry(1, 4, LOOMS, WEAVE, {"doi": "10.1000/1", "database": "A", "citations": 3})
    bare = Entry(5, 3, LOOMS.upper(), "", {"database": "B", "citations": 7})
    again = Entry(9, 2, f"{LOOMS}.", WEAVE, {"doi": "10.1000/1"})
    return merge_records(
        [("b.ris", bare), ("c.nbib", again), ("a.ris", looms), ("a.ris", Entry(5, 2, "Cats of the warm south", SPIN))]
    )


def test_a_paper_has_all_its_records_the_fullest_first(merging):
    assert [(paper.source, paper.entry.line) for paper in merging.papers] == [("a.ris", 1), ("a.ris", 5)]
    records = merging.papers[0].records
    assert [(record.source, record.line, record.lines, record.database, record.citations) for record in records] == [
        ("a.ris", 1, 4, "A", 3),
        ("c.nbib", 9, 2, "", None),
        ("b.ris", 5, 3, "B", 7),
    ]
    assert merging.papers[0].entry.details["citations"] == 7


def test_each_joined_record_is_accounted_for_with_its_reason(merging):
    assert [(source, row.line, row.lines, row.kind, row.reason) for source, row in merging.rows] == [
        ("c.nbib", 9, 2, "duplicate", "same paper as a.ris line 1: same DOI 10.1000/1"),
        ("b.ris", 5, 3, "duplicate", "same paper as a.ris line 1: same title; one has no DOI"),
    ]


def test_papers_with_the_same_title_that_are_kept_apart_are_noted():
    merging = merge_records(
        [("a.txt", Entry(1, 2, LOOMS, WEAVE)), ("a.txt", Entry(3, 2, LOOMS, SPIN)), ("a.txt", Entry(5, 2, LOOMS, WEAVE))]
    )
    assert [(row.line, row.lines, row.kind, row.reason) for _, row in merging.rows] == [
        (5, 2, "duplicate", "same paper as a.txt line 1: same title, same abstract"),
        (3, 0, "note", "line 3 has the title of a.txt line 1 with another abstract: both kept"),
    ]


def test_papers_with_nearly_the_same_title_are_noted():
    merging = merge_records([("a.txt", Entry(1, 2, LOOMS, WEAVE)), ("b.txt", Entry(3, 2, f"The {LOOMS}", ""))])
    assert [(pair.first, pair.second) for pair in merging.near] == [(0, 1)]
    [(source, row)] = merging.rows
    assert (source, row.kind) == ("b.txt", "note")
    assert row.reason == "line 3 has nearly the title of a.txt line 1 with too little else in common: both kept"


def test_no_records_are_no_papers():
    assert merge_records([]) == ([], [], [])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a.ris", "b.csv"]),
            st.sampled_from([LOOMS, LOOMS.upper(), f"The {LOOMS}", "Editorial", ""]),
            st.sampled_from(["", WEAVE, SPIN]),
            st.sampled_from(["", "10.1000/1", "10.1000/2"]),
            st.integers(0, 5),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_account_balances_and_the_order_makes_no_difference(rows, order):
    sourced = [
        (source, Entry(line, lines, title, abstract, {"doi": doi} if doi else {}))
        for line, (source, title, abstract, doi, lines) in enumerate(rows, 1)
    ]
    merging = merge_records(sourced)
    counted = sum(paper.entry.lines for paper in merging.papers) + sum(row.lines for _, row in merging.rows)
    assert counted == sum(entry.lines for _, entry in sourced)
    assert sum(len(paper.records) for paper in merging.papers) == len(sourced)
    order.shuffle(sourced)
    assert merge_records(sourced) == merging


SAID = st.builds(
    lambda title, author, **details: Entry(
        1, 2, title, "", {column: value for column, value in details.items() if value}, (author,), keywords=(title[:4],)
    ),
    st.sampled_from(["Über die Wolle", "Ueber die Wolle", "UBER DIE WOLLE", "Über die Wolle [On wool and looms]", "Editorial"]),
    st.sampled_from(["Müller, J.", "Mueller, J.", "Dog, B."]),
    year=st.sampled_from([2010, 2011]),
    date=st.sampled_from(["2010", "2010-05", "2010-07"]),
    venue=st.sampled_from(["Wool", "WOOL 2010", "WOOL 2011"]),
    pages=st.sampled_from(["", "1", "1-9"]),
    doi=st.sampled_from(["", "", "10.1000/1"]),
    database=st.sampled_from(["A", "B"]),
)


def list_rows(entries, names):
    """The rows that files make, but for where they stand."""
    sourced = [(name, entry) for name, entry in zip(names, entries, strict=True)]
    records = build_reading(merge_records(sourced).papers, pd.DataFrame()).records
    return records.drop(columns=["position", "source", "line", "lines"]).sort_values("doc_id", ignore_index=True)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(SAID, min_size=2, max_size=5).flatmap(
        lambda entries: st.tuples(st.just(entries), st.permutations(range(len(entries))))
    )
)
def test_other_names_of_the_files_give_the_same_rows(drawn):
    entries, names = drawn
    rows = list_rows(entries, [f"{number}.ris" for number in range(len(entries))])
    pd.testing.assert_frame_equal(list_rows(entries, [f"{number}.ris" for number in names]), rows)


def read_files(folder, names):
    """(file#record, entry) of files, by the readers of this project."""
    formats = importlib.import_module("themeloom.records.formats")
    fields = importlib.import_module("themeloom.records.fields")
    decoding = importlib.import_module("themeloom.characters.decoding")
    sourced = []
    for name in names:
        text = decoding.read_text((folder / name).read_bytes())[0].replace("\ufeff", "")
        syntax = next(syntax for syntax in formats.SYNTAXES if syntax.recognises(text))
        raws, _ = syntax.parse(text)
        kind = formats.find_format(syntax.name, raws)
        sourced += [
            (f"{name}#{number}", fields.build_entry(raw, kind.family, kind.database)) for number, raw in enumerate(raws, 1)
        ]
    return sourced


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the collection of real exports is not beside the project")
@pytest.mark.parametrize(("folder", "papers"), [("telemonitoring", 78), ("colrev", 19)])
def test_real_exports_of_one_question(folder, papers):
    expected = json.loads((EXPORTS / folder / "expected.json").read_text(encoding="utf-8"))
    names = [name for name in expected["files"] if not name.endswith("_expected.bib")]
    merging = merge_records(read_files(EXPORTS / folder, names))
    assert len(merging.papers) == papers
    pairs = {pair for paper in merging.papers for pair in combinations(sorted(record.source for record in paper.records), 2)}
    wanted = {pair for group in expected.get("duplicate_groups", ()) for pair in combinations(sorted(group), 2)}
    assert pairs == wanted or not wanted
