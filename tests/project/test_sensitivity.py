"""A grid of settings of the toy corpus, of which some must fail."""

import hashlib
import shutil
from pathlib import Path

import nbformat
import networkx as nx
import pytest
import yaml

import toys
from themeloom.project.corpus import Corpus
from themeloom.project.pipeline import read_pipeline
from themeloom.project.sensitivity import read_setting_tables, run_settings
from themeloom.tables import SCHEMAS, make_empty

ROOT = Path(__file__).parents[2]
STEMS = ["04_network", "05_themes"]
OWN = {
    "04_network": toys.NETWORK | {"max_terms": 7, "similarity": "dice"},
    "05_themes": {"themes": "network", "meaning": "none", "min_size": 2},
}
GRID = {"counting": ["binary", "full"], "min_size": [2, 4]}
ONCE = {"samples": 0, "halves": 0, "clouds": 0, "processes": 1}
CHOSEN = {"min_size": 4, "counting": "binary"}  # what stands in the place of 0 and auto


def make_project(root):
    """A project whose study has the papers' tables from 01 to 05, and parameters of its own."""
    (root / "notebooks").mkdir(parents=True)
    for step in read_pipeline(ROOT):
        shutil.copy(ROOT / "notebooks" / f"{step.notebook}.ipynb", root / "notebooks")
    for name in ("pipeline.csv", "parameters.csv"):
        shutil.copy(ROOT / "notebooks" / name, root / "notebooks")
    folder = root / "data" / "toy"
    for name in ("raw", "params", "runs/grid.d"):
        (folder / name).mkdir(parents=True)
    (folder / "raw" / "papers.txt").write_text("six papers\n")
    (folder / "runs" / "grid.d" / "of_an_earlier_grid").touch()
    for stem, values in OWN.items():
        (folder / "params" / f"{stem}.yml").write_text(yaml.safe_dump(values))
    (folder / "params" / "thesaurus.csv").write_text("label,replace by\n")
    corpus = Corpus("toy", root)
    corpus.write("01_records", make_records())
    corpus.write("02_mentions", toys.MENTIONS)
    parts = {"spellings": toys.SPELLINGS, "papers": toys.OCCURRENCES, "words": toys.WORDS, "units": make_empty("terms.units")}
    corpus.write("03_terms", toys.TERMS, parts=parts)
    corpus.write("05_themes", toys.THEMES.assign(home=1.0), parts={"terms": toys.MEMBERS})
    return corpus


def make_records():
    rest = {column: None for column in SCHEMAS["records"].columns if column not in toys.RECORDS}
    return toys.RECORDS.assign(**rest | {"source": "papers.txt", "line": 1, "lines": 1})


def hash_files(folder):
    files = [path for path in folder.rglob("*") if path.is_file() and "grid.d" not in path.parts]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The study, its settings as they were run, its files before, and how many runs there were to be."""
    corpus = make_project(tmp_path_factory.mktemp("project"))
    totals = []
    before = hash_files(corpus.root)

    def follow(runs, total):
        totals.append(total)
        return runs

    fixed = {**ONCE, "similarity": "lift"}  # of what full counting gives no lift can be made
    table = run_settings(corpus, STEMS, GRID, fixed=fixed, folder="grid.d", chosen=CHOSEN, processes=2, progress=follow)
    return corpus, table, before, totals


def test_each_setting_is_listed_with_its_place_or_the_reason_why_it_failed(ran):
    _, table, _, _ = ran
    values = [["binary", 2], ["binary", 4], ["full", 2], ["full", 4]]
    assert table.drop(columns=["place", "reason", "own"]).to_numpy().tolist() == [[row, *pair] for row, pair in enumerate(values)]
    places = ["05_themes.00", "05_themes.01", "04_network.01", "04_network.01"]
    assert table["place"].tolist() == [f"data/toy/runs/grid.d/{place}" for place in places]
    assert table["reason"].tolist()[:2] == ["", ""]
    failed = table["reason"].str.startswith("ValueError: similarity 'lift' reads a count as a number of papers")
    assert failed.tolist()[2:] == [True] * 2


def test_the_setting_of_the_study_is_marked_by_its_parameters_and_what_it_chose_in_place_of_one(ran):
    _, table, _, _ = ran
    assert table["own"].tolist() == [False, True, False, False]


def test_what_settings_share_is_run_once_and_nothing_after_a_failure(ran):
    corpus, _, _, totals = ran
    runs = sorted(path.name for path in (corpus.folder / "runs" / "grid.d").iterdir())
    assert runs == ["04_network.00", "04_network.01", "05_themes.00", "05_themes.01"]
    assert totals == [2 + 4]


def test_a_failed_run_is_kept_with_its_traceback_and_made_of_what_came_before_only(ran):
    corpus, table, _, _ = ran
    own = corpus.root / table["place"][2] / "data" / "toy"
    run = nbformat.read(own / "runs" / "04_network.ipynb", as_version=4)
    outputs = [output for cell in run.cells for output in cell.get("outputs", [])]
    assert [output.ename for output in outputs if output.output_type == "error"] == ["ValueError"]
    earlier = ["01_records", "02_mentions", "03_terms", "03_terms.papers", "03_terms.spellings"]
    earlier += ["03_terms.units", "03_terms.words"]
    assert sorted(path.stem for path in (own / "derived").iterdir()) == earlier
    assert (own / "params" / "thesaurus.csv").samefile(corpus.folder / "params" / "thesaurus.csv")


def test_the_study_stays_as_it_is(ran):
    corpus, _, before, _ = ran
    assert hash_files(corpus.root) == before


def test_the_user_s_other_parameters_hold_and_the_grid_s_win(ran):
    corpus, table, _, _ = ran
    own = corpus.root / table["place"][0] / "data" / "toy"
    graph = nx.read_graphml(own / "derived" / "04_network.graphml")
    assert sorted(graph) == sorted(toys.FORMS.values())  # delta is in one paper only
    assert graph.graph["similarity"] == "lift"
    assert yaml.safe_load((own / "params" / "05_themes.yml").read_text()) == {**OWN["05_themes"], **ONCE}


def test_the_tables_of_the_settings_that_ran_are_read_in_their_order(ran):
    corpus, table, _, _ = ran
    read = list(read_setting_tables(corpus, table, "05_themes", "terms"))
    assert [(setting, own) for setting, own, _ in read] == [(0, False), (1, True)]
    assert [members["theme"].nunique() for _, _, members in read] == [2, 1]  # one of three terms, one of four


@pytest.mark.parametrize(("grid", "fixed"), [({"colour": ["red"]}, {}), ({}, {"colour": "red"}), ({"corpus": ["other"]}, {})])
def test_a_parameter_that_no_notebook_has_is_refused_before_anything_runs(tmp_path, grid, fixed):
    corpus = make_project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(
        ValueError, match=rf"no parameter {[*grid, *fixed][0]} in 04_network, 05_themes; there are: clouds, counting, "
    ):
        run_settings(corpus, STEMS, {**grid, "seed": [1, 2]}, fixed=fixed, folder="grid.d", processes=1)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_parameter_without_values_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(ValueError, match="a value or more for each parameter; max_terms has none"):
        run_settings(make_project(tmp_path), STEMS, {"max_terms": []}, fixed={}, folder="grid.d", processes=1)
