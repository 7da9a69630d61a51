"""A grid of settings of the nine-paper corpus, of which some must fail; and the count of what is found, worked out by hand."""

import hashlib
import shutil
from pathlib import Path

import nbformat
import networkx as nx
import numpy as np
import pandas as pd
import pytest
import yaml

from themeloom.project.corpus import Corpus
from themeloom.project.parameters import read_defaults
from themeloom.project.sensitivity import run_settings
from themeloom.tables import check_table
from themeloom.themes.sensitivity import compare_settings, count_found

ROOT = Path(__file__).parents[2]
TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
STEMS = ["04_network", "05_themes"]
OWN = {"04_network": {"min_documents": 1, "similarity": "dice"}, "05_themes": {"min_size": 2}}
GRID = {"counting": ["binary", "full"], "resolution": [1.0, 0.1]}
ONCE = {"samples": 0, "seeds": 0, "resolutions": []}
HALVES = pd.DataFrame({"term": list("abcdef"), "theme": pd.array([0, 0, 0, 1, 1, 1], "Int64")}).assign(
    label=lambda themes: themes["theme"].map({0: "one", 1: "other"}), stability="stable"
)


def make_project(root):
    """A project whose study has the papers' mentions and terms, and settings of its own."""
    (root / "notebooks").mkdir(parents=True)
    for stem in STEMS:
        shutil.copy(ROOT / "notebooks" / f"{stem}.ipynb", root / "notebooks")
    folder = root / "data" / "toy"
    for name in ("raw", "params", "runs/grid.d"):
        (folder / name).mkdir(parents=True)
    (folder / "raw" / "papers.txt").write_text("nine papers\n")
    (folder / "runs" / "grid.d" / "of_an_earlier_grid").touch()
    for stem, values in OWN.items():
        (folder / "params" / f"{stem}.yml").write_text(yaml.safe_dump(values))
    (folder / "params" / "thesaurus.csv").write_text("label,replace by\n")
    mentions = pd.DataFrame([(paper, key) for paper, keys in TOY.items() for key in keys], columns=["doc_id", "key"])
    mentions = mentions.assign(field="title", start=0, end=1, form=mentions["key"], kind="term", introduced=False)
    documents = mentions.groupby("key")["doc_id"].nunique().reset_index(name="documents")
    terms = documents.assign(term=documents["key"], kind="term", relevance=0.5, kept=True, reason="")
    corpus = Corpus("toy", root)
    corpus.write("02_mentions", check_table(mentions, "mentions"))
    corpus.write("03_terms", check_table(terms, "terms"))
    corpus.write("05_themes", HALVES)
    return corpus


