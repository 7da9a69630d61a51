"""Types, languages and databases."""

from corpora import BARE, RECORDS
from themeloom.overview import count_kinds


def test_a_paper_of_two_databases_counts_for_both():
    rows = count_kinds(RECORDS).to_numpy().tolist()
    assert rows == [
        ["type", "article", 1, 0.25],
        ["language", "en", 1, 0.25],
        ["database", "B", 2, 0.5],
        ["database", "A", 1, 0.25],
    ]


def test_papers_without_any_give_no_row():
    assert count_kinds(BARE).empty
