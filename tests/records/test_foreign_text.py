"""Text that is not all UTF-8: what is UTF-8 stays as it is, and the rest is read as what speaks for itself, and told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.decoding import read_text

PAPERS = "Café Models for Größe\nWe study naïve models – they “work”. 中文 too.\n"
RUSSIAN = "Глубокое плетение\nМы предлагаем новый метод плетения ковров из шерсти и описываем его опыт.\n" * 4
CHINESE = "深度编织综述\n本文提出了一种新的编织方法，实验结果表明该方法有效。\n" * 4


def test_one_foreign_byte_changes_nothing_else():
    text, notes = read_text((PAPERS * 40).encode() + b"We end with caf\xe9, a na\xc3\xafve one.\n")
    assert text == PAPERS * 40 + "We end with café, a naïve one.\n"
    assert notes == ["1 of 82 lines is not UTF-8: read as cp1252 (line 81)"]


def test_each_line_of_files_pasted_together_is_read_in_its_own_encoding():
    pasted = "\ufeffCafé\r\n".encode() + "\ufeffNoël\r".encode() + "Café\n".encode("cp1252")
    assert read_text(pasted) == ("Café\nNoël\nCafé\n", ["1 of 4 lines is not UTF-8: read as cp1252 (line 3)"])


def test_bytes_that_are_not_cp1252_are_latin_1():
    assert read_text(b"caf\xe9 \x81")[0] == "café \x81"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("text", ["Café owners say: models aren’t naïve – “usual” ones are.", "don’t say “no”"])
def test_latin_letters_are_read_as_what_makes_sense_of_them(encoding, text):
    assert read_text(text.encode(encoding)) == (text, [f"1 of 1 lines is not UTF-8: read as {encoding} (line 1)"])


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (CHINESE, "gb18030"), (CHINESE, "big5")]
)
def test_other_scripts_are_recognised_by_all_their_lines(text, encoding):
    whole = text.encode(encoding, errors="ignore")
    assert read_text(whole)[0] == whole.decode(encoding)
    mixed, notes = read_text(PAPERS.encode() + whole)
    assert mixed == PAPERS + whole.decode(encoding)
    assert f"read as {encoding} (lines 3, 4, 5, 6, 7 and 3 more)" in notes[0]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.binary(max_size=20) | st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace")), max_size=6))
def test_any_bytes_are_read_and_no_line_is_lost(parts):
    data = b"\n".join(part.replace(b"\r", b"").replace(b"\n", b"") for part in parts)
    text, _ = read_text(b"ab" + data)
    lines = data.split(b"\n")
    assert text.count("\n") == len(lines) - 1
    for line, read in zip(lines[1:], text.split("\n")[1:], strict=True):
        if b"\xef\xbb\xbf" not in line and line.decode("utf-8", "replace").encode() == line:
            assert read == line.decode()