def hash_files(folder):
    files = [path for path in folder.rglob("*") if path.is_file() and "grid.d" not in path.parts]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The study, its settings as they were run, its files before, and how many runs there were to be."""
    corpus, totals = make_project(tmp_path_factory.mktemp("project")), []
    before = hash_files(corpus.root)
    fixed = {**ONCE, "similarity": "lift"}  # of what full counting gives no lift can be made
    knobs = {"fixed": fixed, "folder": "grid.d", "processes": 2}
    table = run_settings(corpus, STEMS, GRID, **knobs, progress=lambda runs, total: totals.append(total) or runs)
    return corpus, table, before, totals


def test_each_setting_is_told_with_its_place_or_the_reason_why_it_failed(ran):
    _, table, _, _ = ran
    values = [["binary", 1.0], ["binary", 0.1], ["full", 1.0], ["full", 0.1]]
    assert table.drop(columns=["place", "reason", "own"]).to_numpy().tolist() == [[row, *pair] for row, pair in enumerate(values)]
    places = ["05_themes.00", "05_themes.01", "04_network.01", "04_network.01"]
    assert table["place"].tolist() == [f"data/toy/runs/grid.d/{place}" for place in places]
    assert table["reason"].tolist()[:2] == ["", ""]
    assert (
        table["reason"].str.startswith("ValueError: similarity 'lift' reads a count as a number of papers").tolist()[2:]
        == [True] * 2
    )


def test_what_settings_share_is_run_once_and_nothing_after_a_failure(ran):
    corpus, _, _, totals = ran
    runs = sorted(path.name for path in (corpus.folder / "runs" / "grid.d").iterdir())
    assert runs == ["04_network.00", "04_network.01", "05_themes.00", "05_themes.01"]
    assert totals == [2 + 4]


def test_a_failed_run_is_kept_with_its_traceback_and_made_of_what_came_before_only(ran):
    corpus, table, _, _ = ran
    there = corpus.root / table["place"][2] / "data" / "toy"
    run = nbformat.read(there / "runs" / "04_network.ipynb", as_version=4)
    outputs = [output for cell in run.cells for output in cell.get("outputs", [])]
    assert [output.ename for output in outputs if output.output_type == "error"] == ["ValueError"]
    assert sorted(path.name for path in (there / "derived").iterdir()) == ["02_mentions.parquet", "03_terms.parquet"]
    assert (there / "params" / "thesaurus.csv").samefile(corpus.folder / "params" / "thesaurus.csv")


def test_the_study_stays_as_it_is(ran):
    corpus, _, before, _ = ran
    assert hash_files(corpus.root) == before


def test_the_user_s_other_settings_hold_and_the_grid_s_win(ran):
    corpus, table, _, _ = ran
    there = corpus.root / table["place"][0] / "data" / "toy"
    graph = nx.read_graphml(there / "derived" / "04_network.graphml")
    assert sorted(graph) == list("abcdef")  # c is in 2 papers only
    assert graph.graph["similarity"] == "lift"
    assert yaml.safe_load((there / "params" / "05_themes.yml").read_text()) == {**OWN["05_themes"], **ONCE, "resolution": 1.0}


def test_themes_that_some_settings_find(ran):
    corpus, table, _, _ = ran
    found = compare_settings(corpus, HALVES, table)
    # at the low resolution all terms are one theme
    assert found[["theme", "setting", "jaccard"]].to_numpy().tolist() == [[0, 0, 1], [1, 0, 1], [0, 1, 0.5], [1, 1, 0.5]]
    counted = count_found(found, above=0.5)
    # where they are found is the study's own setting, which is not counted
    assert table["own"].tolist() == [True, False, False, False]
    assert counted.to_numpy().tolist() == [[0, "one", "stable", 0, 1, "none"], [1, "other", "stable", 0, 1, "none"]]


@pytest.mark.parametrize(("grid", "fixed"), [({"colour": ["red"]}, {}), ({}, {"colour": "red"}), ({"corpus": ["other"]}, {})])
def test_a_parameter_that_no_notebook_has_is_refused_before_anything_runs(tmp_path, grid, fixed):
    corpus = make_project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ValueError, match=rf"no parameter {[*grid, *fixed][0]} in 04_network, 05_themes; there are: counting, "):
        run_settings(corpus, STEMS, {**grid, "seed": [1, 2]}, fixed=fixed, folder="grid.d", processes=1)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_parameter_without_values_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(ValueError, match="a value or more for each parameter; max_terms has none"):
        run_settings(make_project(tmp_path), STEMS, {"max_terms": []}, fixed={}, folder="grid.d", processes=1)


def test_defaults_are_those_of_the_notebooks():
    defaults = read_defaults(ROOT / "notebooks" / "04_network.ipynb")
    assert {"counting": "binary", "min_shared": 1}.items() <= defaults.items()
    assert "corpus" not in defaults
    assert isinstance(read_defaults(ROOT / "notebooks" / "05_themes.ipynb")["resolutions"], list)


def make_settings(corpus, members, reasons):
    """A setting per map of terms to themes (None: no theme), each in its place; those with a reason failed."""
    places = [f"place{number}" for number in range(len(members))]
    for place, numbers in zip(places, members, strict=True):
        table = pd.DataFrame({"term": list(numbers), "theme": pd.array(list(numbers.values()), "Int64")})
        shutil.copytree(corpus.folder / "raw", corpus.root / place / "data" / "toy" / "raw")
        Corpus("toy", corpus.root / place).write(
            "05_themes", check_table(table.assign(label="", documents=1, strength=0.0), "themes")
        )
    return pd.DataFrame({"setting": range(len(members)), "own": False, "place": places, "reason": reasons})


def test_themes_are_compared_over_the_terms_that_both_have(tmp_path):
    corpus = make_project(tmp_path)
    there = [
        {"a": 0, "b": 0, "d": 1, "e": 1, "f": 1, "g": 1},
        {"f": 0, "e": 0, "d": 0, "c": 0, "b": 1, "a": 1},
        dict.fromkeys("abcdef"),
        dict.fromkeys("abcdef", 0),
        dict.fromkeys("xyz", 0),
    ]
    settings = make_settings(corpus, there, ["", "", "", "ValueError: no", ""])
    found = compare_settings(corpus, HALVES.sample(frac=1, random_state=1), settings)
    assert list(found) == ["theme", "label", "stability", "setting", "own", "jaccard"]
    jaccard = found.pivot(index="theme", columns="setting", values="jaccard").to_dict("list")
    assert jaccard.pop(4) == pytest.approx([np.nan, np.nan], nan_ok=True)  # none of its terms is there
    assert jaccard == {0: [1, 1], 1: [round(2 / 3, 6), 0.75], 2: [0, 0]}
    none = compare_settings(corpus, HALVES, settings.assign(reason="no"))
    assert none.empty
    assert list(none) == list(found)
    assert count_found(none, above=0.5).empty


def test_words_for_how_many_settings_find_a_theme():
    rows = {0: [0.6, 0.7, 0.8, 0.9], 1: [0.9, 0.9, 0.5, 0.1], 2: [0.51, 0.5, 0.5, 0.5], 3: [0.5, 0.5, 0.0, 0.5]}
    found = pd.DataFrame([(theme, jaccard) for theme, values in rows.items() for jaccard in values], columns=["theme", "jaccard"])
    counted = count_found(found.assign(label="x", stability="", setting=0, own=False), above=0.5)
    assert list(counted) == ["theme", "label", "stability", "found", "of", "told"]
    assert counted["found"].tolist() == [4, 2, 1, 0]
    assert counted["of"].tolist() == [4, 4, 4, 4]
    assert counted["told"].tolist() == ["all", "most", "some", "none"]
