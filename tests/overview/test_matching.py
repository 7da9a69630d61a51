"""References that are papers of the corpus: by DOI, address, title, or volume and page; and none that only look so."""

import pandas as pd
import pytest

from corpora import AUTHORS, RECORDS, REFERENCES
from themeloom.overview import count_cited, match_references


def match(text, *, doi=None, author="Cat A", year=2018, citing="p4", records=RECORDS):
    row = {"doc_id": citing, "position": 1, "reference": text, "doi": doi, "first_author": author, "year": year}
    links = match_references(records, AUTHORS, pd.DataFrame([row]).astype({"year": "Int64"}))
    return links[["cited", "by"]].to_numpy().tolist()


def test_the_toy_s_references_are_matched():
    links = match_references(RECORDS, AUTHORS, REFERENCES)
    assert links.to_numpy().tolist() == [
        ["p2", 1, "p1", "volume and page"],
        ["p3", 1, "p1", "title"],
        ["p3", 2, "p2", "DOI"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cat A, 2018, LOOMS, V23, P1",
        "Cat, A., Weaving of Wool by Hand (2018) Looms, 23 (4), pp. 1-9",
        "CAT A, 2018, LOOMS, V023, p1",
        "Cat A. (2018). Weaving of wool, by hand. Looms.",
    ],
)
def test_other_ways_to_write_it_are_matched(text):
    assert [cited for cited, _ in match(text)] == ["p1"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Cat A, 2018, LOOMS, V23, P10", {}),
        ("Cat A, 2018, LOOMS, V2, P1", {}),
        ("Cat A, 2017, LOOMS, V23, P1", {"year": 2017}),
        ("Bat A, 2018, LOOMS, V23, P1", {"author": "Bat A"}),
        ("Cat A, 2018, LOOMS, V23, P1", {"author": None}),
        ("Cat A., Weaving of cotton by hand, (2018)", {}),
        ("Cat A., Spinning yarn, (2019)", {"year": 2019}),  # the title Yarn is too short to tell
        ("Cat A., Silk on looms of the south, DOI 10.5555/other", {"doi": "10.5555/other", "year": 2019}),  # another DOI
        ("Cat A, 2018, LOOMS, V23, P1", {"citing": "p1"}),  # itself
    ],
)
def test_what_differs_is_not_matched(text, about):
    assert match(text, **about) == []


def test_an_address_is_matched_and_what_fits_two_papers_is_not():
    address = "https://example.org/W1"
    assert match(address, records=RECORDS.assign(url=[address, None, None, None]), author=None) == [["p1", "address"]]
    twins = RECORDS.assign(title=RECORDS["title"][0], year=2018, doi=None, volume=None)
    assert match("Cat A., Weaving of wool by hand, (2018)", records=twins) == []


def test_a_paper_counts_once_whatever_it_cites_twice():
    links = match_references(RECORDS, AUTHORS, pd.concat([REFERENCES, REFERENCES.assign(position=REFERENCES["position"] + 9)]))
    table = count_cited(RECORDS, links, REFERENCES)
    assert table["local"].tolist() == [2, 1, 0, 0]
    assert table["references"].tolist() == [pd.NA, 1, 3, 1]
    assert table["cites"].tolist() == [pd.NA, 1, 2, 0]


def test_the_order_of_papers_and_references_changes_nothing():
    links = match_references(RECORDS[::-1], AUTHORS[::-1], REFERENCES[::-1])
    pd.testing.assert_frame_equal(
        links.sort_values(["doc_id", "position"], ignore_index=True), match_references(RECORDS, AUTHORS, REFERENCES)
    )
