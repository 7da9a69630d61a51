import pytest

from themeloom.records.entries import Entry
from themeloom.records.merging.likeness import (
    AGAINST,
    APART,
    BY_DOI,
    BY_NEAR_TITLE,
    BY_PMID,
    BY_TITLE,
    FORBIDDEN,
    compare_records,
)
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
        ({**CAT, **PLACE, "abstract": ABSTRACT}, {**CAT, **PLACE, "pages": "50", "abstract": OTHER}, AGAINST),
        ({**CAT, "venue": "Wool", "volume": "3"}, {**CAT, "venue": "Wool", "volume": "4"}, AGAINST),
        ({"title": "Editorial", **CAT, **PLACE}, {"title": "Editorial", **CAT, **PLACE, "volume": "4"}, AGAINST),
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


CAT_2010 = {**CAT, "year": 2010, "venue": "Journal of Wool"}
CAT_2011 = CAT_2010 | {"year": 2011}


@pytest.mark.parametrize(
    ("record", "other"),
    [
        ({**CAT_2010, "venue": "WOOL 2010"}, {**CAT_2011, "venue": "WOOL 2011"}),
        ({**CAT_2010, "venue": "2nd Wool Conference"}, {**CAT_2011, "venue": "Proc. 3rd Wool Conf.", "abstract": ABSTRACT}),
        ({**CAT_2010, "volume": "1"}, {**CAT_2011, "volume": "2"}),
        ({**CAT_2010, "volume": "1", "pages": "7"}, {**CAT_2011, "volume": "2", "pages": "7"}),
        ({**CAT_2010, "volume": "1", "pages": "1"}, {**CAT_2010, "volume": "2", "pages": "1"}),
        ({**CAT_2010, "issue": "1"}, {**CAT_2010, "issue": "2"}),
        ({**CAT_2010, "issue": "1", "pages": "1-9"}, {**CAT_2010, "issue": "2", "pages": "1-7"}),
        ({**CAT_2010, "pages": "5-9"}, {**CAT_2011, "pages": "7-8"}),
        ({**CAT_2010, "title": "Annual report on wool"}, {**CAT_2011, "title": "Annual report on wool"}),
        ({**CAT_2010, "title": "Editorial", "issue": "1"}, {**CAT_2010, "title": "Editorial", "issue": "2"}),
        ({**CAT_2010, "title": "News from the loom", "pages": "3"}, {**CAT_2010, "title": "News from the loom", "pages": "80"}),
    ],
)
def test_what_comes_again_is_another_paper(record, other):
    assert compare(record, other).score == AGAINST


@pytest.mark.parametrize(
    ("record", "other"),
    [
        (CAT_2010, {**CAT_2011, "volume": "2", "issue": "1", "pages": "7-9"}),
        ({**CAT_2010, "venue": "arXiv"}, {**CAT_2011, "volume": "2", "pages": "7-9"}),
        ({**CAT_2010, "pages": "1-9"}, {**CAT_2011, "volume": "2", "pages": "207-215"}),
        ({**CAT_2010, "issue": "3"}, {**CAT_2010, "issue": "3-4"}),
        ({**CAT_2010, "issue": "3", "pages": "7"}, {**CAT_2010, "issue": "4", "pages": "7-9"}),
        ({**CAT_2010, "volume": "1", "abstract": ABSTRACT}, {**CAT_2011, "volume": "2", "abstract": ABSTRACT}),
        (
            {**CAT_2010, "venue": "arXiv", "title": "Overview of the Wool Track", "abstract": ABSTRACT},
            {**CAT_2011, "venue": "Proc. Wool Conf.", "title": "Overview of the Wool Track", "abstract": ABSTRACT},
        ),
    ],
)
def test_a_preprint_and_what_is_in_print_a_year_later_are_one(record, other):
    assert compare(record, other).score >= BY_TITLE


BOTH = "Telares del norte [Looms of the cold north]"


@pytest.mark.parametrize(
    ("record", "other", "score"),
    [
        ({"title": BOTH, **CAT_2010}, CAT_2010, BY_NEAR_TITLE + 8),
        ({"title": BOTH, **CAT_2010}, {"title": "Telares del norte", **CAT_2010}, BY_NEAR_TITLE + 8),
        ({"title": BOTH, **CAT_2010}, {"title": f"{TITLE} [Telares del norte]", **CAT_2010}, BY_NEAR_TITLE + 8),
        ({"title": BOTH, **CAT_2010}, CAT, APART),
        ({"title": BOTH, **CAT_2010}, {"title": "Telares", **CAT_2010}, APART),
        ({"title": BOTH, "doi": "10.1000/1"}, {"doi": "10.1000/1"}, BY_DOI),
        ({"title": "Editorial [Lead of the house]", **CAT_2010}, {"title": "Editorial", **CAT_2010}, APART),
    ],
)
def test_a_title_and_its_translation(record, other, score):
    assert compare(record, other).score == score


def test_another_abstract_is_outweighed_by_author_and_place():
    assert compare({"abstract": ABSTRACT, **CAT, **PLACE}, {"abstract": OTHER, **CAT, **PLACE}).score > BY_TITLE


def test_the_reason_says_what_agrees():
    verdict = compare({"abstract": ABSTRACT, "year": 2010, "doi": "10.1000/1"}, {"abstract": ABSTRACT, "year": 2010})
    assert verdict.why == "same title, same abstract, year; one has no DOI"
    assert compare({"doi": "10.1000/1"}, {"doi": "10.1000/1"}).why == "same DOI 10.1000/1"
