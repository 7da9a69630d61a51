from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themeloom.records.reading import fold_text, read_records
from themeloom.tables import SCHEMAS

DATA = Path(__file__).parents[1] / "data"
CORPUS = Path(__file__).parents[2] / "data" / "internal-learning" / "raw" / "internal-learning.txt"
PURR = "We study how cats purr. It is loud."
BARK = "We ask why dogs bark. They are bored."


@pytest.fixture
def write(tmp_path):
    def write_file(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write_file


def test_the_real_corpus():
    records, rejected = read_records([CORPUS])
    raw = CORPUS.read_text(encoding="utf-8")
    assert len(records) == 281
    assert records["title"][0] == "An Internal Learning Approach to Video Inpainting"
    assert records["lines"].sum() + rejected["lines"].sum() == 564
    assert all(text in raw for text in [*records["title"], *records["abstract"]])
    assert list(rejected["kind"]) == ["furniture", "furniture", "note"]
    assert records["abstract"].str.len().between(400, 2000).all()


def test_columns_and_numbers(write):
    records, rejected = read_records([write("a.txt", "", "Purring", PURR, "12", "Barking", BARK)])
    assert list(records) == list(SCHEMAS["records"])
    assert list(rejected) == list(SCHEMAS["rejected"])
    assert list(records["doc_id"]) == ["p0001", "p0002"]
    assert list(records["position"]) == [1, 2]
    assert list(records["line"]) == [2, 5]
    assert list(records["source"]) == ["a.txt", "a.txt"]
    assert records[["year", "venue", "authors", "keywords", "doi", "url"]].isna().all(axis=None)
    assert list(rejected["reason"]) == ["blank line", "count"]


def test_files_are_read_by_name_in_any_order(write):
    paths = [write("b.txt", "Barking", BARK), write("a.txt", "Purring", PURR)]
    for given_paths in (paths, paths[::-1], (str(path) for path in paths)):
        assert list(read_records(given_paths)[0]["title"]) == ["Purring", "Barking"]


def test_one_path_may_stand_alone(write):
    assert len(read_records(write("a.txt", "Purring", PURR))[0]) == 1


def test_the_same_paper_is_kept_once(write):
    paths = [
        write("a.txt", "Purring", PURR, "PURRING!", "We study how Cats purr; it is loud."),
        write("b.txt", "purring", PURR, "Barking", BARK),
    ]
    records, rejected = read_records(paths)
    assert list(records["title"]) == ["Purring", "Barking"]
    assert list(records["doc_id"]) == ["p0001", "p0002"]
    double = rejected[rejected["kind"] == "duplicate"]
    assert list(zip(double["source"], double["line"], double["lines"], strict=True)) == [
        ("a.txt", 3, 2),
        ("b.txt", 1, 2),
    ]
    assert set(double["reason"]) == {"same paper as a.txt line 1"}


def test_the_same_title_with_another_abstract_is_noted(write):
    records, rejected = read_records([write("a.txt", "Purring", PURR, "Purring", BARK)])
    assert list(records["title"]) == ["Purring", "Purring"]
    assert list(rejected["reason"]) == ["line 3 has the title of a.txt line 1 with another abstract: both kept"]
    assert list(rejected["lines"]) == [0]


def test_signs_alone_are_not_folded_away():
    assert fold_text("In-Context  Learning!") == "incontextlearning"
    assert fold_text("???") != fold_text("!!!")


def test_a_bad_file_does_not_stop_the_others(write):
    records, rejected = read_records([DATA / "pdf.txt", write("empty.txt"), write("z.txt", "Purring", PURR)])
    assert list(records["source"]) == ["z.txt"]
    assert list(rejected["kind"]) == ["rejected", "rejected"]
    assert list(rejected["lines"]) == [0, 4]


def test_nothing_read_names_each_file_and_why(write):
    paths = [write("b.txt"), write("a.txt", "Purring Cats", "The Bark"), DATA / "pdf.txt", write("c.txt", "", "12")]
    with pytest.raises(ValueError, match="no paper could be read") as error:
        read_records(paths)
    message = str(error.value).split("\n")
    assert message[1:5] == [
        "  a.txt: 2 times title without an abstract",
        "  b.txt: empty file",
        "  c.txt: nothing but blank lines and page furniture",
        "  pdf.txt: binary file: a PDF; save its text as a .txt file",
    ]
    assert "would do" in message[5]


def test_no_paths():
    with pytest.raises(ValueError, match="no file at all"):
        read_records([])


LINES = st.lists(st.sampled_from(["Purring", "Barking", PURR, BARK, "12", "", "a b", "SubscribeCats"]), max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES)
def test_the_books_balance_in_every_file(tmp_path, first, second):
    texts = {"a.txt": "\n".join(first), "b.txt": "\n".join(second)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    try:
        records, rejected = read_records([tmp_path / name for name in texts])
    except ValueError as error:
        assert "no paper could be read" in str(error)  # noqa: PT017
        return
    for name, text in texts.items():
        used = records.loc[records["source"] == name, "lines"].sum()
        unused = rejected.loc[rejected["source"] == name, "lines"].sum()
        assert used + unused == text.count("\n") + (text != "" and not text.endswith("\n"))
