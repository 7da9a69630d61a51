"""Which format a file is in, and that every line of any file is accounted for."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.decoding import read_text
from themeloom.records.formats import parse_bytes

DATA = Path(__file__).parents[1] / "data"
CATS, DOGS = (DATA / "animals.txt").read_text().splitlines()[:2]


def count_lines(text):
    return len(re.findall(r"[^\n]*\n|[^\n]+$", text))


@pytest.mark.parametrize(
    ("data", "reason", "lines"),
    [
        ((DATA / "pdf.txt").read_bytes(), "binary file: a PDF; save its text as a .txt file", 4),
        ((DATA / "controls.txt").read_bytes(), "binary file: 6 of 12 characters are control characters", 2),
        (b"", "empty file", 0),
        (b"\xef\xbb\xbf", "empty file", 0),
    ],
)
def test_what_is_not_text_is_rejected_whole(data, reason, lines):
    entries, rows = parse_bytes(data)
    assert entries == []
    assert [(row.kind, row.reason, row.lines) for row in rows] == [("rejected", reason, lines)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("RIS", "TY  - JOUR\nTI  - Cats Purr\nAB  - We study cats.\nER  - \n"),
        ("RIS", "Provider: Someone\n\nTY  - JOUR\nTI  - Cats Purr\n"),
        ("PubMed (nbib)", "PMID- 12345\nTI  - Cats purr.\n"),
        ("Web of Science", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Cat, A\n"),
        ("Web of Science", "PT J\nAU Cat, A\nTI Cats Purr\n"),
        ("EndNote", "%0 Journal Article\n%T Cats Purr\n"),
        ("BibTeX", "% made by hand\n@article{cat2020,\n  title = {Cats Purr}}\n"),
        ("JSON", '[\n  {"title": "Cats Purr", "abstract": "We study cats."}]\n'),
        ("HTML", "<!DOCTYPE html>\n<html><body>Cats Purr</body></html>\n"),
        ("XML", '<?xml version="1.0"?>\n<xml/>\n'),
        ("RTF", "{\\rtf1 Cats}\n"),
        ("a table (CSV or TSV)", 'Authors,"Title",Year,"Abstract"\nCat,Cats Purr,2020,We study cats.\n'),
        ("a table (CSV or TSV)", "title\tabstract\nCats Purr\tWe study cats.\n"),
    ],
)
def test_formats_not_read_yet_are_named(name, text):
    entries, (row,) = parse_bytes(text.encode())
    assert entries == []
    assert row.reason == f"looks like {name}, which is not read yet; themeloom reads: listing"
    assert row.lines == count_lines(text)


@pytest.mark.parametrize(
    "title",
    [
        "PT Symmetry in Optics",
        "[Re] Reproducing Cats",
        "{Cats} and Dogs",
        "Title, Abstract and Keywords: What Is Read",
        "TY - A New Notation",
        "FN Neurons",
        "@Cats: Handles in Social Media",
        "<Cats> as Tokens",
    ],
)
def test_a_listing_is_not_taken_for_another_format(title):
    entries, _ = parse_bytes("\n".join([title, CATS, "Barking", DOGS]).encode())
    assert [(entry.title, entry.abstract) for entry in entries] == [(title, CATS), ("Barking", DOGS)]


HARD = st.sampled_from([*"aZ.,: -\n\n\r\t\x00\x0c\x85\u2028\ufeff\xadé"])
TEXTS = st.text() | st.text(HARD) | st.lists(st.sampled_from(["Purring", CATS, "12", "", CATS[:70], "a"])).map("\n".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_every_line_of_a_text_is_accounted_for(text):
    entries, rows = parse_bytes(text.encode())
    lines = count_lines(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    assert sum(entry.lines for entry in entries) + sum(row.lines for row in rows) == lines


@settings(deadline=None, max_examples=150)
@given(st.binary())
def test_every_line_of_any_bytes_is_accounted_for(data):
    entries, rows = parse_bytes(data)
    assert sum(entry.lines for entry in entries) + sum(row.lines for row in rows) == count_lines(read_text(data)[0])
