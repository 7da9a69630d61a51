import pytest

from themeloom.lexicon import read_knowledge
from themeloom.records.columns import Cells, describe_columns, list_known, measure_header, name_columns, normalize_column


def test_case_and_underscores_do_not_count():
    assert normalize_column("PUBLICATION_YEAR ") == normalize_column("Publication  year") == normalize_column("publication-year")
    assert normalize_column("DOI") != normalize_column("DOI link")


def test_of_two_names_for_a_field_the_better_one_is_known():
    assert list_known()["title"] == "title"
    assert list_known()["publication title"] == "venue"


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        (["Title", "Abstract", "Shelf"], 2),
        (["ARTICLE_TITLE", "doi"], 2),
        (["Title"], 0),  # a line of prose may be this word
        (["name", "summary", "description"], 0),  # any table has these
        (["Year", "DOI"], 0),
        (["Title", "x" * 101], 0),
        ([], 0),
    ],
)
def test_a_header_needs_a_title_or_an_abstract(cells, known):
    assert measure_header(cells) == known


def test_a_column_that_the_user_names_makes_a_header():
    assert measure_header(["Naslov", "Leto"]) == 0
    assert measure_header(["Naslov", "Leto"], named=["naslov"]) == 1


def test_every_column_gets_a_name_of_its_own():
    assert name_columns([" Title ", "", "Title"], 4) == ["Title", "column 2", "Title (2)", "column 4"]
    assert name_columns(["Title", "Year"], 1) == ["Title"]


def test_only_the_first_columns_are_described():
    assert describe_columns([str(place) for place in range(12)]) == "columns 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more"


def test_cells_are_a_mapping_of_lists():
    cells = Cells({"Title": 0, "Authors": 1}, ["Looms", ["Ann Cat", "Bob Dog"]])
    assert cells == {"Title": ["Looms"], "Authors": ["Ann Cat", "Bob Dog"]}
    assert len(cells) == 2
    assert cells.get("Year") is None
    assert repr(cells) == "{'Title': ['Looms'], 'Authors': ['Ann Cat', 'Bob Dog']}"


def test_titles_and_abstracts_of_every_table_are_recognised():
    formats = read_knowledge("formats", room="records")
    families = set(formats[formats["syntax"] == "delimited"]["family"])
    assert {"scopus", "embase", "generic"} <= families
    for family in families:
        table = read_knowledge(f"fields/{family}", room="records")
        for field in ("title", "abstract"):
            best = table[table["field"] == field]["tag"].iloc[0]
            assert list_known().get(normalize_column(best)) == field, f"{family}: {best}"
