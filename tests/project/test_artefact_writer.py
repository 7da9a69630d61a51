"""Files are written whole or not at all, the same bytes each time, and tables as their schemas have them."""

import errno
import hashlib
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from matplotlib.figure import Figure

from project.toy_tables import NUMBERS, draw, list_files, make_toys
from themeloom.tables import list_types
from themeloom.writing import NotWrittenError

SVG = "{http://www.w3.org/2000/svg}"


def test_the_line_for_the_record_is_right(cats):
    line = cats.write("01_numbers", NUMBERS)
    digest = hashlib.sha256((cats.folder / "derived" / "01_numbers.parquet").read_bytes()).hexdigest()
    assert line == f"data/cats/derived/01_numbers.parquet  sha256 {digest[:16]}"


@pytest.mark.parametrize("artefact", [make_toys(share=[1 / 3]), nx.path_graph(3)], ids=["table", "graph"])
def test_a_second_write_gives_the_same_bytes(cats, artefact):
    first = cats.write("05_toys", artefact)
    assert cats.write("05_toys", artefact) == first


def test_asides_are_written_beside_it(cats):
    cats.write("01_numbers", NUMBERS, rejected=pd.DataFrame({"text": ["=1+1", "x"], "share": [1 / 3, 1]}))
    assert list_files(cats.folder / "derived") == ["01_numbers.parquet", "01_numbers.rejected.csv"]
    assert (cats.folder / "derived" / "01_numbers.rejected.csv").read_bytes() == b"text,share\n'=1+1,0.333333\nx,1.0\n"


def test_parts_are_written_before_it_with_a_line_each_and_are_read_back(cats):
    part = pd.DataFrame({"doc_id": ["=p"], "share": [1 / 3]})
    lines = cats.write("05_toys", make_toys(), parts={"papers": part}).splitlines()
    assert [line.split()[0].rpartition("/")[2] for line in lines] == ["05_toys.papers.parquet", "05_toys.parquet"]
    assert cats.read("05_toys", "papers").to_numpy().tolist() == [["=p", 0.333333]]
    assert list(cats.read("05_toys")) == ["term", "theme", "share"]
    with pytest.raises(FileNotFoundError, match=r"run notebooks/05_toys\.ipynb first"):
        cats.read("05_toys", "pairs")


def test_tables_are_written_in_the_columns_and_types_of_their_schema(cats):
    shuffled = pd.DataFrame({"share": [1], "theme": [2.0], "term": pd.Series(["a"], dtype=object)})
    cats.write("05_toys", shuffled, parts={"papers": pd.DataFrame({"share": [1], "doc_id": ["p"]})})
    for name, part in [("toys", None), ("toys.papers", "papers")]:
        assert {column: str(kind) for column, kind in cats.read("05_toys", part).dtypes.items()} == list_types(name)


PAPERS = pd.DataFrame({"doc_id": ["p"], "share": [1.0]})
BAD = [
    (make_toys(colour="red"), {}, "a table of toys has the columns term, theme, share; not in it: colour"),
    (make_toys(theme="red"), {}, "a table of toys needs the types"),
    (make_toys(), {"papers": PAPERS.assign(n=1)}, r"a table of toys\.papers has the columns doc_id, share; not in it: n"),
    (make_toys(), {"games": PAPERS}, r"no table toys\.games, as 05_toys\.games would be; it has: records, "),
    (nx.path_graph(2), {"papers": PAPERS.assign(share="x")}, r"a table of toys\.papers needs the types"),
]


@pytest.mark.parametrize(("artefact", "parts", "message"), BAD)
def test_a_table_that_is_not_its_schema_is_refused_before_anything_is_written(cats, artefact, parts, message):
    with pytest.raises(ValueError, match=message):
        cats.write("05_toys", artefact, parts=parts, aside=NUMBERS)
    assert not (cats.folder / "derived").exists()


def test_a_table_that_lacks_a_column_is_refused(cats):
    with pytest.raises(ValueError, match="a table of toys needs the columns term, theme, share; missing: theme"):
        cats.write("05_toys", make_toys().drop(columns="theme"))


def test_exports_are_files_of_bytes_and_tables_for_spreadsheets(root, cats):
    lines = cats.write_export("13_export", {"net": b"*\n", "graphml": b"<"}, terms=pd.DataFrame({"term": ["=1+1"]})).splitlines()
    folder = root / "data" / "cats" / "export"
    assert [line.split()[0] for line in lines] == [f"data/cats/export/13_export.{end}" for end in ("terms.csv", "net", "graphml")]
    assert (folder / "13_export.net").read_bytes() == b"*\n"
    assert (folder / "13_export.terms.csv").read_text() == "term\n'=1+1\n"


