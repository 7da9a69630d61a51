"""Files to tables: which papers are kept, what is set aside, and what an entry's own words become."""

import json
import zipfile
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themeloom.records.accounting import count_lines
from themeloom.records.reading import read_entries, read_records
from themeloom.records.sources import read_sources
from themeloom.tables import SCHEMAS, check_table

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
    reading = read_records([CORPUS])
    records = reading.records
    rejected = reading.rejected
    raw = CORPUS.read_text(encoding="utf-8")
    everything = read_entries(CORPUS)["abstract"]
    assert len(records) == 281
    assert records["title"][0] == "An Internal Learning Approach to Video Inpainting"
    assert records["lines"].sum() + rejected["lines"].sum() == 564
    assert all(text in raw for text in [*records["title"], *everything])
    assert rejected["kind"].value_counts().to_dict() == {"note": 17, "furniture": 2}
    # four abstracts in their original form have labels; all else stands as written
    assert rejected["reason"].value_counts()["label of a structured abstract"] == 15
    assert sum(records["abstract"].to_numpy() != everything.to_numpy()) == 4
    assert records["abstract"].str.len().between(400, 2000).all()


def test_columns_and_numbers(write):
    reading = read_records([write("a.txt", "", "Purring", PURR, "12", "Barking", BARK)])
    records = reading.records
    for name, table in reading._asdict().items():
        schema = "records" if name == "records" else f"records.{name}"
        assert list(table) == list(SCHEMAS[schema].columns)
        pd.testing.assert_frame_equal(table, check_table(table, schema))
    assert records["doc_id"].str.fullmatch("x[0-9a-f]{12}").all()
    assert records["doc_id"].is_unique
    assert list(records["position"]) == [1, 2]
    assert list(records["line"]) == [2, 5]
    assert list(records["source"]) == ["a.txt", "a.txt"]
    assert records.loc[:, "year":"keywords"].isna().all(axis=None)
    assert list(reading.sources["line"]) == [2, 5]
    assert all(table.empty for table in reading[2:6])
    assert list(reading.rejected["reason"]) == ["read as a pasted listing: 2 records", "blank line", "count"]


def test_files_are_read_by_name_in_any_order(write):
    paths = [write("b.txt", "Barking", BARK), write("a.txt", "Purring", PURR)]
    for given_paths in (paths, paths[::-1], (str(path) for path in paths)):
        assert list(read_records(given_paths).records["title"]) == ["Purring", "Barking"]


def test_one_path_may_stand_alone(write):
    assert len(read_records(write("a.txt", "Purring", PURR)).records) == 1


def test_the_same_paper_is_kept_once(write):
    paths = [
        write("a.txt", "Purring", PURR, "PURRING!", "We study how Cats purr; it is loud."),
        write("b.txt", "purring", PURR, "Barking", BARK),
    ]
    reading = read_records(paths)
    assert list(reading.records["title"]) == ["Purring", "Barking"]
    assert list(reading.records["position"]) == [1, 2]
    duplicates = reading.rejected[reading.rejected["kind"] == "duplicate"]
    assert duplicates[["source", "line", "lines"]].to_numpy().tolist() == [["a.txt", 3, 2], ["b.txt", 1, 2]]
    assert set(duplicates["reason"]) == {"same paper as a.txt line 1: same title, same abstract"}


def test_a_file_in_front_renames_no_paper(write):
    paths = [write("b.txt", "Barking", BARK), write("a.txt", "Purring", PURR)]
    alone = read_records(paths[0]).records
    both = read_records(paths).records
    assert list(both["title"]) == ["Purring", "Barking"]
    assert both["doc_id"][1] == alone["doc_id"][0]


def test_signs_and_capitals_do_not_rename_a_paper(write):
    one = read_records(write("a.txt", "Purring", PURR)).records
    other = read_records(write("b.txt", "PURRING!", "We study how Cats purr; it is loud.")).records
    assert one["doc_id"].tolist() == other["doc_id"].tolist()


def test_the_same_title_with_another_abstract_is_noted(write):
    reading = read_records([write("a.txt", "Purring", PURR, "Purring", BARK)])
    rejected = reading.rejected
    assert list(reading.records["title"]) == ["Purring", "Purring"]
    assert list(rejected["reason"]) == [
        "read as a pasted listing: 2 records",
        "line 3 has the title of a.txt line 1 with another abstract: both kept",
    ]
    assert list(rejected["lines"]) == [0, 0]


def test_a_bad_file_does_not_stop_the_others(write):
    reading = read_records([DATA / "pdf.txt", write("empty.txt"), write("z.txt", "Purring", PURR)])
    assert list(reading.records["source"]) == ["z.txt"]
    assert list(reading.rejected["kind"]) == ["rejected", "rejected", "note"]
    assert list(reading.rejected["lines"]) == [0, 4, 0]


