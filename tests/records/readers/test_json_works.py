"""Objects of JSON as values: what each database nests in its own way."""

from themeloom.records.entries import RawRecord
from themeloom.records.fields import build_entry
from themeloom.records.readers.json_works import build_values, find_work, join_index
from themeloom.records.signatures import find_format


def build(work, family):
    return build_entry(RawRecord(1, 1, build_values(work)), family)


def test_a_word_that_occurs_twice_stands_at_both_places():
    assert join_index({"Tea": [0, 3], "is": [1], "old;": [2]}) == "Tea is old; Tea"


def test_a_broken_index_does_no_harm():
    assert join_index({"a": 1, "b": [None, "x", -1, 10**12], "c": [0]}) == "c"


def test_openalex_work():
    work = {
        "display_name": "Looms",
        "publication_year": 2021,
        "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/123"},
        "primary_location": {"source": {"display_name": "J. Looms"}},
        "authorships": [
            {"author": {"display_name": "Ann Cat", "orcid": None}, "raw_affiliation_strings": ["Weavers"]},
            {"author": {"display_name": "Bob Dog", "orcid": "0000-0001"}, "raw_affiliation_strings": ["Weavers", "Spinners"]},
        ],
        "biblio": {"first_page": "3", "last_page": "9"},
        "keywords": [{"display_name": "loom"}],
        "referenced_works": ["https://openalex.org/W1"],
        "cited_by_count": 0,
    }
    entry = build(work, "openalex")
    assert (entry.title, entry.authors, entry.orcids) == ("Looms", ("Ann Cat", "Bob Dog"), ("", "0000-0001"))
    assert entry.affiliations == ("Weavers", "Spinners")
    assert (entry.index_keywords, entry.references) == (("loom",), ("https://openalex.org/W1",))
    assert entry.details["pmid"] == "123"
    assert (entry.details["venue"], entry.details["pages"], entry.details["citations"]) == ("J. Looms", "3-9", 0)


def test_crossref_work():
    work = {
        "title": ["Looms"],
        "container-title": ["J. Looms"],
        "issued": {"date-parts": [[2020, 5]]},
        "created": {"date-parts": [[1999]]},
        "author": [{"family": "Cat", "given": "Ann", "affiliation": [{"name": "Weavers"}]}, {"name": "Loom Group"}],
        "reference": [{"unstructured": "Old looms", "DOI": "10.1000/1"}, {"author": "Dog", "year": "1990", "journal-title": "J"}],
        "is-referenced-by-count": 7,
    }
    entry = build(work, "crossref")
    assert entry.authors == ("Cat, Ann", "Loom Group")
    assert entry.references == ("Old looms 10.1000/1", "Dog, 1990, J")
    assert (entry.details["year"], entry.details["date"], entry.details["citations"]) == (2020, "2020-05", 7)


def test_a_date_of_nulls_is_none():
    assert "year" not in build({"title": ["A"], "issued": {"date-parts": [[None]]}}, "crossref").details


def test_csl_item():
    work = {
        "title": "Looms",
        "author": [{"literal": "Loom Group"}, {"family": "Berg", "given": "Jo", "non-dropping-particle": "van"}],
        "issued": {"raw": "May 2019"},
        "note": "PMID: 77",
    }
    entry = build(work, "csl")
    assert entry.authors == ("Loom Group", "van Berg, Jo")
    assert (entry.details["year"], entry.details["pmid"]) == (2019, "77")


def test_lens_work():
    work = {
        "lens_id": "1",
        "title": "Looms",
        "external_ids": [{"type": "doi", "value": "10.1000/5"}, {"type": "pmid", "value": "88"}],
        "authors": [{"first_name": "Ann", "last_name": "Cat", "ids": [{"type": "orcid", "value": "0000-0002"}]}],
        "source": {"title": "J. Looms"},
        "scholarly_citations_count": 3,
    }
    entry = build(work, "lens_json")
    assert (entry.authors, entry.orcids) == (("Cat, Ann",), ("0000-0002",))
    assert (entry.details["doi"], entry.details["pmid"], entry.details["venue"]) == ("10.1000/5", "88", "J. Looms")


def test_europe_pmc_work():
    work = {
        "id": "1",
        "source": "MED",
        "pmid": "1",
        "title": "Looms.",
        "authorString": "Cat A, Dog B.",
        "authorList": {
            "author": [
                {
                    "fullName": "Cat A",
                    "firstName": "Ann",
                    "lastName": "Cat",
                    "authorId": {"type": "ORCID", "value": "0000-0001"},
                    "authorAffiliationDetailsList": {"authorAffiliation": [{"affiliation": "Loom Univ."}]},
                },
                {"collectiveName": "Loom Group"},
            ]
        },
        "journalInfo": {"volume": "9", "journal": {"title": "Weft Lett"}},
        "pubYear": "2026",
        "abstractText": "<h4>Aim</h4>We weave.",
        "keywordList": {"keyword": ["loom", "weft"]},
        "meshHeadingList": {"meshHeading": [{"descriptorName": "Looms"}]},
        "isOpenAccess": "Y",
    }
    assert find_format("json", [RawRecord(1, 1, build_values(work))]).name == "Europe PMC JSON"
    entry = build(work, "europepmc")
    assert (entry.title, entry.abstract) == ("Looms.", "Aim: We weave.")
    assert (entry.authors, entry.orcids, entry.affiliations) == (("Cat, Ann", "Loom Group"), ("0000-0001", ""), ("Loom Univ.",))
    assert (entry.keywords, entry.index_keywords) == (("loom", "weft"), ("Looms",))
    assert (entry.details["venue"], entry.details["year"], entry.details["volume"]) == ("Weft Lett", 2026, "9")
    del work["authorList"]
    assert build(work, "europepmc").authors == ("Cat A", "Dog B")


def test_lens_work_of_the_first_exports():
    person = {"first_name": "Ann", "last_name": "Cat", "seq": 1}
    work = {
        "record_lens_id": "1",
        "title": "Looms",
        "citation_ids": [{"type": "magid", "value": "mag1"}, {"type": "doi", "value": "10.1000/5"}],
        "authors": [
            person | {"affiliations": [{"name": "Loom Univ."}]},
            person | {"affiliations": [{"name": "Weft Univ."}]},
            {"first_name": "Bob", "last_name": "Dog", "seq": 2},
        ],
        "journal": {"title_full": "J. Looms"},
        "pages_start": "6",
        "pages_end": "12",
        "fields_of_study": [{"name": "Weaving", "similarity": 0.5}],
    }
    assert find_format("json", [RawRecord(1, 1, build_values(work))]).name == "Lens JSON"
    entry = build(work, "lens_json")
    assert (entry.authors, entry.affiliations) == (("Cat, Ann", "Dog, Bob"), ("Loom Univ.", "Weft Univ."))
    assert (entry.details["doi"], entry.details["venue"], entry.details["pages"]) == ("10.1000/5", "J. Looms", "6-12")
    assert entry.index_keywords == ("Weaving",)


def test_a_work_may_stand_one_level_below():
    assert find_work({"_source": {"abstractText": "We weave."}}) == {"abstractText": "We weave."}
    assert find_work({"name": "Looms"}) is None
    assert find_work("Looms") is None
