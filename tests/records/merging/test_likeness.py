import pytest

from themeloom.records.entries import Entry
from themeloom.records.merging.likeness import AGAINST, APART, BY_DOI, BY_PMID, BY_TITLE, FORBIDDEN, compare_records
from themeloom.records.merging.traits import describe_traits

TITLE = "Looms of the cold north"
ABSTRACT = "We weave looms of wool and linen in the old town and count each thread with care in spring and autumn. " * 3
OTHER = "Cats purr when they sit in the sun, and nobody knows why they should do so or for how long they could do it. " * 3
PLACE = {"year": 2010, "venue": "Journal of Wool", "volume": "3", "pages": "5-9"}


def describe(title=TITLE, abstract="", authors=(), **details):
    return describe_traits("a.ris", Entry(1, 1, title, abstract, details, authors=tuple(authors)))


def compare(record, other):
    verdict = compare_records(describe(**record), describe(**other))
    assert compare_records(describe(**other), describe(**record)) == verdict
    return verdict


CAT = {"authors": ["Cat, A."]}


@pytest.mark.parametrize(
    ("record", "other", "score"),
    [
        ({"doi": "10.1000/1"}, {"doi": "10.1000/1", "title": TITLE + ": a history"}, BY_DOI),
        ({"doi": "10.1000/1"}, {"doi": "10.1000/1", "title": ""}, BY_DOI),
        ({"doi": "10.1000/1", "year": 2001}, {"doi": "10.1000/1", "year": 2010}, BY_DOI),
        ({"doi": "10.1000/1", "title": "Telares del norte", **CAT, **PLACE}, {"doi": "10.1000/1", **CAT, **PLACE}, BY_DOI),
        ({"doi": "10.1000/1", "title": "Warp threads in use"}, {"doi": "10.1000/1", "title": "Gloves made of wool"}, FORBIDDEN),
        ({"doi": "10.1000/1", "title": "Wool: part I"}, {"doi": "10.1000/1", "title": "Wool: part II"}, FORBIDDEN),
        ({"doi": "10.1000/1", "title": f"Erratum: {TITLE}"}, {"doi": "10.1000/1"}, FORBIDDEN),
        ({"doi": "10.1000/1", "pmid": "7"}, {"doi": "10.1000/2", "pmid": "7"}, FORBIDDEN),
        ({"pmid": "7"}, {"pmid": "7", "title": TITLE + "."}, BY_PMID),
        ({"pmid": "7"}, {"pmid": "8"}, FORBIDDEN),
        ({}, {"doi": "10.1000/1"}, BY_TITLE),
        ({"year": 2010}, {"year": 2012}, AGAINST),
        ({"type": "Article"}, {"type": "Erratum"}, AGAINST),
        ({"type": "THES"}, {"type": "JOUR"}, AGAINST),
        ({"authors": ["Cat, A."]}, {"authors": ["Dog, B."]}, AGAINST),
        ({"abstract": ABSTRACT}, {"abstract": OTHER}, AGAINST),
        ({"volume": "3", "pages": "5"}, {"volume": "4", "pages": "7"}, AGAINST),
        ({"type": "CONF", "venue": "Wool Conference"}, {"type": "JOUR", "venue": "Letters on Looms"}, AGAINST),
        ({"title": "Editorial", "year": 2010}, {"title": "Editorial", "year": 2010}, AGAINST),
        ({"title": "Editorial", **CAT, **PLACE, "pages": ""}, {"title": "EDITORIAL", **CAT, **PLACE}, BY_TITLE + 10),
        ({"title": ""}, {"title": ""}, 0),
        ({"title": "The looms of the cold north"}, {}, APART),
        ({"title": "The looms of the cold north", **CAT, **PLACE}, {**CAT, **PLACE}, 34),
        ({"title": TITLE + ": part II", **CAT, **PLACE}, {**CAT, **PLACE}, APART),
        (
            {"title": "Looms of the cold norht wind today", **CAT, "year": 2010},
            {"title": "Looms of the cold north wind today", **CAT, "year": 2010},
            APART,
        ),
        ({"title": "The looms of the cold north", **CAT, **PLACE}, {**CAT, **PLACE, "pages": "77"}, AGAINST),
    ],
)
def test_what_makes_two_records_one(record, other, score):
    assert compare(record, other).score == score


@pytest.mark.parametrize("years", [(2010, 2011), (2010, None)])
def test_online_first_and_print_are_one(years):
    assert compare({"year": years[0]}, {"year": years[1]}).score >= BY_TITLE


def test_another_abstract_is_outweighed_by_author_and_place():
    assert compare({"abstract": ABSTRACT, **CAT, **PLACE}, {"abstract": OTHER, **CAT, **PLACE}).score > BY_TITLE


def test_the_reason_says_what_agrees():
    verdict = compare({"abstract": ABSTRACT, "year": 2010, "doi": "10.1000/1"}, {"abstract": ABSTRACT, "year": 2010})
    assert verdict.why == "same title, same abstract, year; one has no DOI"
    assert compare({"doi": "10.1000/1"}, {"doi": "10.1000/1"}).why == "same DOI 10.1000/1"
