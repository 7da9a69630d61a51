"""House rules of the notebooks: what a reader may rely on in every one of them."""

import ast
import re
from statistics import median

import nbformat
import pytest

from sources import NOTEBOOKS, ROOT
from themeloom.project.pipeline import read_pipeline

FORMULA_NUMBERS = (10, 100)  # factors of Callon's measures
STEPS = {step.notebook: step for step in read_pipeline(ROOT)}
# what a notebook makes -> the method of a Corpus that writes it
WRITERS = {"table": "write", "graph": "write", "figure": "write_figure", "export": "write_export", "page": "write_report"}


class Notebook:
    """A stored notebook, its row of the pipeline, its code cells and its prose."""

    def __init__(self, path):
        self.step = STEPS.get(path.stem)
        self.node = nbformat.read(path, as_version=4)
        self.cells = self.node.cells
        self.code = [cell for cell in self.cells if cell.cell_type == "code"]
        self.prose = [cell for cell in self.cells if cell.cell_type == "markdown"]
        self.trees = [ast.parse(cell.source) for cell in self.code]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return Notebook(request.param)


def read_parameters(notebook):
    """Name -> value of the parameters cell."""
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert len(cells) == 1
    return {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(cells[0].source).body}


def find_read(notebook):
    """Stems of the artefacts that a notebook reads."""
    calls = [node for tree in notebook.trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    read = [node for node in calls if getattr(node.func, "attr", None) in ("read", "read_figure")]
    return {node.args[0].value for node in read}


def test_each_has_its_row_in_the_pipeline_and_no_other_has():
    assert sorted(STEPS) == [path.stem for path in NOTEBOOKS]
    assert len(read_pipeline(ROOT)) == len(STEPS)
    assert len(STEPS) >= 10


def test_it_reads_only_what_is_made_before_it(notebook):
    order = list(STEPS)
    before = order[: order.index(notebook.step.notebook)]
    assert find_read(notebook) <= {stem for stem in before if STEPS[stem].makes}


def test_it_is_stored_without_outputs_for_the_kernel_python3(notebook):
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.code)
    assert notebook.node.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook.node)


def test_it_is_short(notebook):
    lengths = [len(cell.source.splitlines()) for cell in notebook.code]
    assert len(notebook.cells) <= 16
    assert max(lengths) <= 12
    assert median(lengths) <= 3
    assert not any(isinstance(node, ast.FunctionDef) for tree in notebook.trees for node in ast.walk(tree))


def test_its_title_is_a_question_and_says_what_it_reads_and_makes(notebook):
    first = notebook.cells[0].source
    assert re.match(r"# .+\?\n", first)
    for part in ("Limit:", "**Reads**", "**Makes**"):
        assert part in first
    assert notebook.step.notebook in first.split("**Makes**")[1]
    assert notebook.cells[-1].source.startswith("**How to read this.**")


def test_its_title_names_every_artefact_that_it_reads(notebook):
    named = notebook.cells[0].source.split("**Reads**")[1]
    assert [stem for stem in sorted(find_read(notebook)) if stem not in named] == []


def test_its_parameters_are_plain_and_explained(notebook):
    assert "parameters" in notebook.cells[1].metadata.tags
    assert all(re.search(r"  # \w+", line) for line in notebook.cells[1].source.splitlines())
    assert read_parameters(notebook)["corpus"] == "internal-learning"


def test_prose_stands_between_its_code_cells(notebook):
    kinds = "".join(cell.cell_type[0] for cell in notebook.cells)
    assert max(map(len, kinds.split("m"))) <= 6
    assert len(notebook.prose) >= 3


def test_its_last_code_cell_writes_its_own_artefact_and_no_other_does(notebook):
    writes = [re.findall(r'\.(write(?:_figure|_export|_report)?)\("(\w+)"', cell.source) for cell in notebook.code]
    step = notebook.step
    assert writes[-1] == ([(WRITERS[step.makes], step.notebook)] if step.makes else [])
    assert not any(writes[:-1])


def test_it_either_computes_or_draws(notebook):
    imports = [node.module for tree in notebook.trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    draws = "themeloom.figures" in imports
    assert draws == (notebook.step.makes == "figure") or not notebook.step.makes
    assert ("matplotlib" in imports) == draws


def test_it_holds_an_invariant(notebook):
    asserted = [node.test for tree in notebook.trees for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    assert asserted
    # what is a constant, or has no name in it, holds whatever was read
    assert [ast.unparse(test) for test in asserted if not any(isinstance(node, ast.Name) for node in ast.walk(test))] == []


def test_its_tables_are_shown_whole(notebook):
    last = [tree.body[-1].value for tree in notebook.trees if isinstance(tree.body[-1], ast.Expr)]
    calls = {ast.unparse(node.func).rpartition(".")[2] for node in last if isinstance(node, ast.Call)}
    assert {name for name in calls if not name.startswith("set_")} <= {"show", "print"}
    # anything else that a cell may show is what one only looks at: a widget
    assert not [node for node in last if not isinstance(node, ast.Call)] or not notebook.step.makes


def test_its_prose_states_no_number_of_a_corpus(notebook):
    prose = re.sub(r"`[^`]*`", "", "\n".join(cell.source for cell in notebook.prose))
    assert [number for number in re.findall(r"\d+", prose) if int(number) > 2 and int(number) not in FORMULA_NUMBERS] == []
