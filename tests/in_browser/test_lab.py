"""Run All goes through in JupyterLab, as a user runs it, in one notebook of each kind.

What each notebook gives is compared where all are run again (``tests/rerun.py``, nbval): here it is Lab that is tested, which
treats all notebooks of a kind alike. The report has a test of its own, and so has the explorer.

What is typed as a parameter is checked in Lab's kernels only.
"""

import pytest

from copies import CORPUS, ROOT
from in_browser.lab import open_notebook, run_all
from themeloom.project.pipeline import read_pipeline

PATIENCE = 600  # seconds for one notebook
OWN_TESTS = ("explore", "report")


def pick_notebooks():
    """The first notebook of each kind: of a table, a graph, a figure, an export, and of none."""
    steps = [step for step in read_pipeline(ROOT) if step.notebook not in OWN_TESTS]
    first = {step.makes: step.notebook for step in reversed(steps)}
    return [step.notebook for step in steps if step.notebook == first[step.makes]]


@pytest.mark.parametrize("stem", pick_notebooks())
def test_run_all_goes_through(stem, lab, page, complaints):
    with open_notebook(page, lab, f"notebooks/{stem}.ipynb"):
        assert run_all(page, timeout=PATIENCE) == []
        assert complaints == []


TYPE = """([old, typed]) => {
  const cells = Array.from(window.jupyterapp.shell.currentWidget.content.model.cells);
  const source = cells.find(cell => cell.type === "code").sharedModel;
  source.setSource(source.source.replace(old, typed));
}"""


def test_a_parameter_that_does_not_fit_is_refused_in_one_line_before_a_figure_is_drawn(lab, page):
    drawn = lab.folder / "figures" / CORPUS / "06_term_map.svg"
    before = drawn.stat().st_mtime_ns
    with open_notebook(page, lab, "notebooks/06_term_map.ipynb"):
        page.evaluate(TYPE, ['width = "page"', 'width = "poster"'])
        assert run_all(page, timeout=60) == ["ParameterError: width is 'poster'; needs str, one of page, column"]
    assert drawn.stat().st_mtime_ns == before
