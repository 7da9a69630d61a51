"""PubMed's "Summary (text)": citations without abstracts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.fields import build_entry
from themeloom.records.readers.pubmed_summary import is_pubmed_summary
from themeloom.records.readers.pubmed_text import is_pubmed_text, parse_pubmed_text
from themeloom.records.signatures import find_format

OLD = """
1: Cat A, Dog BC Jr, van Cow D; 12 signatories. On looms: why
they weave. Weave J. 2019
Sep;57(7):15-9. doi: 10.1000/loom-1.x. Epub 2019 Aug 1. PubMed PMID:
12345; PubMed Central PMCID: PMC7061.


2: Who weaves? Nature. 2018;5:e2. PubMed PMID: 12346.

"""
NEW = "1: Cat A. [Old looms]. Z Web. 2020 Jan 3;1(Suppl 2):3. doi: 10.1000/loom.2. PMID: 12347; PMCID: PMC1.\n"


def read(text):
    records, rows = parse_pubmed_text(text)
    assert is_balanced(text, records, rows)
    known = find_format("pubmed_text", records)
    return known, [build_entry(raw, known.family, known.database) for raw in records], rows


def test_citations_are_cut_into_their_parts():
    known, (first, second), _ = read(OLD)
    assert known.name == "PubMed summary (text)"
    assert (first.title, first.abstract) == ("On looms: why they weave.", "")
    assert first.authors == ("Cat A", "Dog BC Jr", "van Cow D", "12 signatories")
    details = {field: first.details[field] for field in ("venue", "year", "volume", "issue", "pages", "doi", "pmid")}
    assert details == {
        "venue": "Weave J",
        "year": 2019,
        "volume": "57",
        "issue": "7",
        "pages": "15-9",
        "doi": "10.1000/loom-1.x",
        "pmid": "12345",
    }
    assert (second.title, second.authors, second.details["venue"], second.details["pmid"]) == (
        "Who weaves?",
        (),
        "Nature",
        "12346",
    )


def test_the_form_since_2020():
    _, (entry,), _ = read(NEW)
    assert (entry.title, entry.authors, entry.details["issue"]) == ("[Old looms].", ("Cat A",), "Suppl 2")
    assert (entry.details["doi"], entry.details["pmid"]) == ("10.1000/loom.2", "12347")


def test_notes_among_the_citations_are_shown():
    _, entries, rows = read("# kept\n" + NEW + "\n# perhaps\n" + NEW.replace("1: ", "2: "))
    assert len(entries) == 2
    assert [(row.line, row.kind, row.text) for row in rows] == [(1, "rejected", "# kept"), (4, "rejected", "# perhaps")]


@pytest.mark.parametrize("text", [OLD, NEW, "# kept\n" + NEW])
def test_summaries_are_recognised(text):
    assert is_pubmed_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1: Cats Purr\nWe show that cats purr. PMID: 12345 is cited.\n",
        "1. Weave J. 2020 Jan;1(2):3-4.\n\nLooms.\n\nCat A.\n\nPMID: 12345\n",
        "Cat A. Looms. Weave J. 2020. PMID: 12345.\n",
    ],
)
def test_other_texts_are_no_summaries(text):
    assert not is_pubmed_summary(text)


@given(
    st.lists(st.sampled_from(["1: ", "Cat A. ", "Looms. ", "2020;", "PMID: 1.", "\n", "\n\n", "doi: 10.1000/", "\x00"])).map(
        "".join
    )
)
def test_no_text_raises_and_the_books_balance(text):
    records, rows = parse_pubmed_text(text)
    assert is_balanced(text, records, rows)


def test_long_texts_take_no_time():
    begin = time.perf_counter()
    assert not is_pubmed_summary("12. looms PMID: \n" * 20_000 + "1. " + "PMID: x " * 200_000)
    assert time.perf_counter() - begin < 5
