"""Where files lie; that they are written whole or not at all, the same bytes each time."""

import errno
import hashlib
import threading
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from themeloom.project.corpus import Corpus, find_root
from themeloom.project.files import find_description
from themeloom.tables import SCHEMAS, Column, Schema, list_types
from themeloom.writing import NotWrittenError

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "notebooks").mkdir()
    add_raw(tmp_path, "cats", "a.txt", b"Purring\n")
    return tmp_path


TABLES = {
    "toys": {"term": "str", "theme": "Int64", "share": "float64"},
    "toys.papers": {"doc_id": "str", "share": "float64"},
    "numbers": {"a": "int64"},
    "numbers.papers": {"n": "int64"},
}


@pytest.fixture(autouse=True)
def _toy_schemas(monkeypatch):
    """Small tables that these tests may write: 01_toys and 01_numbers."""
    for name, types in TABLES.items():
        columns = {column: Column(kind, "anything") for column, kind in types.items()}
        monkeypatch.setitem(SCHEMAS, name, Schema("a thing", columns))


@pytest.fixture
def cats(root):
    return Corpus("cats", root)


def make_toys(**columns):
    return pd.DataFrame({"term": ["a"], "theme": 0, "share": 1.0} | columns)


NUMBERS = pd.DataFrame({"a": [1]})


def add_raw(root, corpus, name, text):
    folder = root / "data" / corpus / "raw"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text)


def list_files(folder):
    return sorted(path.name for path in folder.iterdir())


def draw():
    figure = Figure(figsize=(2, 2))
    figure.subplots().plot([0, 1], [1, 0])
    return figure


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize("inside", ["", "notebooks", "data/cats/raw"])
def test_the_root_is_found_from_any_folder_inside(root, monkeypatch, inside):
    assert find_root(root / inside) == root.resolve()
    monkeypatch.chdir(root / inside)
    assert find_root() == root.resolve()
    assert Corpus("cats").root == root.resolve()


def test_the_nearest_root_is_taken(root):
    inner = root / "data" / "cats" / "copy"
    for folder in ("notebooks", "data"):
        (inner / folder).mkdir(parents=True)
    assert find_root(inner / "notebooks") == inner.resolve()


