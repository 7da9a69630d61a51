from pathlib import Path

import pytest

from themeloom.records.decoding import find_binary, normalize_lines, read_text

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cp1252", ["2 of 5 lines are not UTF-8: read as cp1252"]),
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
    lines, more = normalize_lines(text)
    assert notes + more == expected
    assert lines == [
        "Café Noise",
        "We measure the noise of cafés. It is loud – often.",
        "Quiet Rooms",
        "We measure quiet rooms. They are quiet.",
    ]


def test_bytes_that_are_not_cp1252_are_latin_1():
    assert read_text(b"caf\xe9 \x81") == ("café \x81", ["1 of 1 lines is not UTF-8: read as latin-1"])


def test_each_line_of_files_pasted_together_is_read_in_its_own_encoding():
    pasted = "\ufeffCafé\r\n".encode() + "\ufeffNoël\r".encode() + "Café\n".encode("cp1252")
    assert read_text(pasted) == ("Café\nNoël\nCafé\n", ["1 of 4 lines is not UTF-8: read as cp1252"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(encoding):
    assert read_text("Title\tAbstract\n".encode(encoding)) == ("Title\tAbstract\n", [f"read as {encoding}"])


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), ("\n", [""]), ("a", ["a"]), ("a\n\x00", ["a", ""]), ("x²\x85y\u2028z\n", ["x² y z"])],
)
def test_only_newlines_end_lines_and_the_last_one_begins_none(text, lines):
    assert normalize_lines(text)[0] == lines


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
