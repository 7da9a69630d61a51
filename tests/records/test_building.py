"""What is known of a paper stands in the columns and the long tables."""

import pandas as pd

from themeloom.records.building import build_reading
from themeloom.records.entries import Entry
from themeloom.records.merging.joining import merge_records

PURR = "We study how cats purr. It is loud."
BARK = "We ask why dogs bark. They are bored."


def test_what_a_source_says_of_a_paper_stands_in_the_columns_and_the_long_tables():
    details = {"doi": "10.1000/abc", "year": 2020, "citations": 3, "venue": "Purr"}
    entry = Entry(
        1,
        2,
        "Purring",
        PURR,
        details,
        authors=("Cat, Ann", "Dog, Bob"),
        affiliations=("Loom University, Oslo, Norway",),
        keywords=("cats", "purring"),
        index_keywords=("Felis",),
        references=("One", "Two"),
    )
    other = Entry(3, 2, "Barking", BARK)
    reading = build_reading(merge_records([("a.ris", entry), ("a.ris", other)]).papers, pd.DataFrame())
    first = reading.records.iloc[0]
    assert first[["doc_id", "doi", "year", "citations", "venue"]].tolist() == ["10.1000/abc", "10.1000/abc", 2020, 3, "Purr"]
    assert first[["authors", "keywords"]].tolist() == ["Cat, Ann; Dog, Bob", "cats; purring"]
    assert reading.records.iloc[1][["doi", "year", "authors"]].isna().all()
    assert reading.authors[["position", "author", "name"]].to_numpy().tolist() == [
        [1, "Cat, Ann", "Cat, A."],
        [2, "Dog, Bob", "Dog, B."],
    ]
    assert reading.affiliations["country"].tolist() == ["Norway"]
    assert reading.keywords[["keyword", "kind"]].to_numpy().tolist() == [
        ["cats", "author"],
        ["purring", "author"],
        ["Felis", "index"],
    ]
    assert reading.references["reference"].tolist() == ["One", "Two"]


def test_no_paper_makes_empty_tables():
    reading = build_reading([], pd.DataFrame())
    assert [len(table) for table in reading] == [0] * 7
