"""Lines are counted by the bytes of a file, whatever reads it."""

import gzip
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.accounting import count_lines, describe_files, describe_gaps
from themeloom.records.reading import read_records


@pytest.fixture(scope="module")
def count(tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw")

    def count_bytes(content):
        path = folder / "a.txt"
        path.write_bytes(content)
        return count_lines(path)

    return count_bytes


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (b"", 0),
        (b"\n", 1),
        (b"a", 1),
        (b"a\nb\n", 2),
        (b"a\nb", 2),
        (b"a\r\nb\r\n", 2),
        (b"a\rb\r", 2),
        (b"a\r\rb", 3),
        (b"a\n\rb", 3),
        (b"a\x0cb\xc2\x85c\xe2\x80\xa8d\n", 1),
        ("a\nb\n".encode("utf-16"), 2),
        ("a\nb".encode("utf-16"), 2),
        ("\u010a \u0d0a\n".encode("utf-16"), 1),
        ("Title\nWe weave.\n".encode("utf-16-le"), 2),
        (gzip.compress(b"a\nb\nc"), 3),
    ],
)
def test_a_line_is_what_ends_as_one(count, text, lines):
    assert count(text) == lines


def test_the_files_of_an_archive_are_counted_each(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.ris", "a\nb")
        archive.writestr("folder/two.ris", "c\n")
    assert count_lines(tmp_path / "a.zip") == 3


PIECES = st.lists(st.sampled_from([b"a", b"\n", b"\r", b"\r\n"]), max_size=6).map(b"".join)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PIECES, PIECES)
def test_a_line_is_counted_where_it_stands(count, first, second):
    assert count(first + b"\n" + second) == count(first + b"\n") + count(second)
    assert count((first + second).decode().encode("utf-16")) == count(first + second)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text("ab\n\r", max_size=9))
def test_lines_are_those_python_reads(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("raw") / "a.txt"
    path.write_bytes(text.encode())
    with path.open(encoding="utf-8") as lines:
        assert count_lines(path) == len(list(lines))


def test_a_gap_of_the_only_source_is_said_once():
    gaps = pd.DataFrame({"source": ["a.csv", "all papers"], "papers": 4, "abstract": 1.0, "year": 0.25, "doi": 1.0})
    assert describe_gaps(gaps) == ["a.csv: 25 % of 4 papers have the year; the others take no part in what goes along the years"]
    more = pd.concat([gaps.assign(abstract=0.0), gaps])
    assert [line.partition(" ")[0] for line in describe_gaps(more)] == ["a.csv:", "a.csv:", "all", "all", "a.csv:", "all"]


def test_files_without_a_record_are_refused_and_the_first_three_are_named(tmp_path):
    texts = {"a.ris": "TY  - JOUR\nTI  - Looms\nER  - \n", "again.ris": "TY  - JOUR\nTI  - Looms\nER  - \n", "blank.txt": "\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    for name in ("b.pdf", "empty.txt"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\n" if name == "b.pdf" else b"")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("__MACOSX/x", "x")
        archive.writestr("in.ris", texts["a.ris"])
    reading = read_records(tmp_path.iterdir(), unread=["sub/d.ris"])
    assert describe_files(reading.sources, reading.rejected) == (
        "3 files read, 4 refused (b.pdf, blank.txt, empty.txt and 1 more; see 01_records.rejected.csv)"
    )


def test_where_no_file_is_refused_the_line_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("Cats Purr\nWe show that cats purr.\n")
    reading = read_records(tmp_path / "a.txt")
    assert describe_files(reading.sources, reading.rejected) == "1 file read, none refused"
