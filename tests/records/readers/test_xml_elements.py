"""An XML element as values: names of paths, persons, marks."""

from xml.etree.ElementTree import fromstring

from themeloom.records.readers.xml_elements import build_element_values


def test_persons_stand_under_their_list_and_orcids_beside_them():
    element = fromstring(
        "<r><AuthorList><Author><LastName>Cat</LastName><ForeName>Ann</ForeName></Author>"
        '<Author><LastName>Dog</LastName><Initials>B</Initials><Identifier Source="ORCID">0000-1</Identifier></Author>'
        "<Author><CollectiveName>Loom Group</CollectiveName></Author></AuthorList></r>"
    )
    values = build_element_values(element)
    assert values["authorlist/author"] == ["Cat, Ann", "Dog, B", "Loom Group"]
    assert values["authorlist/author@orcid"] == ["", "0000-1", ""]


def test_affiliations_that_authors_share_stand_once():
    element = fromstring("<r><a><affiliation>X</affiliation></a><a><affiliation>X</affiliation></a></r>")
    assert build_element_values(element) == {"a/affiliation": ["X"]}


def test_letters_set_apart_are_part_of_their_text():
    element = fromstring("<r><t><style>CO<sub>2</sub></style> in <x>sea</x> water</t></r>")
    assert build_element_values(element)["t"] == ["CO2 in sea water"]


def test_dates_in_parts_are_one():
    element = fromstring("<r><PubDate><Year>2012</Year><Month>Jun</Month></PubDate></r>")
    assert build_element_values(element)["pubdate"] == ["2012 Jun"]


def test_identifiers_with_a_doi_are_marked():
    element = fromstring("<r><identifier>http://x.org/1</identifier><identifier>DOI 10.1000/5</identifier></r>")
    assert build_element_values(element)["identifier[doi]"] == ["DOI 10.1000/5"]


def test_what_lies_very_deep_does_no_harm():
    element = fromstring("<a>" * 5000 + "x" + "</a>" * 5000)
    assert set().union(*build_element_values(element).values()) <= {"x"}
