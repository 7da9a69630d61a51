"""What the tagged formats share: every line is counted once, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import count_lines
from themeloom.records.fields import build_entry
from themeloom.records.readers.endnote_tagged import is_endnote_tagged, parse_endnote_tagged
from themeloom.records.readers.medline import is_medline, parse_medline
from themeloom.records.readers.ovid import is_ovid, parse_ovid
from themeloom.records.readers.pubmed_text import is_pubmed_text, parse_pubmed_text
from themeloom.records.readers.ris import is_ris, parse_ris
from themeloom.records.readers.tagged import Ledger, find_linked_doi, is_double_spaced
from themeloom.records.readers.wos_tagged import is_wos_tagged, parse_wos_tagged
from themeloom.records.signatures import find_format

READERS = {
    "ris": (is_ris, parse_ris),
    "wos_tagged": (is_wos_tagged, parse_wos_tagged),
    "medline": (is_medline, parse_medline),
    "endnote_tagged": (is_endnote_tagged, parse_endnote_tagged),
    "ovid": (is_ovid, parse_ovid),
    "pubmed_text": (is_pubmed_text, parse_pubmed_text),
}
EXAMPLES = {
    "ris": "TY  - JOUR\nTI  - Looms\nER  - \n",
    "wos_tagged": "FN Some Name\nVR 1.0\nPT J\nAU Cat, A\nTI Looms\nER\n\nEF\n",
    "medline": "PMID- 12345\nOWN - NLM\nTI  - Looms weave.\n",
    "endnote_tagged": "%0 Journal Article\n%T Looms\n",
    "ovid": "<1. >\nDB  - Some Base\nTI  - Looms\n",
    "pubmed_text": "1. Weave J. 2020 Jan;1(2):3-4.\n\nLooms.\n\nCat A.\n\nWe weave.\n\nPMID: 12345\n",
}
PROSE = (
    "TY - A New Notation\nWe show a notation for cats.\n",
    "@Cats: Handles in Social Media\nWe count handles.\n",
    "PT Symmetry in Optics\nPT symmetric cats were seen in 2020.\n",
    "{Cats} and Dogs\nWe study both.\n",
    "Title, Abstract and Keywords: What Is Read\nAbstracts are read.\n",
    "FN Neurons\nVR Headsets help cats.\n",
    "1. Looms in 2020\n\nWe weave. PMID: 12 is no number.\n",
    "<Cats> as Tokens\nPMID- and other numbers are counted.\n",
    "% of cats\n%T is a test statistic.\n",
    "AU - Gold in Cats\nTI - titanium - is a metal.\n",
)
SAMPLES = [
    "TY  - JOUR", "TY  -  JOUR", "TY - JOUR", " TY  - BOOK", "TI  - Looms", "TI - Looms", "ER  - ", "ER  -",
    "ER  - TY  - JOUR", "ER", "ER - x", "KW  - cats", "Record #1 of 2", "Provider: Some", "Link to it", "1.",
    "N1  - Cited By :3", "PT J", "PT Some", "AU Cat, A", "   Dog, B", "OI Cat, A/0000-0002-1825-0097", "OI /", "EF",
    "EFFN x", "FN x", "VR 1.0", "PMID- 12", "PMID- x", "OWN - ERIC", "FAU - Cat, A", "AUID- ORCID: 0000-0002-1825-0097",
    "      AB  - more", "%0 Book", "%T Looms", "%A", "%X We", "<1. >", "<2>", "Title", "  Looms", "SO  - Weave. 12",
    "1. Weave J. 2020 Jan;1(2):3.", "2. Weave J. 2021.", "PMID: 12", "DOI: 10.1000/x", "Author information: ", "(1)Here.",
    "Cat A(1), Dog B(2).", "Comment in", "KEYWORDS: a; b", "some prose", "\x00", "\x85\u2028", "", "", "",
]  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(SAMPLES) | st.text(max_size=12), max_size=30).map("\n".join)


@pytest.mark.parametrize("syntax", READERS)
@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_no_text_raises_and_every_line_is_counted_once(syntax, text):
    recognises, parse = READERS[syntax]
    recognises(text)
    records, rows = parse(text)
    assert sum(part.lines for part in [*records, *rows]) == count_lines(text)
    assert [raw.line for raw in records] == sorted(raw.line for raw in records)
    assert all(raw.reason or len(raw.values) > 1 for raw in records)
    stretches = sorted((part.line, part.lines) for part in [*records, *rows] if part.lines)
    end = 0
    for line, lines in stretches:  # a record may begin on the last line of another one
        assert end <= line <= end + 1
        end += lines


@pytest.mark.parametrize("syntax", READERS)
def test_a_text_is_in_one_syntax_only(syntax):
    assert [name for name, (recognises, _) in READERS.items() if recognises(EXAMPLES[syntax])] == [syntax]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_in_none(text):
    assert [name for name, (recognises, _) in READERS.items() if recognises(text)] == []


@pytest.mark.parametrize("syntax", READERS)
def test_each_example_has_a_title_and_a_format(syntax):
    records, _ = READERS[syntax][1](EXAMPLES[syntax])
    known = find_format(syntax, records)
    assert build_entry(records[0], known.family, known.database).title.startswith("Looms")


def test_blank_lines_belong_to_the_record_above_them():
    ledger = Ledger()
    ledger.add_blank()
    ledger.add_record("TY", "JOUR")
    ledger.add_value("TI", "Looms")
    ledger.add_end()
    ledger.add_blank()
    ledger.add_stray("page 2")
    ledger.add_blank()
    records, rows = ledger.build_account()
    assert [(raw.line, raw.lines) for raw in records] == [(2, 4)]
    assert [(row.line, row.kind) for row in rows] == [(1, "furniture"), (6, "rejected"), (7, "furniture")]


def test_a_record_of_its_mark_only_has_a_reason():
    records, _ = parse_ris("TY  - JOUR\nER  - \nTY  - JOUR\nTI  - Looms\nER  - \n")
    assert [bool(raw.reason) for raw in records] == [True, False]
    assert dict(records[0].values) == {}


def test_a_doi_is_taken_from_the_resolver_only():
    assert (
        find_linked_doi({"UR": ["https://example.org/doi/10.1000/loom/page2", "http://dx.doi.org/10.1000/LOOM"]}, ["UR"])
        == "10.1000/loom"
    )
    assert find_linked_doi({"UR": ["https://example.org/doi/10.1000/loom/page2"]}, ["UR"]) == ""


def test_a_text_is_double_spaced_if_no_two_lines_touch():
    assert is_double_spaced("a\n\nb\n \nc\n")
    assert not is_double_spaced("a\n\nb\nc\n")


def test_of_several_addresses_in_one_value_that_of_the_resolver_is_taken():
    values = {"UR": ["http://example.org/1;http://dx.doi.org/10.1000/loom;https://example.org/2"]}
    assert find_linked_doi(values, ["UR"]) == "10.1000/loom"
