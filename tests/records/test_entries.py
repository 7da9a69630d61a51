"""An entry is what a file says of a paper, and nothing where it says nothing."""

import pytest

from themeloom.records.entries import Entry, list_content


def test_what_a_source_does_not_say_is_empty_and_stays_so():
    entry = Entry(1, 2, "Cats Purr", "We show that cats purr.")
    assert entry[5:] == ((), (), (), (), (), (), "")
    with pytest.raises(TypeError, match="does not support item assignment"):
        entry.details["year"] = 2020
    assert dict(Entry(1, 2, "Dogs Bark", "We ask why.").details) == {}


def test_entries_with_other_details_can_be_sorted_and_citations_count_last():
    cats = [Entry(line, 2, "Cats", "", details) for line, details in enumerate([{"year": 2020}, {"citations": 3}, {"doi": "1"}])]
    assert [entry.line for entry in sorted(cats, key=list_content)] == [1, 2, 0]
    many = Entry(5, 2, "Cats", "", {"citations": 9, "year": 2019})
    assert sorted([cats[0], many], key=list_content) == [many, cats[0]]
