"""What a paper has several of stands in long tables, a row each, in the order of the papers."""

import pandas as pd

from themeloom.records.building import build_reading
from themeloom.records.entries import Entry
from themeloom.records.long_tables import build_keywords
from themeloom.records.merging.joining import merge_records


def test_the_references_of_many_papers_stand_in_one_table(monkeypatch):
    monkeypatch.setattr("themeloom.records.long_tables.SLAB", 2)
    entries = [Entry(line, 1, f"Paper {line}", "", references=(f"Cat A, {2000 + line}, J WOOL",) * line) for line in range(5)]
    reading = build_reading(merge_records([("a.ris", entry) for entry in entries]).papers, pd.DataFrame())
    assert reading.references["year"].tolist() == [2001, *[2002] * 2, *[2003] * 3, *[2004] * 4]
    assert reading.references["position"].tolist() == [1, 1, 2, 1, 2, 3, 1, 2, 3, 4]
    assert reading.references.index.tolist() == list(range(10))


def test_authors_whose_names_differ_in_capitals_only_are_one():
    written = [("MacCat, A.",), ("Maccat, A.", "Dog, B."), ("MacCat, Ann",)]
    entries = [Entry(line, 1, f"Paper {line}", "", authors=authors) for line, authors in enumerate(written)]
    reading = build_reading(merge_records([("a.ris", entry) for entry in entries]).papers, pd.DataFrame())
    assert reading.authors["name"].tolist() == ["MacCat, A.", "MacCat, A.", "Dog, B.", "MacCat, A."]
    assert reading.authors["author"].tolist() == ["MacCat, A.", "Maccat, A.", "Dog, B.", "MacCat, Ann"]


def test_keywords_of_authors_come_before_those_of_the_database():
    keys = pd.array(["p", "q"], dtype="str")
    entries = [Entry(1, 1, "", "", keywords=("wool",), index_keywords=("Sheep", "Wool")), Entry(2, 1, "", "")]
    assert build_keywords(keys, entries).to_numpy().tolist() == [
        ["p", 1, "wool", "author"],
        ["p", 2, "Sheep", "index"],
        ["p", 3, "Wool", "index"],
    ]
