"""Persons are named as their database writes them; editors and empty names are none."""

from themeloom.records.entries import RawRecord
from themeloom.records.fields import build_entry
from themeloom.records.readers.json_works import build_values
from themeloom.records.signatures import find_format


def build(work, family):
    return build_entry(RawRecord(1, 1, build_values(work)), family)


def test_an_unknown_source_keeps_names_with_commas_whole():
    entry = build({"Title": "Looms", "publication_year": 2020, "authors": ["van Cat, Ann", "Dog, Bob"]}, "generic")
    assert entry.authors == ("van Cat, Ann", "Dog, Bob")
    assert entry.details["year"] == 2020


def test_authors_that_are_left_out_are_none():
    work = {"title": "Looms", "cites": 2, "ecc": 2, "authors": ["A Cat", "B Dog", "..."], "startpage": 3, "endpage": 5}
    assert find_format("json", [RawRecord(1, 1, build_values(work))]).name == "Publish or Perish JSON"
    entry = build(work, "publish_or_perish")
    assert (entry.authors, entry.details["pages"], entry.details["citations"]) == (("A Cat", "B Dog"), "3-5", 2)


def test_names_for_display_are_names():
    assert build({"title_display": "Looms", "author_display": ["Ann Cat", "Bob Dog"]}, "generic").authors == (
        "Ann Cat",
        "Bob Dog",
    )
