"""A format is known by the tags that only its records have, or by the values of a tag."""

from themeloom.records.entries import RawRecord
from themeloom.records.signatures import find_format


def test_capitals_of_tags_do_not_matter():
    assert find_format("delimited", [RawRecord(2, 1, {"TITLE": ["Cats"], "eid": ["2-s2.0-1"]})]).name == "Scopus CSV"


def test_the_first_row_that_fits_wins_and_none_fits_where_no_tag_is_known():
    scopus = RawRecord(1, 2, {"TY": ["JOUR"], "Source": ["SCOPUS"]})
    assert find_format("ris", [RawRecord(1, 2, {"TY": ["JOUR"]})]).database == ""
    assert find_format("ris", [scopus]).database == "Scopus"
    assert find_format("nothing", [scopus]) is None
