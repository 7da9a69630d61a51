import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.merging.translations import list_translations

LOOMS = ("loomsofthenorth", "telaresdelnorte")


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Telares del norte [Looms of the north]", LOOMS),
        ("Looms of the north [Telares del norte].", LOOMS),
        ("Telares del norte = Looms of the north", LOOMS),
        ("Looms of wool [羊毛织机]", ("loomsofwool", "羊毛织机")),
        ("Telares del norte", ()),
        ("[Looms of the north]", ()),
        ("Looms of the north [Letter]", ()),
        ("Looms of the north [Erratum to the paper]", ()),
        ("Looms of the north [part 2, a history]", ()),
        ("Looms of the north [the year of 2010]", ()),
        ("Looms [of the north] and wool", ()),
        ("E = m", ()),
    ],
)
def test_two_titles_in_one(title, keys):
    assert list_translations(title) == keys


@given(st.text(st.sampled_from([*"ab [=] "]), max_size=60))
def test_no_title_raises(title):
    assert len(list_translations(title)) in (0, 2)
