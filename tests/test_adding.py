"""A notebook and a figure are added exactly as CONTRIBUTING.md says, in a copy of the project: all house rules hold there."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from copies import CORPUS, ROOT, copy_project
from themeloom.project.freshness import describe_state

# of the tests of make those that look at each notebook and command; the others are of make itself, whatever it makes
OF_MAKE = ["test_prerequisites_are_what_the_notebook_reads_and_imports", "test_help_lists_every_command_in_a_line"]
RULES = ["test_house.py", "test_notebooks.py", *(f"test_makefile.py::{name}" for name in OF_MAKE)]
# stem -> what it makes, and the command that runs it; numbers that neither follow the others nor their own order
ADDED = {"97_largest": ("table", "all"), "14_slices": ("figure", "all"), "slides": ("page", "slides")}
BEHIND = "10_theme_spread"  # the row behind which they are added
TABLE = "largest,,row,a theme\nlargest,theme,int64,its number\nlargest,papers,int64,its papers\n"
LOOK = 'here = Corpus(corpus)\nthemes = here.read("05_themes")\nshow(themes[["theme", "label", "papers"]], 3)'
CHECK = 'assert themes["papers"].ge(0).all()'
CELLS = {
    "97_largest": [
        "from themeloom.project import Corpus, show",
        LOOK,
        CHECK,
        'largest = themes[themes["papers"] >= themes["papers"].median()]\nprint(f"{len(largest)} of {len(themes)} themes")',
        'print(here.write("97_largest", largest[["theme", "papers"]]))',
    ],
    "slides": [
        "from themeloom.project import Corpus, show",
        LOOK,
        CHECK,
        'figures = here.read_figures()\nprint(f"{len(figures)} figures")',
        'print(here.write_report("slides", "".join(svg for svg, _ in figures.values())))',
    ],
}


def write_notebook(folder, stem, cells, makes):
    """Write a notebook in the shape that CONTRIBUTING.md asks for, with prose before all code that decides something."""
    reads = "`05_themes.parquet`" + (", all figures" if makes == "page" else "")
    title = f"# Which themes are the largest?\n\nBy their papers.\n\nLimit: none.\n\n**Reads** {reads} · **Makes** `{stem}`"
    prose = ["markdown", *["code"] * 3, "markdown", "code", "markdown", "code", "markdown", "code", "markdown"]
    texts = [title, f'corpus = "{CORPUS}"  # folder below data/', *cells[:2], "All of them.", cells[2]]
    texts += ["The larger half.", cells[3], "It is written.", cells[4], "**How to read this.** Row by row."]
    nodes = []
    for number, (kind, text) in enumerate(zip(prose, texts, strict=True)):
        tags = {"tags": ["parameters"]} if number == 1 else {}
        node = {"cell_type": kind, "id": f"{stem}-{number}", "metadata": tags, "source": text}
        nodes.append(node | ({"outputs": [], "execution_count": None} if kind == "code" else {}))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": nodes, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / f"{stem}.ipynb").write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def add(folder):
    """A table, a figure and a page: rows of columns, a row of the pipeline each, and the notebooks."""
    notebooks = folder / "notebooks"
    pipeline = (notebooks / "pipeline.csv").read_text()
    rows = "".join(f"{stem},{makes},{command}\n" for stem, (makes, command) in ADDED.items())
    (notebooks / "pipeline.csv").write_text(re.sub(rf"(?m)^{BEHIND},.*\n", rf"\g<0>{rows}", pipeline))
    with (folder / "src" / "themeloom" / "tables" / "columns.csv").open("a") as columns:
        columns.write(TABLE)
    # a figure like another, under its own name
    figure = (notebooks / f"{BEHIND}.ipynb").read_text(encoding="utf-8").replace(BEHIND, "14_slices")
    (notebooks / "14_slices.ipynb").write_text(figure, encoding="utf-8")
    for stem, cells in CELLS.items():
        write_notebook(notebooks, stem, cells, ADDED[stem][0])
    makefile = (folder / "Makefile").read_text()
    makefile = makefile.replace("COMMANDS := all", "COMMANDS := slides all").replace(
        "\nall: ##", "\nslides: ## write slides\n\nall: ##"
    )
    (folder / "Makefile").write_text(makefile)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = copy_project(tmp_path_factory.mktemp("project") / "my project")
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    add(folder)
    return folder


def run(*command, folder):
    return subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("rules", RULES)
def test_the_house_rules_hold(copy, rules):
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{rules}", folder=copy)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout


def test_they_are_seen_by_the_rules(copy):
    """The rules passed because they looked at what was added, not past it."""
    listed = run("-m", "pytest", "-q", "--collect-only", *(f"tests/{rules}" for rules in RULES), folder=copy).stdout
    for stem in ADDED:
        assert len(re.findall(rf"\[{stem}\]", listed)) > 10
    (copy / "notebooks" / "stray.ipynb").write_text((copy / "notebooks" / "slides.ipynb").read_text())
    try:
        done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_notebooks.py", folder=copy)
    finally:
        (copy / "notebooks" / "stray.ipynb").unlink()
    assert "test_each_has_its_row_in_the_pipeline_and_no_other_has" in done.stdout


def make(*arguments, folder):
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    command = ["make", f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_make_makes_them_and_nothing_else(copy):
    if make("--question", "all", folder=ROOT).returncode:
        pytest.skip("the figures are not made yet: run make first")
    # all was made with the longer list of tables, by its time and by the records of the runs
    tables = [folder / "src" / "themeloom" / "tables" for folder in (ROOT, copy)]
    shutil.copystat(*(folder / "columns.csv" for folder in tables))
    for record in (copy / "data" / CORPUS / "runs").glob("*.used.json"):
        record.write_text(record.read_text().replace(*map(describe_state, tables)))
    planned = make("--dry-run", "all", "slides", folder=copy).stdout
    assert re.findall(r"project\.starting (\w+) ", planned) == list(ADDED)
    # the installed package does not know the schema of the new table
    figure = f"figures/{CORPUS}/14_slices.svg"
    done = make(figure, "slides", folder=copy)
    assert done.returncode == 0, done.stderr
    assert (copy / figure).read_text() in (copy / "figures" / CORPUS / "slides.html").read_text()
