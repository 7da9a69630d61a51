import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.decoding import clean_characters, clean_controls, find_binary, normalize_lines, read_text

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


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), ("\n", [""]), ("a", ["a"]), ("a\n\x20", ["a", ""]), ("x²\x85y\u2028z\n", ["x² y z"])],
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


SIGNS = ["\x00", "\x1f", "\x7f", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff", "\U0010fffe", "\ud800", "\udfff"]


@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_no_character_is_counted_and_goes(sign):
    assert clean_controls(f"Über{sign} a\n{sign}") == ("Über a\n", ["2 control characters removed"])
    assert clean_characters(f"Über{sign} a {sign}") == "Über a"


@pytest.mark.parametrize("text", ["Über “looms” – 中文 한국어 🧶 \U000f0000\n", "plain\ttext\n", ""])
def test_all_other_characters_stay(text):
    assert clean_controls(text) == (text, [])


def test_more_marks_than_anybody_writes_are_cut_off():
    text = "Cats e" + "\u0301\u0316" * 200_000 + " purr — café\n"
    start = time.process_time()
    cleaned, notes = clean_controls(text)
    lines, _ = normalize_lines(cleaned)
    assert time.process_time() - start < 5
    assert lines[0].endswith(" purr — café")
    assert len(lines[0]) < 60
    assert notes == ["399,970 combining marks removed"]
    assert len(clean_characters(text)) < 60


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ae\u0301\u0316\u05b0ก\u0e48— \u200b"), max_size=120))
def test_what_people_write_is_composed_and_nothing_else(text):
    assert clean_characters(text) == " ".join(unicodedata.normalize("NFC", text.replace("\u200b", "")).split()) or any(
        len(run) > 30 for run in re.findall(r"[\u0301\u0316\u05b0\u0e48—]+", text.replace("\u200b", ""))
    )
