"""What is typed into the cell of parameters of a notebook in JupyterLab is checked before it is run."""

import shutil

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from sources import ROOT
from themeloom.project.typed_values import OPENED, ParameterError, load_ipython_extension

FITTING = 'corpus = "bees"  # folder below data/\nkinds = ["task"]\nwidth = "column"\nmax_q = 1'


@pytest.fixture
def hand_on(tmp_path, monkeypatch):
    """Hand a cell to a kernel's shell as if a notebook of this stem were open; returns what the shell would run."""
    shutil.copy(ROOT / "notebooks" / "parameters.csv", tmp_path)

    def hand_on(cell, stem="06_term_map", folder=tmp_path):
        monkeypatch.setenv(OPENED, str(folder / f"{stem}.ipynb"))
        kernel = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
        load_ipython_extension(kernel)
        return kernel.transform_cell(cell)

    return hand_on


def test_what_fits_is_run(hand_on):
    assert hand_on(FITTING) == f"{FITTING}\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('width = "poster"', "width is 'poster'; needs str, one of page, column"),
        ("max_q = 5", "max_q is 5; needs float from 0.0 to 1.0"),
        ("max_q = -0.1", "max_q is -0.1; needs float from 0.0 to 1.0"),
        ('labels = "all"', "labels is 'all'; needs int from 0 to 10000"),
        ('kinds = "method"', r"kinds is 'method'; needs list of str, each one of"),
        ('kinds = ["task", "metod"]', r"kinds is \['task', 'metod'\]; needs list of str, each one of system, dataset"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(hand_on, line, message):
    with pytest.raises(ParameterError, match=f"^{message}") as caught:
        hand_on(f"{FITTING}\n{line}")
    assert caught.value._render_traceback_() == [str(caught.value)]


@pytest.mark.parametrize(
    ("cell", "stem"),
    [
        ('width = "poster"', "06_term_map"),  # no cell of parameters
        ('corpus = "bees"\nwidth = "poster"', "06_term_map-Copy1"),
        ('corpus = "bees"\nwidth = "poster"', "05_themes"),
        ('corpus = "bees"\nwidth = "pos" + "ter"', "06_term_map"),  # no plain value
    ],
)
def test_other_cells_and_other_notebooks_are_let_pass(hand_on, cell, stem):
    assert hand_on(cell, stem) == f"{cell}\n"


def test_a_notebook_without_declared_parameters_beside_it_is_let_pass(hand_on, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    assert "poster" in hand_on(f'{FITTING}\nwidth = "poster"', folder=tmp_path / "elsewhere")


def test_a_fault_of_grammar_is_left_to_ipython(hand_on):
    assert hand_on('corpus = "bees"\nwidth = "poster') == 'corpus = "bees"\nwidth = "poster\n'
