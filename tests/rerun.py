"""Run executed notebooks again, and compare every text output with the one that is kept: python tests/rerun.py RUN.ipynb ...

All happens in copies of the project. The two that take minutes, the themes with their bootstrap samples and the sensitivity
analysis that runs other notebooks by the dozen, are executed there with few samples and a small grid before they are run again.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from copies import SMALL, copy_project

NBVAL = ["-q", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=900", "--config-file=pyproject.toml", "--rootdir=."]


def execute_small(run, folder):
    """Execute a notebook in a copy of the project with its small parameters; return the new run."""
    corpus = run.parts[1]
    copy = copy_project(folder, corpus)
    params = copy / "data" / corpus / "params"
    params.mkdir(exist_ok=True)
    (params / f"{run.stem}.yml").write_text(yaml.safe_dump(SMALL[run.stem]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "themeloom.project.running", run.stem, corpus], cwd=copy, check=True)
    return copy / run


def main(*runs):
    """Run all again; the exit code is pytest's."""
    paths = [Path(run) for run in runs]
    with TemporaryDirectory() as scratch:
        copy = copy_project(Path(scratch, "my project"), paths[0].parts[1])
        again = [path for path in paths if path.stem not in SMALL]
        again += [execute_small(path, Path(scratch, path.stem)) for path in paths if path.stem in SMALL]
        # another order of sets than in the run that is kept: nothing may depend on it
        environment = os.environ | {"TQDM_DISABLE": "1", "PYTHONHASHSEED": "1"}
        command = [sys.executable, "-m", "pytest", *NBVAL, *map(str, again)]
        done = subprocess.run(command, cwd=copy, env=environment, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
