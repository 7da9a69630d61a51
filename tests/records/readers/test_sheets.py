import zipfile
from datetime import date, datetime, time
from io import BytesIO
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.fields import build_entry
from themeloom.records.readers import sheets
from themeloom.records.readers.sheets import format_cell, parse_sheet
from themeloom.records.signatures import find_format

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def make_workbook(**tables):
    """An .xlsx of sheets, each a list of rows of text or numbers."""
    parts = {}
    entries = []
    links = []
    for place, (name, rows) in enumerate(tables.items(), 1):
        body = ""
        for line, row in enumerate(rows, 1):
            cells = ""
            for column, cell in enumerate(row):
                where = f'r="{chr(65 + column)}{line}"'
                if isinstance(cell, str):
                    cells += f'<c {where} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>' if cell else ""
                else:
                    cells += f"<c {where}><v>{cell}</v></c>"
            body += f'<row r="{line}">{cells}</row>'
        parts[f"xl/worksheets/sheet{place}.xml"] = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
        entries.append(f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"/>')
        links.append(f'<Relationship Id="rId{place}" Type="{LINKS}/worksheet" Target="worksheets/sheet{place}.xml"/>')
    parts["xl/workbook.xml"] = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{"".join(entries)}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'
    root = f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    parts["_rels/.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>'
    parts["[Content_Types].xml"] = f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>'
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_parquet(**columns):
    buffer = BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def parse_one(data):
    ((name, records, rows),) = parse_sheet(data)
    return name, records, rows


def test_a_row_is_a_record_and_a_line():
    data = make_workbook(
        Papers=[["My search"], [], ["Title", "Year", "DOI"], ["Looms", 2020, "10.1234/loom"], ["", "", ""], ["Cats", 2021, ""]]
    )
    name, records, rows = parse_one(data)
    assert name == "Papers"
    assert [(record.line, record.lines) for record in records] == [(4, 2), (6, 1)]
    assert records[0].values == {"Title": ["Looms"], "Year": ["2020"], "DOI": ["10.1234/loom"]}
    assert [(row.line, row.lines, row.kind) for row in rows] == [(1, 2, "furniture"), (3, 1, "furniture")]


def test_the_first_sheet_of_papers_is_read_and_the_others_are_accounted_for():
    data = make_workbook(
        Notes=[["a", "b"], ["1", "2"]],
        Papers=[["Title", "Year"], ["Looms", 2020]],
        Empty=[],
        More=[["Title", "Year"], ["Cats", 2021]],
    )
    parsed = parse_sheet(data)
    assert [(name, len(records)) for name, records, _ in parsed] == [("Notes", 0), ("Papers", 1), ("More", 0)]
    assert parsed[0][2][0][1:4] == (2, "rejected", "no column of titles or abstracts; columns a, b")
    assert parsed[2][2][0].reason == "only the first sheet with papers, Papers, is read; columns Title, Year"


def test_a_header_without_rows_says_so():
    _, records, rows = parse_one(make_workbook(Papers=[["Title", "Year"]]))
    assert records == []
    assert [(row.kind, row.reason) for row in rows] == [("rejected", "a table without a row: columns Title, Year")]


def test_a_column_that_only_the_user_knows():
    data = make_workbook(Listi=[["Naslov", "Leto"], ["Statve", 2020]])
    assert parse_sheet(data)[0][1] == []
    assert parse_sheet(data, named=["Naslov"])[0][1][0].values["Naslov"] == ["Statve"]


def test_the_format_is_known_by_its_columns():
    data = make_workbook(
        savedrecs=[["Article Title", "Author Full Names", "Source Title"], ["Looms", "Cat, Ann; Dog, Bob", "WEFT"]]
    )
    _, records, _ = parse_one(data)
    found = find_format("delimited", records)
    assert found.database == "Web of Science"
    assert build_entry(records[0], found.family).authors == ("Cat, Ann", "Dog, Bob")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2020.0, "2020"),
        (39033822.0, "39033822"),
        (0.46, "0.46"),
        (float("nan"), ""),
        (float("inf"), "inf"),
        (None, ""),
        (True, "true"),
        (7, "7"),
        (datetime(2020, 5, 1), "2020-05-01"),
        (datetime(2020, 5, 1, 12, 30), "2020-05-01T12:30:00"),
        (date(2020, 5, 1), "2020-05-01"),
        (time(12, 30), "12:30:00"),
        ("We_x000D_\nweave.", "We\nweave."),
    ],
)
def test_a_cell_is_written_as_one_would_write_it(value, text):
    assert format_cell(value) == text


def test_parquet_has_lists_and_missing_values():
    data = make_parquet(Title=["Looms", None], authors=[["Ann Cat", "Bob Dog"], []], year=[2020.0, None], more=[{"a": 1}, None])
    name, records, rows = parse_one(data)
    assert (name, rows) == ("", [])
    assert [(record.line, record.lines) for record in records] == [(1, 1), (2, 1)]
    assert records[0].values == {"Title": ["Looms"], "authors": ["Ann Cat", "Bob Dog"], "year": ["2020"], "more": ['{"a": 1}']}
    assert records[1].values == {"Title": [""], "authors": [], "year": [""], "more": [""]}


def test_parquet_without_papers_says_so():
    _, records, rows = parse_one(make_parquet(a=[1, 2], b=[3, 4]))
    assert records == []
    assert rows[0][1:4] == (2, "rejected", "no column of titles or abstracts: columns a, b")
    assert parse_one(make_parquet(Title=pa.array([], pa.string()), Year=pa.array([], pa.int64())))[2][0].kind == "rejected"


def test_what_is_too_large_unpacked_is_not_opened(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_BYTES", 100)
    _, records, rows = parse_one(make_workbook(Papers=[["Title", "Year"], ["Looms", 2020]]))
    assert records == []
    assert "bytes are too many" in rows[0].reason


WORKBOOK = make_workbook(Papers=[["Title", "Year"], ["Looms", 2020]])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"PAR1",
        WORKBOOK[:200],
        WORKBOOK[:-40],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        make_parquet(a=[1])[:-9],
    ],
)
def test_a_broken_file_says_so(data):
    _, records, rows = parse_one(data)
    assert records == []
    assert (rows[0].kind, rows[0].lines) == ("rejected", 1)
    assert "cannot be opened" in rows[0].reason


@given(st.binary(max_size=60), st.sampled_from([WORKBOOK, make_parquet(Title=["Looms"], Year=[1])]), st.integers(0, 2_000))
def test_no_bytes_are_too_odd(junk, data, place):
    for damaged in (data[:place] + junk + data[place + len(junk) :], data[:place] + junk):
        assert isinstance(parse_sheet(damaged), list)


def test_a_workbook_packed_by_a_program_of_the_future_raises_nothing():
    directory = WORKBOOK.index(b"PK\x01\x02")  # behind it, who packed it, and the version that unpacks it
    for version in range(0, 256, 5):
        assert isinstance(parse_sheet(WORKBOOK[: directory + 6] + bytes([version]) + WORKBOOK[directory + 7 :]), list)


def test_a_sheet_of_other_things_is_none_of_papers():
    data = make_workbook(Films=[["title", "director"], ["Looms", "Cat"]], Papers=[["Title", "Abstract"], ["Cats", "We purr."]])
    (_, films, rows), (name, papers, _) = parse_sheet(data)
    assert films == []
    assert rows[0].reason.startswith("looks like films (director), not like papers")
    assert (name, papers[0].values["Title"]) == ("Papers", ["Cats"])
