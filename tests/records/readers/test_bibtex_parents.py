"""Entries of BibTeX that refer to others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.fields import build_entry
from themeloom.records.readers.bibtex import parse_bibtex

CHILD = "@inproceedings{a, title = {Looms}, crossref = {P}}\n"
VOLUME = "@proceedings{p, title = {Proc. of Looms}, year = {2020}, publisher = {Weft}, doi = {10.1000/p}, pages = {1--300}}\n"


def read(text):
    records, rows = parse_bibtex(text)
    assert is_balanced(text, records, rows)
    return [build_entry(raw, "bibtex") for raw in records]


@pytest.mark.parametrize("text", [CHILD + VOLUME, VOLUME + CHILD])
def test_a_paper_has_what_stands_in_its_volume(text):
    paper, volume = sorted(read(text), key=lambda entry: entry.reason)
    assert dict(paper.details) == {
        "type": "inproceedings",
        "year": 2020,
        "date": "2020",
        "venue": "Proc. of Looms",
        "publisher": "Weft",
    }
    assert (volume.title, volume.reason) == ("", "no paper: others stand in it")


def test_what_a_paper_has_itself_is_kept():
    child = "@inproceedings{a, title = {Looms}, crossref = {p}, date = {2019-12}, eventtitle = {Weavers meet}}\n"
    paper, _ = read(child + VOLUME)
    assert (paper.details["year"], paper.details["date"], paper.details["venue"]) == (2019, "2019-12", "Weavers meet")


def test_the_title_within_is_that_of_the_volume():
    volume = "@book{p, title = {Looms, 2nd volume}, booktitle = {Looms}, year = 2020}\n"
    assert read(CHILD + volume)[0].details["venue"] == "Looms"


@pytest.mark.parametrize(
    "volume",
    [
        "@proceedings{q, title = {Proc. of Looms}}\n",
        "@book{p, title = {Looms}, abstract = {We weave.}}\n",
        "@article{p, title = {Looms in general}}\n",
    ],
)
def test_what_may_be_a_paper_stays_one(volume):
    assert [bool(entry.reason) for entry in read(CHILD + volume)] == [False, False]


def test_each_of_the_same_proceedings_is_set_aside():
    assert [bool(entry.reason) for entry in read(VOLUME + CHILD + VOLUME)] == [True, False, True]


def test_templates_give_all_they_have_and_are_no_papers():
    text = (
        "@xdata{house, publisher = {Weft}, xdata = {town}}\n@xdata{town, location = {Oslo}, keywords = {looms}}\n"
        "@article{a, title = {Looms}, publisher = {Own}, xdata = {house, none}}\n@xdata{alone, title = {None}}\n"
    )
    entries = read(text)
    assert [entry.reason for entry in entries] == ["no paper: a template for others"] * 2 + [
        "",
        "no paper: a template for others",
    ]
    assert (entries[2].details["publisher"], entries[2].keywords) == ("Own", ("looms",))


def test_volumes_within_volumes():
    series = "@mvbook{s, title = {All Looms}, publisher = {Weft}}\n"
    volume = "@book{p, title = {Looms I}, crossref = {s}, year = 2020}\n"
    details = read(CHILD + volume + series)[0].details
    assert (details["year"], details["publisher"]) == (2020, "Weft")


def test_a_long_row_of_references_is_read():
    text = "".join(f"@book{{k{i}, title = {{T{i}}}, crossref = {{k{i + 1}}}}}\n" for i in range(3000))
    assert len(read(text)) == 3000


@given(st.lists(st.tuples(*[st.sampled_from("abc")] * 3, st.sampled_from(["book", "xdata", "article"])), max_size=6))
def test_references_in_a_ring_raise_nothing(links):
    text = "".join(f"@{kind}{{{key}, title = {{T}}, crossref = {{{up}}}, xdata = {{{also}}}}}\n" for key, up, also, kind in links)
    assert len(read(text)) == len(links)
