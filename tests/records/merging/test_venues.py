import pytest

from themeloom.records.merging.venues import is_other_edition, is_same_venue


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


@pytest.mark.parametrize(
    ("venue", "other", "edition"),
    [
        ("WOOL 2019", "WOOL 2020", True),
        ("Proceedings of the 2nd Wool Conference (WOOL 2019)", "Proc. 3rd Wool Conf. (WOOL 2020)", True),
        ("XIX Congress of Wool", "XX Congress of Wool", True),
        ("First Workshop on Wool", "Second Workshop on Wool", True),
        ("Wool Letters", "Wool Letters", False),
        ("Wool Letters 2019", "Wool Letters", False),
        ("2nd Wool Conference 2019", "Proc. 2nd Wool Conf. 2020", False),
        ("2nd Wool Conference", "Wool Conference 2019", False),
        ("WOOL 2019", "Linen Conference 2020", False),
        ("J. Wool A", "Journal of Wool A", False),
        ("2019", "2020", False),
        ("", "WOOL 2019", False),
    ],
)
def test_editions_of_one_venue(venue, other, edition):
    assert is_other_edition(venue, other) is edition
    assert is_other_edition(other, venue) is edition
