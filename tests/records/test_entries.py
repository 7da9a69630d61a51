"""An entry is what a file says of a paper, and nothing where it says nothing."""

import pytest

from themeloom.records.entries import Entry


def test_what_a_source_does_not_say_is_empty_and_stays_so():
    entry = Entry(1, 2, "Cats Purr", "We show that cats purr.")
    assert entry[5:] == ((), (), (), (), (), (), "")
    with pytest.raises(TypeError, match="does not support item assignment"):
        entry.details["year"] = 2020
    assert dict(Entry(1, 2, "Dogs Bark", "We ask why.").details) == {}