def test_no_root_is_an_error_that_says_what_was_looked_for(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no project at or above .*notebooks/ and data/"):
        find_root(tmp_path)


def test_an_unknown_corpus_is_an_error_that_lists_those_there_are(root):
    add_raw(root, "birds", "b.txt", b"")
    add_raw(root, "hidden", ".gitkeep", b"")
    with pytest.raises(
        FileNotFoundError, match=r"no corpus 'dogs': data/dogs/raw holds no file; corpora there are: birds, cats$"
    ):
        Corpus("dogs", root)


def test_without_any_corpus_the_error_says_none(tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(FileNotFoundError, match="corpora there are: none"):
        Corpus("dogs", tmp_path)


def test_raw_files_are_sorted_and_hidden_files_and_folders_are_none(root, cats):
    for name in ("c.txt", "B.txt", ".DS_Store", ".gitkeep"):
        add_raw(root, "cats", name, b"x\n")
    (cats.folder / "raw" / "folder").mkdir()
    assert [path.name for path in cats.raw_files] == ["B.txt", "a.txt", "c.txt"]


def test_raw_files_are_described_by_name_size_and_checksum(root, cats):
    add_raw(root, "cats", "b <i>.txt", "é\n".encode())
    described = cats.describe_raw()
    assert described[["source", "bytes"]].to_numpy().tolist() == [["a.txt", 8], ["b <i>.txt", 3]]
    assert described["sha256"].tolist() == [hashlib.sha256(text).hexdigest() for text in (b"Purring\n", "é\n".encode())]


def test_a_raw_file_whose_name_the_file_system_cannot_decode_is_described_all_the_same(root, cats):
    add_raw(root, "cats", "caf\udce9.txt", b"x\n")
    assert cats.describe_raw()["source"].tolist() == ["a.txt", "caf?.txt"]


def test_a_raw_file_that_is_a_link_out_of_the_corpus_is_refused(root, cats, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("A secret\n")
    (cats.folder / "raw" / "b.txt").symlink_to("a.txt")
    assert Corpus("cats", root).describe_raw()["bytes"].tolist() == [8, 8]
    (cats.folder / "raw" / "passwd").symlink_to(secret)
    with pytest.raises(ValueError, match=r"^data/cats/raw/passwd: a link that leads out of data/cats; put there"):
        Corpus("cats", root)


# ---------------------------------------------------------------- reading and writing


def test_tables_and_graphs_are_read_as_they_were_written(cats):
    table = pd.DataFrame({"term": ["café", "$x$"], "theme": pd.array([0, None], dtype="Int64"), "share": [0.1234567, None]})
    cats.write("05_toys", table)
    pd.testing.assert_frame_equal(cats.read("05_toys"), table.assign(share=[0.123457, None]))
    graph = nx.Graph(documents=2)
    graph.add_edge("café", "b & <c>", weight=0.5)
    cats.write("04_network", graph)
    assert dict(cats.read("04_network").edges) == dict(graph.edges)
    assert cats.read("04_network").graph["documents"] == 2


def test_a_missing_artefact_names_the_notebook_that_makes_it(cats):
    with pytest.raises(
        FileNotFoundError, match=r"holds no 04_network; run notebooks/04_network.ipynb first, or `make CORPUS=cats`"
    ):
        cats.read("04_network")


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


def test_a_table_for_people_is_read_as_text(cats):
    rejected = pd.DataFrame({"text": ["NA", "007", "=1+1", ""], "lines": [1, 0, 2, 3]})
    cats.write("01_numbers", NUMBERS, rejected=rejected)
    read = cats.read("01_numbers", "rejected")
    assert read.to_numpy().tolist() == [["NA", "1"], ["007", "0"], ["'=1+1", "2"], ["", "3"]]


def test_a_part_to_be_computed_with_is_read_before_one_for_people(cats):
    cats.write("05_numbers", NUMBERS, parts={"papers": pd.DataFrame({"n": [1]})}, papers=pd.DataFrame({"n": [2]}))
    assert cats.read("05_numbers", "papers")["n"].tolist() == [1]


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

    monkeypatch.setattr("themeloom.project.corpus.write_parquet", fail)
    with pytest.raises(KeyboardInterrupt):
        cats.write("05_numbers", NUMBERS + 1)
    monkeypatch.undo()
    assert list_files(cats.folder / "derived") == ["05_numbers.parquet"]
    assert cats.read("05_numbers")["a"].tolist() == [1]


def write_with_part(cats, share):
    cats.write("05_toys", make_toys(share=[share]), parts={"papers": pd.DataFrame({"doc_id": ["p"], "share": [share]})})


def test_a_part_is_not_read_beside_an_artefact_of_another_run(cats, monkeypatch):
    monkeypatch.setattr("themeloom.project.corpus.PATIENCE", 0.2)
    write_with_part(cats, 0.25)
    part = cats.folder / "derived" / "05_toys.papers.parquet"
    old = part.read_bytes()
    write_with_part(cats, 0.5)
    assert cats.read("05_toys", "papers")["share"].tolist() == [0.5]
    part.write_bytes(old)
    with pytest.raises(
        ValueError, match=r"05_toys\.papers\.parquet and 05_toys\.parquet are not of one run: .*; run `make CORPUS=cats`"
    ):
        cats.read("05_toys", "papers")
    (cats.folder / "derived" / "05_toys.parquet").unlink()  # what is there alone belongs to nothing
    assert cats.read("05_toys", "papers")["share"].tolist() == [0.25]


def test_who_reads_while_an_artefact_is_replaced_waits_for_the_whole(cats):
    write_with_part(cats, 0.25)
    folder = cats.folder / "derived"
    old = (folder / "05_toys.parquet").read_bytes()
    write_with_part(cats, 0.5)
    new = folder / "05_toys.new"
    new.write_bytes((folder / "05_toys.parquet").read_bytes())
    (folder / "05_toys.parquet").write_bytes(old)
    timer = threading.Timer(0.3, new.replace, [folder / "05_toys.parquet"])  # at once, as artefacts are replaced
    timer.start()
    assert cats.read("05_toys", "papers")["share"].tolist() == [0.5]
    timer.join()


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


def test_merges_are_written_as_a_thesaurus_that_is_read_back(cats):
    lines = pd.DataFrame({"label": ["llm", 'a "b"'], "replace by": ["large language models", ""]})
    assert cats.write_thesaurus("03_terms", lines).startswith("data/cats/derived/03_terms.thesaurus.txt  sha256 ")
    written = cats.folder / "derived/03_terms.thesaurus.txt"
    assert written.read_text().startswith("label\treplace by\nllm\tlarge language models\n")
    (cats.folder / "params").mkdir()
    (cats.folder / "params/thesaurus.csv").write_bytes(written.read_bytes())
    pd.testing.assert_frame_equal(cats.read_thesaurus(), lines, check_dtype=False)


def test_the_thesaurus(cats):
    assert cats.read_thesaurus().columns.tolist() == ["label", "replace by"]
    assert cats.read_thesaurus().empty
    (cats.folder / "params").mkdir()
    (cats.folder / "params" / "thesaurus.csv").write_bytes("\ufefflabel,replace by\nNA,\n007,café\n".encode())
    assert cats.read_thesaurus().to_dict("list") == {"label": ["NA", "007"], "replace by": ["", "café"]}


def test_a_saved_thesaurus_is_read_back_and_deleted_where_it_is_empty(cats):
    lines = pd.DataFrame({"label": ["llm", 'a "b", c', "NA", "=1", "é"], "replace by": ["x; y", "", "007", "t", "two lines"]})
    assert cats.save_thesaurus(lines) == "data/cats/params/thesaurus.csv"
    pd.testing.assert_frame_equal(cats.read_thesaurus(), lines)
    assert list_files(cats.folder / "params") == ["thesaurus.csv"]
    for _ in range(2):  # the second time there is no file
        assert cats.save_thesaurus(lines.head(0)) == "data/cats/params/thesaurus.csv"
        assert not (cats.folder / "params/thesaurus.csv").exists()
    assert cats.read_thesaurus().empty


CELLS = st.text("ab\",;\n\t' é", max_size=5)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(CELLS.filter(str.strip), st.text('xy",; \n', max_size=5), min_size=1, max_size=4))
def test_every_thesaurus_is_read_back_as_it_was_saved_but_for_blanks(cats, words):
    lines = pd.DataFrame(words.items(), columns=["label", "replace by"])
    tidied = [[" ".join(cell.split()) for cell in line] for line in words.items()]
    assume(len({label for label, _ in tidied}) == len(tidied))
    cats.save_thesaurus(lines)
    assert cats.read_thesaurus().to_numpy().tolist() == tidied


def test_saved_parameters_are_read_back_and_deleted_where_there_are_none(cats):
    values = {"seed": 7, "resolution": 1e-05, "similarity": "café: #1", "full": True, "kinds": ["no", "007"], "name": "null"}
    assert cats.save_parameters("05_themes", values) == "data/cats/params/05_themes.yml"
    path = cats.folder / "params" / "05_themes.yml"
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == values
    cats.save_parameters("05_themes", {"seed": 8})
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {"seed": 8}
    cats.save_parameters("04_network", {"seed": 9})
    for _ in range(2):
        assert cats.save_parameters("05_themes", {}) == "data/cats/params/05_themes.yml"
        assert list_files(cats.folder / "params") == ["04_network.yml"]


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


def test_a_figure_is_read_as_it_was_written(root, cats):
    cats.write_figure("06_map", draw(), pd.DataFrame({"a": ["=é", "two\nlines"]}), title="Maps & <looms>", description="d")
    svg, drawn = cats.read_figure("06_map")
    assert find_description(svg) == ("Maps & <looms>", "d")
    folder = root / "figures" / "cats"
    assert [svg.encode(), drawn.encode()] == [(folder / f"06_map.{end}").read_bytes() for end in ("svg", "csv")]


@pytest.mark.parametrize("drawn", [[], ["svg"], ["csv"]])
def test_a_figure_that_is_not_drawn_is_an_error_that_says_how_to_draw_it(root, cats, drawn):
    (root / "figures" / "cats").mkdir(parents=True)
    for ending in drawn:
        (root / "figures" / "cats" / f"06_map.{ending}").write_text("")
    with pytest.raises(FileNotFoundError, match=r"figures/cats holds no 06_map; run `make CORPUS=cats` first"):
        cats.read_figure("06_map")


def test_the_figures_are_read_in_the_order_of_the_pipeline(root, cats):
    pipeline = "notebook,makes,command\n09_toys,table,all\n14_late,figure,all\n06_map,figure,all\nreport,page,report\n"
    (root / "notebooks" / "pipeline.csv").write_text(pipeline)
    for stem in ("09_toys", "14_late", "06_map", "report"):
        (root / "notebooks" / f"{stem}.ipynb").touch()
    for stem in ("06_map", "14_late"):
        cats.write_figure(stem, draw(), pd.DataFrame({"a": [stem]}), title=stem, description="d")
    figures = cats.read_figures()
    assert list(figures) == ["14_late", "06_map"]
    assert [(find_description(svg)[0], drawn) for svg, drawn in figures.values()] == [
        ("14_late", "a\n14_late\n"),
        ("06_map", "a\n06_map\n"),
    ]


def test_a_report_is_written_beside_the_figures_as_it_is(root, cats):
    page = "<p>é 🧵\r\n</p>\n"
    digest = hashlib.sha256(page.encode()).hexdigest()[:16]
    assert cats.write_report("report", page) == f"figures/cats/report.html  sha256 {digest}"
    assert (root / "figures" / "cats" / "report.html").read_bytes() == page.encode()
    assert list_files(root / "figures" / "cats") == ["report.html"]
