"""A run in a corpus' folder is data: only what the project's own notebook says is run again, and nothing beside the run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rerun import NBVAL, place_again
from themeloom.project.pipeline import read_pipeline
from themeloom.project.running import make_artefact
from toy_notebooks import declare, write_notebook

RUN = Path("data/007/runs/03_toys.ipynb")


@pytest.fixture
def project(tmp_path):
    """A project with a run as make has made it, by a parameter of the user's, and with modules beside the run."""
    for folder in ("notebooks", "data/007/raw", "data/007/params"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "data/007/raw/a.txt").touch()
    (tmp_path / "notebooks/pipeline.csv").write_text("notebook,makes,command\n03_toys,table,all\n")
    declare(tmp_path / "notebooks", "03_toys", n="int,1,9,")
    (tmp_path / "data/007/params/03_toys.yml").write_text("n: 2\n")
    write_notebook(tmp_path / "notebooks/03_toys.ipynb", "import colorsys\nprint(n)", 'corpus = "one"  # name\nn = 1  # number')
    make_artefact(tmp_path, read_pipeline(tmp_path)[0], "007")
    for name in ("conftest.py", "colorsys.py"):
        (tmp_path / RUN.parent / name).write_text(f"from pathlib import Path\nPath({str(tmp_path)!r}, 'ran').touch()\n")
    return tmp_path


def edit(path, change):
    notebook = json.loads(path.read_text())
    change(notebook["cells"])
    path.write_text(json.dumps(notebook))


def test_what_make_has_made_is_run_again_and_nothing_that_lies_beside_it(project):
    again = place_again(project, RUN)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *NBVAL, str(again)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert "3 passed" in done.stdout
    assert not (project / "ran").exists()


def test_an_output_that_differs_is_found(project):
    edit(project / RUN, lambda cells: cells[-1]["outputs"][0].update(text=["3\n"]))
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *NBVAL, str(place_again(project, RUN))]
    assert subprocess.run(command, cwd=project, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda cells: cells[-1].update(source="print(n); print(1)"),
        lambda cells: cells[1].update(source="n = print(2)"),
        pytest.param(
            lambda cells: cells.append(cells[-1]),
            marks=pytest.mark.filterwarnings("ignore:Non-unique cell id:nbformat.warnings.DuplicateCellId"),
        ),
        lambda cells: cells.pop(),
    ],
)
def test_a_run_with_other_code_than_the_notebook_s_is_refused(project, change):
    edit(project / RUN, change)
    with pytest.raises(SystemExit, match=r"03_toys\.ipynb is no run of notebooks/03_toys\.ipynb as it is; make it anew"):
        place_again(project, RUN)
