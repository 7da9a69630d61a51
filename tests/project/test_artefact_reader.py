"""What was made is read, whole and of one run, or the message says what makes it."""

import threading

import pandas as pd
import pytest

from project.toy_tables import NUMBERS, draw, make_toys
from themeloom.project.files import find_description


def test_a_missing_artefact_names_the_notebook_that_makes_it(cats):
    with pytest.raises(
        FileNotFoundError, match=r"holds no 04_network; run notebooks/04_network.ipynb first, or `make CORPUS=cats`"
    ):
        cats.read("04_network")


def test_a_part_to_be_computed_with_is_read_before_one_for_people(cats):
    cats.write("05_numbers", NUMBERS, parts={"papers": pd.DataFrame({"n": [1]})}, papers=pd.DataFrame({"n": [2]}))
    assert cats.read("05_numbers", "papers")["n"].tolist() == [1]


def write_with_part(cats, share):
    cats.write("05_toys", make_toys(share=[share]), parts={"papers": pd.DataFrame({"doc_id": ["p"], "share": [share]})})


def test_a_part_is_not_read_beside_an_artefact_of_another_run(cats, monkeypatch):
    monkeypatch.setattr("themeloom.project.artefact_reader.PATIENCE", 0.2)
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
