"""RIS as databases write it: tags spaced in several ways, lines between records, values over several lines."""

import pytest

from themeloom.records.fields import build_entry
from themeloom.records.readers.ris import is_ris, parse_ris
from themeloom.records.signatures import find_format


def read_entries_of(text):
    records, _ = parse_ris(text)
    known = find_format("ris", records)
    return [build_entry(raw, known.family, known.database) for raw in records]


@pytest.mark.parametrize(
    "start", ["TY  - JOUR", "TY  -  JOUR", "TY - JOUR", "TY  -JOUR", "  TY  - JOUR", "TY  - Journal Article"]
)
def test_ways_of_spacing(start):
    indent, _, rest = start.partition("TY")
    gap = rest[: rest.index("-") + 1]
    text = f"some junk\n{start}\n{indent}TI{gap} Looms\n{indent}ER{gap} \n"
    assert is_ris(text)
    records, rows = parse_ris(text)
    assert [raw.values["TI"] for raw in records] == [["Looms"]]
    assert [row.text for row in rows] == ["some junk"]


def test_tags_may_be_spaced_otherwise_than_ty():
    records, _ = parse_ris("TY  - JOUR\nTI - Looms\nAU - Cat, A\nER - \n")
    assert records[0].values == {"TY": ["JOUR"], "TI": ["Looms"], "AU": ["Cat, A"]}


def test_strategy_lines_are_rejected_and_shown():
    records, rows = parse_ris(
        "1. exp loom/\n2. limit 1\n\nTY  - JOUR\nT1  - Looms\nER  - \n\n3. limit 2\nTY  - JOUR\nT1  - Cats\nER  - \n"
    )
    assert [(raw.line, raw.lines) for raw in records] == [(4, 4), (9, 3)]
    rejected = [row for row in rows if row.kind == "rejected"]
    assert [(row.line, row.lines, row.text) for row in rejected] == [(1, 2, "1. exp loom/ 2. limit 1"), (8, 1, "3. limit 2")]


def test_header_lines_of_cochrane_are_furniture_and_name_the_format():
    head = "Record #1 of 1\nProvider: John Wiley & Sons, Ltd.\nContent: text/plain\n\n"
    text = head + "TY  -  JOUR\nTI  -  Looms\nYR  -  2015\nER  -  \n"
    records, rows = parse_ris(text)
    assert find_format("ris", records).name == "Cochrane RIS"
    assert [(row.lines, row.kind, row.reason) for row in rows] == [(4, "furniture", "record header")]
    assert read_entries_of(text)[0].details["year"] == 2015


def test_header_lines_name_the_database_and_the_first_tag_may_have_four_letters():
    head = "Provider: Weavers\nDatabase: Some Base\nContent: application/x-research-info-systems\n\n"
    text = head + "TY  - JOUR\nPMID  - 12345\nT1  - Looms\nER  -\n"
    assert is_ris(text)
    records, rows = parse_ris(text)
    assert find_format("ris", records).name == "RIS"
    (entry,) = read_entries_of(text)
    assert (entry.title, entry.details["pmid"], entry.details["database"]) == ("Looms", "12345", "Some Base")
    assert entry.details["type"] == "JOUR"
    assert [(row.lines, row.kind, row.reason) for row in rows] == [(4, "furniture", "record header")]


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("N1  - Cited By (since 2022): 11", 11),
        ("N1  - Cited By (since 1996):16 Export Date: 6 May 2031 Source: Some Base", 16),
        ("N1  - Document Delivery No.: X1 Times Cited: 3 Cited Reference Count: 53", 3),
        ("U3  - Cited By :9\n\nExport Date: 1 May 2031", 9),
        ("N1  - Times Cited in Web of Science Core Collection:  5\nTotal Times Cited:  7", 5),
        ("N1  - cited By 17", 17),
        ("N1  - We were cited by 7 looms", None),
    ],
)
def test_notes_say_how_often_a_paper_is_cited(note, count):
    (entry,) = read_entries_of(f"TY  - JOUR\nTI  - Looms\n{note}\nER  -\n")
    assert entry.details.get("citations") == count


@pytest.mark.parametrize(
    ("abstracts", "read"),
    [
        (["ABSTRACT We weave.", "RESUMO Tecemos."], "ABSTRACT We weave."),
        (["Resumen Tejemos.", "Abstract We weave."], "Abstract We weave."),
        (["Résumé Nous tissons.", "Zusammenfassung Wir weben."], "Résumé Nous tissons."),
        (["Background: We weave.", "Results: We purr."], "Background: We weave. Results: We purr."),
        (["Abstract We weave.", "Abstract thoughts."], "Abstract We weave. Abstract thoughts."),
    ],
)
def test_of_an_abstract_in_several_languages_one_is_read(abstracts, read):
    lines = "".join(f"AB  - {abstract}\n" for abstract in abstracts)
    assert read_entries_of(f"TY  - JOUR\nTI  - Looms\n{lines}ER  -\n")[0].abstract == read


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("http://a.org/1\nhttp://b.org/2", "http://a.org/1"),
        ("http://a.org/1; http://b.org/2", "http://a.org/1"),
        ("http://a.org/1 and http://b.org/2", "http://a.org/1"),
        ("<Go to ISI>://WOS:1", None),
        ("http://a.org/1 OP  - Some Journal. 2015. 2p.", "http://a.org/1"),
    ],
)
def test_the_first_of_several_addresses_is_read(address, read):
    (entry,) = read_entries_of(f"TY  - JOUR\nTI  - Looms\nUR  - {address}\nER  -\n")
    assert entry.details.get("url") == read


