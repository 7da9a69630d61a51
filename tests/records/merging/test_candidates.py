from themeloom.records.entries import Entry
from themeloom.records.merging.candidates import LARGE, list_candidates
from themeloom.records.merging.traits import describe_traits


def describe(title, authors=(), **details):
    return describe_traits("a.ris", Entry(1, 1, title, "", details, authors=tuple(authors)))


def test_what_shares_nothing_is_not_compared():
    records = [describe(f"{letter * 9} {letter * 8} of {letter * 7}") for letter in "abcdefghijklmnop"]
    assert (0, 15) not in list_candidates(records)
    assert (0, 8) not in list_candidates(records)


def test_pairs_by_identifier_title_subtitle_and_place():
    records = [
        describe("Xylophones", doi="10.1000/1"),
        describe("Anvils", doi="10.1000/1"),
        describe("Looms of the north"),
        describe("The looms of the North"),
        describe("Looms of the north: a long history"),
        describe("Zithers in use", ["Cat, A."], year=2010, pages="7"),
        describe("Bells in use", ["A. Cat"], year=2010, pages="7-9"),
    ]
    assert {(0, 1), (2, 3), (2, 4), (3, 4), (5, 6)} <= list_candidates(records)


def test_a_typo_at_either_end_is_beside_in_the_alphabet():
    middle = [describe(f"M{letter} looms of the cold northern hill") for letter in "abcde"]
    records = [describe("Qooms of the cold north winds"), *middle, describe("Looms of the cold north winds")]
    assert (0, 6) in list_candidates(records)


def test_a_title_that_many_have_is_not_compared_with_all():
    records = [describe("Looms of the north", pages=str(number)) for number in range(10 * LARGE)]
    assert len(list_candidates(records)) < 20 * len(records)
    assert not list_candidates([describe("Editorial", pages=str(number)) for number in range(9)])
