"""Names that a parameter may have."""

import pytest

from themeloom.network.choices import check_name


def test_a_name_that_is_a_choice_passes():
    assert check_name("counting", "full", {"binary": 1, "full": 2}) is None


def test_another_is_an_error_with_the_choices():
    with pytest.raises(ValueError, match=r"^counting 'double' is unknown; choose one of binary, full$"):
        check_name("counting", "double", ["binary", "full"])
