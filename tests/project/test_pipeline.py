"""The pipeline is read from its table, what nobody reads is refused, and make's rules follow the notebooks."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from themeloom.project import pipeline
from themeloom.project.freshness import locate_record
from themeloom.project.pipeline import (
    ARTEFACTS,
    Step,
    check_parameter_files,
    list_artefacts,
    list_used,
    read_pipeline,
    render_rules,
)
from toy_notebooks import write_notebook

NOTEBOOKS = {
    "02_read": (
        "table",
        "all",
        "from themeloom.records import read_records\nhere.write('02_read', read_records(here.raw_files))",
    ),
    "01_count": ("table", "all", "from themeloom import evidence\nhere.read_thesaurus()\nhere.read('02_read', 'papers')"),
    "draw": ("figure", "all", "import themeloom.figures as f\nhere.read('01_count')\nhere.read('not ours')"),
    "page": ("page", "report", "from themeloom.figures.style import x\nhere.read_figures()\nread_about(here)"),
    "look": ("", "", "%matplotlib inline\n!ls\nhere.read('01_count')"),
}
SOURCES = {
    "__init__.py": "",
    "evidence.py": "",
    "lexicon/__init__.py": "",
    "lexicon/words.csv": "",
    "lexicon/history.log": "",
    "lexicon/__pycache__/a.pyc": "",
    "figures/__init__.py": "from themeloom.figures import style",
    "figures/style.py": "from themeloom import palette",
    "palette.py": "import pandas",
    "records/__init__.py": "",
    "records/readers/listing.py": "def f():\n    from themeloom.lexicon.words import x",
    "report/page.html": "",
    "report/.ipynb_checkpoints/old.py": "",
}


def write(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def root(tmp_path):
    for stem, (_, _, code) in NOTEBOOKS.items():
        (tmp_path / "notebooks").mkdir(exist_ok=True)
        write_notebook(tmp_path / "notebooks" / f"{stem}.ipynb", code)
    rows = [f"{stem},{makes},{command}\n" for stem, (makes, command, _) in NOTEBOOKS.items()]
    write(tmp_path / "notebooks" / "pipeline.csv", "notebook,makes,command\n" + "".join(rows))
    for name, text in SOURCES.items():
        write(tmp_path / "src" / "themeloom" / name, text)
    write(tmp_path / "data" / "cats" / "raw" / "my papers.txt")
    return tmp_path


def read_rules(root):
    """Artefact or record -> its prerequisites, packages as make would expand them, without what all have."""
    variables = {}
    rules = {}
    for line in render_rules(root, "cats").splitlines():
        if " := " in line:
            name, files = line.split(" := ")
            variables[f"$({name})"] = files.split()
        elif line.startswith(("data", "figures")) and ": " in line:
            targets, prerequisites = line.split(": ")
            words = prerequisites.removesuffix(" | $(ENVIRONMENT)").partition(" $(call unless_fresh")[0].split()
            expanded = [path for word in words for path in variables.get(word, [word])]
            for target in targets.split():
                rules[target] = {path.removeprefix("src/themeloom/") for path in expanded}
    return rules


# ---------------------------------------------------------------- the table


def test_the_order_is_that_of_the_rows(root):
    assert read_pipeline(root) == [Step(stem, makes, command) for stem, (makes, command, _) in NOTEBOOKS.items()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "needs the columns notebook,makes,command and a row for each notebook"),
        ("notebook,makes\ndraw,figure\n", "needs the columns"),
        ("notebook,makes,command\n07_gone,figure,all\n", "07_gone is no notebook in notebooks/"),
        ("notebook,makes,command\n../notebooks/draw,figure,all\n", "is no notebook"),
        ("notebook,makes,command\ndraw,picture,all\n", "draw makes picture, by the command all; needs one of table, graph, "),
        ("notebook,makes,command\ndraw,figure,\n", r"by the command \(none\)"),
        ("notebook,makes,command\ndraw,,all\n", "draw makes nothing, by the command all"),
        ("notebook,makes,command\ndraw,figure,all; ls\n", "by the command all; ls"),
        ("notebook,makes,command\ndraw\n", None),
    ],
)
def test_a_row_that_says_nothing_known_is_refused(root, text, message):
    write(root / "notebooks" / "pipeline.csv", text)
    if message is None:  # a row may stop early: nothing is made
        assert read_pipeline(root) == [Step("draw", "", "")]
        return
    with pytest.raises(ValueError, match=message):
        read_pipeline(root)


def test_every_kind_of_artefact_has_its_files():
    made = {makes: list_artefacts(Step("a", makes, "all"), "cats") for makes in ARTEFACTS}
    assert made == {
        "table": ["data/cats/derived/a.parquet"],
        "graph": ["data/cats/derived/a.graphml"],
        "figure": ["figures/cats/a.svg", "figures/cats/a.pdf", "figures/cats/a.png", "figures/cats/a.csv"],
        "export": ["data/cats/export/a.graphml"],
        "page": ["figures/cats/a.html"],
        "": [],
    }


# ---------------------------------------------------------------- what the user wrote


def test_parameter_files_that_are_read_pass(root):
    write(root / "data/cats/params/draw.yml")
    write(root / "data/cats/params/thesaurus.csv")
    write(root / "data/cats/params/README.md")
    write(root / "data/cats/params/.DS_Store")
    assert check_parameter_files(root, "cats") is None


@pytest.mark.parametrize("name", ["4_draw.yml", "draw.yaml", "thesaurus.txt", "two words.yml"])
def test_a_parameter_file_that_nobody_reads_is_refused(root, name):
    write(root / "data/cats/params" / name)
    with pytest.raises(ValueError, match=f"data/cats/params: {name} is read by nobody"):
        check_parameter_files(root, "cats")


def test_all_that_decides_what_is_made_is_used_be_it_there_or_not(root):
    always = ["requirements.lock"]
    assert list_used(root, Step("01_count", "table", "all"), "cats") == [
        *(*always, "notebooks/01_count.ipynb", "data/cats/params/01_count.yml", "data/cats/params/thesaurus.csv"),
        *("data/cats/derived/02_read.parquet", "src/themeloom/evidence.py"),
    ]
    assert list_used(root, Step("02_read", "table", "all"), "cats") == [
        *(*always, "notebooks/02_read.ipynb", "data/cats/params/02_read.yml", "data/cats/raw"),
        *("src/themeloom/lexicon", "src/themeloom/records"),
    ]
    assert "data/cats/README.md" in list_used(root, Step("page", "page", "report"), "cats")


# ---------------------------------------------------------------- the rules


def test_an_artefact_is_made_of_what_its_notebook_reads_and_imports_in_turn(root):
    write(root / "data/cats/README.md")
    records = {"records/__init__.py", "records/readers/listing.py", "lexicon/__init__.py", "lexicon/words.csv"}
    figures = {"figures/__init__.py", "figures/style.py", "palette.py"}
    drawn = {f"figures/cats/draw.{end}" for end in ("svg", "pdf", "png", "csv")}
    always = "requirements.lock"
    rules = read_rules(root)
    runs = {stem: rules.pop(locate_record("", "cats", stem).as_posix()) for stem in ("02_read", "01_count", "draw", "page")}
    assert runs == {
        "02_read": {always, "notebooks/02_read.ipynb", *records},
        "01_count": {always, "notebooks/01_count.ipynb", "data/cats/derived/02_read.parquet", "evidence.py"},
        "draw": {always, "notebooks/draw.ipynb", "data/cats/derived/01_count.parquet", *figures},
        "page": {always, "notebooks/page.ipynb", "data/cats/README.md", *drawn, *figures},
    }
    made = {"data/cats/derived/02_read.parquet", "data/cats/derived/01_count.parquet", *drawn, "figures/cats/page.html"}
    assert rules == {path: {locate_record("", "cats", Path(path).stem).as_posix()} for path in made}


def test_a_command_makes_what_the_table_says(root):
    lines = render_rules(root, "cats").splitlines()
    drawn = "figures/cats/draw.svg figures/cats/draw.pdf figures/cats/draw.png figures/cats/draw.csv"
    assert [line for line in lines if line.startswith(("all", "report"))] == [
        "all: data/cats/derived/02_read.parquet",
        "all: data/cats/derived/01_count.parquet",
        f"all: {drawn}",
        "report: figures/cats/page.html",
    ]


def test_each_artefact_is_made_unless_it_is_fresh_and_never_deleted(root):
    lines = render_rules(root, "cats").splitlines()
    artefacts = [stem for stem, (makes, _, _) in NOTEBOOKS.items() if makes]
    assert [stem for stem in artefacts for line in lines if f" $(call unless_fresh,{stem}) |" in line] == artefacts
    drawn = "figures/cats/draw.svg figures/cats/draw.pdf figures/cats/draw.png figures/cats/draw.csv"
    assert f".PRECIOUS: data/cats/runs/draw.used.json {drawn}" in lines


def test_what_the_user_wrote_is_a_prerequisite_while_it_is_there(root):
    record = "data/cats/runs/01_count.used.json"
    without = read_rules(root)[record]
    write(root / "data/cats/params/thesaurus.csv")
    write(root / "data/cats/params/01_count.yml")
    assert read_rules(root)[record] - without == {"data/cats/params/thesaurus.csv", "data/cats/params/01_count.yml"}


# ---------------------------------------------------------------- as make runs it


def run_alone(folder, name):
    """Run the file as make does: with Python's own library, what lies beside the file, and nothing else."""
    source = Path(pipeline.__file__).parents[2]
    command = [sys.executable, "-PsS", pipeline.__file__, name]
    return subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(source)}, capture_output=True, text=True, check=False)


def test_it_runs_without_any_package_and_names_the_file_of_its_rules(root):
    done = run_alone(root, "cats")
    assert (done.returncode, done.stdout, done.stderr) == (0, "data/cats/runs/rules.mk\n", "")
    assert (root / "data/cats/runs/rules.mk").read_text() == render_rules(root, "cats")
    assert [path.name for path in (root / "data/cats/runs").iterdir()] == ["rules.mk"]


def test_rules_that_cannot_be_written_are_one_line(root):
    write(root / "data/cats/runs", "a file in its place")
    done = run_alone(root, "cats")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"data/cats/runs/rules\.mk cannot be written: .*; it needs room, and a folder .*\n", done.stderr)
