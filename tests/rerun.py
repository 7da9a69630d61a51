"""Run executed notebooks again, and compare every text output with the one that is kept: python tests/rerun.py RUN.ipynb ...

All happens in copies of the project. The two that take minutes, the themes with their bootstrap samples and the sensitivity
analysis that runs other notebooks by the dozen, are executed there with few samples and a small grid before they are run again.

A run lies in the folder of its corpus, which somebody may have handed on, and what lies there is data. So it is run again only
where its code is that of the project's own notebook, and in a folder of its own, where it imports nothing of the corpus.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import yaml
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from copies import SMALL, copy_project
from themeloom.project.corpus import Corpus
from themeloom.project.parameters import read_own
from themeloom.project.plain_values import make_plain

NBVAL = ["-q", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=900", "--config-file=pyproject.toml", "--rootdir=."]


def place_again(project, run):
    """Copy a run to where it can be run again; SystemExit where its code is not that of the notebook in the project."""
    corpus = run.parts[1]
    notebook = project / "notebooks" / run.name
    parameters = make_plain(read_own(Corpus(corpus, project), run.stem) | {"corpus": corpus})
    wanted = parameterize_notebook(load_notebook_node(str(notebook)), parameters)
    if list_code(nbformat.read(project / run, as_version=4)) != list_code(wanted):
        sys.exit(f"{run} is no run of notebooks/{run.name} as it is; make it anew: make clean CORPUS={corpus}, then make test")
    again = project / "again" / run.name
    again.parent.mkdir(exist_ok=True)
    return shutil.copy(project / run, again)


def list_code(notebook):
    """The sources of the cells of code, in their order."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def execute_small(run, folder):
    """Execute a notebook in a copy of the project with its small parameters; return the copy."""
    corpus = run.parts[1]
    copy = copy_project(folder, corpus)
    params = copy / "data" / corpus / "params"
    params.mkdir(exist_ok=True)
    (params / f"{run.stem}.yml").write_text(yaml.safe_dump(SMALL[run.stem]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "themeloom.project.running", run.stem, corpus], cwd=copy, check=True)
    return copy


def main(*runs):
    """Run all again; the exit code is pytest's."""
    paths = [Path(run) for run in runs]
    with TemporaryDirectory() as scratch:
        copy = copy_project(Path(scratch, "my project"), paths[0].parts[1])
        again = [place_again(copy, path) for path in paths if path.stem not in SMALL]
        again += [place_again(execute_small(path, Path(scratch, path.stem)), path) for path in paths if path.stem in SMALL]
        # another order of sets, clock, language and number of threads than in the run that is kept: nothing may depend on them
        elsewhere = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "OMP_NUM_THREADS": "2"}
        environment = os.environ | {"TQDM_DISABLE": "1"} | elsewhere
        command = [sys.executable, "-m", "pytest", *NBVAL, *map(str, again)]
        done = subprocess.run(command, cwd=copy, env=environment, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
