import pytest

from themeloom.records.entries import Entry
from themeloom.records.merging.traits import describe_traits, is_same_abstract, is_same_author, is_same_venue


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


@pytest.mark.parametrize(
    ("venue", "other", "same"),
    [
        ("J. Wool Res.", "Journal of Wool Research", True),
        ("Wool (Basel, Switzerland)", "Wool", True),
        ("JWR", "Journal of Wool Research", True),
        ("Proc. 3rd Wool Conf. 2010", "Proceedings of the 3rd Wool Conference, 2010", True),
        ("Wool", "Wool and Linen Letters", False),
        ("Mianfang zazhi = Journal of Cotton", "Journal of Cotton", True),
        ("", "Wool", None),
    ],
)
def test_the_same_venue(venue, other, same):
    assert is_same_venue(venue, other) is same
    assert is_same_venue(other, venue) is same


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
