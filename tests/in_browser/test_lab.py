"""Run All goes through in JupyterLab, as a user runs it, in every notebook of the pipeline."""

import pytest

from in_browser.lab import ROOT, open_notebook, run_all

STEMS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
PATIENCE = 600  # seconds for one notebook


@pytest.mark.parametrize("stem", STEMS)
def test_run_all_goes_through(stem, lab, page, complaints):
    with open_notebook(page, lab, f"notebooks/{stem}.ipynb"):
        assert run_all(page, timeout=PATIENCE) == []
        assert complaints == []
