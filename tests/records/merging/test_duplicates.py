import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.entries import Entry
from themeloom.records.merging.duplicates import find_duplicates

LOOMS = "Looms of the cold north"
WEAVE = "We weave looms of wool and linen in the old town and count each thread with care in spring and autumn."


def build(line, title, abstract="", authors=(), **details):
    return ("a.ris", Entry(line, 1, title, abstract, details, authors=tuple(authors)))


def list_groups(sourced):
    return find_duplicates(sourced).groups


def test_four_sources_of_one_paper():
    records = [
        build(1, "Salt marsh birds and rising tides", WEAVE, ["Weir, Una"], doi="10.1000/marsh.1", year=2020),
        build(2, "Salt marsh birds and rising tides.", f"{WEAVE} Copyright of Reed Press.", ["Weir, U."], year=2020),
        build(3, "Saltmarsh Birds and Rising Tides", WEAVE, doi="10.1000/marsh.1", year=2020),
        build(4, "Cattle on salt marshes", "Light grazing keeps orchids.", year=2018),
    ]
    assert list_groups(records) == [[0, 1, 2], [3]]


def test_companion_parts_stay_apart():
    title = "Screening for wool in old looms: Part {}"
    records = [
        build(1, title.format("I. Design"), WEAVE, ["Gray, A"], doi="10.1000/101", year=2014),
        build(2, title.format("II. Results"), WEAVE, ["Gray, A"], doi="10.1000/102", year=2014),
        build(3, title.format("II: results"), WEAVE, ["Gray A"], doi="10.1000/102", year=2014),
        build(4, title.format("I"), WEAVE, ["Gray A"], year=2014),
    ]
    assert list_groups(records) == [[0], [1, 2], [3]]


def test_one_without_a_doi_between_two_that_fit_as_well_stays_apart():
    records = [build(1, LOOMS, doi="10.1000/1"), build(2, LOOMS), build(3, LOOMS, doi="10.1000/2")]
    duplicates = find_duplicates(records)
    assert duplicates.groups == [[0], [1], [2]]
    assert {(pair.first, pair.second) for pair in duplicates.same_title} == {(0, 1), (0, 2), (1, 2)}


def test_one_without_a_doi_goes_where_more_speaks_for_it():
    records = [
        build(1, LOOMS, doi="10.1000/1", year=2010),
        build(2, LOOMS, year=2011),
        build(3, LOOMS, doi="10.1000/2", year=2011),
    ]
    assert list_groups(records) == [[0], [1, 2]]


def test_several_without_a_doi_are_one_although_two_others_fit_them():
    records = [
        build(line, LOOMS, **details)
        for line, details in enumerate([{"doi": "10.1000/1"}, {}, {"volume": "3"}, {"doi": "10.1000/2"}])
    ]
    assert [group for group in list_groups(records) if len(group) > 1] in ([], [[1, 2]])


def test_chapters_with_the_doi_of_their_book_stay_apart():
    titles = ["Warp threads in use", "Gloves made of wool", "How sheep were shorn"]
    assert list_groups([build(line, title, doi="10.1000/book") for line, title in enumerate(titles)]) == [[0], [1], [2]]


def test_what_a_doi_joins_may_differ_in_what_a_third_agrees_with():
    records = [
        build(1, LOOMS, WEAVE, ["Cat, A."], doi="10.1000/1", year=2018),
        build(2, LOOMS, WEAVE, ["Cat, A."], doi="10.1000/1", year=2020),
        build(3, LOOMS, WEAVE, ["Cat, A."], year=2018),
    ]
    assert list_groups(records) == [[0, 1, 2]]


def test_generic_titles_need_more():
    records = [
        build(line, "Editorial", authors=["Cat, A."], year=2010, venue=venue)
        for line, venue in enumerate(["Wool", "WOOL", "Linen"])
    ]
    assert list_groups(records) == [[0, 1], [2]]
    assert list_groups([build(1, "Editorial"), build(2, "Editorial")]) == [[0], [1]]


def test_records_without_a_title_are_not_the_same_for_that():
    assert list_groups([build(1, ""), build(2, ""), build(3, "", WEAVE), build(4, "", WEAVE)]) == [[0], [1], [2, 3]]