def test_a_file_in_a_folder_is_listed_and_not_read(write):
    reading = read_records(write("z.txt", "Purring", PURR), unread=["sub/library.ris"])
    rejected = reading.rejected[reading.rejected["kind"] == "rejected"]
    assert rejected[["source", "line", "lines", "reason"]].to_numpy().tolist() == [
        ["sub/library.ris", 1, 0, "a folder in raw/ is not read: move its files up"]
    ]
    with pytest.raises(ValueError, match=r"sub/library\.ris: a folder in raw/ is not read"):
        read_records(write("empty.txt"), unread=["sub/library.ris"])


def test_a_column_that_no_file_has_is_refused_and_those_there_are_named(write):
    paths = [
        write("a.csv", "Title,Inhalt,Year", f"Purring,{PURR},2020"),
        write("b.txt", "Barking", BARK),
        write("c.csv", "Titel der Arbeit,Inhalt", f"Howling,{BARK} They howl."),
    ]
    columns = {"title": "titel_der_arbeit", "abstract": "Inhalt"}
    assert sorted(read_records(paths, columns=columns).records["title"]) == ["Barking", "Howling", "Purring"]
    message = (
        r"^columns names 'Titel_der_Arbiet' for title, and no file has a column or tag of that name; "
        r"there are the columns Titel der Arbeit, Title, Year, Inhalt$"
    )
    with pytest.raises(ValueError, match=message):
        read_records(paths, columns={"title": "Titel_der_Arbiet", "abstract": "Inhalt"})
    with pytest.raises(ValueError, match=r"no file has a column or tag of that name; no file has any columns$"):
        read_records(paths[1], columns=columns)


