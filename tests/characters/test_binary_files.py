"""What is no text is known by how it begins, or by its control characters."""

from pathlib import Path

import pytest

from themeloom.characters.binary_files import find_binary
from themeloom.characters.decoding import read_text

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "a PDF; save its text as a .txt file"),
        (b"PK\x03\x04 and more", "a zip archive, a Word or an Excel file; save its text as a .txt file"),
        (b"\x1f\x8b\x08", "a gzip archive; save its text as a .txt file"),
        (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save its text as a .txt file"),
        ((DATA / "controls.txt").read_bytes(), "6 of 12 characters are control characters"),
    ],
)
def test_binary_files_are_recognised(data, reason):
    assert find_binary(data, read_text(data)[0]) == f"binary file: {reason}"
    assert find_binary(b"Caf\xe9", "Café") is None