def test_near_titles_are_joined_only_with_evidence_and_else_named():
    place = {"year": 2010, "venue": "Wool", "pages": "5-9"}
    records = [build(1, LOOMS, authors=["Cat, A."], **place), build(2, f"The {LOOMS}", authors=["A. Cat"], **place)]
    assert list_groups(records) == [[0, 1]]
    duplicates = find_duplicates([build(1, LOOMS), build(2, f"The {LOOMS}")])
    assert duplicates.groups == [[0], [1]]
    assert [(pair.first, pair.second) for pair in duplicates.near] == [(0, 1)]


def test_a_title_its_translation_and_both_in_one_are_one_paper():
    place = {"year": 2010, "venue": "Wool", "pages": "5-9"}
    titles = ["Telares del norte [Looms of the north]", "[Looms of the north]", "Telares del norte"]
    records = [build(line, title, authors=["Cat, A."], **place) for line, title in enumerate(titles)]
    assert list_groups(records) == [[0, 1, 2]]
    assert list_groups(records[1:]) == [[0], [1]]
    duplicates = find_duplicates([build(line, title) for line, title in enumerate(titles)])
    assert len(duplicates.groups) == 3
    assert {(pair.first, pair.second) for pair in duplicates.near} == {(0, 1), (0, 2), (1, 2)}


TITLES = [
    LOOMS,
    LOOMS.upper(),
    f"The {LOOMS}",
    f"{LOOMS}: a history",
    f"{LOOMS}, part II",
    f"Erratum: {LOOMS}",
    "Editorial",
    "",
    "Wool",
]
RECORDS = st.lists(
    st.builds(
        lambda title, abstract, authors, doi, pmid, year, pages: (
            title,
            abstract,
            authors,
            {"doi": doi, "pmid": pmid, "year": year, "pages": pages},
        ),
        st.sampled_from(TITLES),
        st.sampled_from(["", WEAVE, "We spin.", WEAVE[:60] + "…"]),
        st.sampled_from([(), ("Cat, A.",), ("Dog, Ben",)]),
        st.sampled_from(["", "", "10.1000/1", "10.1000/2"]),
        st.sampled_from(["", "", "7", "8"]),
        st.sampled_from([None, 2010, 2011, 2013]),
        st.sampled_from(["", "5-9", "7"]),
    ),
    max_size=9,
)


@settings(max_examples=300, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_groups_are_whole_consistent_and_the_same_in_any_order(rows, order):
    records = [
        build(line, title, abstract, authors, **{name: value for name, value in details.items() if value})
        for line, (title, abstract, authors, details) in enumerate(rows, 1)
    ]
    groups = list_groups(records)
    assert sorted(place for group in groups for place in group) == list(range(len(records)))
    for group in groups:
        assert len({records[place][1].details["doi"] for place in group if "doi" in records[place][1].details}) <= 1
    shuffled = list(range(len(records)))
    order.shuffle(shuffled)
    again = list_groups([records[place] for place in shuffled])
    assert sorted(sorted(shuffled[place] for place in group) for group in again) == groups


def test_thousands_of_records_are_not_compared_all_with_all():
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=7)) for _ in range(500)]
    titles = [" ".join(chance.sample(words, 8)) for _ in range(1500)]
    records = [
        build(line, title, authors=["Cat, A."], year=2010, volume="3", pages=str(line)) for line, title in enumerate(titles)
    ]
    copies = [build(line, title.upper(), doi=f"10.1000/{line}") for line, title in enumerate(titles[:500])]
    groups = list_groups(records + copies)
    assert {len(group) for group in groups} == {1, 2}
    assert len(groups) == 1500


@pytest.mark.parametrize("seed", range(3))
def test_the_names_of_the_files_make_no_difference(seed):
    chance = random.Random(seed)
    entries = [
        build(line, chance.choice(TITLES), chance.choice(["", WEAVE]), doi=chance.choice(["", "10.1000/1"]))[1]
        for line in range(8)
    ]
    one = list_groups([(f"{number}.ris", entry) for number, entry in enumerate(entries)])
    other = list_groups([(f"{9 - number}.ris", entry) for number, entry in enumerate(entries)])
    assert one == other
    assert all(len(set(pair)) == 2 for group in one for pair in combinations(group, 2))