def test_a_writer_that_fails_leaves_the_old_file_and_no_other(cats, monkeypatch):
    cats.write("05_numbers", NUMBERS)

    def fail(table, path, **options):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("themeloom.project.artefact_writer.write_parquet", fail)
    with pytest.raises(KeyboardInterrupt):
        cats.write("05_numbers", NUMBERS + 1)
    monkeypatch.undo()
    assert list_files(cats.folder / "derived") == ["05_numbers.parquet"]
    assert cats.read("05_numbers")["a"].tolist() == [1]


def test_where_one_file_of_a_figure_cannot_be_written_none_is_replaced(cats, monkeypatch):
    drawn = pd.DataFrame({"x": [1]})
    cats.write_figure("06_map", Figure(), drawn, title="t", description="d")
    folder = cats.root / "figures" / "cats"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def fail(figure, path, format, **_):
        if format == "png":
            raise OSError(errno.ENOSPC, "full")
        if format == "svg":
            path.write("<svg ><metadata>")

    monkeypatch.setattr(Figure, "savefig", fail)
    with pytest.raises(NotWrittenError, match=r"figures/cats/06_map\.png cannot be written: No space left on device; make room"):
        cats.write_figure("06_map", Figure(), drawn + 1, title="t", description="d")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_artefact_stays_as_it_was(cats):
    table = make_toys(share=[1 / 3], term=["=x"])
    before = table.copy()
    cats.write("05_toys", table, aside=table)
    pd.testing.assert_frame_equal(table, before)


# ---------------------------------------------------------------- figures


def test_a_figure_is_four_files_with_a_line_each(root, cats):
    lines = cats.write_figure("06_map", draw(), pd.DataFrame({"a": [1]}), title="t", description="d").split("\n")
    folder = root / "figures" / "cats"
    assert list_files(folder) == ["06_map.csv", "06_map.pdf", "06_map.png", "06_map.svg"]
    digests = [hashlib.sha256((folder / name).read_bytes()).hexdigest()[:16] for name in list_files(folder)]
    assert lines == [f"figures/cats/{name}  sha256 {digest}" for name, digest in zip(list_files(folder), digests, strict=True)]


def test_the_svg_has_a_title_and_a_description(root, cats):
    title, description = 'Cats < dogs & "birds" for $5 to $10 \\frac{', "1 < 2 & <b>not bold</b> ]]> é"
    cats.write_figure("06_map", draw(), pd.DataFrame({"a": [1]}), title=title, description=description)
    svg = ElementTree.parse(root / "figures" / "cats" / "06_map.svg").getroot()
    assert svg.find(f"{SVG}title").text == title
    assert svg.find(f"{SVG}desc").text == description
    assert svg.get("role") == "img"
    named = svg.get("aria-labelledby").split()
    assert [svg.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == named


def test_a_figure_drawn_again_gives_the_same_bytes(root, cats):
    drawn = pd.DataFrame({"a": [1]})
    first = cats.write_figure("06_map", draw(), drawn, title="t", description="d")
    assert cats.write_figure("06_map", draw(), drawn, title="t", description="d") == first


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_a_spreadsheet_would_run_are_prefixed(root, cats, sign):
    drawn = pd.DataFrame({"term": [f"{sign}1", f"a{sign}1"], "value": [-1.5, 2]})
    cats.write_figure("06_map", draw(), drawn, title="t", description="d")
    read = pd.read_csv(root / "figures" / "cats" / "06_map.csv", dtype=str, keep_default_na=False, lineterminator="\n")
    kept = sign.replace("\r", "\n")  # a bare CR would end the row
    assert read["term"].tolist() == [f"'{kept}1", f"a{kept}1"]
    assert read["value"].tolist() == ["-1.5", "2.0"]


def test_mixed_and_categorical_columns_lose_nothing_and_are_prefixed(root, cats):
    drawn = pd.DataFrame({"mixed": pd.Series([3, "=a", None], dtype=object), "category": pd.Categorical(["=b", "c", "c"])})
    cats.write_figure("06_map", draw(), drawn, title="t", description="d")
    text = (root / "figures" / "cats" / "06_map.csv").read_text(encoding="utf-8")
    assert text == "mixed,category\n3,'=b\n'=a,c\n,c\n"


def test_a_report_is_written_beside_the_figures_as_it_is(root, cats):
    page = "<p>é 🧵\r\n</p>\n"
    digest = hashlib.sha256(page.encode()).hexdigest()[:16]
    assert cats.write_report("report", page) == f"figures/cats/report.html  sha256 {digest}"
    assert (root / "figures" / "cats" / "report.html").read_bytes() == page.encode()
    assert list_files(root / "figures" / "cats") == ["report.html"]
