"""Run All goes through in JupyterLab, as a user runs it, in every notebook of the pipeline.

The long ones run with small parameters there; which of them the copy then holds, no other test may ask.
"""

import pytest

from copies import ROOT, SMALL, set_parameters
from in_browser.lab import open_notebook, run_all
from themeloom.project.pipeline import read_pipeline

STEMS = [step.notebook for step in read_pipeline(ROOT) if step.notebook not in ("explore", "report")]  # with tests of their own
PATIENCE = 600  # seconds for one notebook


@pytest.mark.parametrize("stem", STEMS)
def test_run_all_goes_through(stem, lab, page, complaints):
    if stem in SMALL:
        set_parameters(lab.folder / "notebooks" / f"{stem}.ipynb", SMALL[stem])
    with open_notebook(page, lab, f"notebooks/{stem}.ipynb"):
        assert run_all(page, timeout=PATIENCE) == []
        assert complaints == []
