"""Files, and the files and sheets in them, are read each by its own name; every line of any bytes is accounted for."""

import gzip
import io
import zipfile
from importlib import resources
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themeloom.records.accounting import count_lines
from themeloom.records.sources import list_unread_sources, read_sources

DATA = Path(__file__).parents[1] / "data"
RIS = b"TY  - JOUR\nTI  - Cats Purr\nER  - \n"


@pytest.fixture
def read(tmp_path):
    def read_bytes(data, name="a.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return read_sources(path)

    return read_bytes


@pytest.mark.parametrize(
    ("data", "reason", "lines"),
    [
        ((DATA / "pdf.txt").read_bytes(), "binary file: a PDF; save its text as a .txt file", 4),
        ((DATA / "controls.txt").read_bytes(), "binary file: 6 of 12 characters are control characters", 2),
        (b"", "empty file", 0),
        (b"\xef\xbb\xbf", "empty file", 0),
    ],
)
def test_what_is_not_text_is_rejected_whole(read, data, reason, lines):
    (source,) = read(data)
    assert source.entries == []
    assert [(row.kind, row.reason, row.lines) for row in source.rows] == [("rejected", reason, lines)]


def test_each_file_of_an_archive_is_a_source(read):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.ris", RIS)
        archive.writestr("two/listing.txt", "Cats Purr\nWe show that cats purr.\n")
    sources = read(packed.getvalue(), "a.zip")
    assert [(source.name, source.format, len(source.entries)) for source in sources] == [
        ("a.zip/one.ris", "RIS", 1),
        ("a.zip/two/listing.txt", "a pasted listing", 1),
    ]


def test_a_gzip_file_is_unpacked(read):
    (source,) = read(gzip.compress(RIS), "a.ris.gz")
    assert (source.name, source.format) == ("a.ris.gz/a.ris", "RIS")


def test_a_parquet_file_is_a_table(read):
    table = io.BytesIO()
    pd.DataFrame({"title": ["Cats Purr"], "abstract": ["We study cats."], "year": [2020]}).to_parquet(table)
    (source,) = read(table.getvalue())
    (entry,) = source.entries
    assert (entry.line, entry.title, entry.details["year"]) == (1, "Cats Purr", 2020)


def test_what_the_name_says_does_not_matter(read):
    (source,) = read(RIS, "listing.csv")
    assert source.format == "RIS"


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.binary(max_size=60).map(lambda junk: RIS[:20] + junk + RIS[20:]))
def test_every_line_of_any_bytes_is_accounted_for(read, tmp_path, data):
    items = [item for source in read(data) for item in [*source.entries, *source.rows]]
    assert sum(item.lines for item in items) == count_lines(tmp_path / "a.txt")


# ---------------------------------------------------------------- exports that were damaged on their way


EXAMPLES = {path.name: path.read_bytes() for path in resources.files("themeloom.project").joinpath("example").iterdir()}


def reverse_lines(data, first, second):
    lines = data.split(b"\n")
    begin = first % len(lines)
    end = begin + second % 60
    return b"\n".join([*lines[:begin], *lines[begin:end][::-1], *lines[end:]])


def insert_sign(data, first, second):
    place = first % (len(data) + 1)
    signs = [b'"', b"\0", b"\xff", b"\xef\xbb\xbf", b"}", b"<", b"\r", b"\n\n", b"\x1a"]
    return data[:place] + signs[second % len(signs)] + data[place:]


def encode_anew(data, _, second):
    encodings = ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]
    return data.decode("utf-8", "replace").encode(encodings[second % len(encodings)], "replace")


DAMAGES = {
    "cut": lambda data, first, _: data[: first % (len(data) + 1)],
    "piece": lambda data, first, second: data[first % (len(data) + 1) :][: second % 20_000],
    "shuffled": reverse_lines,
    "glued": lambda data, first, _: data + sorted(EXAMPLES.values())[first % len(EXAMPLES)],
    "a sign inserted": insert_sign,
    "another encoding": encode_anew,
    "lone CR": lambda data, *_: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
}
PLACES = st.integers(0, 200_000)


@settings(deadline=None, max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(EXAMPLES)), st.lists(st.tuples(st.sampled_from(sorted(DAMAGES)), PLACES, PLACES), max_size=3))
def test_the_books_of_a_damaged_export_balance(read, tmp_path, name, damages):
    data = EXAMPLES[name]
    for damage, first, second in damages:
        data = DAMAGES[damage](data, first, second)
    items = [item for source in read(data) for item in [*source.entries, *source.rows]]
    assert sum(item.lines for item in items) == count_lines(tmp_path / "a.txt")
    assert all(item.lines >= 0 for item in items)


def test_a_file_in_a_folder_is_a_source_of_which_nothing_is_read():
    sources = list_unread_sources(["sub/library.ris", "sub/Thumbs.db"])
    assert [(source.name, source.format, source.entries) for source in sources] == [
        ("sub/library.ris", "", []),
        ("sub/Thumbs.db", "", []),
    ]
    assert [(row.kind, row.lines, row.reason) for source in sources for row in source.rows] == [
        ("rejected", 0, "a folder in raw/ is not read: move its files up"),
        ("furniture", 0, "a file of the operating system"),
    ]
