"""What goes wrong in a page or in a notebook is seen: otherwise the other tests of this folder would always pass."""

import nbformat
import pytest

from in_browser.lab import open_notebook, run_all

FAILURES = [
    ("1 / 0", 60, "ZeroDivisionError: division by zero"),
    ("import os; os._exit(1)", 60, "appears to have died"),
    ("import time; time.sleep(100)", 2, "0 of 2 code cells had run after 2 s"),
]


def test_errors_of_a_page_are_kept(page, complaints):
    with page.expect_event("pageerror"):
        page.set_content("<script>console.error('logged'); setTimeout(() => { throw new Error('thrown') })</script>")
    assert [complaint.split(" ")[0] for complaint in complaints] == ["logged", "thrown"]


@pytest.mark.parametrize(("source", "timeout", "error"), FAILURES)
def test_what_fails_in_a_notebook_is_seen(source, timeout, error, lab, page):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell(text) for text in (source, "'not reached'")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), lab.folder / "failing.ipynb")
    with open_notebook(page, lab, "failing.ipynb"):
        errors = run_all(page, timeout=timeout)
    assert len(errors) == 1
    assert error in errors[0]
    assert lab.ask("kernels") == []
