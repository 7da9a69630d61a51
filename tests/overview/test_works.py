"""Works: their spellings joined by DOI and by form, each paper counted once."""

import pandas as pd
import pytest

from corpora import AUTHORS, RECORDS, REFERENCES
from themeloom.overview import count_works, match_references
from themeloom.overview.works import describe_references, extract_sources, normalize_families
from themeloom.tables import make_empty


def count(*references):
    """Works of references (text, DOI), one a paper, all by Cat in 2010."""
    table = pd.DataFrame(references, columns=["reference", "doi"])
    table = table.assign(doc_id=[f"q{place}" for place in range(len(table))], position=1, first_author="Cat A", year=2010)
    works = count_works(table, make_empty("overview.links"))
    return works[["papers", "spellings"]].to_numpy().tolist()


def test_the_toy_s_works_are_counted_and_those_that_are_papers_are_named():
    works = count_works(REFERENCES, match_references(RECORDS, AUTHORS, REFERENCES))
    assert works[["doc_id", "papers", "spellings"]].fillna("").to_numpy().tolist() == [
        ["p1", 2, 2],
        ["", 2, 1],
        ["p2", 1, 1],
    ]
    assert works["doi"].tolist()[2] == "10.5555/silk"


def test_spellings_are_one_work_by_doi_or_by_place():
    assert count(("A", "10.1/a"), ("B", "10.1/a")) == [[2, 2]]
    assert count(("Cat A, 2010, J WOOL, V23, P1", None), ("Cat A., On wool, J. Wool, 23 (4), pp. 1-9 (2010)", None)) == [[2, 2]]
    assert count(("Cat A, 2010, Wool.", None), ("CAT A - 2010 - wool", None)) == [[2, 2]]


def test_a_reference_without_a_doi_takes_that_of_its_form_if_there_is_one_only():
    placed = "Cat A, 2010, J WOOL, V23, P1"
    assert count((placed, None), (f"{placed}, DOI 10.5555/a", "10.5555/a")) == [[2, 2]]
    apart = count((placed, None), (f"{placed}, DOI 10.5555/a", "10.5555/a"), (f"{placed}, DOI 10.5555/b", "10.5555/b"))
    assert apart == [[1, 1], [1, 1], [1, 1]]


def test_other_pages_and_volumes_are_other_works():
    assert count(("Cat A, 2010, J WOOL, V23, P1", None), ("Cat A, 2010, J WOOL, V24, P1", None)) == [[1, 1], [1, 1]]


def test_the_order_of_references_changes_nothing_and_none_gives_none():
    links = match_references(RECORDS, AUTHORS, REFERENCES)
    pd.testing.assert_frame_equal(count_works(REFERENCES[::-1], links), count_works(REFERENCES, links))
    assert count_works(REFERENCES.head(0), links.head(0)).empty


@pytest.mark.parametrize(
    ("text", "volume", "page"),
    [
        ("Cat A, 2010, J WOOL, V23, P1, DOI 10.5555/a", "23", "1"),
        ("Cat A, 2010, J WOOL, V37, pD674", "37", "d674"),
        ("Cat A, 2010, J WOOL, V8, ARTN e12", "8", "e12"),
        ("Cat A., Wool, J. Wool, 12, 3, pp. 1-9, (2010)", "12", "1"),
        ("Cat, A., Wool (2010) J. Wool, 204 (1), pp. 84-94", "204", "84"),
        ("Cat A., Wool, J. Wool, 12, pp. 44-49, (2010)", "12", "44"),
    ],
)
def test_volume_and_first_page_are_read(text, volume, page):
    about = describe_references(pd.DataFrame({"reference": [text], "first_author": ["Cat A"], "year": [2010]}))
    assert about[["family", "volume", "page"]].to_numpy().tolist() == [["cat", volume, page]]


def test_families_are_the_same_however_they_are_written():
    names = ["Núñez, A. B.", "NUNEZ AB", "Nunez A.-B.", "Nuñez, Ana"]
    assert set(normalize_families(pd.Series(names, dtype="str"))) == {"nunez"}
    assert normalize_families(pd.Series([None], dtype="str")).isna().all()


def test_the_source_of_a_work_is_read_as_databases_write_it():
    texts = {
        "CAT A, 2010, J WOOL, V23, P1": "J WOOL",
        "CAT A, 1999, WOOL": "WOOL",
        "Cat A., Dog B., On wool, and silk, Journal of Wool, 23, 4, pp. 1-9, (2010)": "Journal of Wool",
        "Cat A., On wool, (2010) Journal of Wool, 23 (4), pp. 1-9": "Journal of Wool",
        "Cat, A. On wool. 2010": None,
        "https://example.org/W1": None,
    }
    read = extract_sources(pd.Series(list(texts), dtype="str"))
    assert read.astype(object).where(read.notna(), None).tolist() == list(texts.values())
    assert extract_sources(pd.Series([], dtype="str")).empty
