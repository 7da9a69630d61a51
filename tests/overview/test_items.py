"""What papers have beside terms: each thing once a paper, spellings of one thing under one key."""

import pandas as pd
import pytest

from themeloom.overview.items import NETWORKS, list_items


def list_rows(network_of, table):
    return list_items({NETWORKS[network_of][0]: pd.DataFrame(table)}, network_of)[["doc_id", "key", "name"]].to_numpy().tolist()


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


@pytest.mark.parametrize("network_of", NETWORKS)
def test_a_corpus_without_them_has_none(network_of):
    columns = ["doc_id", "position", "author", "name", "country", "keyword", "kind", "reference", "doi", "first_author", "year"]
    assert list_rows(network_of, {column: pd.Series(dtype="str") for column in columns}) == []


def test_another_network_is_refused():
    with pytest.raises(ValueError, match="needs terms, or one of authors, countries, keywords, references"):
        list_items({}, "looms")
