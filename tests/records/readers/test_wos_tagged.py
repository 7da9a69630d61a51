"""The plain text of the Web of Science, new and old."""

import pytest

from themeloom.records.fields import build_entry
from themeloom.records.readers.wos_tagged import is_wos_tagged, parse_wos_tagged

RECORD = (
    "PT J\nAU Cat, A\n   Dog, B\nAF Cat, Ann\n   Dog, Bob C.\nTI On weaving\n   looms\n"
    "SO WEAVE J\nDT Article; Early Access\nDE loom; yarn\n   ball\n"
    "ID LOOMS; CATS\nAB We weave.\n   PT symmetry holds.\nC1 [Cat, Ann; Dog, Bob C.] Weave Univ.\n   [Dog, Bob C.] Yarn Inst.\n"
    "OI Cat, Ann/0000-0002-1825-0097; Doe, Zed/0000-0001-5109-3700\nCR Cat A, 2019, WEAVE, V1\n"
    "   Dog B, 2018, YARN\nTC 1,204\nPY 2020\nVL 3\n"
    "BP 7\nEP 9\nDI 10.1000/LOOM\nUK 5\nER\n\n"
)


def test_a_whole_record():
    records, rows = parse_wos_tagged(f"FN Some Name\nVR 1.0\n{RECORD}EF\n")
    entry = build_entry(records[0], "wos", "Web of Science")
    assert (entry.title, entry.abstract) == ("On weaving looms", "We weave. PT symmetry holds.")
    assert entry.authors == ("Cat, Ann", "Dog, Bob C.")
    assert entry.orcids == ("0000-0002-1825-0097", "")
    assert entry.affiliations == ("[Cat, Ann; Dog, Bob C.] Weave Univ.", "[Dog, Bob C.] Yarn Inst.")
    assert (entry.keywords, entry.index_keywords) == (("loom", "yarn ball"), ("LOOMS", "CATS"))
    assert entry.references == ("Cat A, 2019, WEAVE, V1", "Dog B, 2018, YARN")
    details = {field: entry.details[field] for field in ("year", "doi", "citations", "pages")}
    assert details == {"year": 2020, "doi": "10.1000/loom", "citations": 1204, "pages": "7-9"}
    assert records[0].values["UK"] == ["5"]
    assert [(row.line, row.lines, row.reason) for row in rows] == [(1, 2, "header of the file"), (31, 1, "end of the file")]


@pytest.mark.parametrize(
    "header", ["FN ISI Export Format\nVR 1.0\n", "FN Thomson Reuters Web of Science\nVR 1.0\n", "", "junk\n\n"]
)
def test_headers_old_and_missing(header):
    assert is_wos_tagged(header + RECORD)
    assert len(parse_wos_tagged(header + RECORD)[0]) == 1


def test_a_file_without_records_is_known_by_its_header():
    assert is_wos_tagged("FN Some Name\nVR 1.0\nEF\n")


def test_records_without_an_end_and_files_put_together():
    records, rows = parse_wos_tagged("PT J\nTI Looms\nPT J\nTI Cats\nER\n\nEFFN Some Name\nVR 1.0\nPT J\nTI Dogs\nER\n\nEF")
    assert [raw.values["TI"] for raw in records] == [["Looms"], ["Cats"], ["Dogs"]]
    assert {row.kind for row in rows} == {"furniture"}


def test_without_blanks_at_the_beginning_only_known_tags_count():
    records, _ = parse_wos_tagged("PT J\nTI LOOMS THAT WEAVE\nON CATS\nAB We\nER of the clinic.\nER\n")
    assert records[0].values["TI"] == ["LOOMS THAT WEAVE ON CATS"]
    assert records[0].values["AB"] == ["We ER of the clinic."]


def test_an_orcid_that_fits_two_authors_is_left_out():
    records, _ = parse_wos_tagged("PT J\nAU Cat, A\n   Cat, AB\nTI Looms\nOI Cat, Anna/0000-0002-1825-0097\nER\n")
    assert "OI by author" not in records[0].values


def test_lines_outside_of_records_are_rejected():
    _, rows = parse_wos_tagged("PT J\nTI Looms\nER\n\nsearch: looms\n\nPT J\nTI Cats\nER\n")
    assert [(row.line, row.text) for row in rows if row.kind == "rejected"] == [(5, "search: looms")]


def test_a_number_of_an_article_stands_for_its_pages():
    (raw,), _ = parse_wos_tagged("PT J\nTI Looms\nAR 165761\nER\n")
    assert build_entry(raw, "wos").details["pages"] == "165761"


def test_addresses_of_mail_are_no_part_of_a_name():
    (raw,), _ = parse_wos_tagged("PT J\nAU Cat, Ann (ann@loom.org)\nDog, Bob\nTI Looms\nIS 1\nPS 22-30\nER\n")
    assert (raw.values["AU"], raw.values["IS"], raw.values["PS"]) == (["Cat, Ann", "Dog, Bob"], ["1"], ["22-30"])
