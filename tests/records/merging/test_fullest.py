"""Of the records of a paper the fullest value of each field is taken, whatever their order."""

import pytest

from themeloom.records.entries import Entry
from themeloom.records.merging.fullest import merge_entries

LOOMS = "Looms of the cold north"
WEAVE = "We weave looms of wool and linen in the old town and count each thread with care in spring and autumn."


def merge(*entries):
    return merge_entries([(f"{letter}.ris", entry) for letter, entry in zip("abcdef", entries, strict=False)])


def test_the_abstract_is_the_longest_that_is_not_cut_off():
    cut = Entry(1, 1, LOOMS, f"{WEAVE} {WEAVE}…")
    assert merge(cut, Entry(2, 1, LOOMS, WEAVE), Entry(3, 1, LOOMS, "We weave.")).abstract == WEAVE
    assert merge(cut, Entry(2, 1, LOOMS, "")).abstract == cut.abstract


def test_the_title_is_that_of_the_record_with_the_abstract_unless_in_capitals():
    assert (
        merge(
            Entry(1, 1, "The Looms", "", {"year": 2000, "doi": "10.1000/1", "venue": "a", "volume": "2"}),
            Entry(2, 1, "Looms", WEAVE),
        ).title
        == "Looms"
    )
    assert merge(Entry(1, 1, "Looms", ""), Entry(2, 1, "LOOMS", WEAVE)).title == "Looms"
    assert merge(Entry(1, 1, "LOOMS", ""), Entry(2, 1, "LOOMS", WEAVE)).title == "LOOMS"


def test_authors_are_those_of_one_record_the_most_and_the_fullest():
    initials = Entry(1, 1, LOOMS, WEAVE, {"year": 2010}, authors=("Cat, A.", "Dog, B."), affiliations=("Wool Inst",))
    written = Entry(2, 1, LOOMS, "", authors=("Cat, Ann", "Dog, Ben"), orcids=("0000-1", ""), affiliations=("Wool Institute",))
    more = Entry(3, 1, LOOMS, "", authors=("Cat A", "Dog B", "Owl C"))
    assert merge(initials, written).authors == ("Cat, Ann", "Dog, Ben")
    assert merge(initials, written).affiliations == ("Wool Institute",)
    assert merge(initials, written).orcids == ("0000-1", "")
    assert merge(initials, written, more).authors == more.authors
    assert merge(initials, written, more).orcids == ()
    assert merge(initials, Entry(4, 1, LOOMS, "", authors=("Cat, A.", "et al."))).authors == initials.authors


def test_keywords_and_references_are_those_of_all_each_once():
    one = Entry(1, 1, LOOMS, WEAVE, keywords=("Wool", "Looms"), references=("Cat A, 2010, DOI 10.1000/X1",))
    other = Entry(
        2,
        1,
        LOOMS,
        "",
        keywords=("LOOMS", "Linen"),
        index_keywords=("weaving",),
        references=("Cat, Ann. doi:10.1000/x1", "Dog B"),
    )
    merged = merge(one, other)
    assert merged.keywords == ("Wool", "Looms", "Linen")
    assert merged.index_keywords == ("weaving",)
    assert merged.references == ("Cat A, 2010, DOI 10.1000/X1", "Dog B")


def test_details_are_the_first_that_are_there_and_the_most_citations():
    full = Entry(1, 4, LOOMS, WEAVE, {"year": 2010, "venue": "Wool", "citations": 3, "database": "A"}, authors=("Cat, A.",))
    spare = Entry(7, 2, LOOMS, "", {"year": 2011, "doi": "10.1000/1", "citations": 5, "database": "B"})
    merged = merge(spare, full)
    assert merged.details == {"year": 2010, "venue": "Wool", "citations": 5, "database": "A", "doi": "10.1000/1"}
    assert (merged.line, merged.lines) == (1, 4)


@pytest.mark.parametrize(
    ("values", "column", "exact"),
    [
        (["2020", "2020-05", "2020-05-03"], "date", "2020-05-03"),
        (["2020-05", "2021-01-02"], "date", "2020-05"),
        (["7", "7-9"], "pages", "7-9"),
        (["7", "75-90"], "pages", "7"),
        (["7-9", "7"], "pages", "7-9"),
    ],
)
def test_date_and_pages_are_as_exact_as_one_source_has_them(values, column, exact):
    full = Entry(1, 1, LOOMS, WEAVE, {column: values[0]})
    assert merge(full, *(Entry(2, 1, LOOMS, "", {column: value}) for value in values[1:])).details == {column: exact}


def test_of_two_as_full_records_what_they_say_decides():
    plain = Entry(1, 1, "Strasse der Wolle", "", {"year": 2010}, authors=("Mueller, J.",))
    signs = Entry(1, 1, "Straße der Wolle", "", {"year": 2010}, authors=("Müller, J.",))
    assert merge(plain, signs) == merge(signs, plain)
    assert merge(plain, signs).title == signs.title
    assert merge(Entry(1, 1, "looms", ""), Entry(2, 1, "Looms", "")).title == "Looms"
