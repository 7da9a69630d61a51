"""Killed at five moments and run again, make makes the same bytes and leaves no process; 50 on the example: make torture."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from copies import copy_code
from processes import list_marked
from sources import ROOT
from torture import CORPUS, torture
from toy_notebooks import write_notebook

READ = """
import time
import pandas as pd
from themeloom.parallel import run_parts
from themeloom.project import Corpus
from themeloom.tables import list_types
here = Corpus(corpus)
waited = list(run_parts(time.sleep, [0.1 + len(here.raw_files) / 10] * 20, processes=2))
tables = {name: pd.DataFrame(columns=list(list_types(name))).astype(list_types(name)) for name in ("terms", "terms.papers")}
print(here.write("01_terms", tables["terms"], parts={"papers": tables["terms.papers"]}))
"""
LINK = """
import networkx as nx
from themeloom.project import Corpus
here = Corpus(corpus)
terms = here.read("01_terms")
papers = here.read("01_terms", "papers")
print(here.write("02_network", nx.path_graph(["a", "b", "c"])))
"""


@pytest.fixture
def project(tmp_path):
    """A project of two quick notebooks, in a path with a space."""
    folder = copy_code(tmp_path / "my project")
    for path in folder.glob("notebooks/*.ipynb"):
        path.unlink()
    write_notebook(folder / "notebooks" / "01_terms.ipynb", READ)
    write_notebook(folder / "notebooks" / "02_network.ipynb", LINK)
    (folder / "notebooks" / "pipeline.csv").write_text("notebook,makes,command\n01_terms,table,all\n02_network,graph,all\n")
    (folder / "data" / CORPUS / "raw").mkdir(parents=True)
    (folder / "data" / CORPUS / "raw" / "a.txt").write_text("anything\n")
    return folder


def test_killed_at_random_moments_make_makes_the_same_and_leaves_nothing_running(project):
    assert torture(project, moments=5, seed=1) >= 4


INTERRUPTED = """
from torture import make_scratch, start_make
with make_scratch() as folder:
    (folder / "inner").mkdir(parents=True)
    (folder / "Makefile").write_text("all:; @echo $$TMPDIR; sleep 60")
    process = start_make(folder)
    print(process.stdout.readline(), flush=True)
    process.wait()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_torture_that_is_interrupted_leaves_no_folder_and_no_process(tmp_path, number):
    variables = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])}
    command = [sys.executable, "-c", INTERRUPTED]
    process = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    scratch = Path(process.stdout.readline().strip())
    assert scratch.parent == tmp_path
    assert len(list_marked(scratch / "my project")) >= 2
    process.send_signal(number)
    process.communicate()
    assert process.returncode != 0
    assert list(tmp_path.iterdir()) == []
    assert list_marked(scratch / "my project") == []
