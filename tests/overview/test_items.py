"""What papers have beside terms: each thing once a paper, one key for all its spellings, and what links papers themselves."""

import pandas as pd
import pytest

from corpora import AFFILIATIONS, AUTHORS, KEYWORDS, RECORDS, REFERENCES
from themeloom.overview.items import NETWORKS, list_items
from themeloom.overview.items import RECORDS as RECORDS_PART

PARTS = {
    RECORDS_PART: RECORDS,
    "authors": AUTHORS,
    "affiliations": AFFILIATIONS,
    "keywords": KEYWORDS,
    "references": REFERENCES,
}


def list_rows(network_of, table):
    [part] = NETWORKS[network_of].parts
    return list_items({part: pd.DataFrame(table)}, network_of)[["doc_id", "key", "name"]].to_numpy().tolist()


def list_units(network_of):
    """Unit -> the names that it links, in order."""
    items = list_items(PARTS, network_of)
    return {unit: names.tolist() for unit, names in items.groupby("unit")["name"]}


def test_authors_are_the_same_by_their_normalized_names():
    table = {"doc_id": ["p", "p", "q"], "author": ["Cat, Ann", "Dog, B.", "CAT, ANN"], "name": ["Cat, A.", "Dog, B.", "Cat, A."]}
    assert list_rows("authors", table) == [["p", "cat, a.", "Cat, A."], ["p", "dog, b.", "Dog, B."], ["q", "cat, a.", "Cat, A."]]


def test_a_country_counts_once_a_paper_and_an_unknown_one_not():
    table = {"doc_id": ["p", "p", "p"], "affiliation": list("abc"), "country": ["Peru", "Peru", None]}
    assert list_rows("countries", table) == [["p", "peru", "Peru"]]


def test_only_the_keywords_of_authors_count_under_the_spelling_of_most_papers():
    table = {"doc_id": list("pqrs"), "keyword": ["WOOL", "wool", "wool", "Yarn"], "kind": ["author"] * 3 + ["index"]}
    assert list_rows("keywords", table) == [[paper, "wool", "wool"] for paper in "pqr"]


def test_references_to_one_work_are_one_and_works_of_one_author_and_year_get_letters():
    texts = [
        "Cat A, 2010, J WOOL, V23, P1",
        "Cat A., Wool, J. Wool, 23, 4, pp. 1-9, (2010)",
        "Cat A, 2010, J YARN, V2, P5",
        "Some old book",
    ]
    table = {"doc_id": ["p", "q", "q", "q"], "position": [1, 1, 2, 3], "reference": texts, "doi": None}
    table |= {"first_author": ["Cat A", "Cat A.", "Cat A", None], "year": pd.array([2010, 2010, 2010, None], "Int64")}
    names = [row[2] for row in list_rows("references", table)]
    assert names[0] == names[1]
    assert set(names) == {"Cat A (2010a)", "Cat A (2010b)", "Some old book"}


def test_papers_are_coupled_by_the_works_that_both_cite_however_these_are_written():
    # p2 and p3 cite p1, each in its own form, and p3 and p4 a work that is not of the corpus; p4 has no author and no year
    assert sorted(names for names in list_units("coupling").values() if len(names) > 1) == [
        ["Cat (2019a)", "Cat (2019b)"],
        ["Cat (2019b)", "An essay"],
    ]


def test_papers_are_linked_by_citing_one_another_once_for_each_way():
    assert sorted(list_units("citations").values()) == [
        ["Cat (2019a)", "Cat (2018)"],
        ["Cat (2019b)", "Cat (2018)"],
        ["Cat (2019b)", "Cat (2019a)"],
    ]


def test_sources_are_linked_by_the_works_that_papers_of_both_cite():
    assert [sorted(set(names)) for names in list_units("sources").values() if len(set(names)) > 1] == [["Looms", "Wool & Silk"]]


def test_a_paper_bears_its_title_as_its_form():
    items = list_items(PARTS, "coupling")
    assert items.loc[items["doc_id"] == "p4", "form"].tolist() == ["An essay"]


def test_papers_that_would_be_named_alike_get_letters_also_without_an_author():
    records = RECORDS.assign(title="A long essay on looms")
    names = list_items({**PARTS, RECORDS_PART: records, "authors": AUTHORS.head(0)}, "coupling")["name"]
    assert set(names) == {f"A long essay on looms ({letter})" for letter in "bcd"}


@pytest.mark.parametrize("network_of", NETWORKS)
def test_links_are_counted_over_papers_unless_nodes_are_papers_or_sources(network_of):
    items = list_items(PARTS, network_of)
    assert (items["unit"] == items["doc_id"]).all() == (network_of not in {"coupling", "citations", "sources"})
    assert items["doc_id"].isin(RECORDS["doc_id"]).all()
    assert len(items)


@pytest.mark.parametrize("network_of", NETWORKS)
def test_the_order_of_papers_changes_no_name(network_of):
    turned = list_items({part: table[::-1] for part, table in PARTS.items()}, network_of)
    columns = ["unit", "doc_id", "key", "name"]
    given = list_items(PARTS, network_of)[columns].sort_values(columns, ignore_index=True)
    pd.testing.assert_frame_equal(turned[columns].sort_values(columns, ignore_index=True), given)


@pytest.mark.parametrize("network_of", NETWORKS)
def test_a_corpus_without_them_has_none(network_of):
    assert list_items({part: table.head(0) for part, table in PARTS.items()}, network_of).empty


def test_another_network_is_refused():
    with pytest.raises(ValueError, match="needs terms, or one of authors, countries, keywords, references"):
        list_items({}, "looms")


def test_a_name_holds_no_semicolon_which_parts_the_names_of_a_label():
    keywords = pd.DataFrame({"doc_id": ["p"], "keyword": ["wool; linen"], "kind": "author"})
    items = list_items({"keywords": keywords}, "keywords")
    assert items[["key", "form", "name"]].to_numpy().tolist() == [["wool; linen", "wool; linen", "wool, linen"]]


@pytest.mark.parametrize(
    ("author", "name"), [("SAATY TL", "Saaty TL"), ("Saaty", "Saaty"), ("COSTADEB.O", "Costadeb.O"), ("UNESCO", "UNESCO")]
)
def test_a_surname_in_capitals_is_written_as_others_are(author, name):
    references = pd.DataFrame({"doc_id": ["p"], "position": 1, "reference": "Map, 1977", "doi": None, "first_author": [author]})
    items = list_items({"references": references.assign(year=pd.array([1977], "Int64"))}, "references")
    assert items["name"].tolist() == [f"{name} (1977)"]
