"""Whatever the encoding, a text is read as the same."""

from pathlib import Path

import pytest

from themeloom.characters.cleaning import clean_controls, normalize_lines
from themeloom.characters.decoding import read_text

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cp1252", ["2 of 5 lines are not UTF-8: read as cp1252 (lines 1, 2)"]),
        ("utf16", ["read as utf-16"]),
        ("bom_crlf", []),
        ("lone_cr", []),
        ("decomposed", []),
        ("invisible", ["1 control character removed", "2 invisible characters removed"]),
        ("separators", []),
    ],
)
def test_bytes_do_not_change_what_is_read(name, expected):
    text, notes = read_text((DATA / f"{name}.txt").read_bytes())
    text, removed = clean_controls(text)
    lines, more = normalize_lines(text)
    assert notes + removed + more == expected
    assert lines == [
        "Café Noise",
        "We measure the noise of cafés. It is loud – often.",
        "Quiet Rooms",
        "We measure quiet rooms. They are quiet.",
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(encoding):
    assert read_text("Title\tAbstract\n".encode(encoding)) == ("Title\tAbstract\n", [f"read as {encoding}"])
