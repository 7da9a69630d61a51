"""What nobody can see and what is no character goes, and nothing else."""

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.characters.cleaning import clean_characters, clean_controls, normalize_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), ("\n", [""]), ("a", ["a"]), ("a\n\x20", ["a", ""]), ("x²\x85y\u2028z\n", ["x² y z"])],
)
def test_only_newlines_end_lines_and_the_last_one_begins_none(text, lines):
    assert normalize_lines(text)[0] == lines


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