def test_nothing_read_names_each_file_and_why(write):
    paths = [write("b.txt"), write("a.txt", "Purring Cats", "The Bark"), DATA / "pdf.txt", write("c.txt", "", "12")]
    with pytest.raises(ValueError, match="no paper could be read") as error:
        read_records(paths)
    message = str(error.value).split("\n")
    assert message[1:5] == [
        "  a.txt: 2 times title without an abstract",
        "  b.txt: empty file",
        "  c.txt: nothing but blank lines and furniture",
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
        reading = read_records([tmp_path / name for name in texts])
    except ValueError as error:
        assert "no paper could be read" in str(error)  # noqa: PT017
        return
    for name, text in texts.items():
        used = reading.records.loc[reading.records["source"] == name, "lines"].sum()
        unused = reading.rejected.loc[reading.rejected["source"] == name, "lines"].sum()
        assert used + unused == text.count("\n") + (text != "" and not text.endswith("\n"))


BYTES = st.sampled_from(
    [
        *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00", b"\xe9", b"\xef\xbf\xbf", b"\x0c", b"\x85"),
        *(
            b"\n",
            b"\r",
            b"\r\n",
            "\u2028".encode(),
            "\x85".encode(),
            b"Cats purr",
            "č".encode("utf-16-le"),
            "ഊ\n".encode("utf-16-be"),
        ),
        *("Cats\nWe show that cats purr.\n".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")),
    ]
)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.lists(BYTES, max_size=6).map(b"".join))
def test_reader_and_account_count_the_same_lines_of_any_bytes(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("raw") / "a.txt"
    path.write_bytes(content)
    lines = sum(row.lines for source in read_sources(path) for row in [*source.rows, *source.entries])
    assert lines == count_lines(path)


# ---------------------------------------------------------------- exports

RIS = """TY  - JOUR
TI  - Purring
AU  - Cat, Ann
PY  - 2020
DO  - 10.1000/purr
AB  - BACKGROUND: Cats purr. METHODS: We listened. (c) 2020 Loom Ltd. All rights reserved.
ER  -
TY  - JOUR
PY  - 2021
ER  -
TY  - JOUR
AB  - Somebody barks, and nobody knows who it is.
ER  -
"""


def test_records_of_a_file_stand_as_they_are_before_any_merging(write):
    entries = read_entries(write("a.ris", RIS))
    assert entries["line"].tolist() == [1, 8, 11]
    assert entries["title"].isna().tolist() == [False, True, True]
    assert entries["abstract"][0].startswith("BACKGROUND: Cats purr. METHODS:")
    assert entries["year"].tolist()[:2] == [2020, 2021]
    assert entries["doi"][0] == "10.1000/purr"


def test_what_was_taken_off_an_abstract_stands_in_the_notes(write):
    reading = read_records(write("a.ris", RIS))
    assert reading.records["abstract"][0] == "Cats purr. We listened."
    notes = reading.rejected[reading.rejected["kind"] == "note"]
    assert notes["text"].tolist()[1:] == [
        "BACKGROUND:",
        "METHODS:",
        "(c) 2020 Loom Ltd.",
        "All rights reserved.",
        "Somebody barks, and nobody knows who it is.",
    ]


def test_a_record_with_an_abstract_is_kept_and_one_with_neither_is_rejected(write):
    reading = read_records(write("a.ris", RIS))
    assert reading.records["title"].tolist() == ["Purring", ""]
    rejected = reading.rejected[reading.rejected["kind"] == "rejected"]
    assert rejected[["line", "lines", "reason"]].to_numpy().tolist() == [[8, 3, "a record with neither title nor abstract"]]


def test_one_paper_of_two_databases_is_one_row_with_the_fullest_of_each(write):
    bib = "@article{a, title={PURRING}, doi={https://doi.org/10.1000/PURR}, year={2020}, journal={Purr}, keywords={cats}}"
    paths = [write("a.ris", RIS), write("b.bib", bib)]
    reading = read_records(paths)
    first = reading.records.iloc[0]
    assert first[["title", "venue", "keywords", "year"]].tolist() == ["Purring", "Purr", "cats", 2020]
    assert reading.sources["source"].tolist() == ["a.ris", "b.bib", "a.ris"]
    (duplicate,) = reading.rejected[reading.rejected["kind"] == "duplicate"].itertuples()
    assert (duplicate.source, duplicate.lines) == ("b.bib", 1)
    assert duplicate.reason == "same paper as a.ris line 1: same DOI 10.1000/purr"
    assert [paper.to_dict() for _, paper in read_records(paths[::-1]).records.astype(str).iterrows()] == [
        paper.to_dict() for _, paper in reading.records.astype(str).iterrows()
    ]


SIGNS = ["\x00", "\x0b", "\x1f", "\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\ud800"]
LONG = "We we{0}ave wool, and we show how it is woven, for whom, and why. " * 4
HOSTILE = {
    "a.json": '[{{"type": "article", "id": "1", "title": "Lo{0}oms", "author": [{{"family": "C{0}at"}}], "keyword": "wo{0}ol", '
    f'"abstract": "{LONG}", "DOI": "10.1000/l{{0}}oom", "volume": "1{{0}}2", "container-title": "Jo{{0}}ur"}}}}]',
    "a.ris": f"TY  - JOUR\nTI  - Lo{{0}}oms\nAB  - {LONG}\nAU  - C{{0}}at, Ann\nKW  - wo{{0}}ol\nDO  - 10.1000/l{{0}}oom\n"
    "JO  - Jo{0}ur\nVL  - 1{0}2\nCR  - Dog, B{0}ob, 2019\nER  -\n",
    "a.bib": f"@article{{{{a, title={{{{Lo{{0}}oms}}}}, abstract={{{{{LONG}}}}}, author={{{{C{{0}}at, Ann}}}}, "
    "keywords={{wo{0}ol}}, volume={{1{0}2}}}}\n",
    "a.csv": f'Title,Abstract,Authors,Keywords,Volume\n"Lo{{0}}oms","{LONG}","C{{0}}at, Ann","wo{{0}}ol","1{{0}}2"\n',
    "a.txt": f"Lo{{0}}oms\n{LONG}\n",
}


def write_signs(name, sign):
    """A file with a sign as itself, and as its format writes it, where it has a way to."""
    escaped = json.dumps(sign)[1:-1] if name == "a.json" else sign
    return HOSTILE[name].format(escaped).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_no_character_reaches_no_table_and_no_file(tmp_path, name, sign):
    path = tmp_path / name
    path.write_bytes(write_signs(name, sign))
    reading = read_records(path)
    for table in reading:
        texts = [str(cell) for column in table.columns for cell in table[column].dropna()]
        assert not any(mark in text for text in texts for mark in SIGNS)
        table.to_parquet(tmp_path / "table.parquet")
    graph = nx.Graph()
    graph.add_nodes_from([reading.records["title"][0], *reading.keywords["keyword"], *reading.authors["author"]])
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    assert set(nx.read_graphml(tmp_path / "graph.graphml")) == set(graph)


def test_a_file_larger_than_the_limit_is_refused_before_any_is_read(tmp_path, write, monkeypatch):
    write("a.txt", "Purring", PURR)
    large = write("b.ris", "TY  - JOUR", "TI  - Barking", "AB  - " + "Dogs bark. " * 200_000, "ER  - ")
    monkeypatch.setattr("themeloom.records.reading.read_sources", None)  # nothing is read
    with pytest.raises(ValueError, match=r"^b\.ris has 2\.2 MB, and at most 2 are read: raise max_megabytes in .*$"):
        read_records([tmp_path / "a.txt", large], max_megabytes=2)


def test_of_an_archive_the_unpacked_file_counts(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.ris", "TY  - JOUR\nTI  - Barking\nAB  - " + "Dogs bark. " * 200_000)
    with pytest.raises(ValueError, match=r"^a\.zip/b\.ris has 2\.2 MB"):
        read_records(path, max_megabytes=2)
    assert len(read_records(path, max_megabytes=3).records) == 1


def test_progress_is_shown_and_changes_nothing(write):
    paths = [write("a.txt", "Purring", PURR), write("b.txt", "Barking", BARK)]
    shown = []

    def watch(items, *, total, desc):
        items = list(items)
        shown.append((desc, len(items), total))
        return items

    watched = read_records(paths, progress=watch)
    assert shown == [("files read", 2, 2), ("slabs of 1,000 records cleaned", 2, 2)]
    for table, other in zip(watched, read_records(paths), strict=True):
        pd.testing.assert_frame_equal(table, other)
