import pytest

from themeloom.records.entries import Entry
from themeloom.records.merging.traits import describe_traits, is_same_abstract, is_same_author, list_names


def describe(*authors, **details):
    return describe_traits("a.ris", Entry(1, 1, "Looms", "", details, authors=authors))


@pytest.mark.parametrize(
    ("authors", "others", "same"),
    [
        (["Zhang, Wei"], ["Zhang, W."], True),
        (["Wei Zhang"], ["ZHANG W"], True),
        (["Müller, A."], ["Muller A"], True),
        (["van der Berg, J."], ["Berg, J. van der"], True),
        (["O'Neil, T."], ["ONeil T"], True),
        (["Cat, A.", "Dog, B."], ["Dog, B.", "Cat, A."], True),
        (["Cat, A."], ["Dog, B.", "Cat, A."], False),
        (["Cat, A."], ["Dog, B."], False),
        ([], ["Dog, B."], None),
    ],
)
def test_the_same_first_author(authors, others, same):
    assert is_same_author(describe(*authors), describe(*others)) is same


LONG = "We weave looms of wool and linen in the old town and count each thread with care in spring and autumn."


@pytest.mark.parametrize(
    ("abstract", "other", "same"),
    [
        (LONG, LONG.upper(), True),
        (LONG, f"BACKGROUND: {LONG} © 2010 Loom Press. All rights reserved.", True),
        (LONG[:50] + "…", LONG, True),
        (LONG, "Cats purr when they sit in the sun, and we do not know why they should or for how long they do it.", False),
        ("We weave.", "We weave and spin.", False),
        (LONG, "", None),
    ],
)
def test_the_same_abstract(abstract, other, same):
    assert is_same_abstract(abstract, other) is same


@pytest.mark.parametrize(("pages", "first"), [("0012-19", "12"), ("e123", "e123"), ("pp. 5--9", "5"), ("", ""), ("in press", "")])
def test_the_first_page(pages, first):
    assert describe(pages=pages).first_page == first


@pytest.mark.parametrize(("issue", "number"), [("03", "3"), ("3-4", "3"), ("Suppl. 1", "1"), ("March", ""), ("", "")])
def test_the_number_of_an_issue(issue, number):
    assert describe(issue=issue).issue == number


@pytest.mark.parametrize(
    ("name", "other"), [("Müller, J.", "Mueller, J."), ("Weiß, A.", "WEISS, A."), ("Ørsted, C.", "Orsted, C.")]
)
def test_a_name_without_the_letters_of_its_language_is_the_same(name, other):
    assert list_names(name) == list_names(other)
