"""MEDLINE: what goes on is indented, what begins a record, who has which ORCID."""

from themeloom.records.fields import build_entry
from themeloom.records.readers.medline import is_medline, parse_medline
from themeloom.records.signatures import find_format


def test_a_line_that_goes_on_may_look_like_a_tag():
    records, _ = parse_medline(
        "PMID- 1\nTI  - On looms and\n      AU - made yarn.\nAB  - We weave\n      PMID- like marks.\n      AB  - type too.\n"
    )
    assert records[0].values["TI"] == ["On looms and AU - made yarn."]
    assert records[0].values["AB"] == ["We weave PMID- like marks. AB  - type too."]


def test_a_stripped_line_that_looks_like_a_tag_is_none_if_its_hyphen_is_misplaced():
    records, _ = parse_medline("PMID- 1\nTI  - On looms and\nAU - made yarn.\nFAU - Cat, Ann\n")
    assert records[0].values["TI"] == ["On looms and AU - made yarn."]


def test_records_with_and_without_numbers():
    text = (
        "\nPMID- 1\nOWN - NLM\nTI  - Looms.\n\nOWN - ERIC\nTI  - Cats\nISSN - ISSN-1042-1629\n\n"
        "PMID- 2\nTI  - Dogs.\nPMID- 3\nTI  - Yarn.\n"
    )
    records, rows = parse_medline(text)
    assert [(raw.line, raw.lines) for raw in records] == [(2, 4), (6, 4), (10, 2), (12, 2)]
    assert [(row.line, row.reason) for row in rows] == [(1, "blank line")]
    assert records[1].values["ISSN"] == ["ISSN-1042-1629"]


def test_without_any_number_a_blank_line_parts_records():
    text = "OWN - ERIC\nTI  - Cats\n\nTI  - Dogs\nOWN - ERIC\n"
    assert is_medline(text)
    records, _ = parse_medline(text)
    assert [raw.values["TI"] for raw in records] == [["Cats"], ["Dogs"]]
    assert find_format("medline", records).database == "ERIC"


def test_blank_lines_between_all_lines_part_nothing():
    records, _ = parse_medline("PMID- 1\n\nTI  - Looms\n\n      weave.\n\nFAU - Cat, Ann\n\nPMID- 2\n\nTI  - Dogs.\n")
    assert [raw.values["TI"] for raw in records] == [["Looms weave."], ["Dogs."]]


def test_fields_of_an_entry():
    text = (
        "PMID- 1\nLID - S1 [pii]\nLID - 10.1000/loom [doi]\nTI  - Looms.\nFAU - Cat, Ann\n"
        "AU  - Cat A\nFAU - Dog, Bob\nAU  - Dog B\n"
        "AUID- ORCID: https://orcid.org/0000000218250097\nAD  - Weave Univ.\nAD  - Yarn Inst.\n"
        "PT  - Journal Article\nPT  - Review\n"
        "DP  - 2019 Mar 4\nTA  - Weave J\nJT  - Weave journal\nMH  - *Looms/history\nOT  - yarn\nTT  - Webstuhl\n"
    )
    (raw,), _ = parse_medline(text)
    entry = build_entry(raw, "medline")
    assert (entry.title, entry.authors, entry.orcids) == ("Looms.", ("Cat, Ann", "Dog, Bob"), ("", "0000-0002-1825-0097"))
    assert (entry.keywords, entry.index_keywords) == (("yarn",), ("Looms/history",))
    assert entry.affiliations == ("Weave Univ.", "Yarn Inst.")
    details = {field: entry.details[field] for field in ("year", "doi", "pmid", "venue")}
    assert details == {"year": 2019, "doi": "10.1000/loom", "pmid": "1", "venue": "Weave journal"}
    assert raw.values["PT"] == ["Journal Article; Review"]


def test_lines_between_records_are_rejected():
    records, rows = parse_medline("PMID- 1\nTI  - Looms.\n\nPage 2 of 3\n\nPMID- 2\nTI  - Dogs.\n")
    assert len(records) == 2
    assert [(row.line, row.text) for row in rows if row.kind == "rejected"] == [(4, "Page 2 of 3")]
