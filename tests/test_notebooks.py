"""House rules of the notebooks: what a reader may rely on in every one of them."""

import ast
import re
from pathlib import Path
from statistics import median

import nbformat
import pytest

FORMULA_NUMBERS = (10, 100)  # factors of Callon's measures
ROOT = Path(__file__).parents[1]
BESIDE = {"explore", "report"}  # those that follow no other: one makes nothing but settings, one tells of all
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


class Notebook:
    """A stored notebook, its code cells and its prose."""

    def __init__(self, path):
        self.stem, self.node = path.stem, nbformat.read(path, as_version=4)
        self.metadata, self.cells = self.node.metadata, self.node.cells
        self.code = [cell for cell in self.cells if cell.cell_type == "code"]
        self.prose = [cell for cell in self.cells if cell.cell_type == "markdown"]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return Notebook(request.param)


def read_parameters(notebook):
    """Name -> value of the parameters cell."""
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert len(cells) == 1
    return {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(cells[0].source).body}


def test_they_are_in_order():
    numbered = [path.stem[:2] for path in NOTEBOOKS if path.stem not in BESIDE]
    assert numbered == [f"{number:02d}" for number in range(1, len(numbered) + 1)]
    assert len(numbered) >= 10


def test_it_is_stored_without_outputs_for_the_kernel_python3(notebook):
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.code)
    assert notebook.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook.node)


def test_it_is_short(notebook):
    lengths = [len(cell.source.splitlines()) for cell in notebook.code]
    assert len(notebook.cells) <= 14
    assert max(lengths) <= 12
    assert median(lengths) <= 3
    assert "def " not in "".join(cell.source for cell in notebook.code)


def test_its_title_is_a_question_and_says_what_it_reads_and_makes(notebook):
    first = notebook.cells[0].source
    assert re.match(r"# .+\?\n", first)
    for part in ("Limit:", "**Reads**", "**Makes**"):
        assert part in first
    assert notebook.stem in first.split("**Makes**")[1]
    assert notebook.cells[-1].source.startswith("**How to read this.**")


def test_its_parameters_are_plain_and_explained(notebook):
    assert "parameters" in notebook.cells[1].metadata.tags
    assert all(re.search(r"  # \w+", line) for line in notebook.cells[1].source.splitlines())
    assert read_parameters(notebook)["corpus"] == "internal-learning"


def test_its_last_code_cell_writes_its_own_artefact_and_no_other_does(notebook):
    writes = [re.findall(r'\.write(?:_figure|_export|_report)?\("(\w+)"', cell.source) for cell in notebook.code]
    assert writes[-1] == ([] if notebook.stem == "explore" else [notebook.stem])
    assert not any(writes[:-1])


def test_it_either_computes_or_draws(notebook):
    source = "\n".join(cell.source for cell in notebook.code)
    draws = "06" < notebook.stem < "13"
    assert ("import figures" in source) == ("write_figure" in source) == draws
    if draws:
        assert "here.write(" not in source


def test_it_holds_an_invariant(notebook):
    assert any(cell.source.count("assert ") for cell in notebook.code)


def test_its_prose_states_no_number_of_a_corpus(notebook):
    prose = re.sub(r"`[^`]*`", "", "\n".join(cell.source for cell in notebook.prose))
    assert [number for number in re.findall(r"\d+", prose) if int(number) > 2 and int(number) not in FORMULA_NUMBERS] == []
