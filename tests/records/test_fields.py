"""Tags and columns become fields by the table of their family; the first tag that has a value wins."""

import pytest

from themeloom.records.entries import RawRecord
from themeloom.records.fields import build_entry, check_columns, find_number


def build(family, **values):
    return build_entry(
        RawRecord(1, 1, {tag: value if isinstance(value, list) else [value] for tag, value in values.items()}), family
    )


def test_the_first_tag_with_a_value_wins():
    assert build("ris", AB="NA", N2="Cats purr.").abstract == "Cats purr."
    assert build("ris", TI="Purring", T1="Other").title == "Purring"


def test_what_stands_for_nothing_is_missing():
    entry = build("ris", TI="Purring", AB="[No abstract available]", AU=["Cat, A.", "et al."], DO="n/a", KW=["", "cats"])
    assert entry.abstract == ""
    assert entry.authors == ("Cat, A.",)
    assert entry.keywords == ("cats",)
    assert "doi" not in entry.details


def test_a_year_comes_from_the_date_where_there_is_none():
    details = build("ris", TI="Purring", PY="Year", DA="2019/03/02/").details
    assert (details["year"], details["date"]) == (2019, "2019-03-02")


def test_pages_are_put_together():
    assert build("ris", TI="Purring", SP="12", EP="19").details["pages"] == "12-19"


def test_of_several_identifiers_the_doi_is_taken():
    assert build("wos", TI="Purring", DI="S0042 [pii]; 10.1000/PURR.").details["doi"] == "10.1000/purr"


def test_capitals_and_underscores_of_a_column_do_not_matter():
    raw = RawRecord(2, 1, {"PRIMARY_TITLE": ["Purring"], "Publication Year": ["2020"]})
    entry = build_entry(raw, "generic")
    assert (entry.title, entry.details["year"]) == ("Purring", 2020)


def test_columns_that_the_user_names_go_first():
    raw = RawRecord(2, 1, {"Title": ["Purring"], "Titel": ["Schnurren"], "Wer": ["Cat, A.; Dog, B."]})
    entry = build_entry(raw, "generic", columns={"title": "Titel", "author": "Wer"})
    assert (entry.title, entry.authors) == ("Schnurren", ("Cat, A.", "Dog, B."))


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("1,204", 1204), ("12.0", 12), ("7,0", 7), ("", None), ("twelve", None), ("-3", None), ("1.5", None)],
)
def test_a_number_is_whole(text, number):
    assert find_number(text) == number


def test_only_fields_and_names_of_columns_are_taken():
    check_columns({"title": "Titel", "reference": "Quellen"})
    with pytest.raises(
        ValueError, match=r"columns has 'titel', 'doc', which is no field of a paper; the fields are abstract, aff"
    ):
        check_columns({"titel": "Title", "doc": "DOI", "year": "Jahr"})
    with pytest.raises(ValueError, match=r"one column for title, such as {title: Inhalt}; it has \['A', 'B'\]"):
        check_columns({"title": ["A", "B"]})


def test_a_source_that_is_a_database_is_no_venue():
    raw = RawRecord(1, 1, {"Title": ["Looms"], "Source": ["scopus"], "Journal": ["Journal of Wefts"]})
    details = build_entry(raw, "generic").details
    assert (details["venue"], details["database"]) == ("Journal of Wefts", "scopus")
    raw = RawRecord(1, 1, {"Title": ["Looms"], "Source": ["Journal of Wefts"]})
    assert build_entry(raw, "generic", "Embase").details == {"venue": "Journal of Wefts", "database": "Embase"}


def test_stars_of_keywords_and_marks_of_titles_go():
    raw = RawRecord(1, 1, {"TI": ["[HTML][HTML] Looms"], "OT": ["*wool"], "MH": ["*Looms/history", "Cats/*physiology"]})
    entry = build_entry(raw, "medline")
    assert (entry.title, entry.keywords) == ("Looms", ("wool",))
    assert entry.index_keywords == ("Looms/history", "Cats/physiology")


def test_a_column_of_sources_names_the_database_beside_a_journal_only():
    details = build("generic", Title="Looms", Journal="Wefts", Source="Scopus").details
    assert (details["venue"], details["database"]) == ("Wefts", "Scopus")
    details = build("generic", Title="Looms", Journal="Wefts", Source="Annals").details
    assert (details["venue"], "database" in details) == ("Wefts", False)


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Looms", "A study", "Looms: A study"),
        ("Looms?", "A study", "Looms? A study"),
        ("Looms: a study", "A study", "Looms: a study"),
        ("Looms", "", "Looms"),
        ("", "A study", "A study"),
    ],
)
def test_a_subtitle_that_stands_apart_is_put_to_the_title(title, subtitle, whole):
    for family in ("bibtex", "crossref", "generic"):
        assert build(family, title=title, subtitle=subtitle).title == whole


def test_a_number_that_parts_persons_of_one_name_goes():
    entry = build("bibtex", title="Looms", author=["Ann Cat 0001", "Dog 0002, Bob", "Looms 2000 Group"])
    assert entry.authors == ("Ann Cat", "Dog, Bob", "Looms 2000 Group")


def test_full_names_of_scopus_go_before_short_ones():
    names = {"Authors": "Cat A.; Dog B.", "Author full names": "Cat, Ann (571); Dog, Bob (572)"}
    assert build("scopus", Title="Looms", **names).authors == ("Cat, Ann", "Dog, Bob")
    assert build("scopus", Title="Looms", **names | {"Author full names": ""}).authors == ("Cat A.", "Dog B.")


def test_identifiers_may_stand_in_an_object():
    details = build("generic", title="Looms", externalIds="{'DOI': '10.1000/loom', 'PubMed': '12', 'Other': None}").details
    assert (details["doi"], details["pmid"]) == ("10.1000/loom", "12")
    assert (
        build("generic", title="Looms", ids='{"doi": "https://doi.org/10.1000/loom", "mag": null}').details["doi"]
        == "10.1000/loom"
    )


def test_a_shortened_date_is_read_only_where_nothing_else_tells_of_a_year():
    assert build("generic", title="Looms", date="Mar-21").details["year"] == 2021
    assert build("generic", title="Looms", date="Mar-21", year="2019").details["date"] == "2019-03"
