import pytest

from themeloom.records.merging.series import is_serial_title


@pytest.mark.parametrize(
    ("title", "serial"),
    [
        ("Annual report on wool", True),
        ("Second biennial survey of looms", True),
        ("Overview of the Wool Track", True),
        ("Wool track overview", True),
        ("Report of the Treasurer.", True),
        ("[News from the loom]", True),
        ("Wool: the year in review", True),
        ("Editorial", True),
        ("Overview of looms", False),
        ("Tracks of sheep in the snow", False),
        ("An annual plant beside the loom", False),
        ("Presidents and their wool", False),
        ("", False),
    ],
)
def test_titles_that_come_again(title, serial):
    assert is_serial_title(title) is serial