@pytest.mark.parametrize(
    ("lines", "name"),
    [("J9  - J LOOMS\nWE  - Some Index", "Web of Science RIS"), ("UR  - https://app.dimensions.ai/1", "Dimensions RIS")],
)
def test_databases_that_do_not_name_themselves(lines, name):
    records, _ = parse_ris(f"TY  - JOUR\nTI  - Looms\n{lines}\nER  -\n")
    assert find_format("ris", records).name == name


def test_a_header_line_ends_a_record_without_er():
    records, rows = parse_ris("TY  - JOUR\nTI  - Looms\nRecord #2 of 2\nTY  - JOUR\nTI  - Cats\n")
    assert [raw.values["TI"] for raw in records] == [["Looms"], ["Cats"]]
    assert [row.text for row in rows] == ["Record #2 of 2"]


def test_link_lines_under_a_record_are_shown():
    _, rows = parse_ris("TY  - JOUR\nT1  - Looms\nER  -\nLink to the Full Text: http://example.org/1\n")
    assert [(row.line, row.kind, row.reason) for row in rows] == [(4, "furniture", "link")]


def test_lines_that_only_look_like_tags_belong_to_the_abstract():
    text = (
        "TY  - JOUR\nAB  - Cats of the\nER wait.\nTI does not help: it was\nER  of little use\n"
        "UV - visible.\nER  - \nTY  - JOUR\nTI  - B\n"
    )
    entry, second = read_entries_of(text)
    assert entry.abstract == "Cats of the ER wait. TI does not help: it was ER of little use UV - visible."
    assert second.title == "B"


def test_a_record_may_lack_its_end():
    records, _ = parse_ris("TY  - JOUR\nTI  - Looms\nTY  - JOUR\nTI  - Cats\n")
    assert [(raw.line, raw.lines) for raw in records] == [(1, 2), (3, 2)]


def test_files_put_together_without_a_line_end():
    records, _ = parse_ris("TY  - JOUR\nTI  - Looms\nER  - TY  - JOUR\nTI  - Cats\nER  - \n")
    assert [(raw.line, raw.lines, raw.values["TI"]) for raw in records] == [(1, 3, ["Looms"]), (3, 2, ["Cats"])]


def test_keywords_stand_one_on_a_line():
    (entry,) = read_entries_of("TY  - JOUR\nTI  - Looms\nKW  - cats, wild\ndogs\nKW  - looms; yarn\nER  - \n")
    assert entry.keywords == ("cats, wild", "dogs", "looms", "yarn")


def test_several_abstracts_are_kept_in_their_order():
    records, _ = parse_ris("TY  - JOUR\nTI  - Looms\nAB  - We weave.\nAB  - Copyright of Looms.\nER  - \n")
    assert records[0].values["AB"] == ["We weave.", "Copyright of Looms."]


def test_which_tag_is_taken_for_a_field():
    (entry,) = read_entries_of(
        "TY  - JOUR\nST  - Short\nT1  - Looms\nN2  - Old.\nAB  - New.\nT2  - Weave Journal\n"
        "JO  - Weave J\nY1  - 2019//\nPY  - 2020/05/01/\n"
        "A1  - Cat, A\nSP  - 3\nEP  - 9\nDB  - Some Base\nER  - \n"
    )
    assert (entry.title, entry.abstract, entry.authors) == ("Looms", "New.", ("Cat, A",))
    details = {field: entry.details[field] for field in ("year", "venue", "pages", "database")}
    assert details == {"year": 2020, "venue": "Weave Journal", "pages": "3-9", "database": "Some Base"}


@pytest.mark.parametrize(
    "line",
    [
        "DO  - http://dx.doi.org/10.1000/LOOM",
        "M3  - doi: 10.1000/loom",
        "N1  - doi: 10.1000/loom",
        "UR  - https://doi.org/10.1000/loom",
    ],
)
def test_where_a_doi_may_stand(line):
    (entry,) = read_entries_of(f"TY  - JOUR\nTI  - Looms\n{line}\nER  - \n")
    assert entry.details["doi"] == "10.1000/loom"


def test_an_address_of_a_publisher_is_no_doi():
    (entry,) = read_entries_of("TY  - JOUR\nTI  - Looms\nUR  - https://example.org/10.1000/loom/full\nER  - \n")
    assert "doi" not in entry.details


def test_scopus_tells_citations_and_references_in_notes():
    text = (
        "TY  - JOUR\nTI  - Looms\nN1  - Cited By :12\n"
        "N1  - References: Cat, A., (2019) Weave; Dog, B., (2018) Yarn\nC2  - 123\nDB  - Scopus\n"
        "ER  - \n"
    )
    (entry,) = read_entries_of(text)
    assert (entry.details["citations"], entry.details["pmid"], entry.details["database"]) == (12, "123", "Scopus")
    assert entry.references == ("Cat, A., (2019) Weave", "Dog, B., (2018) Yarn")


def test_embase_has_index_words_and_addresses_in_tags_of_its_own():
    (entry,) = read_entries_of(
        "TY  - JOUR\nT1  - Looms\nKW  - loom\nM1  - (Cat A.) Weave Dept\nC5  - 123\nU2  - L1\nLK  - http://a.org\nER  - \n"
    )
    assert (entry.index_keywords, entry.keywords, entry.affiliations) == (("loom",), (), ("(Cat A.) Weave Dept",))


def test_one_record_of_a_database_does_not_make_the_file_its_export():
    text = "TY  - JOUR\nTI  - Looms\nDB  - Scopus\nER  - \nTY  - JOUR\nTI  - Cats\nER  - \n"
    first, second = read_entries_of(text)
    assert find_format("ris", parse_ris(text)[0]).name == "RIS"
    assert first.details["database"] == "Scopus"
    assert "database" not in second.details
