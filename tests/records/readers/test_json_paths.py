"""Where the papers stand in what JSON gives."""

import pytest

from themeloom.records.readers.json_paths import find_path, list_paper_keys

PAPER = {"title": "Looms"}


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ([PAPER], ()),
        (PAPER, ()),
        ({"results": [PAPER], "else": [PAPER]}, ("results",)),
        ({"deep": {"er": [PAPER]}}, ("deep", "er")),
        ([1, 2], None),
        ("Looms", None),
        ({"looms": [1]}, None),
    ],
)
def test_a_path_leads_to_the_list(value, path):
    assert find_path(value) == path


def test_only_lists_of_papers_alone_count():
    value = {"a": [PAPER], "b": [PAPER, 1], "c": [], "d": PAPER, "e": [PAPER, PAPER]}
    assert list_paper_keys(value) == {"a", "e"}
