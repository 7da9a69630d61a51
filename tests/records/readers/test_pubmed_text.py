"""PubMed's "Abstract (text)": blocks that do not say what they are."""

import pytest

from themeloom.records.fields import build_entry
from themeloom.records.readers.pubmed_text import is_pubmed_text, parse_pubmed_text

WHOLE = """1. Weave J. 2020 Jan 3;12(3):45-67. doi: 
10.1000/loom.2020. Epub 2019 Dec 1.

On looms that weave: a title which goes on
over two lines.

Cat AB(1), Dog B(1)(2), van der Mouse C Jr(2); Yarn Study Group.

Author information:
(1)Department of Looms, Weave University, Weave
City.
(2)Yarn Institute.

Comment in
    Yarn J. 2021;3:4.

BACKGROUND: Looms weave. We asked
why in 2019.
RESULTS: They purr.

Copyright © 2020 Some Publisher. All rights reserved.

DOI: 10.1000/loom.2020
PMCID: PMC12345
PMID: 123456 [Indexed for MEDLINE]

Conflict of interest statement: The authors weave.


"""
BARE = "2. Yarn J. 2021;3:4.\n\n[Cats].\n\n[Article in German]\n\nPMID: 123457\n\n\n"
NAMELESS = (
    "3. Yarn J. 2022 Mar;5(1):e12.\n\nDogs.\n\nDogs bark, as is known, and cats purr, which we show here.\n\nPMID: 123458\n"
)


def read_entries_of(text):
    return [build_entry(raw, "pubmed_text", "PubMed") for raw in parse_pubmed_text(text)[0]]


def test_a_whole_record():
    (entry,) = read_entries_of(WHOLE)
    assert entry.title == "On looms that weave: a title which goes on over two lines."
    assert entry.abstract == "BACKGROUND: Looms weave. We asked why in 2019. RESULTS: They purr."
    assert entry.authors == ("Cat AB", "Dog B", "van der Mouse C Jr", "Yarn Study Group")
    assert entry.affiliations == ("Department of Looms, Weave University, Weave City.", "Yarn Institute.")
    details = {field: entry.details[field] for field in ("year", "doi", "pmid", "venue", "volume", "issue", "pages")}
    assert details == {
        "year": 2020, "doi": "10.1000/loom.2020", "pmid": "123456",
        "venue": "Weave J", "volume": "12", "issue": "3", "pages": "45-67",
    }  # fmt: skip


def test_records_that_lack_authors_or_abstract():
    records, rows = parse_pubmed_text(WHOLE + BARE + NAMELESS)
    assert [raw.line for raw in records] == [1, 30, 39]
    assert rows == []
    _, bare, nameless = read_entries_of(WHOLE + BARE + NAMELESS)
    assert (bare.title, bare.authors, bare.abstract) == ("[Cats].", (), "")
    assert (nameless.authors, nameless.abstract[:10]) == ((), "Dogs bark,")


def test_a_numbered_paragraph_of_an_abstract_begins_no_record():
    text = WHOLE.replace("RESULTS: They purr.", "RESULTS: They purr.\n\n2. Weave of 2019; it is good.\n")
    records, _ = parse_pubmed_text(text + BARE)
    assert [raw.values["PMID"] for raw in records] == [["123456"], ["123457"]]


def test_an_abstract_of_labelled_blocks_is_one():
    (entry,) = read_entries_of(WHOLE.replace("RESULTS:", "\nRESULTS:"))
    assert entry.abstract == "BACKGROUND: Looms weave. We asked why in 2019. RESULTS: They purr."


def test_old_numbers_with_a_colon():
    text = "1: Weave J. 2004 Jan;1(2):3-4.\n\nLooms.\n\nCat A.\n\nWe weave.\n\nPMID: 12345 [PubMed - indexed for MEDLINE]\n"
    assert is_pubmed_text(text)
    assert read_entries_of(text)[0].details["year"] == 2004


@pytest.mark.parametrize("text", [WHOLE, "search of today\n\n" + BARE])
def test_it_is_recognised(text):
    assert is_pubmed_text(text)
    assert len(read_entries_of(text)) == 1
